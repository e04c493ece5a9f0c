import type { NetContentUnit } from "~/domain/catalog/terms";
import { type Fen, fen } from "~/domain/money";
import type { UnitPriceView } from "./product-card";

/** By what quantity prices are compared: 100 g, 1 L, one piece. */
const PER: Record<NetContentUnit, number> = { g: 100, ml: 1_000, piece: 1 };
/** Millilitres below which 100 mL says more than a litre. */
const SMALL_ML = 500;

/**
 * Price with tax of a fixed quantity of content, rounded half up to the fen. Undefined for single
 * pieces, whose price it would only repeat.
 */
export function unitPriceOf(
  payFen: Fen,
  content: { value: number; unit: NetContentUnit } | null,
): UnitPriceView | undefined {
  if (!content || content.value <= 0) return undefined;
  const { value, unit } = content;
  if (unit === "piece" && value === 1) return undefined;
  const perValue = unit === "ml" && value < SMALL_ML ? 100 : PER[unit];
  const [numerator, divisor] = [BigInt(payFen) * BigInt(perValue), BigInt(value)];
  const rounded = (numerator * 2n + divisor) / (divisor * 2n);
  return { fen: fen(Number(rounded)), perValue, perUnit: unit };
}
