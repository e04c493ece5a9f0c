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

const className = (words: string) =>
  `2016 list described as holding most ${words}; this line not seen`;
const FOOD = className("common prepackaged food");
const LAVER = "Laver named as bonded-only since 2022-03-01; this line not seen";
const RATE_2023 = "Retail import rate quoted in 2023; code assigned by us";

export const POSITIVE_LIST: readonly SeedPositiveListEntry[] = [
  row("17049000", "其他糖食", className("sweets")),
  row("18063200", "不夹心巧克力", "chocolate mostly listed in 2016; line not seen"),
  row("18069000", "其他巧克力食品", className("chocolate")),
  row("19023030", "即食或快熟面条", FOOD),
  row("19023090", "其他面食", FOOD),
  row("19053100", "甜饼干", "prepackaged food mostly listed in 2016; line not seen"),
  row("19053200", "华夫饼干", FOOD),
  row("19059000", "其他糕点、饼干", className("pastry and bread")),
  row("20052000", "马铃薯制品", FOOD),
  row("20079990", "其他果酱", FOOD),
  row(
    "20081999",
    "其他坚果制品",
    "prepackaged food mostly listed in 2016; line not seen; nuts bonded-only since 2022-03-01 by class name",
    { bondedOnly: true },
  ),
  row("20089931", "调味紫菜", LAVER, { bondedOnly: true }),
  row("20089934", "烤紫菜", LAVER, { bondedOnly: true }),
  row("21011100", "咖啡浓缩精汁", FOOD),
  row("21031000", "酱油", FOOD),
  row("21039090", "其他调味品", FOOD),
  row("21069090", "其他编号未列名食品", FOOD),
  row("33041000", "唇用化妆品", "Lip cosmetics named in the 2016 list", {
    excludeNote: "2016 年备注要求首次进口许可；现按个人自用物品监管，后来的备注未见",
  }),
  row("33049900", "护肤品及其他化妆品", "skin care rate quoted in 2023; code mapping ours"),
  row("33051000", "洗发剂", RATE_2023),
  row("33061010", "牙膏", RATE_2023),
  row("34013000", "洁肤用有机表面活性产品", "Shower gel rate quoted in 2023; probably this line"),
  row(
    "85166030",
    "电饭锅",
    "2016 official summary names household appliances as a class; this line not seen",
  ),
  row("96170019", "其他保温瓶", "Thermos cups named in the 2016 official summary"),
  row(
    "96190011",
    "婴儿尿裤及尿布",
    "Nappies named in the 2016 official summary; rate quoted in 2023",
  ),
  row("96190020", "卫生巾及卫生棉条", "Tampons rate quoted in 2023; probably this line"),
];
