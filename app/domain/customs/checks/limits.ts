import { readDecimal, type Scaled } from "../decimal";
import { monthsBefore } from "../instants";
import type { ParsedDocument } from "../parsed-message";
import type { Finding } from "./finding";

/** All in hundred-thousandths of a yuan, as the messages count. */
export type PurchaseLimits = { singleOrder: Scaled; personYear: Scaled };

/** What counts toward the limits: goods, freight and insurance without tax (财关税〔2018〕49号). */
export function customsValueOf(list: ParsedDocument): Scaled | undefined {
  const parts = [
    list.head.freight,
    list.head.insuredFee,
    ...list.lines.map((line) => line.totalPrice),
  ].map((text) => readDecimal(text ?? ""));
  let sum = 0n;
  for (const part of parts) {
    if (part === undefined) return undefined;
    sum += part;
  }
  return sum;
}

/**
 * V21: an order is within the limit unless it holds exactly one item (-621005); with it the person
 * stays within the year's limit (-621018). `used` is the person's year without this list.
 */
export function checkV21(list: ParsedDocument, limits: PurchaseLimits, used: Scaled): Finding[] {
  const value = customsValueOf(list);
  if (value === undefined) return [{ rule: "V21", field: "totalPrice" }];
  const [line, ...others] = list.lines;
  const isSingleItem = others.length === 0 && readDecimal(line?.qty ?? "") === readDecimal("1");
  if (value > limits.singleOrder && !isSingleItem) return [{ rule: "V21", field: "singleOrder" }];
  return used + value > limits.personYear ? [{ rule: "V21", field: "personYear" }] : [];
}

const WAYBILL_REST_MONTHS = 6;

/** V25: a carrier does not use a waybill number again within six months. */
export function checkV25(lastUseByOther: Date | undefined, at: Date): Finding[] {
  return lastUseByOther && lastUseByOther > monthsBefore(at, WAYBILL_REST_MONTHS)
    ? [{ rule: "V25", field: "logisticsNo" }]
    : [];
}
