import { describe, expect, it } from "vitest";
import { CUSTOMS_REGIMES, PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { CATEGORIES } from "../categories";
import type { SeedProduct } from "../types";
import { ASEAN } from "./index";

const products = ASEAN.products;
const variants = products.flatMap((product) =>
  product.variants.map((variant) => ({ product, variant })),
);
const offers = variants.flatMap(({ product, variant }) =>
  variant.offers.map((offer) => ({ product, variant, offer })),
);
const sellable = variants.filter(({ variant }) =>
  variant.offers.some(({ regime }) => regime === "1210" || regime === "0110"),
);

const inCategory = (...keys: readonly string[]) =>
  sellable.filter(({ product }) =>
    keys.some((key) => product.category === key || product.category.startsWith(`${key}.`)),
  );
const origins = (rows: readonly { product: SeedProduct }[]) =>
  new Set(rows.map(({ product }) => product.origin)).size;
const hs8 = (product: SeedProduct) => product.hsCode.slice(0, 8);
/** Names of what breaks a rule, so that a failure says where. */
const breaking = <Row extends { product: SeedProduct }>(
  rows: readonly Row[],
  isBroken: (row: Row) => boolean,
) => rows.filter(isBroken).map(({ product }) => product.slug);
const bySlug = products.map((product) => ({ product }));

describe("minima in sellable variants", () => {
  it.each([
    ["fruit", inCategory("fruit"), 34, 7],
    ["seafood", inCategory("seafood"), 24, 5],
    ["medicinal materials", inCategory("herbs"), 18, 5],
    [
      "coffee, rice, nuts, noodles",
      inCategory("coffee.coffee", "pantry.rice", "pantry.nuts", "pantry.noodles"),
      46,
      10,
    ],
  ] as const)("%s", (_name, rows, atLeast, countries) => {
    expect(rows.length).toBeGreaterThanOrEqual(atLeast);
    expect(origins(rows)).toBeGreaterThanOrEqual(countries);
  });

  it.each(["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"])("%s", (origin) => {
    expect(PARTNER_COUNTRIES).toContain(origin);
    const own = sellable.filter(({ product }) => product.origin === origin);
    expect(own.length).toBeGreaterThanOrEqual(5);
  });

  it("offers goods both ways and keeps a good share of duty-paid goods in the hall", () => {
    const both = variants.filter(({ variant }) => variant.offers.length === 2);
    expect(both.length).toBeGreaterThanOrEqual(40);
    const paid = offers.filter(({ offer }) => offer.regime === "0110");
    const inHall = paid.filter(({ offer }) => offer.inHall);
    expect(inHall.length * 2).toBeGreaterThan(paid.length);
  });
});

describe("references", () => {
  it("are unique where they must be", () => {
    const unique = (values: readonly string[]) =>
      values.filter((value, at) => values.indexOf(value) !== at);
    expect(unique(products.map(({ slug }) => slug))).toEqual([]);
    expect(unique(variants.map(({ variant }) => variant.sku))).toEqual([]);
    expect(unique(ASEAN.hsCodes.map(({ code }) => code))).toEqual([]);
    expect(unique(ASEAN.positiveList.map((row) => row.hs8))).toEqual([]);
    expect(unique(ASEAN.brands.map(({ key }) => key))).toEqual([]);
  });

  it("lead somewhere, and nothing is stated without use", () => {
    const uses = (of: (product: SeedProduct) => string) => [...new Set(products.map(of))].sort();
    expect(uses(({ brand }) => brand)).toEqual(ASEAN.brands.map(({ key }) => key).sort());
    expect(uses(({ hsCode }) => hsCode)).toEqual(ASEAN.hsCodes.map(({ code }) => code).sort());
    const leaves = CATEGORIES.map(({ key }) => key).filter((key) => key.includes("."));
    expect(leaves).toEqual(expect.arrayContaining(uses(({ category }) => category)));
    expect(uses(hs8)).toEqual(expect.arrayContaining(ASEAN.positiveList.map((row) => row.hs8)));
  });
});

describe("customs rules", () => {
  const listed = new Map(ASEAN.positiveList.map((row) => [row.hs8, row]));

  it("sells no direct mail and only under regimes the product allows", () => {
    expect(
      breaking(
        offers,
        ({ product, offer }) =>
          !CUSTOMS_REGIMES.includes(offer.regime) ||
          offer.regime === "9610" ||
          !product.regimes.includes(offer.regime),
      ),
    ).toEqual([]);
  });

  it("allows 1210 exactly where the list has a row, and 9610 only where the row does not bar it", () => {
    expect(
      breaking(bySlug, ({ product }) => {
        const row = listed.get(hs8(product));
        if (product.regimes.includes("1210") !== (row !== undefined)) return true;
        return product.regimes.includes("9610") && (!row || row.bondedOnly || row.noMail);
      }),
    ).toEqual([]);
  });

  /** Fresh fruit, live aquatic goods and the medicinal plants of 1211. */
  const DUTY_PAID_HEADINGS =
    /^(0301|030631|030632|030633|030634|030635|030636|03071[19]|0308[123]1|1211)/;
  it("keeps fresh fruit, live seafood and herbs of 1211 duty-paid", () => {
    const bound = bySlug.filter(
      ({ product }) =>
        product.category === "fruit.fresh" || DUTY_PAID_HEADINGS.test(product.hsCode),
    );
    expect(bound.length).toBeGreaterThan(20);
    expect(breaking(bound, ({ product }) => product.regimes.join() !== "0110")).toEqual([]);
  });

  it("prices the duty-paid offer above the bonded one", () => {
    expect(
      breaking(variants, ({ variant }) => {
        const price = (regime: string) =>
          variant.offers.find((offer) => offer.regime === regime)?.priceFen;
        const [bonded, paid] = [price("1210"), price("0110")];
        return bonded !== undefined && paid !== undefined && paid * 100 < bonded * 110;
      }),
    ).toEqual([]);
  });

  it("gives litre goods their volume", () => {
    const litres = new Set(
      ASEAN.hsCodes.filter(({ unit1 }) => unit1 === "095").map(({ code }) => code),
    );
    expect(
      breaking(
        variants,
        ({ product, variant }) => litres.has(product.hsCode) !== (variant.volumeMl !== undefined),
      ),
    ).toEqual([]);
  });

  it("says of no rate more than was read", () => {
    expect(ASEAN.positiveList.filter(({ state }) => state !== "unverified")).toEqual([]);
    const bare = ASEAN.hsCodes.filter(({ code, source }) => code.length !== 10 || source === "");
    expect(bare).toEqual([]);
    const sure = ASEAN.hsCodes.filter(({ state }) => state === "verified");
    expect(sure.filter(({ mfnBps }) => mfnBps === undefined)).toEqual([]);
  });
});

describe("what a shopper reads", () => {
  it("has sound stock-keeping facts", () => {
    expect(
      breaking(
        variants,
        ({ variant }) =>
          !/^[A-Z0-9-]{3,20}$/.test(variant.sku) ||
          variant.grossWeightGrams < variant.netWeightGrams ||
          variant.netWeightGrams <= 0 ||
          variant.netContent.value <= 0,
      ),
    ).toEqual([]);
    expect(
      breaking(offers, ({ offer }) => !Number.isSafeInteger(offer.priceFen) || offer.priceFen <= 0),
    ).toEqual([]);
    expect(
      breaking(offers, ({ offer }) => offer.inHall === true && offer.regime !== "0110"),
    ).toEqual([]);
  });

  it("fits the pack drawing", () => {
    const label = (product: SeedProduct) => product.labelZh ?? product.nameZh;
    expect(breaking(bySlug, ({ product }) => [...label(product)].length > 8)).toEqual([]);
    expect(
      breaking(bySlug, ({ product }) => product.labelEn !== product.labelEn.toUpperCase()),
    ).toEqual([]);
  });

  it("parts no number from its unit", () => {
    expect(
      breaking(variants, ({ product, variant }) =>
        [variant.specZh, variant.specEn, product.summaryZh, product.summaryEn].some((text) =>
          /\d \p{L}/u.test(text),
        ),
      ),
    ).toEqual([]);
    expect(variants.filter(({ variant }) => variant.specZh.includes("\u00a0")).length).toBe(
      variants.length,
    );
  });

  it("keeps frozen and fresh goods in their zones and lives", () => {
    const frozen = ({ product }: { product: SeedProduct }) =>
      product.category === "fruit.frozen" || product.category === "seafood.fish";
    expect(breaking(bySlug, (row) => frozen(row) && row.product.storage !== "frozen")).toEqual([]);
    expect(
      breaking(
        bySlug,
        ({ product }) =>
          product.category === "fruit.fresh" &&
          (product.shelfLifeDays < 7 || product.shelfLifeDays > 30),
      ),
    ).toEqual([]);
  });

  it("names the allergens that its own ingredients name", () => {
    const signs = [
      ["crustacean", /虾|蟹/],
      ["fish", /(?<!章|鱿)鱼|鲣|鳀|鲈/],
      ["gluten", /小麦|大麦/],
      ["milk", /酪蛋白|乳粉|牛奶/],
      ["soy", /大豆|酱油|黑大豆/],
      ["egg", /蛋清|鸡蛋|蛋黄/],
      ["peanut", /花生/],
      ["tree_nut", /腰果|夏威夷果|皮利果|巴旦木/],
    ] as const;
    const missing = products.flatMap((product) =>
      signs
        .filter(
          ([allergen, sign]) =>
            sign.test(product.ingredientsZh ?? "") && !product.allergens?.includes(allergen),
        )
        .map(([allergen]) => `${product.slug}: ${allergen}`),
    );
    expect(missing).toEqual([]);
  });

  it("numbers producers visibly as demo, one number per producer", () => {
    const names = new Map<string, string>();
    for (const { producer, origin } of products) {
      expect(producer.registrationNo).toMatch(/^DEMO-[A-Z]{3}-\d{4}$/);
      const number = producer.registrationNo ?? "";
      const name = `${producer.nameEn}, ${producer.city}, ${origin}`;
      expect(names.get(number) ?? name).toBe(name);
      names.set(number, name);
    }
  });
});

describe("best answers of the judged queries", () => {
  const find = (slug: string) => {
    const product = products.find((one) => one.slug === slug);
    if (!product) throw new Error(`${slug} is gone`);
    return product;
  };
  const named = (word: string) =>
    products.filter(({ nameZh, aliases }) => nameZh.includes(word) || aliases?.includes(word));

  it.each([
    ["榴莲", 8],
    ["猫山王", 4],
    ["龙果", 2],
    ["巴沙鱼", 1],
    ["大虾", 4],
    ["肉桂", 3],
    ["豆蔻", 3],
    ["越南咖啡", 5],
    ["椰子水", 2],
    ["coconut water", 2],
  ])("%s names at least %i products", (word, count) => {
    expect(named(word).length).toBeGreaterThanOrEqual(count);
  });

  it("has durian fresh, frozen and dried", () => {
    const kinds = new Set(named("榴莲").map(({ category }) => category));
    expect(kinds).toEqual(new Set(["fruit.fresh", "fruit.frozen", "fruit.dried"]));
  });

  it("keeps the facts of the drawn screens", () => {
    const offerOf = (slug: string, spec: string) =>
      find(slug)
        .variants.find(({ specZh }) => specZh.replaceAll("\u00a0", " ") === spec)
        ?.offers.find(({ regime }) => regime === "0110");
    expect(offerOf("monthong-durian", "约 3 kg")).toMatchObject({ priceFen: 16_800 });
    expect(offerOf("g7-3in1", "16 g × 18 条")).toMatchObject({ priceFen: 3_600, inHall: true });
    expect(offerOf("if-coconut-water", "1 L × 6 盒")).toMatchObject({
      priceFen: 5_400,
      referencePriceFen: 7_200,
    });
  });
});
