import { addDays, type CalendarDay, daysBetween } from "../calendar-day";
import { type DatedFact, rowInForce } from "../dated-fact";
import { invariant } from "../invariant";

/** When goods of a category are near expiry, when they leave the shelf, and what goods-in takes. */
export type ShelfLifeRule = DatedFact & {
  /** category key (`dairy.milk`, `dairy`), or `*` for all others */
  categoryKey: string;
  /** goods-in refuses less than this share of the whole life, unless confirmed */
  arrivalMinShareBps: number;
  nearShareBps: number;
  /** sale stops this share of the whole life before expiry, within the two bounds */
  stopShareBps: number;
  stopMinDays: number;
  stopMaxDays: number;
  /** days the buyer has at least, counted from the day the parcel arrives */
  buyerMinDays: number;
};

/** A lot's life: both days included in it. */
export type Life = { producedOn: CalendarDay; expiresOn: CalendarDay };

/** The rule of a category on a day: its own, else its first level's, else `*`. */
export function shelfLifeRuleOf<Rule extends ShelfLifeRule>(
  rules: readonly Rule[],
  categoryKey: string | null,
  day: CalendarDay,
): Rule | undefined {
  const keys = categoryKey === null ? [] : [categoryKey, categoryKey.split(".")[0] ?? ""];
  for (const key of [...keys, "*"]) {
    const found = rowInForce(
      rules.filter((rule) => rule.categoryKey === key),
      day,
    );
    if (found) return found;
  }
  return undefined;
}

/**
 * The last day a lot may be sold: its expiry less the longer of the rule's stop days and the way to
 * the buyer with the days the buyer has left (inventory-and-warehouses.md §1.4). Rounded to the
 * earlier day.
 */
export function sellUntil(life: Life, rule: ShelfLifeRule, transitDays: number): CalendarDay {
  const share = Math.ceil((wholeLifeDays(life) * rule.stopShareBps) / 10_000);
  const stopDays = Math.min(Math.max(share, rule.stopMinDays), rule.stopMaxDays);
  return addDays(life.expiresOn, -Math.max(stopDays, transitDays + rule.buyerMinDays));
}

/** Days left and their share of the whole life in basis points, rounded down; 0 after expiry. */
export function lifeLeft(life: Life, today: CalendarDay): { daysLeft: number; shareBps: number } {
  const daysLeft = daysBetween(today, life.expiresOn);
  const share = Math.floor((daysLeft * 10_000) / wholeLifeDays(life));
  return { daysLeft, shareBps: Math.min(Math.max(share, 0), 10_000) };
}

/** The first day on which less than the rule's near share of the life is left (临期线). */
export function nearExpiryFrom(life: Life, rule: ShelfLifeRule): CalendarDay {
  const lineDays = Math.ceil((wholeLifeDays(life) * rule.nearShareBps) / 10_000);
  return addDays(life.expiresOn, 1 - lineDays);
}

/** Whether goods-in takes the lot without a confirmation. */
export function isFreshEnoughToReceive(
  life: Life,
  rule: ShelfLifeRule,
  today: CalendarDay,
): boolean {
  return lifeLeft(life, today).shareBps >= rule.arrivalMinShareBps;
}

function wholeLifeDays(life: Life): number {
  const days = daysBetween(life.producedOn, life.expiresOn);
  invariant(days > 0, "a lot expires after it was produced");
  return days;
}
