import type { SeedHsCode } from "../types";

const KG = "035";
/** The 2026 tariff book gave the duty; VAT was read on a page of the very line. */
const read = (page: number) => ({
  state: "verified" as const,
  source: `2026 tariff book, p. ${page}; VAT read for this line`,
});
/** The duty was read, VAT follows the general rule only. */
const dutyRead = (page: number) => ({
  state: "unverified" as const,
  source: `2026 tariff book, p. ${page}; VAT by general rule, not read for this line`,
});
/** As `dutyRead`, in the words that the part for Australia and New Zealand has for the same line. */
const shared = (page: number) => ({
  state: "unverified" as const,
  source: `MFN: 2026 tariff p. ${page}; VAT: general rule`,
});
const unread = {
  state: "unverified" as const,
  source: "Heading text; VAT by general rule; duty not read",
};

/** VAT is 13 % throughout: prepared foods, cosmetics and daily goods. */
const line = (
  code: string,
  nameZh: string,
  rest: Omit<SeedHsCode, "code" | "nameZh" | "unit1" | "vatBps" | "consumption"> &
    Partial<Pick<SeedHsCode, "unit1" | "consumption">>,
): SeedHsCode => ({ unit1: KG, consumption: "none", ...rest, code, nameZh, vatBps: 1300 });

const cosmetic = (code: string, nameZh: string) =>
  line(code, nameZh, {
    unit2: "011",
    mfnBps: 100,
    consumption: "high_end_cosmetics",
    ...read(454),
  });

const LINES = {
  sweets: line("1704900000", "其他不含可可的糖食", { mfnBps: 1000, ...dutyRead(223) }),
  chocolateBar: line("1806320000", "不夹心巧克力，块状或条状", { mfnBps: 1000, ...shared(226) }),
  chocolateOther: line("1806900000", "其他巧克力及含可可的食品", { mfnBps: 800, ...read(226) }),
  noodles: line("1902303000", "即食或快熟面条", { mfnBps: 1000, ...dutyRead(229) }),
  riceCake: line("1902309000", "其他面食", { mfnBps: 1000, ...dutyRead(229) }),
  puffedCereal: line("1904100000", "膨化或烘炒谷物制成的食品", {
    mfnBps: 1000,
    state: "unverified",
    source: "rates of a 2022 tariff page; not read for 2026",
  }),
  sweetBiscuit: line("1905310000", "甜饼干", { mfnBps: 1000, ...shared(231) }),
  wafer: line("1905320000", "华夫饼干及圣餐饼", { mfnBps: 1000, ...dutyRead(231) }),
  bakery: line("1905900000", "其他面包、糕点、饼干及烘焙糕饼", { mfnBps: 1000, ...dutyRead(232) }),
  crisps: line("2005200000", "非用醋制作的未冷冻马铃薯", { mfnBps: 500, ...dutyRead(236) }),
  jam: line("2007999000", "其他烹煮的果酱、果冻", { mfnBps: 500, ...dutyRead(240) }),
  nutsPrepared: line("2008199990", "其他方法制作或保藏的坚果", { mfnBps: 500, ...shared(242) }),
  laverSeasoned: line("2008993100", "调味紫菜", { mfnBps: 1500, ...dutyRead(244) }),
  laverRoasted: line("2008993400", "烤紫菜", unread),
  instantCoffee: line("2101110000", "咖啡浓缩精汁", { mfnBps: 1200, ...dutyRead(251) }),
  coffeeMix: line("2101120000", "以咖啡为基本成分的制品", {
    state: "unverified",
    source: "VAT read for this line in 2024; its 2026 duty was not read",
  }),
  soySauce: line("2103100000", "酱油", { mfnBps: 1200, ...dutyRead(253) }),
  sauce: line("2103909000", "其他调味汁及其制品、混合调味品", { mfnBps: 1200, ...dutyRead(254) }),
  foodOther: line("2106909090", "其他编号未列名的食品", { mfnBps: 1200, ...read(256) }),
  lipByWeight: line("3304100091", "标注含量以重量计的其他唇用化妆品", {
    unit2: "011",
    mfnBps: 500,
    consumption: "high_end_cosmetics",
    ...dutyRead(454),
  }),
  cosmeticByWeight: cosmetic("3304990029", "标注含量以重量计的其他美容品或护肤品"),
  cosmeticByVolume: cosmetic("3304990039", "标注含量以体积计的其他美容品或护肤品"),
  cosmeticBySheet: cosmetic("3304990049", "标注规格为片或张的其他美容品或护肤品"),
  shampoo: line("3305100090", "其他洗发剂（香波）", { mfnBps: 300, ...read(455) }),
  hairOther: line("3305900000", "其他护发品", { mfnBps: 300, ...dutyRead(455) }),
  toothpaste: line("3306101090", "其他牙膏", { mfnBps: 300, ...dutyRead(455) }),
  mouthwash: line("3306901000", "漱口剂", { mfnBps: 300, ...dutyRead(456) }),
  bathSalts: line("3307300000", "香浴盐及其他泡澡用制剂", { mfnBps: 300, ...dutyRead(456) }),
  airFreshener: line("3307490000", "其他室内除臭制剂", { mfnBps: 300, ...dutyRead(456) }),
  laundrySoap: line("3401191000", "洗衣皂", { mfnBps: 650, ...read(459) }),
  skinWash: line("3401300090", "其他洁肤用有机表面活性产品及制品", {
    mfnBps: 650,
    state: "unverified",
    source: "Duty and VAT read for this line in 2024; its 2026 duty was not read",
  }),
  laundryPowder: line("3402501000", "零售包装的合成洗涤粉", { mfnBps: 650, ...dutyRead(460) }),
  detergent: line("3402509000", "其他零售包装的洗涤剂", { mfnBps: 650, ...dutyRead(460) }),
  softener: line("3809910000", "纺织工业及类似工业用整理剂", unread),
  plasticBox: line("3924100000", "塑料制餐具及厨房用具", unread),
  fibrePad: line("5601229000", "化学纤维制其他絮胎及其制品", unread),
  towel: line("6302609000", "棉制盥洗及厨房用毛巾织物制品", { unit1: "015", unit2: KG, ...unread }),
  juicer: line("8509401000", "水果或蔬菜的榨汁机", {
    unit1: "001",
    unit2: KG,
    mfnBps: 700,
    ...dutyRead(1223),
  }),
  riceCooker: line("8516603000", "电饭锅", {
    unit1: "001",
    unit2: KG,
    mfnBps: 700,
    ...dutyRead(1236),
  }),
  thermos: line("9617001900", "其他带壳的保温瓶和其他真空容器", {
    unit1: "007",
    unit2: KG,
    mfnBps: 800,
    state: "unverified",
    source: "2026 tariff book, p. 1482; VAT by general rule; statutory units not read",
  }),
  nappies: line("9619001100", "供婴儿使用的尿裤及尿布", { mfnBps: 400, ...dutyRead(1483) }),
  sanitaryPads: line("9619002000", "卫生巾（护垫）及卫生棉条", { mfnBps: 400, ...dutyRead(1483) }),
} as const;

export const hs = (key: keyof typeof LINES): string => LINES[key].code;
export const HS_CODES: readonly SeedHsCode[] = Object.values(LINES);
