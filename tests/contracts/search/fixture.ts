import { parseId } from "~/domain/ids";
import { fen } from "~/domain/money";
import type { ChannelOffer, SearchSource } from "~/domain/search/source";

/** The fixture's business day. */
export const TODAY = "2026-11-23";

export const offer = (yuan: number, more: Partial<ChannelOffer> = {}): ChannelOffer => ({
  taxInFen: fen(yuan * 100),
  isInStock: true,
  expiresOn: "2028-05-01",
  isNearExpiryDeal: false,
  ...more,
});
const soldOut = (yuan: number) => offer(yuan, { isInStock: false, expiresOn: null });

const BRANDS = {
  anchor: { slug: "anchor", nameZh: "安佳", nameEn: "Anchor", aliases: [] },
  devondale: { slug: "devondale", nameZh: "德运", nameEn: "Devondale", aliases: [] },
  select: { slug: "select", nameZh: "馆选", nameEn: "Hall Select", aliases: [] },
};
const ORIGINS = {
  NZ: { code: "NZ", nameZh: "新西兰", nameEn: "New Zealand" },
  AU: { code: "AU", nameZh: "澳大利亚", nameEn: "Australia" },
  TH: { code: "TH", nameZh: "泰国", nameEn: "Thailand" },
  MY: { code: "MY", nameZh: "马来西亚", nameEn: "Malaysia" },
};
const category = (key: string, nameZh: string, nameEn: string, aliases: string[] = []) => ({
  key,
  nameZh,
  nameEn,
  aliases,
  parentKey: key.split(".")[0] ?? null,
  parentZh: key.startsWith("dairy") ? "乳品奶粉" : "东盟鲜果",
  parentEn: key.startsWith("dairy") ? "Dairy" : "Fruit",
});
const CATEGORIES = {
  milk: category("dairy.milk", "纯牛奶", "Milk", ["牛奶", "鲜奶"]),
  powder: category("dairy.milk-powder", "成人奶粉", "Milk powder", ["奶粉"]),
  formula: category("dairy.infant-formula", "婴幼儿配方奶粉", "Infant formula", ["奶粉"]),
  butter: category("dairy.butter", "黄油", "Butter", ["牛油"]),
  fruit: category("fruit.fresh", "新鲜水果", "Fresh fruit", ["水果"]),
};

type Spec = Partial<Omit<SearchSource, "brand" | "category" | "origin" | "productId">> & {
  brand?: keyof typeof BRANDS;
  category?: keyof typeof CATEGORIES;
  origin?: keyof typeof ORIGINS;
};

/** Sales and publication run down the list, so that equal hits have an order. */
let made = 0;
function product(name: string, { brand, category, origin, ...more }: Spec): SearchSource {
  const productId = parseId("prd", `prd_fixture${name.replaceAll("-", "")}`);
  if (!productId) throw new Error(`the fixture's ${name} makes no id`);
  made += 1;
  return {
    productId,
    nameZh: "",
    nameEn: "",
    nameOrig: null,
    aliases: [],
    summaryZh: "",
    summaryEn: "",
    brand: BRANDS[brand ?? "anchor"],
    category: CATEGORIES[category ?? "powder"],
    origin: ORIGINS[origin ?? "NZ"],
    storageZone: "ambient",
    stage: null,
    grade: null,
    diet: [],
    variants: [],
    channels: { "1210": offer(100) },
    sales30d: 200 - made,
    publishedAt: new Date(Date.UTC(2026, 0, made)),
    changesAt: null,
    ...more,
  };
}

/** Goods small in number and large in differences; ids end in the first argument. */
export const FIXTURE: readonly SearchSource[] = [
  product("whole", {
    nameZh: "全脂奶粉",
    nameEn: "Whole Milk Powder",
    // Bonded is cheap and sold out; duty-paid is dear and in stock, in the hall too.
    channels: { "1210": soldOut(97), "0110": offer(108), hall: offer(110) },
    variants: [
      {
        sku: "NZ-ANC-WMP-1K",
        gtin: "2000000010003",
        specZh: "1 kg 袋装",
        specEn: "1 kg bag",
        packCount: 1,
        content: { value: 1_000, unit: "g" },
      },
    ],
  }),
  product("calcium", {
    nameZh: "高钙全脂奶粉",
    nameEn: "Hi-Calcium Milk Powder",
    channels: { "1210": offer(140, { expiresOn: "2027-01-10" }) },
    diet: ["halal"],
  }),
  product("skim", {
    brand: "devondale",
    origin: "AU",
    nameZh: "脱脂奶粉",
    nameEn: "Skim Milk Powder",
    channels: {
      "1210": offer(89, { expiresOn: "2027-01-20", isNearExpiryDeal: true }),
      "0110": offer(99, { expiresOn: "2028-06-01" }),
    },
    diet: ["halal", "sugar_free"],
  }),
  product("stage-3", {
    category: "formula",
    nameZh: "幼儿配方奶粉 3 段",
    nameEn: "Toddler Formula Stage 3",
    stage: 3,
    channels: { "1210": offer(289) },
  }),
  product("stage-1", {
    category: "formula",
    nameZh: "婴儿配方奶粉 1 段",
    nameEn: "Infant Formula Stage 1",
    stage: 1,
    channels: { "1210": offer(299) },
  }),
  product("milk", {
    category: "milk",
    nameZh: "全脂纯牛奶",
    nameEn: "UHT Whole Milk",
    channels: { "1210": offer(66), "0110": offer(72) },
  }),
  product("butter", {
    category: "butter",
    nameZh: "无盐黄油",
    nameEn: "Unsalted Butter",
    storageZone: "chilled",
    channels: { "0110": offer(45), hall: offer(45) },
  }),
  product("dragon-fruit", {
    brand: "select",
    category: "fruit",
    origin: "TH",
    nameZh: "红心火龙果",
    nameEn: "Red Dragon Fruit",
    channels: { "0110": offer(59, { expiresOn: "2026-12-05" }), hall: soldOut(58) },
  }),
  product("durian", {
    brand: "select",
    category: "fruit",
    origin: "MY",
    nameZh: "猫山王榴莲",
    nameEn: "Musang King Durian",
    channels: { "0110": offer(399, { expiresOn: "2026-12-03" }) },
  }),
];

export const fixtureId = (name: string) => `prd_fixture${name.replaceAll("-", "")}`;
