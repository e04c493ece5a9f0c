import type { CustomsRegime, NetContentUnit } from "~/domain/catalog/terms";
import type { SeedOffer, SeedProduct, SeedVariant } from "../types";

const NBSP = "\u00a0";

/** A number never parts from its unit: "18 g × 10 袋" is one measure and takes no-break spaces. */
const tie = (text: string) =>
  text
    .replace(/(?<![\p{L}\d.,]|\p{L}-)(\d[\d.,]*) (?=[\p{L}℃])/gu, `$1${NBSP}`)
    .replace(/ × /g, `${NBSP}×${NBSP}`);

/** Ties every text of the list; codes and slugs hold no spaces and stay as they are. */
export const products = (list: readonly SeedProduct[]): readonly SeedProduct[] =>
  JSON.parse(JSON.stringify(list), (_key, value) =>
    typeof value === "string" ? tie(value) : value,
  );

type Draft = Omit<SeedProduct, "origin" | "storage"> & Partial<Pick<SeedProduct, "storage">>;
export const japan = (draft: Draft): SeedProduct => ({
  storage: "ambient",
  ...draft,
  origin: "JP",
});
export const korea = (draft: Draft): SeedProduct => ({
  storage: "ambient",
  ...draft,
  origin: "KR",
});

/** On the import list as far as we know, and lawful as ordinary trade too. */
export const EITHER: readonly CustomsRegime[] = ["1210", "0110"];
/** Needs a registration, filing or certificate for ordinary trade that we do not hold. */
export const BONDED: readonly CustomsRegime[] = ["1210"];
/** No row of the import list is known to us. */
export const PAID: readonly CustomsRegime[] = ["0110"];

export const bonded = (priceFen: number): SeedOffer => ({ regime: "1210", priceFen });
export const paid = (priceFen: number): SeedOffer => ({ regime: "0110", priceFen });
export const hall = (priceFen: number): SeedOffer => ({ regime: "0110", priceFen, inHall: true });

export const item = (
  sku: string,
  [specZh, specEn]: readonly [zh: string, en: string],
  [value, unit]: readonly [number, NetContentUnit],
  [netWeightGrams, grossWeightGrams]: readonly [net: number, gross: number],
  offers: readonly SeedOffer[],
  packCount = 1,
): SeedVariant => ({
  sku,
  specZh,
  specEn,
  netContent: { value, unit },
  packCount,
  netWeightGrams,
  grossWeightGrams,
  offers,
});

const milligrams = (grams: number) => Math.round(grams * 1000);

/** Energy by the label factors 17, 37, 17 kJ per gram unless the maker's differs (polyols, fibre). */
const nutrients = (
  per: "100g" | "100ml",
  protein: number,
  fat: number,
  carbohydrate: number,
  sodiumMg: number,
  energyKj = Math.round(17 * protein + 37 * fat + 17 * carbohydrate),
) => ({
  per,
  energyKj,
  proteinMg: milligrams(protein),
  fatMg: milligrams(fat),
  carbohydrateMg: milligrams(carbohydrate),
  sodiumMg,
});

type Amounts = [protein: number, fat: number, carbohydrate: number, sodiumMg: number, kj?: number];
export const per100g = (...amounts: Amounts) => nutrients("100g", ...amounts);
export const per100ml = (...amounts: Amounts) => nutrients("100ml", ...amounts);

/** Customs unit codes of the units goods are sold in. */
export const UNIT = {
  appliance: "001",
  set: "006",
  piece: "007",
  tube: "012",
  towel: "015",
  tin: "122",
  pack: "125",
  bag: "136",
  box: "140",
  bottle: "142",
} as const;

export const READY_TO_EAT = {
  usageZh: "开袋即食。置于阴凉干燥处，避免阳光直射；开封后请尽快食用。",
  usageEn: "Ready to eat. Keep cool, dry and out of sunlight; eat soon after opening.",
};

/** Small firm sweets and jellies: a choking hazard for the youngest. */
export const SWEET = {
  ...READY_TO_EAT,
  audienceZh: "一般人群；3 岁以下幼儿请勿食用，儿童食用时需有成人看护，谨防噎住。",
  audienceEn:
    "General. Not for children under 3; supervise children while they eat (choking hazard).",
};

export const EXTERNAL_USE = {
  usageZh: "取适量均匀涂抹。首次使用前请在耳后或手臂内侧试用；如有不适立即停用。",
  usageEn:
    "Apply an even layer. Test behind the ear or on the inner arm first; stop if irritation occurs.",
};

export const SHEET_MASK = {
  usageZh: "洁面后取出面膜贴合面部，10 分钟至 15 分钟后揭下，轻拍余液至吸收。如有不适立即停用。",
  usageEn:
    "After cleansing, lay the sheet on the face for 10 to 15 minutes, remove and pat in the rest. Stop if irritation occurs.",
};

export const SHAMPOO = {
  usageZh: "湿发后取适量揉出泡沫，轻按头皮，用清水冲净。入眼请立即用清水冲洗。",
  usageEn:
    "Work into a lather on wet hair, massage the scalp and rinse well. Rinse at once if in eyes.",
};
