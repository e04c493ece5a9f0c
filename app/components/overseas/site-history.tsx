import { formatInstant } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import { fieldName } from "~/messages/overseas-words";
import type { SiteEdition, SiteHistoryEntry } from "~/services/overseas/get-warehouse.server";
import { Details } from "../ui/details";

const SHOWN = 8;

/** Who did what and why, newest first. */
export function SiteHistory({ entries }: { entries: readonly SiteHistoryEntry[] }) {
  const earlier = entries.slice(SHOWN);
  return (
    <>
      <HistoryLines entries={entries.slice(0, SHOWN)} />
      {earlier.length > 0 ? (
        <Details summary={m.overseas_log_more({ count: earlier.length })} className="osw-fold">
          <HistoryLines entries={earlier} />
        </Details>
      ) : null}
    </>
  );
}

function HistoryLines({ entries }: { entries: readonly SiteHistoryEntry[] }) {
  return (
    <ol className="osw-log">
      {entries.map((entry) => {
        const { reason, disposalPlan, file } = entry.facts;
        return (
          <li
            key={`${entry.action} ${new Date(entry.at).getTime()} ${String(entry.facts.version)}`}
          >
            <time dateTime={new Date(entry.at).toISOString()}>
              {formatInstant(new Date(entry.at))}
            </time>
            <div>
              {m.overseas_log_line({ who: entry.who, deed: deedWords(entry) })}
              {typeof file === "string" ? ` ${m.overseas_log_file_import()}` : null}
              {typeof reason === "string" ? <p>{m.overseas_log_reason({ reason })}</p> : null}
              {typeof disposalPlan === "string" ? (
                <p>{m.overseas_log_plan({ plan: disposalPlan })}</p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function deedWords({ action, facts }: SiteHistoryEntry): string {
  const changes = Array.isArray(facts.changes) ? (facts.changes as { field: string }[]) : [];
  const fields = changes.map(({ field }) => fieldName(field)).join(m.overseas_list_mark());
  switch (action) {
    case "overseas_registered":
      return m.overseas_log_registered();
    case "overseas_updated":
      return m.overseas_log_updated({ fields });
    case "overseas_amended":
      return m.overseas_log_amended({ fields });
    case "overseas_filed":
      return m.overseas_log_filed();
    case "overseas_returned":
      return m.overseas_log_returned();
    case "overseas_approved":
      return m.overseas_log_approved({ edition: String(facts.edition ?? "") });
    case "overseas_activated":
      return m.overseas_log_activated();
    case "overseas_suspended":
      return m.overseas_log_suspended();
    case "overseas_resumed":
      return m.overseas_log_resumed();
    case "overseas_closed":
      return m.overseas_log_closed();
    default:
      return action;
  }
}

/** What was approved, newest first. */
export function SiteEditions({ editions }: { editions: readonly SiteEdition[] }) {
  if (editions.length === 0) return <p className="ops-dim">{m.overseas_none_yet()}</p>;
  return (
    <ol className="osw-log">
      {editions.map(({ edition, approvedAt, approvedBy, submittedBy, changedFields }) => (
        <li key={edition}>
          <time dateTime={new Date(approvedAt).toISOString()}>
            {formatInstant(new Date(approvedAt))}
          </time>
          <div>
            <b>{m.overseas_edition_line({ edition })}</b>{" "}
            {changedFields.length === 0
              ? m.overseas_edition_first()
              : m.overseas_edition_changed({
                  fields: changedFields.map(fieldName).join(m.overseas_list_mark()),
                })}
            <p>{m.overseas_edition_by({ submitter: submittedBy ?? "–", approver: approvedBy })}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
