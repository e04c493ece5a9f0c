import type { SeedPositiveListEntry } from "../catalogue/types";

type Entry = readonly [hs8: string, nameZh: string];

/** What is known of a group of lines; each line is used and marked until an edition is read whole. */
type Group = Partial<Pick<SeedPositiveListEntry, "bondedOnly" | "noMail" | "excludeNote">> & {
  source: string;
  lines: readonly Entry[];
};

const [FIRST, SECOND] = ["2016年4月第一批清单", "2016年4月第二批清单"];
const NUTS = { bondedOnly: true, source: `${FIRST}（转载）；坚果自 2022-03-01 仅限网购保税` };
const DRIED_FRUIT = {
  bondedOnly: true,
  source: `${FIRST}载有品名，税号为推断；干果自 2022-03-01 仅限网购保税`,
};
const NO_WILDLIFE = "列入濒危野生动植物名录的商品除外";
const NO_SPECIAL_FOOD = "2016 年备注：需注册的特殊食品除外；后来的备注未见";

const GROUPS: readonly Group[] = [
  {
    source: `${SECOND}（转载）；肉类不得邮寄`,
    noMail: true,
    lines: [
      ["02101900", "干、熏、盐制的其他猪肉"],
      ["02102000", "干、熏、盐制的牛肉"],
    ],
  },
  {
    source: `${SECOND}（转载）；水产品仅限网购保税`,
    bondedOnly: true,
    lines: [["03061200", "冻螯龙虾"]],
  },
  {
    source: `${SECOND}（转载）；超高温灭菌奶不得邮寄`,
    noMail: true,
    lines: [["04014000", "稀奶油，6%<脂肪≤10%"]],
  },
  { source: "2016 年报道列入的税号", lines: [["04022900", "奶粉，加糖"]] },
  {
    source: `${FIRST}（转载）`,
    lines: [
      ["04029100", "浓缩乳（非固状），未加糖"],
      ["04029900", "炼乳（加糖）"],
      ["04049000", "其他含天然乳的产品"],
      ["04052000", "乳酱"],
      ["04089900", "其他去壳禽蛋"],
    ],
  },
  {
    source: `${FIRST}载有旧税号 04031000；2022 年拆分`,
    lines: [["04032090", "其他酸乳"]],
  },
  {
    source: `${FIRST}（转载）；乳清自 2022-03-01 仅限网购保税`,
    bondedOnly: true,
    lines: [["04041000", "乳清及改性乳清"]],
  },
  {
    source: `${FIRST}（转载）`,
    excludeNote: NO_WILDLIFE,
    lines: [
      ["04079090", "其他蛋"],
      ["04109090", "其他食用动物产品"],
    ],
  },
  {
    source: `${FIRST}载有旧税号 041000；后来重新编号`,
    excludeNote: NO_SPECIAL_FOOD,
    lines: [
      ["04109021", "鲜蜂王浆"],
      ["04109022", "鲜蜂王浆粉"],
      ["04109023", "蜂花粉"],
      ["04109029", "其他蜂产品"],
    ],
  },
  {
    ...NUTS,
    lines: [
      ["08012200", "去壳巴西果"],
      ["08021100", "未去壳扁桃仁"],
      ["08022200", "去壳榛子"],
      ["08023100", "未去壳核桃"],
      ["08023200", "去壳核桃"],
      ["08025100", "未去壳阿月浑子果"],
      ["08025200", "去壳阿月浑子果"],
      ["08026190", "未去壳马卡达姆坚果"],
      ["08029200", "去壳松子"],
      ["08029990", "未列名坚果"],
    ],
  },
  {
    ...DRIED_FRUIT,
    lines: [
      ["08062000", "葡萄干"],
      ["08131000", "杏干"],
      ["08132000", "梅干及李干"],
      ["08133000", "苹果干"],
      ["08135000", "什锦坚果或干果"],
    ],
  },
  {
    source: `${FIRST}载有品名，税号为推断`,
    lines: [
      ["09011100", "未焙炒咖啡"],
      ["09012200", "已浸除咖啡碱的已焙炒咖啡"],
    ],
  },
  {
    source: "2022 年新增商品的报道",
    lines: [
      ["20095000", "番茄汁"],
      ["21033000", "芥末调制品"],
    ],
  },
  {
    source: "2016 年报道列入的税号",
    lines: [
      ["20096100", "葡萄汁，白利糖度≤30"],
      ["20096900", "其他葡萄汁"],
    ],
  },
  { source: "2019 年新增 63 个税号的报道", lines: [["22030000", "麦芽酿造的啤酒"]] },
  { source: "2023 年报道的税率；税号为推断", lines: [["33030000", "香水及花露水"]] },
  {
    source: "2016 年报道列入的品名",
    excludeNote: "2016 年备注要求首次进口许可；现按个人自用物品监管，后来的备注未见",
    lines: [["33042000", "眼用化妆品"]],
  },
];

/** Lines that a source names as listed, beside those of the goods we sell. */
export const RETAIL_LIST_ENTRIES: readonly SeedPositiveListEntry[] = GROUPS.flatMap(
  ({ lines, ...known }) =>
    lines.map(([hs8, nameZh]) => ({
      ...{ hs8, nameZh, bondedOnly: false, noMail: false, state: "unverified" as const },
      ...known,
    })),
);
