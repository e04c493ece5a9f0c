import { type SQL, sql } from "drizzle-orm";
import { addMonths, type CalendarDay } from "~/domain/calendar-day";
import { type FilterGroup, type Filters, isActive } from "~/domain/search/request";
import type { Channel } from "~/domain/search/source";
import { type Slot, slotsOf } from "./slots";

/** Columns of one channel's offer in search_product. */
const column = (name: string, channel: Channel) => sql.raw(`p.${name}_${channel}`);
const price = (channel: Channel) => column("price_fen", channel);
const inStock = (channel: Channel) => column("in_stock", channel);
const expiresOn = (channel: Channel) => column("expires_on", channel);
const deal = (channel: Channel) => column("deal", channel);

/** Whether one channel's offer satisfies everything that is asked of an offer. */
function slotMatches(slot: Slot, filters: Filters, today: CalendarDay): SQL {
  const { channel, mustBeInStock } = slot;
  const { priceFrom, priceTo, monthsLeft, nearExpiryDeal } = filters;
  const conditions = [sql`${price(channel)} IS NOT NULL`];
  if (mustBeInStock) conditions.push(sql`${inStock(channel)}`);
  if (priceFrom !== null) conditions.push(sql`${price(channel)} >= ${priceFrom}`);
  if (priceTo !== null) conditions.push(sql`${price(channel)} <= ${priceTo}`);
  if (monthsLeft !== null) {
    conditions.push(sql`${expiresOn(channel)} >= ${addMonths(today, monthsLeft)}`);
  }
  if (nearExpiryDeal) conditions.push(sql`${deal(channel)}`);
  return all(conditions);
}

/** Whether some single offer satisfies everything that is asked of an offer. */
export function offerMatches(filters: Filters, today: CalendarDay): SQL {
  const slots = slotsOf(filters).map((slot) => slotMatches(slot, filters, today));
  return sql`(${sql.join(slots, sql` OR `)})`;
}

/** The offers that match, as SQL values for sorting: those in stock first, as the card shows them. */
export function matchingOffers(filters: Filters, today: CalendarDay) {
  const slots = slotsOf(filters);
  const value = (of: (channel: Channel) => SQL, more: (channel: Channel) => SQL | undefined) =>
    sql.join(
      slots.map((slot) => {
        const extra = more(slot.channel);
        const conditions = [slotMatches(slot, filters, today), ...(extra ? [extra] : [])];
        return sql`CASE WHEN ${all(conditions)} THEN ${of(slot.channel)} END`;
      }),
      sql`, `,
    );
  const anyOffer = () => undefined;
  const inStockFirst = (least: string, of: (channel: Channel) => SQL) => {
    const pick = sql.raw(least);
    return sql`coalesce(${pick}(${value(of, inStock)}), ${pick}(${value(of, anyOffer)}))`;
  };
  const isAny = (of: (channel: Channel) => SQL) =>
    sql`coalesce(greatest(${value((channel) => sql`(${of(channel)})::int`, anyOffer)}), 0) = 1`;
  return {
    priceFen: inStockFirst("least", price),
    lowestFen: sql`least(${value(price, anyOffer)})`,
    highestFen: sql`greatest(${value(price, anyOffer)})`,
    isInStock: isAny(inStock),
    isDeal: isAny(deal),
    expiresOn: sql`coalesce(least(${value(expiresOn, deal)}), least(${value(expiresOn, anyOffer)}))`,
  };
}

/** Filter groups that belong to the product itself, each with its condition. */
export const PRODUCT_GROUPS = [
  "category",
  "brand",
  "origin",
  "storage",
  "stage",
  "diet",
] as const satisfies readonly FilterGroup[];
export type ProductGroup = (typeof PRODUCT_GROUPS)[number];

export function productMatches(group: ProductGroup, filters: Filters): SQL {
  if (!isActive(filters, group)) return sql`true`;
  switch (group) {
    case "category":
      return sql`(${among(sql`p.category_key`, filters.categories)} OR ${among(
        sql`split_part(p.category_key, '.', 1)`,
        filters.categories,
      )})`;
    case "brand":
      return among(sql`p.brand_slug`, filters.brands);
    case "origin":
      return among(sql`p.origin_code`, filters.origins);
    case "storage":
      return among(sql`p.storage_zone`, filters.storage);
    case "stage":
      return among(sql`coalesce(p.stage, 0)`, filters.stages);
    case "diet":
      return sql`p.diet @> ${textArray(filters.diets)}`;
  }
}

export function all(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` AND `)})`;
}

function among(value: SQL, choices: readonly (string | number)[]): SQL {
  return sql`${value} IN (${sql.join(
    choices.map((choice) => sql`${choice}`),
    sql`, `,
  )})`;
}

export function textArray(values: readonly string[]): SQL {
  if (values.length === 0) return sql`'{}'::text[]`;
  return sql`ARRAY[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
}
