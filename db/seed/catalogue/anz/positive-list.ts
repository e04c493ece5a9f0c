import type { SeedPositiveListEntry } from "../types";

/**
 * No edition after 2016 was seen line by line, so every row stays unverified until an operator
 * confirms it. Goods without a row (fresh fruit, meat, oats, cereals, grated cheese) are 0110 only.
 */
const row = (
  hs8: string,
  nameZh: string,
  source: string,
  limits: Partial<Pick<SeedPositiveListEntry, "bondedOnly" | "noMail" | "excludeNote">> = {},
): SeedPositiveListEntry => ({
  hs8,
  nameZh,
  bondedOnly: false,
  noMail: false,
  ...limits,
  state: "unverified",
  source,
});

const UHT = { noMail: true };
const SECOND_2016 = "code in the second list of April 2016";
const FIRST_2016 = "code in the first list of April 2016";
const PREPACKAGED_2016 = "prepackaged food mostly listed in 2016; line not seen";

export const POSITIVE_LIST: readonly SeedPositiveListEntry[] = [
  row("04011000", "牛奶，脂肪≤1%", `${SECOND_2016}; UHT milk not by mail`, UHT),
  row("04012000", "牛奶，1%<脂肪≤6%", `${SECOND_2016}; UHT milk not by mail`, UHT),
  row("04015000", "稀奶油，脂肪>10%", `${SECOND_2016}; UHT milk not by mail`, UHT),
  row("04021000", "脱脂奶粉", SECOND_2016),
  row("04022100", "全脂奶粉，未加糖", SECOND_2016),
  row("04032010", "酸乳", `predecessor 04031000 in the first list of April 2016; split in HS 2022`),
  row("04039000", "酪乳及其他发酵乳", FIRST_2016),
  row("04051000", "黄油", `${FIRST_2016}; butter bonded-only since 2022-03-01`, {
    bondedOnly: true,
  }),
  row("04061000", "鲜乳酪", FIRST_2016),
  row("04063000", "经加工的乳酪", FIRST_2016),
  row("04069000", "其他乳酪", FIRST_2016),
  row("04090000", "天然蜂蜜", FIRST_2016),
  row("08021200", "去壳扁桃仁", `${FIRST_2016}; nuts bonded-only since 2022-03-01`, {
    bondedOnly: true,
  }),
  row("08026200", "去壳夏威夷果", `${FIRST_2016}; nuts bonded-only since 2022-03-01`, {
    bondedOnly: true,
  }),
  row("18063200", "不夹心巧克力", "chocolate mostly listed in 2016; line not seen"),
  row("19011010", "婴幼儿配方奶粉", "infant formula named as listed in 2016", {
    excludeNote: "2016 年备注要求产品配方注册；现按个人自用物品监管，只上架已注册配方",
  }),
  row("19019000", "其他乳制食品", PREPACKAGED_2016),
  row("19053100", "甜饼干", PREPACKAGED_2016),
  row("20081130", "花生酱", PREPACKAGED_2016),
  row(
    "20081999",
    "其他坚果制品",
    `${PREPACKAGED_2016}; nuts bonded-only since 2022-03-01 by class name`,
    {
      bondedOnly: true,
    },
  ),
  row("22041000", "汽酒", "sparkling wine among the 63 lines added for 2019"),
  row("22042100", "葡萄酒，≤2 升容器", "wine in small packs named in 2016, rate quoted in 2023"),
  row("33049900", "护肤品及其他化妆品", "skin care rate quoted in 2023; code mapping ours"),
];
