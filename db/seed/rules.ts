import { fen } from "~/domain/money";
import type { consumerNotice, limitRule, setting, shelfLifeRule } from "../schema";

/** Purchase limits of cross-border retail import; no later change is known (November 2026). */
export const LIMIT_RULES: readonly (typeof limitRule.$inferInsert)[] = [
  {
    kind: "single_order",
    amountFen: fen(500_000),
    validFrom: "2019-01-01",
    state: "verified",
    source: "财关税〔2018〕49号",
  },
  {
    kind: "person_year",
    amountFen: fen(2_600_000),
    validFrom: "2019-01-01",
    state: "verified",
    source: "财关税〔2018〕49号",
  },
];

const taxFigure = (key: string, value: string, validFrom: string, source: string) => ({
  key: `tax.${key}`,
  value,
  validFrom,
  state: "verified" as const,
  source,
});

/** Figures of the retail-import tax that belong to no HS line: 0 % duty, 70 % of the other taxes. */
export const TAX_FIGURES: readonly (typeof setting.$inferInsert)[] = [
  taxFigure("relief_duty_share_bps", "0", "2016-04-08", "财关税〔2016〕18号"),
  taxFigure("relief_tax_share_bps", "7000", "2016-04-08", "财关税〔2016〕18号"),
  taxFigure("full_levy_max_pieces", "1", "2019-01-01", "财关税〔2018〕49号"),
  taxFigure("cosmetics_rate_bps", "1500", "2016-10-01", "财关税〔2016〕48号"),
  taxFigure("cosmetics_fen_per_ml_or_gram", "1000", "2016-10-01", "财关税〔2016〕48号"),
  taxFigure("cosmetics_fen_per_piece", "1500", "2016-10-01", "财关税〔2016〕48号"),
  {
    ...{ key: "mail.limit_fen", value: "200000", validFrom: "2024-12-01" },
    ...{ state: "unverified", source: "海关总署公告2024年第176号（日期未核实）" },
  },
  {
    ...{ key: "mail.exempt_tax_fen", value: "5000", validFrom: "2010-09-01" },
    ...{ state: "unverified", source: "海关总署公告2010年第43号" },
  },
];

type ShelfLifeRow = typeof shelfLifeRule.$inferInsert;

const shelfLife = (
  categoryKey: string,
  bounds: Pick<ShelfLifeRow, "stopShareBps" | "stopMinDays" | "stopMaxDays" | "buyerMinDays">,
): ShelfLifeRow => ({
  categoryKey,
  arrivalMinShareBps: 6_667,
  nearShareBps: 3_333,
  ...bounds,
  validFrom: "2026-01-01",
  state: "verified",
  source: "本馆效期规则 2026-01",
});

/** The house's own shelf-life rules: two thirds at goods-in, clearance at one third, stop at one sixth. */
export const SHELF_LIFE_RULES: readonly ShelfLifeRow[] = [
  shelfLife("*", { stopShareBps: 1_667, stopMinDays: 7, stopMaxDays: 30, buyerMinDays: 5 }),
  shelfLife("fruit.fresh", { stopShareBps: 0, stopMinDays: 2, stopMaxDays: 2, buyerMinDays: 2 }),
  shelfLife("seafood", { stopShareBps: 1_667, stopMinDays: 2, stopMaxDays: 30, buyerMinDays: 2 }),
  shelfLife("dairy.yoghurt", {
    stopShareBps: 1_667,
    stopMinDays: 5,
    stopMaxDays: 30,
    buyerMinDays: 3,
  }),
  shelfLife("care", { stopShareBps: 1_667, stopMinDays: 30, stopMaxDays: 60, buyerMinDays: 30 }),
];

/** What a buyer of bonded goods must have read; limits are rows of their own and not repeated here. */
export const CONSUMER_NOTICES: readonly (typeof consumerNotice.$inferInsert)[] = [
  {
    version: "2026-06",
    customsRegime: "1210",
    bodyZh: [
      "本商品按原产地的质量、安全、卫生、环保和标识要求生产，这些要求可能与中国标准不同；您已了解这一差异，由此带来的风险由您承担。",
      "本商品直接购自境外，包装上可能没有中文标签；您可以在商品页查看中文电子标签。",
      "本商品只供您本人使用，不得再次销售。",
    ],
    bodyEn: [
      "These goods are made to the quality, safety, hygiene, environmental and labelling rules of their place of origin, which may differ from Chinese standards. You know of this difference and bear the risk that comes with it.",
      "These goods are bought directly abroad and may carry no Chinese label. You can read a Chinese electronic label on the product page.",
      "These goods are for your own use only and must not be sold on.",
    ],
    validFrom: "2026-06-01",
    state: "verified",
    source: "商财发〔2018〕486号",
  },
];
