import { Badge } from "~/components/ui/badge";
import { MiniGauge } from "~/components/ui/gauge";
import { daysBetween } from "~/domain/calendar-day";
import { type Attention, isPressing } from "~/domain/overseas/documents";
import type { SiteContact } from "~/domain/overseas/terms";
import { m } from "~/messages/compiled/messages";
import { DOCUMENT_WORDS, PART_WORDS } from "~/messages/overseas-words";
import type { SiteView } from "~/services/overseas/get-warehouse.server";
import { langOf } from "./site-words";

type Paper = SiteView["documents"][number];

/** "还有 20 天", "今天到期", "已过期 3 天" */
export function daysLeftWords(attention: Attention): string | undefined {
  if (attention.level === "none") return undefined;
  if (attention.level === "expired") return m.overseas_document_over({ days: -attention.daysLeft });
  if (attention.daysLeft === 0) return m.overseas_document_today();
  return m.overseas_document_days({ days: attention.daysLeft });
}

/** The papers of a site with what is left of each. */
export function SiteDocuments({
  documents,
  today,
}: {
  documents: readonly Paper[];
  today: string;
}) {
  if (documents.length === 0) return <p className="ops-dim p-3">{m.overseas_none_yet()}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="osw-papers" tabIndex={0} aria-label={m.overseas_dossier_documents()}>
      <table>
        <thead>
          <tr>
            <th scope="col">{PART_WORDS.kind()}</th>
            <th scope="col">{m.overseas_number_issuer()}</th>
            <th scope="col">{PART_WORDS.expiresOn()}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((paper) => (
            <tr key={`${paper.kind} ${paper.number} ${paper.expiresOn}`}>
              <td>
                {DOCUMENT_WORDS[paper.kind]()}{" "}
                {paper.isMandatory ? <Badge>{m.overseas_document_mandatory()}</Badge> : null}
              </td>
              <td>
                <span className="osw-number">{paper.number}</span>
                <small lang={langOf(paper.issuer)}>{paper.issuer}</small>
              </td>
              <td>
                <ValidityCell paper={paper} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A time scale colours what is left. */
function ValidityCell({ paper, today }: { paper: Paper; today: string }) {
  const { validFrom, expiresOn, attention } = paper;
  if (expiresOn === null) return <span className="ops-dim">{m.overseas_document_no_end()}</span>;
  const left = Math.max(0, daysBetween(today, expiresOn));
  const whole = validFrom ? Math.max(1, daysBetween(validFrom, expiresOn)) : undefined;
  const words = daysLeftWords(attention);
  const tone = attention.level === "expired" ? "danger" : isPressing(attention) ? "warn" : "wu";
  return (
    <span className={tone === "wu" ? "osw-validity" : `osw-validity osw-validity-${tone}`}>
      {whole === undefined ? null : (
        <MiniGauge from={1 - Math.min(1, left / whole)} to={1} tone={tone} />
      )}
      <span>
        {expiresOn}
        {words ? <small>{words}</small> : null}
      </span>
    </span>
  );
}

/** People of the site, for those who may call them. */
export function SiteContacts({ contacts }: { contacts: readonly SiteContact[] }) {
  if (contacts.length === 0) return <p className="ops-dim">{m.overseas_none_yet()}</p>;
  return (
    <ul className="osw-people">
      {contacts.map(({ name, duty, phone, email }) => (
        <li key={`${name} ${phone}`}>
          <b>{name}</b> {duty ? <span className="ops-dim">{duty}</span> : null}
          <p>
            {phone}
            {email ? ` · ${email}` : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
