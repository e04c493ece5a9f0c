import { describe, expect, it } from "vitest";
import { fen } from "../money";
import { rational } from "../tax/rational";
import { checkDuty, type Duty, exactDutyFen, missingFor, withPoints } from "./duty";

const compound: Duty = { kind: "compound", bps: 2_000, milliFenPerUnit: 91_200, unit: "l" };
const specific: Duty = { kind: "specific", milliFenPerUnit: 25_300, unit: "kg" };

describe("figures of a duty", () => {
  it.each([
    [{ kind: "ad_valorem", bps: 0 }, true],
    [{ kind: "ad_valorem", bps: 9_999 }, true],
    [{ kind: "ad_valorem", bps: 10_000 }, "RATE_OUT_OF_RANGE"],
    [{ kind: "ad_valorem", bps: -1 }, "RATE_OUT_OF_RANGE"],
    [{ kind: "ad_valorem", bps: 14.7 }, "RATE_OUT_OF_RANGE"],
    [{ ...compound, bps: 10_000 }, "RATE_OUT_OF_RANGE"],
    [{ ...compound, milliFenPerUnit: -1 }, "AMOUNT_OUT_OF_RANGE"],
    [compound, true],
    [{ ...specific, milliFenPerUnit: 0 }, true],
    [{ ...specific, milliFenPerUnit: -1 }, "AMOUNT_OUT_OF_RANGE"],
    [{ ...specific, milliFenPerUnit: 0.5 }, "AMOUNT_OUT_OF_RANGE"],
    [{ kind: "no_concession" }, true],
  ] as [Duty, true | string][])("%o: %s", (duty, verdict) => {
    const checked = checkDuty(duty);
    expect(checked).toEqual(
      verdict === true ? { ok: true, value: duty } : { ok: false, error: { code: verdict } },
    );
  });
});

describe("points on top", () => {
  it("add to a percentage, and make a duty by quantity a compound one", () => {
    expect(withPoints({ kind: "ad_valorem", bps: 1_200 }, 5_500)).toEqual({
      kind: "ad_valorem",
      bps: 6_700,
    });
    expect(withPoints(compound, 5_500)).toEqual({ ...compound, bps: 7_500 });
    expect(withPoints(specific, 5_500)).toEqual({ ...specific, kind: "compound", bps: 5_500 });
    expect(withPoints(specific, 0)).toBe(specific);
  });
});

describe("exact duty", () => {
  // 100.00 yuan, 1.5 litres, 2 kilograms
  const goods = { customsValueFen: fen(10_000), quantityThousandths: { l: 1_500, kg: 2_000 } };
  const value = (duty: Parameters<typeof exactDutyFen>[0]) => {
    const exact = exactDutyFen(duty, goods);
    return exact && Number(exact.numerator) / Number(exact.denominator);
  };

  it("takes the percentage of the value, the amount of the quantity, or both", () => {
    expect(value({ kind: "ad_valorem", bps: 1_470 })).toBe(1_470);
    // 0.253 yuan a kilogram × 2
    expect(value(specific)).toBe(50.6);
    // 20 % and 0.912 yuan a litre × 1.5
    expect(value(compound)).toBe(2_000 + 136.8);
    expect(exactDutyFen({ kind: "ad_valorem", bps: 1 }, goods)).toEqual(rational(10_000n, 10_000n));
  });

  it("is not computed without the quantity, and says which", () => {
    const byPiece = { ...specific, unit: "piece" } as const;
    expect(value(byPiece)).toBeUndefined();
    expect(missingFor(byPiece, goods)).toBe("piece");
    expect(missingFor(byPiece, undefined)).toBe("piece");
    expect(missingFor(compound, undefined)).toBe("customs_value");
    expect(missingFor(compound, goods)).toBe("l");
    expect(missingFor({ kind: "ad_valorem", bps: 1 }, undefined)).toBe("customs_value");
  });
});
