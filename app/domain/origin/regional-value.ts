import { minus, type Rational, rate, rational } from "../tax/rational";
import type { MadeGood, Material } from "./good";

/** A share of the FOB value, exact: it is compared unrounded. */
export type ValueShare = { method: "build_down" | "build_up"; share: Rational };

/** Regional value that Annex 3A asks for (RVC40). */
const REQUIRED_BPS = 4_000;

const countedCents = ({ valueCents, deductionCents = 0 }: Material) => valueCents - deductionCents;
const sum = (values: readonly number[]) =>
  values.reduce((total, value) => total + BigInt(value), 0n);

const ofFob = (cents: bigint, { fobCents }: MadeGood) => rational(cents, fobCents);

/** (FOB − VNM) / FOB (Article 3.5). Below zero when the materials cost more than the good. */
export function buildDown(good: MadeGood, foreign: readonly Material[]): Rational {
  return ofFob(BigInt(good.fobCents) - sum(foreign.map(countedCents)), good);
}

/** (VOM + labour + overhead + profit + other cost) / FOB; undefined without the costs. */
export function buildUp(good: MadeGood, foreign: readonly Material[]): Rational | undefined {
  if (good.addedCosts === undefined) return undefined;
  const own = good.materials.filter((material) => !foreign.includes(material));
  const added = sum(Object.values(good.addedCosts));
  return ofFob(sum(own.map(({ valueCents }) => valueCents)) + added, good);
}

export const reaches = (share: Rational, bps: number) => minus(share, rate(bps)).numerator >= 0n;

/** The regional value by the formula that gives more, and whether it is enough. */
export function regionalValue(
  good: MadeGood,
  foreign: readonly Material[],
): ValueShare & { isEnough: boolean } {
  const down: ValueShare = { method: "build_down", share: buildDown(good, foreign) };
  const upShare = buildUp(good, foreign);
  const isUpHigher = upShare !== undefined && minus(upShare, down.share).numerator > 0n;
  const best: ValueShare = isUpHigher ? { method: "build_up", share: upShare } : down;
  return { ...best, isEnough: reaches(best.share, REQUIRED_BPS) };
}

/** Percent to three places, cut off, so that a share that fails never reads as one that passes. */
export function shareText({ numerator, denominator }: Rational): string {
  const thousandths = ((numerator < 0n ? -numerator : numerator) * 100_000n) / denominator;
  const text = `${thousandths / 1_000n}.${String(thousandths % 1_000n).padStart(3, "0")}`;
  return numerator < 0n ? `-${text}` : text;
}
