import { describe, expect, it } from "vitest";
import type { SeedProduct } from "../types";
import { ANZ } from ".";

const { products } = ANZ;
const variants = products.flatMap((product) =>
  product.variants.map((variant) => ({ product, variant })),
);
const breaking = <T>(items: readonly T[], name: (item: T) => string, ok: (item: T) => boolean) =>
  items.filter((item) => !ok(item)).map(name);
const bySlug = (product: SeedProduct) => product.slug;
const bySku = ({ variant }: { variant: { sku: string } }) => variant.sku;
const isFood = (product: SeedProduct) => !product.category.startsWith("care.");
const isWine = (product: SeedProduct) => product.category === "coffee.wine";

describe("weights and prices", () => {
  it("weighs at least as much gross as net", () => {
    expect(
      breaking(variants, bySku, ({ variant }) => {
        const { netWeightGrams: net, grossWeightGrams: gross } = variant;
        return net > 0 && gross >= net && gross <= net * 2.9;
      }),
    ).toEqual([]);
  });

  it("agrees in content and weight, pack by pack", () => {
    expect(
      breaking(variants, bySku, ({ variant }) => {
        const { value, unit } = variant.netContent;
        const density = variant.netWeightGrams / value;
        const agrees = unit === "g" ? density === 1 : density >= 0.9 && density <= 1.04;
        return agrees && value % variant.packCount === 0;
      }),
    ).toEqual([]);
  });

  it("says in the spec what the figures say", () => {
    expect(
      breaking(variants, bySku, ({ variant }) => {
        const { value, unit } = variant.netContent;
        const match = /(?:约\u00a0)?([\d.]+)\u00a0(k?g|mL|L)/.exec(variant.specZh);
        if (match === null) return false;
        const scale = match[2] === "kg" || match[2] === "L" ? 1000 : 1;
        const each = Math.round(Number(match[1]) * scale);
        const volume = match[2] === "L" || match[2] === "mL";
        return volume === (unit === "ml") && each * variant.packCount === value;
      }),
    ).toEqual([]);
  });

  it("gives litres where the statutory unit is the litre", () => {
    expect(
      breaking(variants, bySku, ({ product, variant }) => {
        return (variant.volumeMl !== undefined) === isWine(product);
      }),
    ).toEqual([]);
  });

  it("asks more for duty-paid stock than for bonded goods with their tax", () => {
    const both = variants.flatMap(({ product, variant }) => {
      const line = ANZ.hsCodes.find(({ code }) => code === product.hsCode);
      const bonded = variant.offers.find((offer) => offer.regime === "1210");
      const paid = variant.offers.find((offer) => offer.regime === "0110");
      return line && bonded && paid ? [{ variant, line, bonded, paid }] : [];
    });
    expect(both.length).toBeGreaterThan(20);
    expect(
      breaking(both, bySku, ({ line, bonded, paid }) => {
        const { consumption } = line;
        const isShare = typeof consumption === "object" && "adValoremBps" in consumption;
        const ct = isShare ? consumption.adValoremBps : 0;
        const rate = (0.7 * (line.vatBps + ct)) / (10_000 - ct);
        return paid.priceFen > bonded.priceFen * (1 + rate);
      }),
    ).toEqual([]);
  });

  it("has whole positive prices, and reference prices above them", () => {
    expect(
      breaking(variants, bySku, ({ variant }) =>
        variant.offers.every(
          ({ priceFen, referencePriceFen, regime, inHall }) =>
            Number.isSafeInteger(priceFen) &&
            priceFen > 0 &&
            (referencePriceFen === undefined || referencePriceFen > priceFen) &&
            (!inHall || regime === "0110"),
        ),
      ),
    ).toEqual([]);
  });
});

describe("what a shopper reads", () => {
  it("fits the drawing's label", () => {
    expect(
      breaking(products, bySlug, (p) => {
        const length = [...(p.labelZh ?? p.nameZh)].length;
        return length > 0 && length <= 8 && p.labelEn === p.labelEn.toUpperCase();
      }),
    ).toEqual([]);
  });

  it("names goods without their brand or size", () => {
    expect(
      breaking(products, bySlug, (p) => {
        const brand = ANZ.brands.find(({ key }) => key === p.brand);
        const size = /\d\s?(g|kg|mL|L)\b/;
        return (
          brand !== undefined &&
          !p.nameZh.includes(brand.nameZh) &&
          !p.nameEn.includes(brand.nameEn) &&
          !size.test(p.nameZh) &&
          !size.test(p.nameEn)
        );
      }),
    ).toEqual([]);
  });

  it("never parts a number from its unit", () => {
    const parted =
      /\d (g|kg|mg|kJ|mL|L|cm|mm|℃|°C|%|条|罐|盒|瓶|袋|片|枚|块|段|粒|岁|天|年|月龄|个月|小时|分钟)(?![A-Za-z])/;
    expect(
      breaking(products, bySlug, (p) => {
        const { variants: sizes, ...texts } = p;
        return !parted.test(JSON.stringify(texts)) && !parted.test(JSON.stringify(sizes));
      }),
    ).toEqual([]);
  });

  it("tells ingredients, use and audience in both languages", () => {
    expect(
      breaking(products, bySlug, (p) =>
        [
          p.ingredientsZh,
          p.ingredientsEn,
          p.usageZh,
          p.usageEn,
          p.audienceZh,
          p.audienceEn,
          p.summaryZh,
          p.summaryEn,
        ].every((text) => text !== undefined && text.length > 1),
      ),
    ).toEqual([]);
  });

  it("mixes no Chinese into English texts", () => {
    const chinese = /[\u4e00-\u9fff]/;
    expect(
      breaking(
        products,
        bySlug,
        (p) =>
          ![p.nameEn, p.summaryEn, p.ingredientsEn, p.usageEn, p.audienceEn].some((text) =>
            chinese.test(text ?? ""),
          ),
      ),
    ).toEqual([]);
  });

  it("warns of milk in dairy and never lists an allergen as both sure and possible", () => {
    expect(
      breaking(products, bySlug, (p) => {
        const sure = p.allergens ?? [];
        const dairy = p.category.startsWith("dairy.");
        return (
          (!dairy || sure.includes("milk")) &&
          !(p.mayContain ?? []).some((allergen) => sure.includes(allergen))
        );
      }),
    ).toEqual([]);
  });

  it("gives food a nutrition table whose energy follows from its parts", () => {
    const food = products.filter((p) => isFood(p) && !isWine(p));
    expect(
      breaking(food, bySlug, ({ nutrition: n }) => {
        if (n === undefined) return false;
        const grams = [n.proteinMg, n.fatMg, n.carbohydrateMg].map((mg) => mg / 1000);
        const [protein = 0, fat = 0, carbohydrate = 0] = grams;
        const energy = 17 * protein + 37 * fat + 17 * carbohydrate;
        return (
          Math.abs(n.energyKj - energy) <= Math.max(12, energy * 0.06) &&
          protein + fat + carbohydrate <= 100
        );
      }),
    ).toEqual([]);
  });
});
