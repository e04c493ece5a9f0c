import type { MadeGood, Material, MaterialOrigin } from "../../app/domain/origin/good";

/** A material, foreign unless said otherwise. */
export const material = (
  hs: string,
  valueCents: number,
  origin: MaterialOrigin = { kind: "non_originating" },
  more: Partial<Material> = {},
): Material => ({ hs, valueCents, origin, ...more });

/** A T-shirt made in Thailand of these materials, worth 100.00. */
export const goodOf = (materials: Material[], more: Partial<MadeGood> = {}): MadeGood => ({
  hs: "610910",
  madeIn: "TH",
  fobCents: 10_000,
  isWhollyObtained: false,
  isChemicallyReacted: false,
  operations: ["packing", "making"],
  materials,
  ...more,
});
