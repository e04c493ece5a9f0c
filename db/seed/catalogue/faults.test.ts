import { describe, expect, it } from "vitest";
import { isGtin } from "~/domain/catalog/gtin";
import { demoGtin } from "../demo-gtin";
import { seedCatalogue } from ".";
import type { SeedPart, SeedProduct } from "./types";

const powder: SeedProduct = {
  slug: "test-milk-powder",
  brand: "test-brand",
  category: "dairy.milk-powder",
  origin: "NZ",
  nameZh: "全脂奶粉",
  nameEn: "Whole Milk Powder",
  labelEn: "MILK POWDER",
  summaryZh: "测试",
  summaryEn: "Test",
  hsCode: "0402210000",
  dealUnit: "122",
  storage: "ambient",
  shelfLifeDays: 730,
  regimes: ["1210", "0110"],
  art: { form: "tin", family: "powder" },
  producer: { nameEn: "Test", city: "Auckland", registrationNo: "DEMO-NZL-0001" },
  variants: [
    {
      sku: "NZ-TST-900",
      specZh: "900\u00a0g 罐装",
      specEn: "900\u00a0g tin",
      netContent: { value: 900, unit: "g" },
      packCount: 1,
      netWeightGrams: 900,
      grossWeightGrams: 1100,
      offers: [{ regime: "1210", priceFen: 12_800 }],
    },
  ],
};
const variant = powder.variants[0];
if (!variant) throw new Error("the sample has a variant");

const part = (more: Partial<SeedPart> = {}): SeedPart => ({
  brands: [{ key: "test-brand", nameZh: "测试", nameEn: "Test" }],
  hsCodes: [
    {
      code: "0402210000",
      nameZh: "全脂奶粉",
      unit1: "035",
      vatBps: 1300,
      consumption: "none",
      state: "unverified",
      source: "test",
    },
  ],
  positiveList: [
    {
      hs8: "04022100",
      nameZh: "全脂奶粉",
      bondedOnly: false,
      noMail: false,
      state: "unverified",
      source: "test",
    },
  ],
  products: [powder],
  ...more,
});

const withVariant = (more: Partial<typeof variant>) =>
  part({ products: [{ ...powder, variants: [{ ...variant, ...more }] }] });

describe("joining the parts of the seed", () => {
  it("takes the same row twice, and refuses two that differ", () => {
    const other = { ...part(), products: [] };
    expect(seedCatalogue([part(), other]).brands).toHaveLength(1);
    const contradiction = {
      ...other,
      brands: [{ key: "test-brand", nameZh: "另一个", nameEn: "Test" }],
    };
    expect(() => seedCatalogue([part(), contradiction])).toThrow(/test-brand.*contradicts/);
  });

  it.each([
    ["an unlisted bonded article", part({ positiveList: [] }), /not on the list/],
    ["an unknown HS code", part({ hsCodes: [] }), /HS code 0402210000 is unknown/],
    ["an unknown brand", part({ brands: [] }), /brand test-brand is unknown/],
    ["a double article number", part({ products: [powder, powder] }), /used twice/],
    ["an article number over 20 characters", withVariant({ sku: "X".repeat(21) }), /sku is not/],
    ["an ordinary space before a unit", withVariant({ specEn: "900 g tin" }), /ordinary space/],
    ["gross below net weight", withVariant({ grossWeightGrams: 1 }), /below net weight/],
    [
      "bonded goods in the hall",
      withVariant({ offers: [{ regime: "1210", priceFen: 1, inHall: true }] }),
      /no hall/,
    ],
    [
      "a regime the goods may not take",
      part({ products: [{ ...powder, regimes: ["0110"] }] }),
      /regime 1210 is not allowed/,
    ],
    [
      "two prices in one place",
      withVariant({ offers: [variant.offers, variant.offers].flat() }),
      /place of sale 1210 is used twice/,
    ],
    [
      "a reference price that is no reduction",
      withVariant({ offers: [{ regime: "1210", priceFen: 100, referencePriceFen: 100 }] }),
      /not above the price/,
    ],
    ...[
      { kind: "compound", rateBps: 2_000, milliFenPerUnit: 91_200, unit: "l" } as const,
      {
        kind: "beer",
        thresholdMilliFenPerLitre: 265_770,
        milliFenPerLitreFrom: 25_300,
        milliFenPerLitreBelow: 22_270,
      } as const,
    ].map((consumption): [string, SeedPart, RegExp] => [
      `goods under ${consumption.kind} tax without a volume`,
      part({ hsCodes: part().hsCodes.map((line) => ({ ...line, consumption })) }),
      /litres without volume/,
    ]),
    [
      "a registration number that looks real",
      part({
        products: [{ ...powder, producer: { ...powder.producer, registrationNo: "C0001" } }],
      }),
      /not visibly a demo value/,
    ],
  ])("refuses %s", (_, wrong, fault) => {
    expect(() => seedCatalogue([wrong])).toThrow(fault);
  });
});

describe("demo GTINs", () => {
  it("are valid, restricted and always the same", () => {
    expect(demoGtin("NZ-ANC-HCP-900")).toBe(demoGtin("NZ-ANC-HCP-900"));
    for (const sku of ["A-1", "B-2", "NZ-ANC-HCP-900"]) {
      expect(demoGtin(sku)).toMatch(/^2\d{12}$/);
      expect(isGtin(demoGtin(sku))).toBe(true);
    }
  });
});
