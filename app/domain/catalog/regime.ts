import type { CalendarDay } from "../calendar-day";
import { type DatedFact, type FactPolicy, rowInForce } from "../dated-fact";
import { ok, type Result, refuse } from "../result";
import type { CustomsRegime, DeliveryMethod } from "./terms";

/** One row of the retail import list (跨境电子商务零售进口商品清单). */
export type PositiveListRow = DatedFact & {
  hs8: string;
  bondedOnly: boolean;
  noMail: boolean;
  /** yearly weight a person may import; shared within the group */
  capGrams: number | null;
  capGroup: string | null;
};

export type RegimeRefusal =
  /** no confirmed row: unknown, so not sellable as retail import */
  | { code: "NOT_LISTED"; hsCode: string | null }
  /** the row's status was confirmed by nobody, and this is production */
  | { code: "LIST_UNVERIFIED"; hsCode: string }
  /** goods that may not come by direct mail */
  | { code: "NO_MAIL"; hsCode: string }
  /** bonded retail goods may not be collected in a shop (财关税〔2018〕49号 Art. 3) */
  | { code: "HALL_PICKUP_FORBIDDEN" };

/**
 * Whether goods may be sold under a customs regime with a delivery method on a day. Duty-paid goods
 * need no list row; for the others the row in force is returned, with its caps and its state.
 */
export function checkRegime<Row extends PositiveListRow>(
  goods: { hsCode: string | null; customsRegime: CustomsRegime; deliveryMethod: DeliveryMethod },
  rows: readonly Row[],
  day: CalendarDay,
  policy: FactPolicy,
): Result<Row | null, RegimeRefusal> {
  const { hsCode, customsRegime, deliveryMethod } = goods;
  if (customsRegime === "0110") return ok(null);
  if (deliveryMethod === "hall_pickup") return refuse({ code: "HALL_PICKUP_FORBIDDEN" });
  if (hsCode === null) return refuse({ code: "NOT_LISTED", hsCode });
  const row = rowInForce(
    rows.filter((candidate) => candidate.hs8 === hsCode.slice(0, 8)),
    day,
  );
  if (row === undefined || row.state === "unknown") return refuse({ code: "NOT_LISTED", hsCode });
  if (row.state === "unverified" && policy === "production") {
    return refuse({ code: "LIST_UNVERIFIED", hsCode });
  }
  if (customsRegime === "9610" && (row.noMail || row.bondedOnly)) {
    return refuse({ code: "NO_MAIL", hsCode });
  }
  return ok(row);
}
