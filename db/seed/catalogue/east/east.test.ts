import { describe, expect, it } from "vitest";
import { CATEGORIES } from "../categories";
import type { Allergen, SeedProduct } from "../types";
import { EAST } from ".";

const { brands, hsCodes, positiveList, products } = EAST;
const variants = products.flatMap((product) =>
  product.variants.map((variant) => ({ product, variant })),
);
const offers = variants.flatMap(({ product, variant }) =>
  variant.offers.map((offer) => ({ product, variant, offer })),
);
const hsLines = new Map(hsCodes.map((line) => [line.code, line]));
const listed = new Set(positiveList.map((row) => row.hs8));
const isFood = (product: SeedProduct) => !product.category.startsWith("care.");

const sellable = (origin: "JP" | "KR", group: string) =>
  variants.filter(
    ({ product, variant }) =>
      product.origin === origin && product.category.startsWith(group) && variant.offers.length > 0,
  ).length;

const slugsOf = (list: readonly { product: SeedProduct }[]) => [
  ...new Set(list.map(({ product }) => product.slug)),
];
const repeated = (list: readonly string[]) => list.filter((value, i) => list.indexOf(value) !== i);

describe("how much there is", () => {
  it("holds the minima of sellable variants", () => {
    expect(sellable("JP", "snacks.")).toBeGreaterThanOrEqual(28);
    expect(sellable("KR", "snacks.")).toBeGreaterThanOrEqual(28);
    expect(sellable("JP", "care.")).toBeGreaterThanOrEqual(18);
    expect(sellable("KR", "care.")).toBeGreaterThanOrEqual(18);
    expect(sellable("JP", "pantry.") + sellable("KR", "pantry.")).toBeGreaterThanOrEqual(10);
  });

  it("has duty-paid goods in the hall and goods offered both ways", () => {
    const paid = offers.filter(({ offer }) => offer.regime === "0110");
    expect(paid.filter(({ offer }) => offer.inHall).length * 2).toBeGreaterThan(paid.length);
    expect(variants.filter(({ variant }) => variant.offers.length === 2).length).toBeGreaterThan(
      20,
    );
  });
});

describe("references", () => {
  it("names each product, article and key once", () => {
    expect(repeated(products.map(({ slug }) => slug))).toEqual([]);
    expect(repeated(variants.map(({ variant }) => variant.sku))).toEqual([]);
    expect(repeated(brands.map(({ key }) => key))).toEqual([]);
    expect(repeated(hsCodes.map(({ code }) => code))).toEqual([]);
    expect(repeated(positiveList.map(({ hs8 }) => hs8))).toEqual([]);
  });

  it("points at brands, categories and HS lines that exist, and lists none in vain", () => {
    const keys = new Set(brands.map(({ key }) => key));
    const categories = new Set(CATEGORIES.map(({ key }) => key));
    expect(products.filter(({ brand }) => !keys.has(brand)).map(({ slug }) => slug)).toEqual([]);
    expect(products.filter((p) => !categories.has(p.category)).map(({ slug }) => slug)).toEqual([]);
    expect(products.filter((p) => !hsLines.has(p.hsCode)).map(({ slug }) => slug)).toEqual([]);
    const used = {
      brands: new Set(products.map((p) => p.brand)),
      hs: new Set(products.map((p) => p.hsCode)),
    };
    expect(brands.filter(({ key }) => !used.brands.has(key))).toEqual([]);
    expect(hsCodes.filter(({ code }) => !used.hs.has(code))).toEqual([]);
    const usedHs8 = new Set([...used.hs].map((code) => code.slice(0, 8)));
    expect(positiveList.filter(({ hs8 }) => !usedHs8.has(hs8))).toEqual([]);
  });

  it("writes article numbers and slugs that fit their fields", () => {
    for (const { variant } of variants)
      expect(variant.sku).toMatch(/^(?=.{1,20}$)[A-Z]{2}(-[A-Z0-9]+)+$/);
    for (const { slug } of products) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const { code } of hsCodes) expect(code).toMatch(/^\d{10}$/);
  });
});

describe("customs", () => {
  it("offers goods only under a regime they may be imported under, never by direct mail", () => {
    const wrong = offers.filter(({ product, offer }) => !product.regimes.includes(offer.regime));
    expect(slugsOf(wrong)).toEqual([]);
    expect(slugsOf(offers.filter(({ offer }) => offer.regime === "9610"))).toEqual([]);
  });

  it("allows bonded import only where the list has a row", () => {
    const missing = products.filter(
      ({ regimes, hsCode }) => regimes.includes("1210") && !listed.has(hsCode.slice(0, 8)),
    );
    expect(missing.map(({ slug }) => slug)).toEqual([]);
    expect(positiveList.filter(({ state }) => state !== "unverified")).toEqual([]);
    expect(
      positiveList.filter(({ hs8 }) => hs8.startsWith("200899")).map((row) => row.bondedOnly),
    ).toEqual([true, true]);
  });

  it("has one thing over 5,000 yuan under 1210, with the duty its full levy needs", () => {
    const dear = offers.filter(({ offer }) => offer.regime === "1210" && offer.priceFen > 500_000);
    expect(slugsOf(dear)).toEqual(
      expect.arrayContaining(["cle-de-peau-la-creme", "zojirushi-pressure-ih-rice-cooker"]),
    );
    for (const { product } of dear) expect(hsLines.get(product.hsCode)?.mfnBps).toBeDefined();
  });

  it("has cosmetics on both sides of the high-end line, measured in the unit the line uses", () => {
    const cosmetics = offers.filter(
      ({ product }) => hsLines.get(product.hsCode)?.consumption === "high_end_cosmetics",
    );
    const isHighEnd = ({ variant, offer }: (typeof cosmetics)[number]) => {
      const { value, unit } = variant.netContent;
      return offer.priceFen >= value * (unit === "piece" ? 1500 : 1000);
    };
    expect(slugsOf(cosmetics.filter(isHighEnd))).toEqual(
      expect.arrayContaining(["whoo-cheongidan-radiant-cream", "biodance-bio-collagen-masks"]),
    );
    expect(slugsOf(cosmetics.filter((row) => !isHighEnd(row))).length).toBeGreaterThan(15);
    for (const { product, variant } of cosmetics)
      expect([product.slug, variant.netContent.unit]).toEqual([
        product.slug,
        { "3304990049": "piece", "3304990039": "ml" }[product.hsCode] ?? "g",
      ]);
  });

  it("takes no Japanese food from a prefecture that China does not admit", () => {
    const closed = /Fukushima|Gunma|Tochigi|Ibaraki$|Miyagi|Niigata|Nagano|Saitama|Tokyo|Chiba/;
    const wrong = products.filter(
      (p) => p.origin === "JP" && isFood(p) && closed.test(p.producer.city),
    );
    expect(wrong.map(({ slug }) => slug)).toEqual([]);
  });

  it("gives food makers, and only them, a visibly demo registration", () => {
    for (const product of products)
      if (isFood(product))
        expect(product.producer.registrationNo).toMatch(
          product.origin === "JP" ? /^DEMO-JPN-\d{4}$/ : /^DEMO-KOR-\d{4}$/,
        );
      else expect(product.producer.registrationNo).toBeUndefined();
  });
});

describe("what a shopper reads", () => {
  it("prices in whole fen above zero, duty-paid above bonded plus its tax", () => {
    for (const { offer } of offers)
      expect(offer.priceFen > 0 && Number.isInteger(offer.priceFen)).toBe(true);
    const cheap = variants.filter(({ variant }) => {
      const price = (regime: string) => variant.offers.find((o) => o.regime === regime)?.priceFen;
      const [bonded, paid] = [price("1210"), price("0110")];
      return bonded !== undefined && paid !== undefined && paid * 1000 <= bonded * 1091;
    });
    expect(slugsOf(cheap)).toEqual([]);
  });

  it("sells larger packs cheaper by content", () => {
    const dearer = products.flatMap(({ variants: [first, ...more] }) =>
      more.filter((variant) => {
        const cheapest = (v: typeof variant) => Math.min(...v.offers.map((o) => o.priceFen));
        if (!first || variant.netContent.value <= first.netContent.value) return false;
        return (
          cheapest(variant) * first.netContent.value > cheapest(first) * variant.netContent.value
        );
      }),
    );
    expect(dearer.map(({ sku }) => sku)).toEqual([]);
  });

  it("weighs goods sensibly", () => {
    for (const { variant } of variants) {
      expect(variant.grossWeightGrams).toBeGreaterThanOrEqual(variant.netWeightGrams);
      const { value, unit } = variant.netContent;
      if (unit === "g") expect([variant.sku, variant.netWeightGrams]).toEqual([variant.sku, value]);
      if (unit === "ml") {
        expect(variant.netWeightGrams / value).toBeGreaterThan(0.9);
        expect(variant.netWeightGrams / value).toBeLessThan(1.45);
      }
    }
  });

  it("lets search split brand, origin and kind: other names hold neither of the first two", () => {
    const glued = products.flatMap(({ slug, brand, aliases = [] }) => {
      const own = brands.find(({ key }) => key === brand);
      const names = [own?.nameZh, own?.nameEn, ...(own?.aliases ?? [])].map((n) =>
        n?.toLowerCase(),
      );
      return aliases.flatMap((alias) =>
        /^(日本|韩国)/.test(alias) ||
        names.includes(alias.toLowerCase()) ||
        (own && own.nameZh.length > 1 && alias.startsWith(own.nameZh))
          ? [`${slug}: ${alias}`]
          : [],
      );
    });
    expect(glued).toEqual([]);
  });

  it("fits the drawing's label and keeps brand and size out of the name", () => {
    for (const product of products) {
      expect([product.slug, (product.labelZh ?? product.nameZh).length <= 8]).toEqual([
        product.slug,
        true,
      ]);
      expect(product.labelEn).toMatch(/^[A-Z0-9ÉÈ -]{3,18}$/);
      const brand = brands.find(({ key }) => key === product.brand);
      expect(product.nameZh.startsWith(brand?.nameZh ?? "?")).toBe(false);
      expect(product.nameZh).not.toMatch(/\d\s?(g|mL|kg|L)\b/);
    }
  });

  it("ties every number to its unit and promises nothing", () => {
    for (const product of products) {
      const text = JSON.stringify(product);
      expect(text).not.toMatch(/\d (g|kg|mL|L|cm|枚|片|包|袋|盒|条|瓶|℃|分钟)/u);
      expect(text).not.toMatch(/最好|第一品牌|爆款|疯抢|仅剩|史上|治疗|美白|祛斑|防脱|减肥/);
    }
  });

  it("describes food by ingredients, allergens and plausible nutrition, in both languages", () => {
    for (const product of products) {
      expect(
        product.ingredientsZh && product.ingredientsEn && product.usageZh && product.usageEn,
      ).toBeTruthy();
      expect(product.audienceZh === undefined).toBe(product.audienceEn === undefined);
      expect([product.slug, product.nutrition !== undefined]).toEqual([
        product.slug,
        isFood(product),
      ]);
      if (!product.nutrition) continue;
      const { proteinMg, fatMg, carbohydrateMg, energyKj } = product.nutrition;
      expect(proteinMg + fatMg + carbohydrateMg).toBeLessThanOrEqual(100_000);
      expect(energyKj).toBeLessThan(3700);
    }
  });

  const SIGNS: Record<Allergen, RegExp> = {
    gluten: /小麦|大麦|黑麦|燕麦|麦芽提取物|酱油/,
    crustacean: /虾|蟹/,
    fish: /(?<!鱿)鱼|鲣/,
    egg: /(?<!酪)蛋/,
    peanut: /花生/,
    soy: /大豆|酱油|春酱|豆腐/,
    milk: /奶(?!精)|乳(?!化|酸|木)|黄油|干酪|酪蛋白/,
    tree_nut: /扁桃仁|榛子|核桃|腰果/,
  };

  it("declares exactly the allergens its ingredients show", () => {
    for (const product of products.filter(isFood)) {
      const shown = (product.ingredientsZh ?? "").replace(
        /大豆蛋白|植物蛋白|小麦蛋白|胶原蛋白|蛋白水解物/g,
        (word) => word.replace("蛋白", ""),
      );
      const expected = Object.entries(SIGNS).flatMap(([key, sign]) =>
        sign.test(shown) ? [key] : [],
      );
      expect([product.slug, ...expected.sort()]).toEqual([
        product.slug,
        ...[...(product.allergens ?? [])].sort(),
      ]);
      for (const also of product.mayContain ?? [])
        expect(product.allergens ?? []).not.toContain(also);
    }
  });
});

describe("what the judged queries need", () => {
  const find = (slug: string) => {
    const product = products.find((candidate) => candidate.slug === slug);
    if (!product) throw new Error(`no product ${slug}`);
    return product;
  };

  it.each([
    ["koikeya-nori-potato-crisps", "105\u00a0g", "0110", 1980],
    ["nongshim-seafood-udon-bowl", "226\u00a0g", "0110", 1290],
    ["kose-jelaime-amino-acid-shampoo", "480\u00a0mL", "1210", 5900],
    ["innisfree-green-tea-cleansing-foam", "150\u00a0mL", "1210", 6800],
  ])("has the drawn screens' %s", (slug, spec, regime, priceFen) => {
    const variant = find(slug).variants.find(({ specZh }) => specZh === spec);
    expect(variant?.offers).toContainEqual(expect.objectContaining({ regime, priceFen }));
  });

  it("names noodles, crisps, biscuits, shampoos and masks as people search them", () => {
    expect(find("samyang-buldak-hot-chicken-noodles")).toMatchObject({
      brand: "samyang",
      nameZh: "火鸡面",
    });
    expect(find("nongshim-shin-ramyun").variants[0]?.specZh).toContain("五连包");
    expect(find("ishiya-shiroi-koibito-white-chocolate").nameZh).toContain("白色恋人");
    const named = (origin: string, word: string) =>
      products.filter((p) => p.origin === origin && p.nameZh.includes(word)).length;
    expect(named("JP", "薯片")).toBeGreaterThanOrEqual(5);
    expect(named("JP", "洗发水")).toBeGreaterThanOrEqual(3);
    expect(named("KR", "洗发水")).toBeGreaterThanOrEqual(3);
    expect(named("JP", "面膜")).toBeGreaterThanOrEqual(5);
    expect(named("KR", "面膜")).toBeGreaterThanOrEqual(5);
  });
});
