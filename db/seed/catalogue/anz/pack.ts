import type { CustomsRegime } from "~/domain/catalog/terms";
import type { SeedOffer, SeedProduct, SeedVariant } from "../types";

/** Regimes as data. A 9610 regime makes no offer; it only says that the list would allow the mail. */
export const BONDED_AND_MAIL: readonly CustomsRegime[] = ["1210", "9610"];
export const EVERY_REGIME: readonly CustomsRegime[] = ["1210", "9610", "0110"];
export const BONDED_OR_PAID: readonly CustomsRegime[] = ["1210", "0110"];
export const DUTY_PAID_ONLY: readonly CustomsRegime[] = ["0110"];

export const bonded = (priceFen: number): SeedOffer => ({ regime: "1210", priceFen });
/** Reduced bonded stock near its expiry, with the lowest price of the seven days before. */
export const bondedReduced = (priceFen: number, referencePriceFen: number): SeedOffer => ({
  regime: "1210",
  priceFen,
  referencePriceFen,
});
export const dutyPaid = (priceFen: number): SeedOffer => ({ regime: "0110", priceFen });
export const inHall = (priceFen: number): SeedOffer => ({ regime: "0110", priceFen, inHall: true });

type Content = Pick<SeedVariant, "netContent" | "packCount" | "netWeightGrams" | "volumeMl">;

export const grams = (each: number, packs = 1): Content => ({
  netContent: { value: each * packs, unit: "g" },
  packCount: packs,
  netWeightGrams: each * packs,
});

/** Milk is sold by volume and declared by weight: 1 L weighs 1,030 g. */
export const milk = (eachMl: number, packs: number): Content => ({
  netContent: { value: eachMl * packs, unit: "ml" },
  packCount: packs,
  netWeightGrams: Math.round(eachMl * packs * 1.03),
});

/** Whipping cream and lotions: 1 L weighs close to 1,000 g. */
export const cream = (eachMl: number, packs = 1): Content => ({
  netContent: { value: eachMl * packs, unit: "ml" },
  packCount: packs,
  netWeightGrams: eachMl * packs,
});

/** Wine has the litre as statutory unit; 750 mL weigh about 743 g. */
export const wine = (ml: number): Content => ({
  netContent: { value: ml, unit: "ml" },
  packCount: 1,
  netWeightGrams: Math.round(ml * 0.99),
  volumeMl: ml,
});

export const pack = (
  sku: string,
  specZh: string,
  specEn: string,
  content: Content,
  grossWeightGrams: number,
  ...offers: readonly SeedOffer[]
): SeedVariant => ({ sku, specZh, specEn, ...content, grossWeightGrams, offers });

type Nutrition = NonNullable<SeedProduct["nutrition"]>;
/** Energy in kJ; protein, fat, carbohydrate, sodium and calcium in mg. */
type Figures = [
  energyKj: number,
  proteinMg: number,
  fatMg: number,
  carbohydrateMg: number,
  sodiumMg: number,
  calciumMg?: number,
];

const table = (per: Nutrition["per"], figures: Figures): Nutrition => {
  const [energyKj, proteinMg, fatMg, carbohydrateMg, sodiumMg, calciumMg] = figures;
  const base = { per, energyKj, proteinMg, fatMg, carbohydrateMg, sodiumMg };
  return calciumMg === undefined ? base : { ...base, calciumMg };
};
export const per100g = (...figures: Figures): Nutrition => table("100g", figures);
export const per100ml = (...figures: Figures): Nutrition => table("100ml", figures);
