import type { Grade, JudgedProduct, JudgedQuery } from "./judging";

/** Predicates over what a product is, so that judgments outlive every new seed. */
type Is = (product: JudgedProduct) => boolean;
const named =
  (pattern: RegExp): Is =>
  ({ nameZh }) =>
    pattern.test(nameZh);
const inCategory =
  (...keys: string[]): Is =>
  ({ category }) =>
    keys.some((key) => category === key || category.startsWith(`${key}.`));
const from =
  (...origins: string[]): Is =>
  ({ origin }) =>
    origins.includes(origin);
const of =
  (...brands: string[]): Is =>
  ({ brand }) =>
    brands.includes(brand);
const both =
  (...all: Is[]): Is =>
  (product) =>
    all.every((one) => one(product));

/** The first grade whose rule holds: 3 exact need, 2 right type, 1 same category or substitute. */
const graded =
  (exact: Is, right: Is = () => false, near: Is = () => false) =>
  (product: JudgedProduct): Grade =>
    exact(product) ? 3 : right(product) ? 2 : near(product) ? 1 : 0;

const milk = both(inCategory("dairy.milk"), named(/牛奶|鲜奶/));
const powder = inCategory("dairy.milk-powder", "dairy.infant-formula");
const formula = inCategory("dairy.infant-formula");
const ofStage =
  (stage: number): Is =>
  (product) =>
    product.stage === stage;
const honey = both(inCategory("pantry.honey"), named(/蜂蜜/));
const manuka = both(honey, named(/麦卢卡/));
const umf =
  (least: number): Is =>
  ({ grade }) =>
    grade?.key === "UMF" && grade.value >= least;
const cheese = inCategory("dairy.cheese");
const steak = both(inCategory("seafood.beef"), named(/牛排/));
const fruit = inCategory("fruit");
const noodles = inCategory("pantry.noodles");
const coffee = both(inCategory("coffee.coffee"), named(/咖啡/));
const crisps = both(inCategory("snacks.crisps"), named(/薯片/));
const spices = inCategory("herbs.spices");
const hasPack =
  (count: number): Is =>
  ({ packCounts }) =>
    packCounts.includes(count);

const forMilk = graded(milk, inCategory("dairy.milk"), inCategory("dairy"));
const forDurian = graded(named(/榴莲|猫山王|金枕/), () => false, fruit);
const forDragonFruit = graded(named(/火龙果/), () => false, inCategory("fruit.fresh"));
const forAnchorPowder = graded(
  both(of("anchor"), powder),
  powder,
  both(of("anchor"), inCategory("dairy")),
);

/** The 36 queries of the evaluation; tuning looks at these only. */
export const JUDGED_QUERIES: readonly JudgedQuery[] = [
  { id: 1, text: "牛奶", kind: "zh", grade: forMilk },
  { id: 2, text: "安佳", kind: "brand", grade: graded(of("anchor")) },
  { id: 3, text: "安佳奶粉", kind: "brand+type", isKnownItem: true, grade: forAnchorPowder },
  {
    id: 4,
    text: "新西兰奶粉",
    kind: "origin+type",
    grade: graded(both(from("NZ"), powder), powder),
  },
  {
    id: 5,
    text: "3段奶粉",
    kind: "stage",
    grade: graded(both(formula, ofStage(3)), () => false, formula),
  },
  {
    id: 6,
    text: "爱他美三段",
    kind: "stage",
    isKnownItem: true,
    grade: graded(both(of("aptamil"), ofStage(3)), both(formula, ofStage(3)), formula),
  },
  {
    id: 7,
    text: "麦卢卡蜂蜜 UMF10",
    kind: "type+grade",
    grade: graded(both(manuka, umf(10)), manuka, honey),
  },
  {
    id: 8,
    text: "奇异果",
    kind: "synonym",
    grade: graded(named(/奇异果|猕猴桃/), () => false, inCategory("fruit.fresh")),
  },
  {
    id: 9,
    text: "芝士片",
    kind: "synonym",
    grade: graded(both(cheese, named(/芝士片|奶酪片|干酪片/)), () => false, cheese),
  },
  {
    id: 10,
    text: "谷饲牛排",
    kind: "type",
    grade: graded(both(steak, named(/谷饲/)), steak, inCategory("seafood.beef")),
  },
  { id: 11, text: "榴莲", kind: "zh", grade: forDurian },
  { id: 12, text: "榴", kind: "one character", grade: forDurian },
  {
    id: 13,
    text: "猫山王",
    kind: "variety",
    isKnownItem: true,
    grade: graded(named(/猫山王/), named(/榴莲|金枕/)),
  },
  { id: 14, text: "龙果", kind: "mid-word", grade: forDragonFruit },
  {
    id: 15,
    text: "越南咖啡",
    kind: "origin+type",
    grade: graded(both(from("VN"), coffee, of("g7")), both(from("VN"), coffee), coffee),
  },
  {
    id: 16,
    text: "火鸡面",
    kind: "type",
    grade: graded(both(of("samyang"), named(/火鸡面/)), named(/火鸡面/), noodles),
  },
  {
    id: 17,
    text: "辛拉面 五连包",
    kind: "brand+pack",
    isKnownItem: true,
    grade: graded(both(named(/辛拉面/), hasPack(5)), named(/辛拉面/), noodles),
  },
  {
    id: 18,
    text: "日本薯片",
    kind: "origin+type",
    grade: graded(both(from("JP"), crisps), crisps, both(from("JP"), inCategory("snacks.crisps"))),
  },
  {
    id: 19,
    text: "白色恋人",
    kind: "brand",
    isKnownItem: true,
    grade: graded(named(/白色恋人/), () => false, both(from("JP"), inCategory("snacks.biscuits"))),
  },
  { id: 20, text: "niunai", kind: "pinyin", grade: forMilk },
  { id: 21, text: "liulian", kind: "pinyin", grade: forDurian },
  { id: 22, text: "hlg", kind: "initials", grade: forDragonFruit },
  { id: 23, text: "anjia naifen", kind: "pinyin", isKnownItem: true, grade: forAnchorPowder },
  { id: 24, text: "liulain", kind: "pinyin typo", grade: forDurian },
  {
    id: 25,
    text: "indomei",
    kind: "brand typo",
    isKnownItem: true,
    grade: graded(of("indomie"), () => false, noodles),
  },
  {
    id: 26,
    text: "安嘉黄油",
    kind: "homophone",
    grade: graded(
      both(of("anchor"), inCategory("dairy.butter")),
      inCategory("dairy.butter"),
      both(of("anchor"), inCategory("dairy")),
    ),
  },
  {
    id: 27,
    text: "紐西蘭蜂蜜",
    kind: "Traditional",
    grade: graded(both(from("NZ"), honey), honey, inCategory("pantry.honey")),
  },
  {
    id: 28,
    text: "coconut water",
    kind: "English",
    grade: graded(named(/椰子水|椰青水/), () => false, inCategory("coffee.juice")),
  },
  {
    id: 29,
    text: "samyang noodle",
    kind: "English",
    isKnownItem: true,
    grade: graded(both(of("samyang"), noodles), both(from("KR"), noodles), noodles),
  },
  // 30 is a code: it is judged where codes are looked up (tests/services/catalog).
  {
    id: 31,
    text: "洗发水",
    kind: "daily goods",
    grade: graded(named(/洗发[水露乳液精]/), () => false, inCategory("care.hair")),
  },
  {
    id: 32,
    text: "面膜",
    kind: "daily goods",
    grade: graded(both(named(/面膜/), from("JP", "KR")), named(/面膜/), inCategory("care.skin")),
  },
  {
    id: 33,
    text: "巴沙鱼",
    kind: "seafood",
    grade: graded(named(/巴沙鱼/), () => false, inCategory("seafood.fish")),
  },
  {
    id: 34,
    text: "大虾",
    kind: "generic",
    grade: graded(
      both(inCategory("seafood.prawns"), named(/虾/)),
      named(/虾仁|虾尾/),
      inCategory("seafood.prawns"),
    ),
  },
  {
    id: 35,
    text: "肉桂",
    kind: "medicinal",
    grade: graded(both(named(/肉桂|桂皮/), from("VN")), named(/肉桂|桂皮/), spices),
  },
  { id: 36, text: "doukou", kind: "pinyin", grade: graded(named(/豆蔻/), () => false, spices) },
];
