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
const SECOND_2016 = "2016 年 4 月第二批清单有此税号";
const FIRST_2016 = "2016 年 4 月第一批清单有此税号";
const PREPACKAGED_2016 = "2016 年清单据称含大部分常见预包装食品，未见此税号";

export const POSITIVE_LIST: readonly SeedPositiveListEntry[] = [
  row("04011000", "牛奶，脂肪≤1%", `${SECOND_2016}；超高温灭菌奶不得直邮`, UHT),
  row("04012000", "牛奶，1%<脂肪≤6%", `${SECOND_2016}；超高温灭菌奶不得直邮`, UHT),
  row("04015000", "稀奶油，脂肪>10%", `${SECOND_2016}；超高温灭菌奶不得直邮`, UHT),
  row("04021000", "脱脂奶粉", SECOND_2016),
  row("04022100", "全脂奶粉，未加糖", SECOND_2016),
  row("04032010", "酸乳", "2016 年 4 月第一批清单有前身税号 04031000，2022 年版税则拆分"),
  row("04039000", "酪乳及其他发酵乳", FIRST_2016),
  row("04051000", "黄油", `${FIRST_2016}；2022-03-01 起黄油限网购保税`, {
    bondedOnly: true,
  }),
  row("04061000", "鲜乳酪", FIRST_2016),
  row("04063000", "经加工的乳酪", FIRST_2016),
  row("04069000", "其他乳酪", FIRST_2016),
  row("04090000", "天然蜂蜜", FIRST_2016),
  row("08021200", "去壳扁桃仁", `${FIRST_2016}；2022-03-01 起坚果限网购保税`, {
    bondedOnly: true,
  }),
  row("08026200", "去壳夏威夷果", `${FIRST_2016}；2022-03-01 起坚果限网购保税`, {
    bondedOnly: true,
  }),
  row("18063200", "不夹心巧克力", "2016 年清单据称含大部分巧克力，未见此税号"),
  row("19011010", "婴幼儿配方奶粉", "2016 年清单列有婴幼儿配方奶粉", {
    excludeNote: "2016 年备注要求产品配方注册；现按个人自用物品监管，只上架已注册配方",
  }),
  row("19019000", "其他乳制食品", PREPACKAGED_2016),
  row("19053100", "甜饼干", PREPACKAGED_2016),
  row("20081130", "花生酱", PREPACKAGED_2016),
  row("20081999", "其他坚果制品", `${PREPACKAGED_2016}；按类名，2022-03-01 起坚果限网购保税`, {
    bondedOnly: true,
  }),
  row("22041000", "汽酒", "2019 年增加的 63 个税目之一"),
  row("22042100", "葡萄酒，≤2 升容器", "2016 年清单列有小包装葡萄酒，2023 年有税率报道"),
  row("33049900", "护肤品及其他化妆品", "2023 年有护肤品税率报道，税号为本馆归类"),
];
