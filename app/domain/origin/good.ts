import { ok, type Result, refuse } from "../result";
import { OPERATIONS, type Operation } from "./operations";

/** Where a material comes from; `unknown` counts as non-originating (Article 3.5). */
export type MaterialOrigin =
  | { kind: "originating"; party: string }
  | { kind: "non_originating" }
  | { kind: "unknown" };

/** Values are in hundredths of one currency, the same for the good and all its materials. */
export type Material = {
  /** 6 to 10 digits */
  hs: string;
  origin: MaterialOrigin;
  /** CIF of an imported one, else the earliest price that can be told */
  valueCents: number;
  /** freight, insurance, packing and the like on its way to the producer, within `valueCents` */
  deductionCents?: number | undefined;
  weightGrams?: number | undefined;
};

/** What a producer adds besides materials, for the build-up formula. */
export type AddedCosts = {
  labourCents: number;
  overheadCents: number;
  profitCents: number;
  otherCents: number;
};

/** A good whose origin is asked: how it was made, and of what. */
export type MadeGood = {
  hs: string;
  /** the Party in which it was obtained or made last */
  madeIn: string;
  fobCents: number;
  weightGrams?: number | undefined;
  isWhollyObtained: boolean;
  isChemicallyReacted: boolean;
  /** what was done to its materials */
  operations: readonly Operation[];
  materials: readonly Material[];
  addedCosts?: AddedCosts | undefined;
};

/** `material`: its place in the list; null = the good itself. */
export type GoodFault = {
  code: "HS_INVALID" | "VALUE_INVALID" | "WEIGHT_INVALID" | "COST_INVALID" | "OPERATION_UNKNOWN";
  material: number | null;
};

const isHs = (hs: string) => /^\d{6,10}$/.test(hs);
const isAmount = (value: number) => Number.isSafeInteger(value) && value >= 0;
const isMeasured = (value: number | undefined) =>
  value === undefined || (isAmount(value) && value > 0);

function materialFault({ hs, valueCents, deductionCents = 0, weightGrams }: Material) {
  if (!isHs(hs)) return "HS_INVALID";
  if (!isAmount(valueCents) || !isAmount(deductionCents)) return "VALUE_INVALID";
  if (deductionCents > valueCents) return "VALUE_INVALID";
  return isMeasured(weightGrams) ? undefined : "WEIGHT_INVALID";
}

/** The good when its figures can be those of a good. */
export function checkGood(good: MadeGood): Result<MadeGood, GoodFault> {
  const fault = (code: GoodFault["code"], material: number | null = null) =>
    refuse({ code, material });
  if (!isHs(good.hs)) return fault("HS_INVALID");
  if (!isAmount(good.fobCents) || good.fobCents === 0) return fault("VALUE_INVALID");
  if (!isMeasured(good.weightGrams)) return fault("WEIGHT_INVALID");
  const costs = Object.values(good.addedCosts ?? {});
  if (!costs.every(isAmount)) return fault("COST_INVALID");
  if (good.operations.some((one) => !OPERATIONS.includes(one))) return fault("OPERATION_UNKNOWN");
  for (const [at, material] of good.materials.entries()) {
    const code = materialFault(material);
    if (code !== undefined) return fault(code, at);
  }
  return ok(good);
}

/**
 * Materials that do not count as originating where the good is made. Those of other Parties count
 * when they are cumulated (Article 3.4); goods of a country outside the agreement never do.
 */
export function nonOriginating(
  good: MadeGood,
  members: ReadonlySet<string>,
  isCumulated: boolean,
): Material[] {
  return good.materials.filter(({ origin }) => {
    if (origin.kind !== "originating" || !members.has(origin.party)) return true;
    return !isCumulated && origin.party !== good.madeIn;
  });
}
