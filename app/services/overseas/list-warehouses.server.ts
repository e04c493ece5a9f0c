import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { CalendarDay } from "~/domain/calendar-day";
import type { PartnerCountry } from "~/domain/catalog/terms";
import type { OverseasWarehouseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { type Attention, attentionOf } from "~/domain/overseas/documents";
import { type Gateway, mainGatewayOf } from "~/domain/overseas/gateways";
import type { AmendmentState, SiteStatus } from "~/domain/overseas/lifecycle";
import { reportedMonth } from "~/domain/overseas/reported-month";
import type { Ownership, SiteService, SiteUse } from "~/domain/overseas/terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs, mayReadConsole } from "~/services/identity/may-act-as";
import {
  filterCondition,
  SITE_VIEWS,
  type SiteFilter,
  type SiteView,
  siteFilterInput,
  sitesSql,
  viewCondition,
} from "./site-filter.server";

const SORTS = ["state", "code", "area", "usage", "due"] as const;
export type SiteSort = (typeof SORTS)[number];

export const listWarehousesInput = siteFilterInput.extend({
  sort: z.enum(SORTS).catch("state").default("state"),
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).catch(14).default(14),
});

export type SiteListItem = {
  id: OverseasWarehouseId;
  code: string;
  name: string;
  country: { code: PartnerCountry; name: string };
  city: string | null;
  ownership: Ownership | null;
  operator: string | null;
  areaM2: number | null;
  /** null while it is not open or nobody reported */
  usageBps: number | null;
  status: SiteStatus;
  amendment: AmendmentState;
  /** the number of the edition in force; 0 = never approved */
  edition: number;
  /** the first end of any of its papers */
  dueOn: CalendarDay | null;
  due: Attention;
  mandatoryDue: Attention;
  isDemo: boolean;
};

/** A warehouse as the corridor sketch draws and describes it. */
export type SketchSite = {
  id: OverseasWarehouseId;
  code: string;
  name: string;
  city: string | null;
  gateway: Gateway;
  usageBps: number | null;
  status: SiteStatus;
  ownership: Ownership | null;
  siteUse: SiteUse | null;
  services: SiteService[];
  sharedM2: number | null;
  transitDays: number | null;
};

export type SiteTotals = {
  sites: number;
  countries: number;
  areaM2: number;
  /** weighted by area, of sites that reported; null = none did */
  usageBps: number | null;
  operators: number;
  /** of the latest reported month, "2026-10"; null = nothing reported */
  shipments: { month: string; count: number } | null;
};

export type SiteList = {
  items: SiteListItem[];
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
  filter: SiteFilter & { sort: SiteSort };
  views: { view: SiteView; count: number }[];
  totals: SiteTotals;
  sketch: SketchSite[];
  /** the latest day of any report shown */
  reportedOn: CalendarDay | null;
  /** how many sites the year is to end with, against how many stand in the register */
  target: { year: string; sites: number; registered: number } | null;
  mayWrite: boolean;
};

type ItemRow = Omit<SiteListItem, "due" | "mandatoryDue"> & {
  mandatoryDueOn: CalendarDay | null;
};

type Row = {
  today: CalendarDay;
  views: Record<SiteView, number>;
  totals: {
    sites: number;
    countries: number;
    areaM2: number;
    usageBps: number | null;
    operators: number;
    shipments: number | null;
    reportedOn: CalendarDay | null;
  };
  items: ItemRow[];
  sketch: (Omit<SketchSite, "gateway"> & { gateway: Gateway | null; country: PartnerCountry })[];
  target: number | null;
};

/** A sketch with more staffs than this cannot be read. */
const SKETCH_LIMIT = 120;
const TARGET_SETTING = "overseas.year_target_sites";

/** The register's list with its tabs, totals and sketch, for every operator. One statement. */
export async function listWarehouses(
  ctx: ServiceContext,
  input: z.input<typeof listWarehousesInput>,
): Promise<Result<SiteList, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { page, pageSize, sort, ...filter } = listWarehousesInput.parse(input);
  const [row] = await ctx.db.execute<Row>(listSql(ctx, filter, sort, page, pageSize));
  invariant(row, "a statement without FROM gives a row");
  const { reportedOn, shipments, ...sums } = row.totals;
  return ok({
    items: row.items.map(({ mandatoryDueOn, ...item }) => ({
      ...item,
      due: attentionOf(item.dueOn, row.today),
      mandatoryDue: attentionOf(mandatoryDueOn, row.today),
    })),
    page,
    pageSize,
    pageCount: Math.max(1, Math.ceil(sums.sites / pageSize)),
    total: sums.sites,
    filter: { ...filter, sort },
    views: SITE_VIEWS.map((view) => ({ view, count: row.views[view] })),
    totals: {
      ...sums,
      shipments:
        reportedOn !== null && shipments !== null
          ? { month: reportedMonth(reportedOn), count: shipments }
          : null,
    },
    sketch: row.sketch.map(({ country, gateway, ...site }) => ({
      ...site,
      gateway: gateway ?? mainGatewayOf(country),
    })),
    reportedOn,
    target:
      row.target === null
        ? null
        : { year: row.today.slice(0, 4), sites: row.target, registered: row.views.all },
    mayWrite: mayActAs(ctx.actor, "overseas"),
  });
}

function listSql(
  ctx: ServiceContext,
  filter: SiteFilter,
  sort: SiteSort,
  page: number,
  pageSize: number,
): SQL {
  const isEnglish = ctx.locale === "en";
  const name = isEnglish ? sql`coalesce(name_en, name_zh)` : sql`name_zh`;
  const city = isEnglish ? sql`coalesce(city_en, city_zh)` : sql`coalesce(city_zh, city_en)`;
  const operator = isEnglish ? sql`coalesce(operator_en, operator)` : sql`operator`;
  const country = isEnglish ? sql`country_en` : sql`country_zh`;
  const opened = sql`CASE WHEN status IN ('active', 'suspended') THEN usage_bps END`;
  const counts = SITE_VIEWS.map(
    (view) => sql`${view}::text, count(*) FILTER (WHERE ${viewCondition(view, ctx.actor)})`,
  );
  return sql`
    WITH ${sitesSql(ctx)},
    matching AS (
      SELECT *, row_number() OVER (ORDER BY ${orderOf(sort)}) AS place
      FROM site WHERE ${filterCondition(filter, ctx.actor)}
    ), reported AS (
      SELECT max(usage_as_of) AS last_day FROM matching
    )
    SELECT (SELECT today::text FROM clock) AS today,
      (SELECT json_build_object(${sql.join(counts, sql`, `)}) FROM site) AS views,
      (SELECT json_build_object(
         'sites', count(*), 'countries', count(DISTINCT country_code),
         'areaM2', coalesce(sum(area_m2), 0),
         'usageBps', round(sum(used_m2) FILTER (WHERE usage_bps IS NOT NULL) * 10000.0
                      / nullif(sum(area_m2) FILTER (WHERE usage_bps IS NOT NULL), 0))::int,
         'operators', count(DISTINCT operator),
         'reportedOn', (SELECT last_day FROM reported),
         'shipments', sum(month_shipments) FILTER (
           WHERE date_trunc('month', usage_as_of) = (SELECT date_trunc('month', last_day) FROM reported)))
       FROM matching) AS totals,
      (SELECT coalesce(json_agg(json_build_object(
         'id', id, 'code', code, 'name', ${name},
         'country', json_build_object('code', country_code, 'name', ${country}), 'city', ${city},
         'ownership', ownership, 'operator', ${operator}, 'areaM2', area_m2, 'usageBps', ${opened},
         'status', status, 'amendment', amendment_state, 'edition', edition, 'isDemo', is_demo,
         'dueOn', due_on, 'mandatoryDueOn', mandatory_due_on) ORDER BY place), '[]')
       FROM matching WHERE place > ${(page - 1) * pageSize} AND place <= ${page * pageSize}) AS items,
      (SELECT coalesce(json_agg(json_build_object(
         'id', id, 'code', code, 'name', ${name}, 'city', ${city}, 'country', country_code,
         'gateway', gateway, 'usageBps', ${opened}, 'status', status, 'ownership', ownership,
         'siteUse', site_use, 'services', services, 'sharedM2', shared_m2,
         'transitDays', transit_days) ORDER BY code), '[]')
       FROM matching WHERE place <= ${SKETCH_LIMIT}) AS sketch,
      (SELECT value::int FROM setting, clock
       WHERE key = ${TARGET_SETTING} AND state <> 'unknown' AND value ~ '^[0-9]{1,4}$'
         AND valid_from <= today AND (valid_to IS NULL OR today <= valid_to)
       ORDER BY valid_from DESC LIMIT 1) AS target`;
}

/** Working sites first, what is not in use last; ties by code, so that pages never overlap. */
function orderOf(sort: SiteSort): SQL {
  switch (sort) {
    case "state":
      return sql`array_position(ARRAY['active', 'approved', 'filed', 'returned', 'suspended', 'draft', 'closed'], status), code`;
    case "code":
      return sql`code`;
    case "area":
      return sql`area_m2 DESC NULLS LAST, code`;
    case "usage":
      return sql`usage_bps DESC NULLS LAST, code`;
    case "due":
      return sql`due_on NULLS LAST, code`;
  }
}
