import { href } from "~/platform/href";
import type { SiteSort } from "~/services/overseas/list-warehouses.server";
import type { SiteFilter } from "~/services/overseas/site-filter.server";

/** What the register's address says: filter, order, page, and what stands at its side. */
export type RegisterQuery = Partial<SiteFilter> & {
  sort?: SiteSort;
  page?: number;
  /** code of the site whose card is shown */
  at?: string;
  sketch?: "table";
};

const UNSAID: Record<string, string> = { view: "all", sort: "state", page: "1" };

/** The parameters of a query, without those that say what holds anyway. */
export function registerParams(query: RegisterQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === "" || String(value) === UNSAID[name]) continue;
    params.set(name, String(value));
  }
  return params;
}

/** The register's address with a query. */
export function registerHref(query: RegisterQuery, path = "/ops/warehouses"): string {
  const params = registerParams(query).toString();
  return href(params === "" ? path : `${path}?${params}`);
}
