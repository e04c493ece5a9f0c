import { ButtonLink } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { isPressing } from "~/domain/overseas/documents";
import { m } from "~/messages/compiled/messages";
import { DOCUMENT_WORDS } from "~/messages/overseas-words";
import { href } from "~/platform/href";
import type { SiteView } from "~/services/overseas/get-warehouse.server";
import { ChangeTable } from "./change-table";
import { daysLeftWords } from "./site-documents";

/** What matters about a site before anything else: papers, reasons, a waiting amendment. */
export function SiteBanners({ view }: { view: SiteView }) {
  return (
    <>
      <StatusBanner view={view} />
      <PaperBanner view={view} />
      <AmendmentBanner view={view} />
    </>
  );
}

function StatusBanner({ view }: { view: SiteView }) {
  const { status, statusReason } = view;
  const title =
    status === "returned"
      ? m.overseas_returned_title()
      : status === "suspended"
        ? m.overseas_suspended_title()
        : status === "closed"
          ? m.overseas_closed_title()
          : undefined;
  if (!title || !statusReason) return null;
  return (
    <Notice tone={status === "closed" ? "plain" : "warn"} title={title}>
      {m.overseas_log_reason({ reason: statusReason })}
    </Notice>
  );
}

function PaperBanner({ view }: { view: SiteView }) {
  const isLive = view.status !== "closed" && view.status !== "draft";
  const pressing = view.documents.find(
    ({ attention, expiresOn }) =>
      isPressing(attention) &&
      (expiresOn === dueDay(view.mandatoryDue) || expiresOn === dueDay(view.due)),
  );
  if (!isLive || !pressing) return null;
  return (
    <Notice
      tone={pressing.attention.level === "expired" ? "danger" : "warn"}
      title={m.overseas_due_title({
        document: DOCUMENT_WORDS[pressing.kind](),
        days: daysLeftWords(pressing.attention) ?? "",
      })}
      act={
        view.mayWrite ? (
          <ButtonLink
            to={href(`/ops/warehouses/${view.id}/edit`)}
            tone="quiet"
            size="small"
            icon="edit"
          >
            {m.overseas_edit()}
          </ButtonLink>
        ) : undefined
      }
    >
      {m.overseas_due_text({
        number: pressing.number,
        issuer: pressing.issuer,
        day: pressing.expiresOn ?? "",
      })}
    </Notice>
  );
}

const dueDay = (attention: SiteView["due"]) =>
  attention.level === "none" ? undefined : attention.dueOn;

function AmendmentBanner({ view }: { view: SiteView }) {
  const { amendment, proposedChanges, edition } = view;
  if (amendment === "none") return null;
  const count = { edition: edition + 1, count: proposedChanges.length };
  const returned = view.history.find(({ action }) => action.startsWith("overseas_"));
  const reason =
    amendment === "open" && returned?.action === "overseas_returned" ? returned.facts.reason : null;
  return (
    <div className="osw-amendment">
      <Notice
        tone="info"
        title={
          amendment === "open"
            ? m.overseas_amendment_title_open(count)
            : m.overseas_amendment_title_filed(count)
        }
      >
        {m.overseas_amendment_note({ edition })}
        {typeof reason === "string" ? (
          <>
            <br />
            {m.overseas_amendment_returned({ reason })}
          </>
        ) : null}
      </Notice>
      <ChangeTable
        rows={proposedChanges}
        fromHead={m.overseas_change_from()}
        toHead={m.overseas_change_to()}
      />
    </div>
  );
}
