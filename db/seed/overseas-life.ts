import { addDays, type CalendarDay } from "~/domain/calendar-day";
import type { OperatorId } from "~/domain/ids";
import type { SiteStatus } from "~/domain/overseas/lifecycle";
import { seedId } from "./draw";
import type { SeedSite } from "./overseas-sites";

/** The demo logins "overseas", who writes and files, and "admin", who reviews. */
export const CLERK = seedId("opr", "overseas") as OperatorId;
export const OFFICER = seedId("opr", "admin") as OperatorId;

export type SiteStep = {
  action: string;
  day: CalendarDay;
  by: OperatorId;
  from: SiteStatus | null;
  to: SiteStatus;
  isAmendment?: boolean;
  edition?: number;
  reason?: string;
  changes?: { field: string; from: unknown; to: unknown }[];
};

export const isFiling = (step: SiteStep) => step.action === "overseas_filed";

/** What happened to a site until it stood as it stands, in order. */
export function lifeOf(
  site: SeedSite,
  today: CalendarDay,
  filedOn: CalendarDay,
  opensOn: CalendarDay,
): SiteStep[] {
  const step = (
    action: string,
    day: CalendarDay,
    by: OperatorId,
    from: SiteStatus | null,
    to: SiteStatus,
    more: Partial<SiteStep> = {},
  ): SiteStep => ({ action: `overseas_${action}`, day, by, from, to, ...more });
  const registered = step("registered", addDays(filedOn, -6), CLERK, null, "draft");
  const filed = step("filed", filedOn, CLERK, "draft", "filed");
  const approved = step("approved", addDays(filedOn, 9), OFFICER, "filed", "approved", {
    edition: 1,
  });
  const activated = step("activated", opensOn, CLERK, "approved", "active");
  const amend = (to: SiteStatus, day: CalendarDay, from: number, area: number) => [
    step("amended", day, CLERK, to, to, { changes: [{ field: "areaM2", from, to: area }] }),
    step("filed", addDays(day, 1), CLERK, to, to, { isAmendment: true }),
  ];
  switch (site.status) {
    case "draft":
      return [registered];
    case "filed":
      return [registered, { ...filed, day: addDays(today, -2) }];
    case "returned":
      return [
        registered,
        filed,
        step("returned", addDays(filedOn, 5), OFFICER, "filed", "returned", {
          reason: "共建协议缺合作方签章页，补齐后再报",
        }),
      ];
    case "approved":
      return [
        registered,
        filed,
        approved,
        ...(site.amendedAreaM2
          ? amend("approved", addDays(today, -5), site.areaM2, site.amendedAreaM2)
          : []),
      ];
    case "suspended":
      return [
        registered,
        filed,
        approved,
        activated,
        step("suspended", addDays(today, -35), OFFICER, "active", "suspended", {
          reason: "口岸通行受限，暂停收货，现有存货照常保管",
        }),
      ];
    case "active":
    case "closed":
      return [
        registered,
        filed,
        approved,
        activated,
        ...(site.firstAreaM2
          ? [
              ...amend("active", addDays(opensOn, 300), site.firstAreaM2, site.areaM2),
              step("approved", addDays(opensOn, 308), OFFICER, "active", "active", {
                isAmendment: true,
                edition: 2,
              }),
            ]
          : []),
      ];
  }
}
