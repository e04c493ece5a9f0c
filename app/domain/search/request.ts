import type { StorageZone } from "../catalog/terms";
import { STORAGE_ZONES } from "../catalog/terms";
import { type Fen, fen, parseYuan, yuanText } from "../money";

/** How goods may reach the buyer, as a shopper filters: 保税仓直发, 完税现货, 可到馆自提, 馆内有现货. */
export const FULFILMENTS = ["1210", "0110", "hall", "hall_in_stock"] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

export const SORTS = [
  "relevance",
  "sales",
  "price_up",
  "price_down",
  "newest",
  "near_expiry",
] as const;
export type Sort = (typeof SORTS)[number];

export const LIFE_MONTHS = [3, 6, 12] as const;
export type LifeMonths = (typeof LIFE_MONTHS)[number];

export const DIETS = ["halal", "sugar_free", "organic", "lactose_free", "vegan"] as const;
export type Diet = (typeof DIETS)[number];

/**
 * What may narrow a list. Within a group any value will do, except diets, which must all hold. All of
 * fulfilment, price, life, stock and reduction must hold for one and the same offer.
 */
export type Filters = {
  fulfilments: readonly Fulfilment[];
  /** of either level; a first level means everything below it */
  categories: readonly string[];
  /** brand slugs */
  brands: readonly string[];
  /** country codes */
  origins: readonly string[];
  storage: readonly StorageZone[];
  stages: readonly number[];
  diets: readonly Diet[];
  /** price with estimated tax of one piece */
  priceFrom: Fen | null;
  priceTo: Fen | null;
  /** months of life the next lot has at least */
  monthsLeft: LifeMonths | null;
  inStock: boolean;
  /** reduced because the best-before day is near */
  nearExpiryDeal: boolean;
};

export const FILTER_GROUPS = [
  "fulfilment",
  "category",
  "brand",
  "origin",
  "storage",
  "stage",
  "diet",
  "price",
  "life",
  "stock",
  "deal",
] as const;
export type FilterGroup = (typeof FILTER_GROUPS)[number];

export const NO_FILTERS: Filters = {
  fulfilments: [],
  categories: [],
  brands: [],
  origins: [],
  storage: [],
  stages: [],
  diets: [],
  priceFrom: null,
  priceTo: null,
  monthsLeft: null,
  inStock: false,
  nearExpiryDeal: false,
};

/** A list page as its address says: the one shape of search, category and brand pages. */
export type SearchRequest = { text: string; filters: Filters; sort: Sort; page: number };

export const PER_PAGE = 24;
/** Nobody reads further; totals may be higher. */
export const MOST_HITS = 1_000;
const MOST_PAGES = Math.ceil(MOST_HITS / PER_PAGE);
const MOST_VALUES = 30;
const LONGEST_TEXT = 80;

/** Whether a filter of the group is set. */
export function isActive(filters: Filters, group: FilterGroup): boolean {
  switch (group) {
    case "fulfilment":
      return filters.fulfilments.length > 0;
    case "category":
      return filters.categories.length > 0;
    case "brand":
      return filters.brands.length > 0;
    case "origin":
      return filters.origins.length > 0;
    case "storage":
      return filters.storage.length > 0;
    case "stage":
      return filters.stages.length > 0;
    case "diet":
      return filters.diets.length > 0;
    case "price":
      return filters.priceFrom !== null || filters.priceTo !== null;
    case "life":
      return filters.monthsLeft !== null;
    case "stock":
      return filters.inStock;
    case "deal":
      return filters.nearExpiryDeal;
  }
}

/** The filters without one group, for a count or a link that takes it away. */
export function without(filters: Filters, group: FilterGroup): Filters {
  const { fulfilments, categories, brands, origins, storage, stages, diets } = NO_FILTERS;
  const cleared: Record<FilterGroup, Partial<Filters>> = {
    fulfilment: { fulfilments },
    category: { categories },
    brand: { brands },
    origin: { origins },
    storage: { storage },
    stage: { stages },
    diet: { diets },
    price: { priceFrom: null, priceTo: null },
    life: { monthsLeft: null },
    stock: { inStock: false },
    deal: { nearExpiryDeal: false },
  };
  return { ...filters, ...cleared[group] };
}

export function activeGroups(filters: Filters): FilterGroup[] {
  return FILTER_GROUPS.filter((group) => isActive(filters, group));
}

/** Reads a list page's address; anything it does not know it leaves out, so that no address fails. */
export function readSearchRequest(params: URLSearchParams): SearchRequest {
  const values = (name: string, form: RegExp) =>
    [...new Set(params.getAll(name).filter((value) => form.test(value)))].slice(0, MOST_VALUES);
  const known = <Value extends string>(name: string, all: readonly Value[]) =>
    all.filter((value) => params.getAll(name).includes(value));
  const months = LIFE_MONTHS.find((value) => params.get("months") === String(value)) ?? null;
  const [priceFrom, priceTo] = inOrder(priceOf(params.get("from")), priceOf(params.get("to")));
  const page = Number(params.get("page") ?? "1");
  return {
    text: (params.get("q") ?? "").slice(0, LONGEST_TEXT).trim(),
    filters: {
      fulfilments: known("by", FULFILMENTS),
      categories: values("category", /^[a-z][a-z-]{1,30}(\.[a-z][a-z-]{1,30})?$/),
      brands: values("brand", /^[a-z0-9][a-z0-9-]{0,60}$/),
      origins: values("origin", /^[A-Z]{2}$/),
      storage: known("storage", STORAGE_ZONES),
      stages: values("stage", /^[1-4]$/).map(Number),
      diets: known("diet", DIETS),
      priceFrom,
      priceTo,
      monthsLeft: months,
      inStock: params.get("stock") === "1",
      nearExpiryDeal: params.get("deal") === "1",
    },
    sort: SORTS.find((sort) => sort === params.get("sort")) ?? "relevance",
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, MOST_PAGES) : 1,
  };
}

/** The address of a list page, in one order, leaving out what is as it always is. */
export function searchParamsOf(request: SearchRequest): URLSearchParams {
  const { text, filters, sort, page } = request;
  const params = new URLSearchParams();
  if (text !== "") params.set("q", text);
  const lists: readonly (readonly [string, readonly (string | number)[]])[] = [
    ["by", filters.fulfilments],
    ["category", filters.categories],
    ["brand", filters.brands],
    ["origin", filters.origins],
    ["storage", filters.storage],
    ["stage", filters.stages],
    ["diet", filters.diets],
  ];
  for (const [name, values] of lists)
    for (const value of values) params.append(name, String(value));
  if (filters.priceFrom !== null) params.set("from", yuanText(filters.priceFrom));
  if (filters.priceTo !== null) params.set("to", yuanText(filters.priceTo));
  if (filters.monthsLeft !== null) params.set("months", String(filters.monthsLeft));
  if (filters.inStock) params.set("stock", "1");
  if (filters.nearExpiryDeal) params.set("deal", "1");
  if (sort !== "relevance") params.set("sort", sort);
  if (page > 1) params.set("page", String(page));
  return params;
}

function priceOf(text: string | null): Fen | null {
  const amount = text === null ? undefined : parseYuan(text);
  return amount === undefined || amount < 0 ? null : fen(amount);
}

/** Two ends in the wrong order are meant the other way round. */
function inOrder(from: Fen | null, to: Fen | null): [Fen | null, Fen | null] {
  return from !== null && to !== null && from > to ? [to, from] : [from, to];
}
