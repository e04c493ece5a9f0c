import { addFen, type Fen, subtractFen } from "../money";
import { ok, type Result, refuse } from "../result";

/** Pieces in all: only so many as the full-levy rule allows may exceed the single limit. */
export const unitCountOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((count, { quantity }) => count + quantity, 0);

/** Limits of retail import (财关税〔2018〕49号); the figures are rule rows, "exceeds" means strictly more. */

export type SingleLimitRefusal = { code: "SINGLE_LIMIT"; dutiableFen: Fen; limitFen: Fen };

/**
 * How an order of this customs value is taxed: within the limit reduced; above it in full, but only
 * for as many pieces as the full-levy rule allows, which is one. More above the limit are refused,
 * never split.
 */
export function treatmentOf(order: {
  dutiableFen: Fen;
  unitCount: number;
  limitFen: Fen;
  fullLevyPieces: number;
}): Result<"reduced" | "full", SingleLimitRefusal> {
  const { dutiableFen, unitCount, limitFen, fullLevyPieces } = order;
  if (dutiableFen <= limitFen) return ok("reduced");
  if (unitCount <= fullLevyPieces) return ok("full");
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

/** What an order weighs in each capped group: two lines of one group share its cap. */
export function weightsByCap(
  lines: readonly { cap: WeightCap | null; grams: number }[],
): { cap: WeightCap; grams: number }[] {
  const groups = new Map<string, { cap: WeightCap; grams: number }>();
  for (const { cap, grams } of lines) {
    if (cap === null) continue;
    const sum = groups.get(cap.group) ?? { cap, grams: 0 };
    groups.set(cap.group, {
      // Rows of one group that differ: the lower cap holds.
      cap: sum.cap.capGrams <= cap.capGrams ? sum.cap : cap,
      grams: sum.grams + grams,
    });
  }
  return [...groups.values()];
}

/** Every capped group of an order that does not fit into the person's year any more. */
export function capRefusals(
  lines: readonly { cap: WeightCap | null; grams: number }[],
  usedGramsOf: (group: string) => number,
): CapRefusal[] {
  return weightsByCap(lines).flatMap(({ cap: { group, capGrams }, grams: orderGrams }) => {
    const usedGrams = usedGramsOf(group);
    const isOver = usedGrams + orderGrams > capGrams;
    return isOver ? [{ code: "CAP" as const, group, capGrams, usedGrams, orderGrams }] : [];
  });
}
