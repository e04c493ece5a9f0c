import type { SeedPositiveListEntry } from "../types";

/**
 * No edition after 2016 was seen line by line, so every row stays unverified until an operator
 * confirms it. Goods without a row (fresh and frozen fruit, fish, prawns, herbs of 1211, whole
 * cardamom, nutmeg and clove, husked rice) are 0110 only.
 */
const row = (
  hs8: string,
  nameZh: string,
  source: string,
  limits: Partial<SeedPositiveListEntry> = {},
): SeedPositiveListEntry => ({
  bondedOnly: false,
  noMail: false,
  ...limits,
  hs8,
  nameZh,
  state: "unverified",
  source,
});

const className = (words: string) => `2016 年清单据称含大部分${words}，未见此税号`;
const FOOD = className("常见预包装食品");
const DRINKS = className("常见饮料");
const CODE_SEEN = "2016 年 4 月第一批清单有此税号";
const NAME_SEEN = "2016 年 4 月第一批清单有此品名，税号为本馆归类";
const NUTS = "2022-03-01 起坚果限网购保税";
const DRIED_FRUIT = "2022-03-01 起干果限网购保税";
const AQUATIC = "水产品限网购保税";
const BONDED_ONLY = { bondedOnly: true };

export const POSITIVE_LIST: readonly SeedPositiveListEntry[] = [
  row("03061490", "其他冻蟹", `2016 年 4 月第二批清单有此税号；${AQUATIC}`, BONDED_ONLY),
  row("03072210", "冻扇贝", `2022 年调整的税目之一；${AQUATIC}`, BONDED_ONLY),
  row("04109010", "燕窝", "2016 年 4 月第一批清单有前身税号 04100010；不得直邮", {
    noMail: true,
  }),
  row("08011100", "干椰子", `${CODE_SEEN}；${NUTS}`, BONDED_ONLY),
  row("08013200", "去壳腰果", `${CODE_SEEN}；${NUTS}`, BONDED_ONLY),
  row(
    "08026200",
    "去壳夏威夷果",
    "2016 年 4 月第一批清单有此税号；2022-03-01 起坚果限网购保税",
    BONDED_ONLY,
  ),
  row("08134010", "龙眼干、肉", `${NAME_SEEN}；${DRIED_FRUIT}`, BONDED_ONLY),
  row("08134090", "其他干果", `${NAME_SEEN}；${DRIED_FRUIT}`, BONDED_ONLY),
  row("09012100", "已焙炒咖啡", NAME_SEEN),
  row("09021090", "其他绿茶，每件净重≤3 kg", NAME_SEEN),
  row("09023090", "其他红茶，每件净重≤3 kg", NAME_SEEN),
  row("09041100", "胡椒，未磨", NAME_SEEN),
  row("09041200", "已磨胡椒", NAME_SEEN),
  row("09061900", "其他肉桂，未磨", NAME_SEEN),
  row("09062000", "已磨肉桂", NAME_SEEN),
  row("09083200", "已磨豆蔻", NAME_SEEN),
  row("10063020", "长粒米精米", "备注每人每年 20 kg，税号为本馆归类", {
    capGrams: 20_000,
    capGroup: "long_grain_rice",
  }),
  row("16041400", "制作或保藏的金枪鱼、鲣", `${FOOD}；${AQUATIC}`, BONDED_ONLY),
  row("17019910", "砂糖", "备注每人每年 2 kg，税号为本馆归类", {
    capGrams: 2_000,
    capGroup: "sugar",
  }),
  row("18069000", "其他巧克力食品", className("巧克力")),
  row("19023010", "米粉干", FOOD),
  row("19023030", "即食或快熟面条", FOOD),
  row("19059000", "其他糕点、饼干", className("糕点、面包")),
  row("20060090", "其他蜜饯", FOOD),
  row("20079990", "其他果酱", FOOD),
  row(
    "20081999",
    "其他坚果制品",
    "2016 年清单据称含大部分常见预包装食品，未见此税号；按类名，2022-03-01 起坚果限网购保税",
    BONDED_ONLY,
  ),
  row("20089990", "其他水果制品", FOOD),
  row("20098912", "芒果汁", DRINKS),
  row("20098919", "其他果汁", DRINKS),
  row("21011100", "咖啡浓缩精汁", FOOD),
  row("21011200", "以咖啡为基本成分的制品", FOOD),
  row("21012000", "茶精汁及制品", FOOD),
  row("21031000", "酱油", FOOD),
  row("21039090", "其他调味品", FOOD),
  row("22029900", "其他无酒精饮料", DRINKS),
];
