import type { CalendarDay } from "../calendar-day";
import type { CustomsRegime } from "../catalog/terms";
import { ok, type Result, refuse } from "../result";
import {
  isFreshEnoughToReceive,
  lifeLeft,
  nearExpiryFrom,
  type ShelfLifeRule,
  sellUntil,
} from "./shelf-life";

/** An article as goods-in needs to know it. */
export type Article = {
  regimes: readonly CustomsRegime[];
  originCode: string | null;
  netWeightGrams: number | null;
  /** material number in the account book */
  itemRecordNo: string | null;
};

export type GoodsInRefusal =
  /** the goods may not be stored for sale in a warehouse of this kind */
  | { code: "REGIME_NOT_ALLOWED" }
  /** origin, weight or (bonded) material number is not on record */
  | { code: "ARTICLE_INCOMPLETE"; missing: "origin" | "net_weight" | "item_record_no" }
  | { code: "PRODUCED_IN_FUTURE" }
  | { code: "PAST_LAST_SALE_DAY"; sellUntil: CalendarDay }
  /** less life left than the rule asks for; the same entry with the confirmation goes through */
  | { code: "SHORT_LIFE"; shareBps: number; minShareBps: number };

export type AcceptedLot = {
  originCode: string;
  netWeightGrams: number;
  itemRecordNo: string | null;
  nearFrom: CalendarDay;
  sellUntil: CalendarDay;
  daysLeft: number;
  shareBps: number;
};

/** Whether a lot is taken in today, and the days that follow from its shelf-life rule. */
export function decideGoodsIn(
  article: Article,
  warehouse: { kind: "bonded" | "duty_paid"; transitDays: number },
  entry: { producedOn: CalendarDay; expiresOn: CalendarDay; isShortLifeConfirmed: boolean },
  rule: ShelfLifeRule,
  today: CalendarDay,
): Result<AcceptedLot, GoodsInRefusal> {
  const isBonded = warehouse.kind === "bonded";
  const { originCode, netWeightGrams, itemRecordNo } = article;
  if (!article.regimes.includes(isBonded ? "1210" : "0110")) {
    return refuse({ code: "REGIME_NOT_ALLOWED" });
  }
  if (originCode === null) return refuse({ code: "ARTICLE_INCOMPLETE", missing: "origin" });
  if (netWeightGrams === null) return refuse({ code: "ARTICLE_INCOMPLETE", missing: "net_weight" });
  if (isBonded && itemRecordNo === null) {
    return refuse({ code: "ARTICLE_INCOMPLETE", missing: "item_record_no" });
  }
  if (entry.producedOn > today) return refuse({ code: "PRODUCED_IN_FUTURE" });
  const lastDay = sellUntil(entry, rule, warehouse.transitDays);
  if (today > lastDay) return refuse({ code: "PAST_LAST_SALE_DAY", sellUntil: lastDay });
  const left = lifeLeft(entry, today);
  if (!isFreshEnoughToReceive(entry, rule, today) && !entry.isShortLifeConfirmed) {
    const minShareBps = rule.arrivalMinShareBps;
    return refuse({ code: "SHORT_LIFE", shareBps: left.shareBps, minShareBps });
  }
  return ok({
    originCode,
    netWeightGrams,
    itemRecordNo: isBonded ? itemRecordNo : null,
    nearFrom: nearExpiryFrom(entry, rule),
    sellUntil: lastDay,
    ...left,
  });
}
