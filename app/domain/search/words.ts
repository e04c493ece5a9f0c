import type { PartnerCountry } from "../catalog/terms";

/** How people name the countries of origin, besides the catalogue's own names; all in lower case. */
export const ORIGIN_WORDS: Record<
  PartnerCountry,
  { zh: readonly string[]; en: readonly string[] }
> = {
  AU: { zh: ["澳大利亚", "澳洲"], en: ["australia", "australian", "aussie"] },
  NZ: { zh: ["新西兰", "纽西兰"], en: ["new zealand", "nz"] },
  JP: { zh: ["日本"], en: ["japan", "japanese"] },
  KR: { zh: ["韩国"], en: ["korea", "korean", "south korea"] },
  BN: { zh: ["文莱"], en: ["brunei"] },
  KH: { zh: ["柬埔寨"], en: ["cambodia", "cambodian", "khmer"] },
  ID: { zh: ["印度尼西亚", "印尼"], en: ["indonesia", "indonesian"] },
  LA: { zh: ["老挝", "寮国"], en: ["laos", "lao"] },
  MY: { zh: ["马来西亚", "大马"], en: ["malaysia", "malaysian"] },
  MM: { zh: ["缅甸"], en: ["myanmar", "burma", "burmese"] },
  PH: { zh: ["菲律宾"], en: ["philippines", "filipino", "philippine"] },
  SG: { zh: ["新加坡", "狮城"], en: ["singapore", "singaporean"] },
  TH: { zh: ["泰国"], en: ["thailand", "thai"] },
  VN: { zh: ["越南"], en: ["vietnam", "vietnamese", "viet nam"] },
};

/** Words that only say how goods are; cut out whole, they keep 无糖 from being read as sweets. */
export const MODIFIERS: readonly string[] = [
  "全脂",
  "脱脂",
  "低脂",
  "高钙",
  "有机",
  "清真",
  "无糖",
  "低糖",
  "零糖",
  "减糖",
  "无乳糖",
  "低乳糖",
  "零乳糖",
  "无添加",
  "速溶",
  "即食",
  "冷冻",
  "速冻",
  "冰鲜",
  "新鲜",
  "冻干",
  "原味",
  "婴儿",
  "婴幼儿",
  "幼儿",
  "儿童",
  "成人",
  "中老年",
  "孕妇",
  "学生",
  "男士",
  "女士",
  "敏感肌",
  "保湿",
  "补水",
  "美白",
  "控油",
  "去屑",
  "罐装",
  "袋装",
  "盒装",
  "瓶装",
  "礼盒",
  "整箱",
  "三合一",
  "二合一",
  "进口",
  "正品",
];

/** Words that narrow nothing in a shop of imported goods. */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  "的",
  "了",
  "进口",
  "正品",
  "包邮",
  "the",
  "of",
  "and",
  "for",
  "with",
]);

/** Quality scales that stand with a number: UMF 10+, MGO 263+. */
export const GRADE_KEYS = ["UMF", "MGO", "NPA"] as const;
