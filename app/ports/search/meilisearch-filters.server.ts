import { addMonths, type CalendarDay } from "~/domain/calendar-day";
import type { Quantity } from "~/domain/search/quantities";
import { type Filters, isActive } from "~/domain/search/request";
import type { Channel } from "~/domain/search/source";
import { dayNumber } from "./meilisearch-document.server";
import { slotsOf } from "./slots";

/** Every filter is built here from checked values; nothing a visitor typed is passed through. */
export function filterOf(
  filters: Filters,
  quantities: readonly Quantity[],
  today: CalendarDay,
): string[] {
  const { categories, brands, origins, storage, stages, diets } = filters;
  const conditions = [...quantities.flatMap(quantityConditions)];
  if (isActive(filters, "category")) {
    const [lower, upper] = [
      categories.filter((key) => key.includes(".")),
      categories.filter((key) => !key.includes(".")),
    ];
    conditions.push(either([...among("category", lower), ...among("category_top", upper)]));
  }
  conditions.push(
    ...among("brand", brands),
    ...among("origin", origins),
    ...among("storage", storage),
    ...(stages.length > 0 ? [`stage IN [${stages.join(", ")}]`] : []),
    ...diets.map((diet) => `diet = ${quoted(diet)}`),
    offerCondition(filters, today),
  );
  return conditions;
}

function among(attribute: string, values: readonly string[]): string[] {
  return values.length > 0 ? [`${attribute} IN [${values.map(quoted).join(", ")}]`] : [];
}

export function either(conditions: readonly string[]): string {
  return conditions.map((condition) => `(${condition})`).join(" OR ");
}

export function quoted(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Some single offer satisfies everything that is asked of an offer. */
function offerCondition(filters: Filters, today: CalendarDay): string {
  return either(slotsOf(filters).map((slot) => slotCondition(slot, filters, today)));
}

export function slotCondition(
  { channel, mustBeInStock }: { channel: Channel; mustBeInStock: boolean },
  filters: Filters,
  today: CalendarDay,
): string {
  const { priceFrom, priceTo, monthsLeft, nearExpiryDeal } = filters;
  // Also without a lower end: a channel without an offer has no price at all.
  const conditions = [`price_fen_${channel} >= ${priceFrom ?? 0}`];
  if (priceTo !== null) conditions.push(`price_fen_${channel} <= ${priceTo}`);
  if (mustBeInStock) conditions.push(`in_stock_${channel} = true`);
  if (monthsLeft !== null) {
    conditions.push(`expires_${channel} >= ${dayNumber(addMonths(today, monthsLeft))}`);
  }
  if (nearExpiryDeal) conditions.push(`deal_${channel} = true`);
  return conditions.join(" AND ");
}

function quantityConditions(quantity: Quantity): string[] {
  switch (quantity.kind) {
    case "stage":
      return [`stage = ${quantity.stage}`];
    case "grade":
      return [`grade_key = ${quoted(quantity.key)}`, `grade_value >= ${quantity.value}`];
    case "pack":
      return [`pack_counts = ${quantity.count}`];
    case "size":
      return [`sizes = ${quoted(`${quantity.amount}${quantity.unit}`)}`];
  }
}
