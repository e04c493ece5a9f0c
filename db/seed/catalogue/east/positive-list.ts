import type { SeedPositiveListEntry } from "../types";

/** No edition after 2016 was seen line by line, so every row stays unverified until an operator confirms it. */
const row = (
  hs8: string,
  nameZh: string,
  source: string,
  rest: Partial<SeedPositiveListEntry> = {},
): SeedPositiveListEntry => ({
  bondedOnly: false,
  noMail: false,
  ...rest,
  hs8,
  nameZh,
  state: "unverified",
  source,
});

const className = (words: string) => `2016 年清单据称含大部分${words}，未见此税号`;
const FOOD = className("常见预包装食品");
const LAVER = "2022-03-01 起紫菜限网购保税，未见此税号";
const RATE_2023 = "2023 年有零售进口税率报道，税号为本馆归类";

export const POSITIVE_LIST: readonly SeedPositiveListEntry[] = [
  row("17049000", "其他糖食", className("糖果")),
  row("18063200", "不夹心巧克力", "2016 年清单据称含大部分巧克力，未见此税号"),
  row("18069000", "其他巧克力食品", className("巧克力")),
  row("19023030", "即食或快熟面条", FOOD),
  row("19023090", "其他面食", FOOD),
  row("19053100", "甜饼干", "2016 年清单据称含大部分常见预包装食品，未见此税号"),
  row("19053200", "华夫饼干", FOOD),
  row("19059000", "其他糕点、饼干", className("糕点、面包")),
  row("20052000", "马铃薯制品", FOOD),
  row("20079990", "其他果酱", FOOD),
  row(
    "20081999",
    "其他坚果制品",
    "2016 年清单据称含大部分常见预包装食品，未见此税号；按类名，2022-03-01 起坚果限网购保税",
    { bondedOnly: true },
  ),
  row("20089931", "调味紫菜", LAVER, { bondedOnly: true }),
  row("20089934", "烤紫菜", LAVER, { bondedOnly: true }),
  row("21011100", "咖啡浓缩精汁", FOOD),
  row("21031000", "酱油", FOOD),
  row("21039090", "其他调味品", FOOD),
  row("21069090", "其他编号未列名食品", FOOD),
  row("33041000", "唇用化妆品", "2016 年清单列有唇用化妆品", {
    excludeNote: "2016 年备注要求首次进口许可；现按个人自用物品监管，后来的备注未见",
  }),
  row("33049900", "护肤品及其他化妆品", "2023 年有护肤品税率报道，税号为本馆归类"),
  row("33051000", "洗发剂", RATE_2023),
  row("33061010", "牙膏", RATE_2023),
  row("34013000", "洁肤用有机表面活性产品", "2023 年有沐浴露税率报道，应是此税号"),
  row("85166030", "电饭锅", "2016 年官方说明列有家用电器一类，未见此税号"),
  row("96170019", "其他保温瓶", "2016 年官方说明列有保温杯"),
  row("96190011", "婴儿尿裤及尿布", "2016 年官方说明列有纸尿裤，2023 年有税率报道"),
  row("96190020", "卫生巾及卫生棉条", "2023 年有卫生棉条税率报道，应是此税号"),
];
