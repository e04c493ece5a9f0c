import { addFen, type Fen, multiplyFen, ZERO_FEN } from "../money";
import type { Carriage } from "../tax/quote";
import { rate, rational, times, toFenHalfUp } from "../tax/rational";

/** What carrying a parcel costs: a dated row per warehouse and delivery method. */
export type FreightTariff = {
  baseFen: Fen;
  baseGrams: number;
  stepFen: Fen;
  stepGrams: number;
  /** goods of this worth travel free; null = never */
  freeFromFen: Fen | null;
  /** of the goods' worth, rounded half up to the fen */
  insuranceBps: number;
};

/** Freight and insurance of one parcel; each started step counts whole. */
export function carriageOf(
  tariff: FreightTariff,
  parcel: { goodsFen: Fen; grossGrams: number },
): Carriage {
  const isFree = tariff.freeFromFen !== null && parcel.goodsFen >= tariff.freeFromFen;
  const excess = Math.max(0, parcel.grossGrams - tariff.baseGrams);
  const stepGrams = BigInt(tariff.stepGrams);
  const steps = Number((BigInt(excess) + stepGrams - 1n) / stepGrams);
  return {
    freightFen: isFree ? ZERO_FEN : addFen(tariff.baseFen, multiplyFen(tariff.stepFen, steps)),
    insuranceFen: toFenHalfUp(times(rational(parcel.goodsFen), rate(tariff.insuranceBps))),
  };
}
