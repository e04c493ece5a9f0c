import { describe, expect, it } from "vitest";
import { withReductions } from "../../reductions";
import { seedCatalogue } from "..";
import { CATEGORIES } from "../categories";
import type { SeedHsCode, SeedOffer, SeedProduct, SeedVariant } from "../types";
import { ANZ } from ".";

const { products } = ANZ;
const listed = new Map(ANZ.positiveList.map((row) => [row.hs8, row]));
const lines = new Map(ANZ.hsCodes.map((line) => [line.code, line]));
const variants = products.flatMap((product) =>
  product.variants.map((variant) => ({ product, variant })),
);
const sellable = variants.filter(({ variant }) =>
  variant.offers.some((offer) => offer.regime === "1210" || offer.regime === "0110"),
);
const offers = variants.flatMap(({ product, variant }) =>
  variant.offers.map((offer) => ({ product, variant, offer })),
);
const count = (test: (product: SeedProduct, variant: SeedVariant) => boolean) =>
  sellable.filter(({ product, variant }) => test(product, variant)).length;
const isDairy = (product: SeedProduct) => product.category.startsWith("dairy.");
const offerOf = (variant: SeedVariant, regime: SeedOffer["regime"]) =>
  variant.offers.find((offer) => offer.regime === regime);
const lineOf = (product: SeedProduct): SeedHsCode => {
  const line = lines.get(product.hsCode);
  if (line === undefined) throw new Error(`${product.slug}: no HS line ${product.hsCode}`);
  return line;
};
/** The names of all that break a rule, so that a failure says which goods to mend. */
const breaking = <T>(items: readonly T[], name: (item: T) => string, ok: (item: T) => boolean) =>
  items.filter((item) => !ok(item)).map(name);
const bySlug = (product: SeedProduct) => product.slug;
const bySku = ({ variant }: { variant: SeedVariant }) => variant.sku;
const repeated = (values: readonly string[]) =>
  values.filter((value, at) => values.indexOf(value) !== at);

describe("how much there is", () => {
  it("covers dairy of both countries", () => {
    for (const origin of ["AU", "NZ"] as const) {
      expect(count((p) => p.origin === origin && isDairy(p))).toBeGreaterThanOrEqual(27);
      for (const part of ["milk", "milk-powder", "cheese", "butter", "yoghurt", "cream"]) {
        const key = `dairy.${part}`;
        expect(
          count((p) => p.origin === origin && p.category === key),
          `${origin} ${key}`,
        ).toBeGreaterThan(0);
      }
      for (const stage of [1, 2, 3, 4]) {
        expect(
          count((p) => p.origin === origin && p.stage === stage),
          `${origin} stage ${stage}`,
        ).toBeGreaterThan(0);
      }
    }
  });

  it("covers the neighbours: honey, kiwifruit, oats, wine, beef", () => {
    expect(count((p) => !isDairy(p))).toBeGreaterThanOrEqual(24);
    expect(count((p) => p.origin === "AU" && !isDairy(p))).toBeGreaterThanOrEqual(10);
    expect(count((p) => p.origin === "NZ" && !isDairy(p))).toBeGreaterThanOrEqual(10);
    for (const hs4 of ["0409", "0810", "1104", "2204"]) {
      expect(
        count((p) => p.hsCode.startsWith(hs4)),
        hs4,
      ).toBeGreaterThanOrEqual(2);
    }
    expect(count((p) => p.nameZh.includes("谷饲") && p.origin === "AU")).toBeGreaterThanOrEqual(3);
    for (const value of [10, 15]) {
      expect(
        count((p) => p.grade?.key === "UMF" && p.grade.value === value),
        `UMF${value}`,
      ).toBeGreaterThan(0);
    }
  });

  it("offers some goods both bonded and duty-paid, and a good share of the paid ones in the hall", () => {
    const both = count((_, v) => Boolean(offerOf(v, "1210") && offerOf(v, "0110")));
    const paid = offers.filter(({ offer }) => offer.regime === "0110");
    expect(both).toBeGreaterThanOrEqual(20);
    expect(paid.filter(({ offer }) => offer.inHall).length).toBeGreaterThan(paid.length / 2);
  });
});

describe("the goods the pictures and the judged queries name", () => {
  const shelf = withReductions(seedCatalogue()).products.flatMap((product) => product.variants);
  it.each([
    ["NZ-ANC-HCP-900", "1210", 12800],
    ["NZ-ANC-WMP-1K", "1210", 8900],
    ["NZ-ANC-WMP-1K", "0110", 10800],
    ["NZ-ANC-WMP-25X16", "1210", 5600],
    ["NZ-ANC-WMP-25X16", "0110", 6600],
    ["NZ-ANC-SMP-1K", "1210", 9200],
    ["NZ-ANC-50P-800", "1210", 11800],
    ["NZ-ANC-KID4-900", "1210", 16800],
    ["NZ-ANC-LFP-800", "0110", 15800],
    ["NZ-ANC-IWP-2K", "1210", 12900],
    ["NZ-ANC-UBT-227", "1210", 3200],
    ["NZ-THE-WMP-1K", "1210", 8600],
    ["NZ-ANL-ACT-800", "1210", 12600],
    ["NZ-NOU-SMP-1K", "1210", 7900],
    ["NZ-YOU-GMP-400", "0110", 13800],
    ["NZ-MKH-UMF10-250", "1210", 21800],
    ["NZ-ZES-GRN-6", "0110", 4590],
    ["AU-DEV-MLK-1LX6", "1210", 6900],
  ] as const)("%s costs as drawn under %s", (sku, regime, priceFen) => {
    const sold = shelf.find((variant) => variant.sku === sku);
    expect(sold && offerOf(sold, regime)?.priceFen).toBe(priceFen);
  });

  it("keeps Anchor's powders to the eight of the listing", () => {
    const powders = products.filter((p) => p.brand === "anchor" && p.nameZh.includes("奶粉"));
    expect(powders).toHaveLength(8);
  });

  it.each([
    ["aptamil stage 3", (p: SeedProduct) => p.brand === "aptamil" && p.stage === 3],
    ["sliced cheese", (p: SeedProduct) => p.nameZh.includes("芝士片")],
    ["kiwifruit under its other name", (p: SeedProduct) => p.aliases?.includes("猕猴桃") ?? false],
    ["Anchor butter", (p: SeedProduct) => p.brand === "anchor" && p.nameZh.includes("黄油")],
    ["a2", (p: SeedProduct) => p.brand === "a2"],
  ])("has %s", (_, test) => {
    expect(products.some(test)).toBe(true);
  });
});

describe("keys and references", () => {
  it("uses every slug, SKU and title once", () => {
    expect(repeated(products.map(bySlug))).toEqual([]);
    expect(repeated(variants.map(bySku))).toEqual([]);
    expect(
      repeated(variants.map(({ product: p, variant: v }) => `${p.brand} ${p.nameZh} ${v.specZh}`)),
    ).toEqual([]);
    expect(repeated(ANZ.brands.map((brand) => brand.key))).toEqual([]);
    expect(repeated([...ANZ.hsCodes.map((line) => line.code)])).toEqual([]);
    expect(repeated(ANZ.positiveList.map((row) => row.hs8))).toEqual([]);
  });

  it("writes SKUs that fit the customs article number and begin with the origin", () => {
    const ok = /^(NZ|AU)-[A-Z0-9-]{1,17}$/;
    expect(
      breaking(variants, bySku, ({ product, variant }) => {
        return ok.test(variant.sku) && variant.sku.startsWith(product.origin);
      }),
    ).toEqual([]);
  });

  it("refers to brands, categories and HS lines that exist, and carries none unused", () => {
    const leaves = new Set(CATEGORIES.map((c) => c.key).filter((key) => key.includes(".")));
    const brands = new Set(ANZ.brands.map((brand) => brand.key));
    expect(
      breaking(products, bySlug, (p) => {
        return leaves.has(p.category) && brands.has(p.brand) && lines.has(p.hsCode);
      }),
    ).toEqual([]);
    const used = (value: string, of: (p: SeedProduct) => string) =>
      products.some((p) => of(p) === value);
    expect([...brands].filter((key) => !used(key, (p) => p.brand))).toEqual([]);
    expect([...lines.keys()].filter((code) => !used(code, (p) => p.hsCode))).toEqual([]);
    expect([...listed.keys()].filter((hs8) => !used(hs8, (p) => p.hsCode.slice(0, 8)))).toEqual([]);
  });
});

describe("customs", () => {
  it("joins the other parts without contradicting their lines and list rows", () => {
    const skus = seedCatalogue().products.flatMap((p) => p.variants.map((v) => v.sku));
    expect(skus).toEqual(expect.arrayContaining(variants.map(bySku)));
  });

  it("offers only what the product's regimes allow, each regime once, and no direct mail", () => {
    expect(
      breaking(offers, bySku, ({ product, offer }) => {
        return product.regimes.includes(offer.regime) && offer.regime !== "9610";
      }),
    ).toEqual([]);
    expect(
      breaking(variants, bySku, ({ variant }) => {
        const regimes = variant.offers.map((offer) => offer.regime);
        return regimes.length > 0 && new Set(regimes).size === regimes.length;
      }),
    ).toEqual([]);
  });

  it("allows bonded retail and mail only by a row of the list and its remarks", () => {
    expect(
      breaking(products, bySlug, (p) => {
        const row = listed.get(p.hsCode.slice(0, 8));
        const mail = row !== undefined && !row.bondedOnly && !row.noMail;
        return (
          (!p.regimes.includes("1210") || row !== undefined) &&
          (!p.regimes.includes("9610") || mail)
        );
      }),
    ).toEqual([]);
    expect(ANZ.positiveList.every((row) => row.state === "unverified")).toBe(true);
    expect(listed.get("04051000")?.bondedOnly).toBe(true);
    expect(listed.get("04012000")?.noMail).toBe(true);
  });

  it("keeps fresh fruit, meat, seafood, oats, cereals and grated or blue cheese duty-paid", () => {
    const paidOnly = /^(02|03|080[3-9]|0810|1104|19041|19042|04062|04064)/;
    const goods = products.filter((p) => paidOnly.test(p.hsCode));
    expect(goods.length).toBeGreaterThan(15);
    expect(breaking(goods, bySlug, (p) => p.regimes.join() === "0110")).toEqual([]);
  });

  it("classifies formula by stage and sells stages 1 to 3 bonded only", () => {
    const formulas = products.filter((p) => p.stage !== undefined);
    expect(
      breaking(formulas, bySlug, (p) => {
        const infant = p.hsCode.startsWith("190110");
        return p.category === "dairy.infant-formula" && p.stage === 4
          ? !infant
          : infant && !p.regimes.includes("0110");
      }),
    ).toEqual([]);
  });

  it("states lawful tax rates and units", () => {
    expect(
      breaking(
        ANZ.hsCodes,
        (line) => line.code,
        (line) =>
          /^\d{10}$/.test(line.code) && [900, 1300].includes(line.vatBps) && line.source !== "",
      ),
    ).toEqual([]);
    expect(
      breaking(products, bySlug, (p) => {
        const { unit1, consumption } = lineOf(p);
        const wine = p.hsCode.startsWith("2204");
        const isShare = typeof consumption === "object" && "adValoremBps" in consumption;
        const taxed = isShare && consumption.adValoremBps === 1000;
        return (unit1 === "095") === wine && taxed === wine;
      }),
    ).toEqual([]);
  });

  it("marks producer registrations as demo values", () => {
    expect(
      breaking(products, bySlug, (p) =>
        /^(DEMO-(NZL|AUS)-\d{4})?$/.test(p.producer.registrationNo ?? ""),
      ),
    ).toEqual([]);
  });
});
