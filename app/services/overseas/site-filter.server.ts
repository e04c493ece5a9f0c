import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { OWNERSHIPS, SITE_SERVICES } from "~/domain/overseas/terms";
import type { Actor, ServiceContext } from "~/platform/context.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";

/** The saved views of the register, in the order of their tabs. */
export const SITE_VIEWS = [
  "all",
  "review",
  "active",
  "due",
  "suspended",
  "draft",
  "closed",
] as const;
export type SiteView = (typeof SITE_VIEWS)[number];

/** Papers that end within so many days bring a warehouse into the view `due`. */
export const DUE_VIEW_DAYS = 30;

const optional = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z.enum(choices).optional().catch(undefined);

/** Which warehouses: all of it from the address bar, so nothing of it is trusted. */
export const siteFilterInput = z.object({
  view: z.enum(SITE_VIEWS).catch("all").default("all"),
  /** code, name, city or firm */
  search: z.string().trim().max(60).optional().catch(undefined),
  country: optional(PARTNER_COUNTRIES),
  ownership: optional(OWNERSHIPS),
  service: optional(SITE_SERVICES),
});
export type SiteFilter = z.output<typeof siteFilterInput>;

/** Every warehouse with the names of its country, its use in basis points (half up) and today. */
export function sitesSql(ctx: ServiceContext): SQL {
  return sql`
    clock AS (SELECT (${nowOf(ctx)} AT TIME ZONE 'Asia/Shanghai')::date AS today),
    site AS (
      SELECT w.*, clock.today, c.name_zh AS country_zh, c.name_en AS country_en,
             CASE WHEN w.area_m2 > 0 THEN round(w.used_m2 * 10000.0 / w.area_m2)::int END AS usage_bps,
             w.due_on - clock.today AS due_days
      FROM overseas_warehouse w
      JOIN country c ON c.code = w.country_code
      CROSS JOIN clock)`;
}

/** The condition of one view, over rows of `site`. */
export function viewCondition(view: SiteView, actor: Actor): SQL {
  switch (view) {
    case "all":
      return sql`status <> 'closed'`;
    case "review": {
      // Nobody reviews a filing of their own, and who only reads reviews nothing.
      if (actor.kind !== "operator" || !mayActAs(actor, "overseas")) return sql`false`;
      return sql`(status = 'filed' OR amendment_state = 'filed') AND submitted_by <> ${actor.operatorId}`;
    }
    case "due":
      return sql`status <> 'closed' AND due_days <= ${DUE_VIEW_DAYS}`;
    case "draft":
      return sql`status IN ('draft', 'returned')`;
    case "active":
    case "suspended":
    case "closed":
      return sql`status = ${view}`;
  }
}

/** The condition of a whole filter, over rows of `site`. */
export function filterCondition(filter: SiteFilter, actor: Actor): SQL {
  const conditions = [viewCondition(filter.view, actor)];
  if (filter.country) conditions.push(sql`country_code = ${filter.country}`);
  if (filter.ownership) conditions.push(sql`ownership = ${filter.ownership}`);
  if (filter.service) conditions.push(sql`${filter.service} = ANY (services)`);
  if (filter.search) {
    const part = `%${filter.search.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql`(code ILIKE ${part} OR name_zh ILIKE ${part} OR name_en ILIKE ${part}
      OR city_zh ILIKE ${part} OR city_en ILIKE ${part} OR operator ILIKE ${part} OR operator_en ILIKE ${part})`);
  }
  return sql.join(
    conditions.map((condition) => sql`(${condition})`),
    sql` AND `,
  );
}
