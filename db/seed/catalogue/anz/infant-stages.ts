import type { SeedProduct } from "../types";
import { BONDED_AND_MAIL, bonded, EVERY_REGIME, grams, inHall, pack, per100g } from "./pack";

export type Stage = 1 | 2 | 3 | 4;

/** What a stage means for the label, the tariff line and the table of nutrients. */
const STAGES = {
  1: {
    noteZh: "0–6 月龄",
    noteEn: "0–6 months",
    kindZh: "婴儿配方奶粉",
    kindEn: "Infant Formula",
    labelEn: "INFANT FORMULA",
    nutrition: per100g(2130, 10_500, 27_000, 55_500, 150, 380),
  },
  2: {
    noteZh: "6–12 月龄",
    noteEn: "6–12 months",
    kindZh: "较大婴儿配方奶粉",
    kindEn: "Follow-On Formula",
    labelEn: "FOLLOW-ON FORMULA",
    nutrition: per100g(2020, 14_500, 21_500, 57_500, 200, 560),
  },
  3: {
    noteZh: "12–36 月龄",
    noteEn: "12–36 months",
    kindZh: "幼儿配方奶粉",
    kindEn: "Toddler Formula",
    labelEn: "TODDLER FORMULA",
    nutrition: per100g(1970, 16_000, 19_500, 57_500, 230, 640),
  },
  4: {
    noteZh: "36 月龄以上",
    noteEn: "36 months and over",
    kindZh: "儿童成长配方奶粉",
    kindEn: "Growing-Up Milk",
    labelEn: "GROWING-UP MILK",
    nutrition: per100g(1930, 17_500, 17_000, 59_500, 260, 760),
  },
} as const;

const DIGITS = { 1: "一", 2: "二", 3: "三", 4: "四" } as const;

type Line = {
  brand: SeedProduct["brand"];
  origin: "NZ" | "AU";
  slug: string;
  /** stands before the kind: 金装, 有机, 山羊奶 */
  prefixZh: string;
  prefixEn: string;
  labelZh: string;
  ingredientsZh: string;
  ingredientsEn: string;
  allergens: SeedProduct["allergens"];
  diet?: SeedProduct["diet"];
  aliases: readonly string[];
  family?: SeedProduct["art"]["family"];
  producer: SeedProduct["producer"];
};

/**
 * One tin of a formula line. Stages 1–3 are line 1901.10 and bonded only: imported for general
 * trade they would need a registered recipe and a Chinese label. Stage 4 is ordinary 1901.90.
 */
export function formula(
  line: Line,
  stage: Stage,
  summary: { zh: string; en: string },
  variants: SeedProduct["variants"],
): SeedProduct {
  const facts = STAGES[stage];
  const base: SeedProduct = {
    slug: `${line.slug}-stage-${stage}`,
    brand: line.brand,
    category: "dairy.infant-formula",
    origin: line.origin,
    nameZh: `${line.prefixZh}${facts.kindZh} ${stage} 段`,
    nameEn: `${line.prefixEn} ${facts.kindEn} Stage ${stage}`,
    labelEn: facts.labelEn,
    labelZh: `${line.labelZh} ${stage} 段`,
    aliases: [`${stage}段`, `${DIGITS[stage]}段`, `${DIGITS[stage]}段奶粉`, ...line.aliases],
    summaryZh: `${facts.noteZh}。${summary.zh}`,
    summaryEn: `${facts.noteEn}. ${summary.en}`,
    hsCode: stage === 4 ? "1901900090" : "1901101090",
    dealUnit: "122",
    storage: "ambient",
    shelfLifeDays: stage === 4 ? 730 : 540,
    regimes: stage === 4 ? EVERY_REGIME : BONDED_AND_MAIL,
    art: { form: "tin", family: line.family ?? "infant" },
    stage,
    ingredientsZh: line.ingredientsZh,
    ingredientsEn: line.ingredientsEn,
    usageZh: USAGE_ZH[stage],
    usageEn: USAGE_EN[stage],
    audienceZh: stage === 4 ? `${facts.noteZh}儿童` : `${facts.noteZh}。${BREAST_MILK_ZH}`,
    audienceEn: stage === 4 ? `Children of ${facts.noteEn}` : `${facts.noteEn}. ${BREAST_MILK_EN}`,
    allergens: line.allergens,
    nutrition: facts.nutrition,
    producer: line.producer,
    variants,
  };
  return line.diet === undefined ? base : { ...base, diet: line.diet };
}

/** The one size a formula is sold in; stage 4 may also stand in the hall. */
export function tin(
  sku: string,
  netGrams: number,
  grossGrams: number,
  fen: number,
  hallFen?: number,
) {
  const offers = hallFen === undefined ? [bonded(fen)] : [bonded(fen), inHall(hallFen)];
  return [
    pack(sku, `${netGrams} g 罐装`, `${netGrams} g tin`, grams(netGrams), grossGrams, ...offers),
  ];
}

const BREAST_MILK_ZH = "母乳是婴儿最理想的食物；选用配方奶请听取医生意见";
const BREAST_MILK_EN = "Breast milk is best for babies; ask a doctor before using formula";

const BOILED_ZH =
  "先倒入煮沸后凉至 40–50℃ 的水，再按罐上的表加平勺奶粉，摇匀，试温后喂。一次冲一餐，剩余倒掉。开罐后四周内用完。";
const BOILED_EN =
  "Pour boiled water cooled to 40–50 °C, add level scoops as the table on the tin says, shake, test the heat. Mix one feed at a time and discard the rest. Use within 4 weeks of opening.";
const USAGE_ZH = {
  1: BOILED_ZH,
  2: BOILED_ZH,
  3: BOILED_ZH,
  4: "加约 50℃ 温水 200 mL 与罐上所示平勺奶粉，搅匀即饮，每天 1–2 杯。开罐后四周内用完。",
} as const;
const USAGE_EN = {
  1: BOILED_EN,
  2: BOILED_EN,
  3: BOILED_EN,
  4: "Stir level scoops as shown on the tin into 200 mL of water at about 50 °C, 1–2 glasses a day. Use within 4 weeks of opening.",
} as const;
