import type { CustomsRegime } from "~/domain/catalog/terms";
import type { SeedOffer, SeedProduct, SeedVariant } from "../types";

/** No row of the retail import list is known: general trade only. */
export const DUTY_PAID_ONLY: readonly CustomsRegime[] = ["0110"];
/** Listed, but bonded-only or barred from the mail. */
export const NOT_BY_MAIL: readonly CustomsRegime[] = ["1210", "0110"];
/** Listed without a bar. 9610 is data only: no direct-mail offer is sellable yet. */
export const ANY_CHANNEL: readonly CustomsRegime[] = ["1210", "9610", "0110"];

/** Customs unit codes of the units goods are sold in. */
export const UNIT = {
  set: "006",
  piece: "007",
  fish: "015",
  carton: "120",
  tin: "122",
  pack: "125",
  bag: "136",
  box: "140",
  bottle: "142",
} as const;

export const bonded = (priceFen: number): SeedOffer => ({ regime: "1210", priceFen });
export const paid = (priceFen: number): SeedOffer => ({ regime: "0110", priceFen });
/** Duty-paid stock in the hall; with a reference price it is near-expiry stock at a reduced price. */
export const hall = (priceFen: number, referencePriceFen?: number): SeedOffer => ({
  ...paid(priceFen),
  inHall: true,
  ...(referencePriceFen === undefined ? {} : { referencePriceFen }),
});

type Content = Pick<SeedVariant, "netContent" | "packCount" | "netWeightGrams" | "volumeMl">;

/** Weight of the whole unit in g, in so many inner packs. */
export const grams = (total: number, packCount = 1): Content => ({
  netContent: { value: total, unit: "g" },
  packCount,
  netWeightGrams: total,
});

/** Volume of the whole unit in ml, its weight in g, in so many inner packs. */
export const millilitres = (total: number, netWeightGrams: number, packCount = 1): Content => ({
  netContent: { value: total, unit: "ml" },
  packCount,
  netWeightGrams,
});
/** The same for goods whose statutory unit is the litre. */
export const litres = (total: number, netWeightGrams: number, packCount = 1): Content => ({
  ...millilitres(total, netWeightGrams, packCount),
  volumeMl: total,
});

export const pack = (
  sku: string,
  specZh: string,
  specEn: string,
  content: Content,
  grossWeightGrams: number,
  offers: readonly SeedOffer[],
): SeedVariant => ({ sku, specZh, specEn, ...content, grossWeightGrams, offers });

const milligrams = (grams: number) => Math.round(grams * 1000);
const nutrition =
  (per: "100g" | "100ml") =>
  (
    energyKj: number,
    proteinGrams: number,
    fatGrams: number,
    carbohydrateGrams: number,
    sodiumMg: number,
  ) => ({
    per,
    energyKj,
    proteinMg: milligrams(proteinGrams),
    fatMg: milligrams(fatGrams),
    carbohydrateMg: milligrams(carbohydrateGrams),
    sodiumMg,
  });
/** Energy in kJ; protein, fat and carbohydrate in g; sodium in mg. */
export const per100g = nutrition("100g");
export const per100ml = nutrition("100ml");

export const COOK_FROM_THAWED = {
  usageZh: "-18℃ 以下保存，冷藏解冻，烹熟后食用。",
  usageEn: "Keep at -18 °C, thaw in the fridge, cook before eating.",
};
export const KEEP_DRY = {
  usageZh: "阴凉干燥处密封保存，防潮防虫。",
  usageEn: "Keep sealed in a cool dry place.",
};
export const FRESH_GROUND = {
  usageZh: "开封后密封避光，四周内饮用。",
  usageEn: "Reseal after opening, keep dark, drink within four weeks.",
};
export const STEAM_RICE = {
  usageZh: "淘洗一次，水米比 1.2:1，焖熟后静置十分钟。",
  usageEn: "Rinse once, 1.2 parts water to 1 of rice; rest ten minutes after cooking.",
};
export const oneStick = (water: string) => ({
  usageZh: `取一条，加约 ${water} 热水搅匀。`,
  usageEn: `Stir one stick into about ${water} of hot water.`,
});
export const boilAndToss = (minutes: number) => ({
  usageZh: `沸水煮 ${minutes} 分钟，捞出拌料包。`,
  usageEn: `Boil ${minutes} minutes, drain and toss with the sachets.`,
});

/** Puts a no-break space between a number and its unit in every text a person reads. */
export const typeset = (products: readonly SeedProduct[]): readonly SeedProduct[] =>
  JSON.parse(JSON.stringify(products), (_key, value: unknown) =>
    typeof value === "string" ? value.replace(/(\d) (?=[\p{L}%℃°])/gu, "$1\u00a0") : value,
  );
