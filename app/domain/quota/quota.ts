import { addFen, type Fen, subtractFen } from "../money";
import { ok, type Result, refuse } from "../result";

/** Limits of retail import (财关税〔2018〕49号); the figures are rule rows, "exceeds" means strictly more. */

export type SingleLimitRefusal = { code: "SINGLE_LIMIT"; dutiableFen: Fen; limitFen: Fen };

/**
 * How an order of this customs value is taxed: within the limit reduced; above it in full, but only
 * for exactly one item. Two or more units above the limit are refused, never split.
 */
export function treatmentOf(order: {
  dutiableFen: Fen;
  unitCount: number;
  limitFen: Fen;
}): Result<"reduced" | "full", SingleLimitRefusal> {
  const { dutiableFen, unitCount, limitFen } = order;
  if (dutiableFen <= limitFen) return ok("reduced");
  if (unitCount === 1) return ok("full");
  return refuse({ code: "SINGLE_LIMIT", dutiableFen, limitFen });
}

export type AnnualLimitRefusal = {
  code: "ANNUAL_LIMIT";
  limitFen: Fen;
  usedFen: Fen;
  leftFen: Fen;
};

/** Whether the order still fits into the person's calendar year; there is no full-levy way around. */
export function fitYear(order: {
  dutiableFen: Fen;
  usedFen: Fen;
  limitFen: Fen;
}): Result<{ usedAfterFen: Fen; leftAfterFen: Fen }, AnnualLimitRefusal> {
  const { dutiableFen, usedFen, limitFen } = order;
  const usedAfterFen = addFen(usedFen, dutiableFen);
  if (usedAfterFen > limitFen) {
    return refuse({
      code: "ANNUAL_LIMIT",
      limitFen,
      usedFen,
      leftFen: subtractFen(limitFen, usedFen),
    });
  }
  return ok({ usedAfterFen, leftAfterFen: subtractFen(limitFen, usedAfterFen) });
}

/** A yearly weight a person may import of one group of goods (rice 20 kg, sugar 2 kg). */
export type WeightCap = { group: string; capGrams: number };

export type CapRefusal = {
  code: "CAP";
  group: string;
  capGrams: number;
  usedGrams: number;
  orderGrams: number;
};

/** Sums each capped group over the order before comparing: two lines of one group share its cap. */
export function fitWeightCaps(
  lines: readonly { cap: WeightCap | null; grams: number }[],
  usedGramsOf: (group: string) => number,
): Result<void, CapRefusal> {
  const orderGrams = new Map<string, { cap: WeightCap; grams: number }>();
  for (const { cap, grams } of lines) {
    if (cap === null) continue;
    const sum = orderGrams.get(cap.group) ?? { cap, grams: 0 };
    orderGrams.set(cap.group, {
      // Rows of one group that differ: the lower cap holds.
      cap: sum.cap.capGrams <= cap.capGrams ? sum.cap : cap,
      grams: sum.grams + grams,
    });
  }
  for (const [group, { cap, grams }] of orderGrams) {
    const usedGrams = usedGramsOf(group);
    if (usedGrams + grams > cap.capGrams) {
      return refuse({ code: "CAP", group, capGrams: cap.capGrams, usedGrams, orderGrams: grams });
    }
  }
  return ok(undefined);
}
