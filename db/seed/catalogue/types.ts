import type {
  ArtFamily,
  ArtForm,
  CustomsRegime,
  FactState,
  NetContentUnit,
  PartnerCountry,
  StorageZone,
} from "~/domain/catalog/terms";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";

/** One brand; real names are used as examples, authorisations are demo values. */
export type SeedBrand = {
  /** stable key, kebab-case */
  key: string;
  nameZh: string;
  nameEn: string;
  /** what people type instead: nicknames, homophones never (search finds those by pinyin) */
  aliases?: readonly string[];
};

/** Two levels: `dairy` and `dairy.milk-powder`. */
export type SeedCategory = {
  key: string;
  nameZh: string;
  nameEn: string;
  aliases?: readonly string[];
  family: ArtFamily;
};

/**
 * One 10-digit HS line. Rates in basis points (13 % = 1300). `state` says how sure the rates are.
 * `unit1`/`unit2` are the customs unit codes of the statutory units (035 kg, 095 L, 007 piece …).
 */
export type SeedHsCode = {
  code: string;
  nameZh: string;
  unit1: string;
  unit2?: string;
  vatBps: number;
  /** most-favoured-nation import duty, needed for the full levy; undefined = unknown */
  mfnBps?: number;
  /** consumption tax: none; ad valorem; high-end cosmetics threshold rule; by litre or kilogram */
  consumption:
    | "none"
    | { adValoremBps: number }
    | "high_end_cosmetics"
    | Extract<ConsumptionTax, { kind: "specific" | "compound" | "beer" }>;
  state: FactState;
  source: string;
};

/** One row of the retail import list as far as it is known (positive-list facts, with provenance). */
export type SeedPositiveListEntry = {
  hs8: string;
  nameZh: string;
  bondedOnly: boolean;
  noMail: boolean;
  /** yearly cap per person in grams, shared within capGroup */
  capGrams?: number;
  capGroup?: "sugar" | "long_grain_rice";
  excludeNote?: string;
  state: Exclude<FactState, "unknown">;
  source: string;
};

export type SeedOffer = {
  regime: CustomsRegime;
  priceFen: number;
  /** duty-paid stock that stands in the RCEP goods hall (可到馆自提) */
  inHall?: boolean;
  /** lawful reference price for near-expiry offers: lowest price of the 7 days before */
  referencePriceFen?: number;
};

export type SeedVariant = {
  /** ≤ 20 characters (CEB621 itemNo), unique, upper-case, e.g. NZ-ANC-HCP-900 */
  sku: string;
  /** "900 g 罐装" / "900 g tin": a no-break space stands between number and unit */
  specZh: string;
  specEn: string;
  /** content of the whole saleable unit in ml, g or pieces; fruit: the packed weight in g */
  netContent: { value: number; unit: NetContentUnit };
  /** inner packs, e.g. 6 cartons of 1 L */
  packCount: number;
  netWeightGrams: number;
  grossWeightGrams: number;
  /** volume for goods whose statutory unit is the litre */
  volumeMl?: number;
  offers: readonly SeedOffer[];
};

export type SeedProduct = {
  slug: string;
  brand: string;
  category: string;
  origin: PartnerCountry;
  /** without brand and size: 高钙全脂奶粉 */
  nameZh: string;
  /** without brand and size: Hi-Calcium Whole Milk Powder */
  nameEn: string;
  nameOrig?: string;
  /** printed small on the pack drawing, upper-case English class: WHOLE MILK POWDER */
  labelEn: string;
  /** drawing label when nameZh is too long; at most 8 characters */
  labelZh?: string;
  aliases?: readonly string[];
  summaryZh: string;
  summaryEn: string;
  hsCode: string;
  /** customs unit code of the deal unit (007 个, 122 罐, 125 包, 136 袋, 140 盒, 142 瓶 …) */
  dealUnit: string;
  storage: StorageZone;
  shelfLifeDays: number;
  regimes: readonly CustomsRegime[];
  art: { form: ArtForm; family: ArtFamily };
  /** infant formula stage 1–4 */
  stage?: 1 | 2 | 3 | 4;
  diet?: readonly ("halal" | "sugar_free" | "organic" | "lactose_free" | "vegan")[];
  /** graded goods: { key: "UMF", value: 10 } */
  grade?: { key: string; value: number };
  ingredientsZh?: string;
  ingredientsEn?: string;
  usageZh?: string;
  usageEn?: string;
  audienceZh?: string;
  audienceEn?: string;
  allergens?: readonly Allergen[];
  mayContain?: readonly Allergen[];
  /** per 100 g or 100 ml; absent for non-food */
  nutrition?: {
    per: "100g" | "100ml";
    energyKj: number;
    proteinMg: number;
    fatMg: number;
    carbohydrateMg: number;
    sodiumMg: number;
    calciumMg?: number;
  };
  producer: { nameEn: string; city: string; registrationNo?: string };
  variants: readonly SeedVariant[];
};

/** What one group of origins adds to the seed; the loader joins the parts and merges equal rows. */
export type SeedPart = {
  brands: readonly SeedBrand[];
  hsCodes: readonly SeedHsCode[];
  positiveList: readonly SeedPositiveListEntry[];
  products: readonly SeedProduct[];
};

/** The eight GB 7718-2025 groups. */
export type Allergen =
  | "gluten"
  | "crustacean"
  | "fish"
  | "egg"
  | "peanut"
  | "soy"
  | "milk"
  | "tree_nut";
