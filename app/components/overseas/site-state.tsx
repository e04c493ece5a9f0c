import { Status, type StatusShape } from "~/components/ui/status";
import { type Attention, isPressing } from "~/domain/overseas/documents";
import type { AmendmentState, SiteStatus } from "~/domain/overseas/lifecycle";
import { m } from "~/messages/compiled/messages";
import { STATUS_WORDS } from "~/messages/overseas-words";
import { amendmentWords } from "./site-words";

const SHAPES: Record<SiteStatus, StatusShape> = {
  draft: "waiting",
  filed: "under-way",
  returned: "attention",
  approved: "under-way",
  active: "done",
  suspended: "attention",
  closed: "none",
};

type State = {
  status: SiteStatus;
  amendment: AmendmentState;
  edition: number;
  mandatoryDue: Attention;
};

/** A site's status; an amendment in review and a mandatory paper that ends soon come before it. */
export function SiteState({ site }: { site: State }) {
  const isLive = site.status === "active" || site.status === "approved";
  if (isLive && isPressing(site.mandatoryDue)) {
    return (
      <Status shape="attention">
        {site.mandatoryDue.level === "expired" ? m.overseas_due_over() : m.overseas_due_soon()}
      </Status>
    );
  }
  const amended =
    site.amendment === "filed" ? amendmentWords(site.amendment, site.edition) : undefined;
  return (
    <Status shape={amended ? "under-way" : SHAPES[site.status]}>
      {amended ?? STATUS_WORDS[site.status]()}
    </Status>
  );
}

/** The plain status, for headings. */
export function StatusWord({ status }: { status: SiteStatus }) {
  return <Status shape={SHAPES[status]}>{STATUS_WORDS[status]()}</Status>;
}
