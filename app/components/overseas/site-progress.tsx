import { type WaterStage, WaterTimeline } from "~/components/ui/water-timeline";
import { shanghaiDay } from "~/domain/calendar-day";
import type { SiteStatus } from "~/domain/overseas/lifecycle";
import { m } from "~/messages/compiled/messages";
import type { SiteHistoryEntry, SiteView } from "~/services/overseas/get-warehouse.server";

/** How many of the stages lie under water, by status. */
const REACHED: Record<SiteStatus, number> = {
  draft: 1,
  returned: 1,
  filed: 2,
  approved: 3,
  active: 4,
  suspended: 5,
  closed: 5,
};

/** The life of a site as a rising water level. */
export function SiteProgress({ view }: { view: Pick<SiteView, "status" | "history"> }) {
  const { status, history } = view;
  const stage = (key: string, title: string, action: string): WaterStage => ({
    key,
    title,
    ...timeOf(history, action),
  });
  const stages = [
    stage("draft", m.overseas_stage_draft(), "overseas_registered"),
    stage("filed", m.overseas_stage_filed(), "overseas_filed"),
    stage("approved", m.overseas_stage_approved(), "overseas_approved"),
    stage("active", m.overseas_stage_active(), "overseas_activated"),
  ];
  if (status === "suspended") {
    stages.push(stage("suspended", m.overseas_stage_suspended(), "overseas_suspended"));
  }
  if (status === "closed") {
    stages.push(stage("closed", m.overseas_stage_closed(), "overseas_closed"));
  }
  return (
    <WaterTimeline
      stages={stages}
      reached={Math.min(REACHED[status], stages.length)}
      tone={status === "suspended" || status === "returned" ? "warn" : "water"}
      label={m.overseas_dossier_progress()}
    />
  );
}

/** When it last happened; an amendment's filing and approval are not the site's own. */
function timeOf(history: readonly SiteHistoryEntry[], action: string): { time?: string } {
  const found = history.find(
    (entry) => entry.action === action && entry.facts.isAmendment !== true,
  );
  return found ? { time: shanghaiDay(new Date(found.at)) } : {};
}
