import { sql } from "drizzle-orm";
import { z } from "zod";
import type { CalendarDay } from "~/domain/calendar-day";
import { PARTNER_COUNTRIES, type PartnerCountry, type StorageZone } from "~/domain/catalog/terms";
import { invariant } from "~/domain/invariant";
import { type Gateway, mainGatewayOf } from "~/domain/overseas/gateways";
import {
  type Ownership,
  SITE_SERVICES,
  type SiteService,
  type SiteUse,
} from "~/domain/overseas/terms";
import type { ServiceContext } from "~/platform/context.server";

export const listDirectoryInput = z.object({
  country: z.enum(PARTNER_COUNTRIES).optional().catch(undefined),
  service: z.enum(SITE_SERVICES).optional().catch(undefined),
});

/** What anyone may know of a warehouse: no contacts, papers, use or officers. */
export type DirectorySite = {
  code: string;
  name: string;
  country: { code: PartnerCountry; name: string };
  city: string | null;
  ownership: Ownership | null;
  siteUse: SiteUse | null;
  operator: string | null;
  areaM2: number | null;
  sharedM2: number | null;
  zones: StorageZone[];
  services: SiteService[];
  gateway: Gateway;
  transitDays: number | null;
  /** false: approved, opens later */
  isOpen: boolean;
  opensOn: CalendarDay | null;
  isDemo: boolean;
};

export type Directory = {
  sites: DirectorySite[];
  /** of the whole directory, whatever is filtered */
  countries: { code: PartnerCountry; name: string; count: number }[];
  services: { service: SiteService; count: number }[];
  total: number;
  filter: z.output<typeof listDirectoryInput>;
};

type Row = {
  sites: (Omit<DirectorySite, "gateway"> & { gateway: Gateway | null })[];
  countries: Directory["countries"];
  services: Directory["services"];
  total: number;
};

/** The public directory: approved and active sites, each as it was last approved. One statement. */
export async function listDirectory(
  ctx: ServiceContext,
  input: z.input<typeof listDirectoryInput>,
): Promise<Directory> {
  const filter = listDirectoryInput.parse(input);
  const isEnglish = ctx.locale === "en";
  const name = isEnglish ? sql`coalesce(name_en, name_zh)` : sql`name_zh`;
  const city = isEnglish ? sql`coalesce(city_en, city_zh)` : sql`coalesce(city_zh, city_en)`;
  const country = isEnglish ? sql`c.name_en` : sql`c.name_zh`;
  const operator = isEnglish ? sql`coalesce(operator_en, operator)` : sql`operator`;
  const [row] = await ctx.db.execute<Row>(sql`
    WITH listed AS (
      SELECT w.*, ${country} AS country_name
      FROM overseas_warehouse w JOIN country c ON c.code = w.country_code
      WHERE w.status IN ('approved', 'active')
    )
    SELECT
      (SELECT coalesce(json_agg(json_build_object(
         'code', code, 'name', ${name}, 'country', json_build_object('code', country_code, 'name', country_name),
         'city', ${city}, 'ownership', ownership, 'siteUse', site_use, 'operator', ${operator},
         'areaM2', area_m2, 'sharedM2', shared_m2, 'zones', zones, 'services', services,
         'gateway', gateway, 'transitDays', transit_days, 'isOpen', status = 'active',
         'opensOn', opens_on, 'isDemo', is_demo) ORDER BY code), '[]')
       FROM listed
       WHERE (${filter.country ?? null}::text IS NULL OR country_code = ${filter.country ?? null})
         AND (${filter.service ?? null}::text IS NULL OR ${filter.service ?? null} = ANY (services))) AS sites,
      (SELECT coalesce(json_agg(k ORDER BY k.count DESC, k.code), '[]')
       FROM (SELECT country_code AS code, country_name AS name, count(*)::int AS count
             FROM listed GROUP BY 1, 2) k) AS countries,
      (SELECT coalesce(json_agg(s ORDER BY s.count DESC, s.service), '[]')
       FROM (SELECT service, count(*)::int AS count
             FROM listed, unnest(services) AS service GROUP BY 1) s) AS services,
      (SELECT count(*)::int FROM listed) AS total`);
  invariant(row, "a statement without FROM gives a row");
  return {
    ...row,
    filter,
    sites: row.sites.map((site) => ({
      ...site,
      gateway: site.gateway ?? mainGatewayOf(site.country.code),
    })),
  };
}
