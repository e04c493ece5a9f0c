import type { Fen } from "../money";
import { ok, type Result, refuse } from "../result";
import { plus, type Rational, rate, rational, times } from "../tax/rational";

/** Units that specific duties and taxes are charged by. */
export const DUTY_UNITS = ["kg", "l", "piece"] as const;
export type DutyUnit = (typeof DUTY_UNITS)[number];

/**
 * An import duty. `milliFenPerUnit` is in thousandths of a fen: 0.253 yuan a litre is 25300.
 * `no_concession`: the agreement was read and gives this line nothing, which is not the same as unknown.
 */
export type Duty =
  | { kind: "ad_valorem"; bps: number }
  | { kind: "specific"; milliFenPerUnit: number; unit: DutyUnit }
  | { kind: "compound"; bps: number; milliFenPerUnit: number; unit: DutyUnit }
  | { kind: "no_concession" };

/** A duty that can be charged. */
export type LeviedDuty = Exclude<Duty, { kind: "no_concession" }>;

/** What duties are charged on: the customs value, and quantities in thousandths of a unit (g, ml). */
export type DutiableGoods = {
  customsValueFen: Fen;
  quantityThousandths: Readonly<Partial<Record<DutyUnit, number>>>;
};

export type DutyFault =
  /** below 0 %, or 100 % and more: in a table of rates that is a shifted column, not a duty */
  { code: "RATE_OUT_OF_RANGE" } | { code: "AMOUNT_OUT_OF_RANGE" };

const isAmount = (value: number) => Number.isSafeInteger(value) && value >= 0;

/** The duty when its figures can be one; rows are checked by this before they are written. */
export function checkDuty(duty: Duty): Result<Duty, DutyFault> {
  if ("bps" in duty && !(isAmount(duty.bps) && duty.bps < 10_000)) {
    return refuse({ code: "RATE_OUT_OF_RANGE" });
  }
  if ("milliFenPerUnit" in duty && !isAmount(duty.milliFenPerUnit)) {
    return refuse({ code: "AMOUNT_OUT_OF_RANGE" });
  }
  return ok(duty);
}

/** The duty with points on top, as trade remedies are charged. */
export function withPoints(duty: LeviedDuty, additionalBps: number): LeviedDuty {
  if (additionalBps === 0) return duty;
  if (duty.kind === "specific") return { ...duty, kind: "compound", bps: additionalBps };
  return { ...duty, bps: duty.bps + additionalBps };
}

/** The figure of the goods that `exactDutyFen` lacks for a duty by quantity. */
export function missingFor(
  duty: LeviedDuty,
  goods: DutiableGoods | undefined,
): "customs_value" | DutyUnit {
  if (duty.kind === "ad_valorem") return "customs_value";
  return duty.kind === "compound" && goods === undefined ? "customs_value" : duty.unit;
}

/** The exact duty in fen, not rounded; undefined without the quantity it is charged by. */
export function exactDutyFen(duty: LeviedDuty, goods: DutiableGoods): Rational | undefined {
  const byValue = (bps: number) => times(rational(goods.customsValueFen), rate(bps));
  if (duty.kind === "ad_valorem") return byValue(duty.bps);
  const quantity = goods.quantityThousandths[duty.unit];
  if (quantity === undefined) return undefined;
  const byQuantity = times(rational(duty.milliFenPerUnit, 1_000), rational(quantity, 1_000));
  return duty.kind === "specific" ? byQuantity : plus(byValue(duty.bps), byQuantity);
}
