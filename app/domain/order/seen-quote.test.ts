import { describe, expect, it } from "vitest";
import type { OfferId } from "../ids";
import { fen } from "../money";
import { changesSince, changesUntouched, type SeenQuote } from "./seen-quote";

const offer = (name: string) => `off_${name}` as OfferId;
const [a, b, c] = [offer("a"), offer("b"), offer("c")];
const seen: SeenQuote = {
  lines: [
    { offerId: a, quantity: 2, priceFen: fen(12_800) },
    { offerId: b, quantity: 1, priceFen: fen(21_800) },
  ],
  freightFen: fen(1_000),
  insuranceFen: fen(0),
  taxFen: fen(3_781),
  totalFen: fen(52_181),
  treatment: "reduced",
  usedFen: null,
};

describe("what changed since the page", () => {
  it("is nothing when all is as it was shown", () => {
    expect(changesSince(seen, seen)).toEqual([]);
    expect(changesSince(seen, { ...seen, usedFen: fen(100) })).toEqual([]);
  });
  it("names prices, quantities, lines, freight, tax, allowance and treatment", () => {
    const now: SeenQuote = {
      lines: [
        { offerId: a, quantity: 3, priceFen: fen(13_800) },
        { offerId: c, quantity: 1, priceFen: fen(100) },
      ],
      freightFen: fen(1_200),
      insuranceFen: fen(5),
      taxFen: fen(4_000),
      totalFen: fen(99_999),
      treatment: "full",
      usedFen: fen(9),
    };
    expect(changesSince({ ...seen, usedFen: fen(0) }, now)).toEqual([
      { kind: "quantity", offerId: a, was: 2, is: 3 },
      { kind: "price", offerId: a, wasFen: 12_800, isFen: 13_800 },
      { kind: "line_added", offerId: c, quantity: 1 },
      { kind: "line_removed", offerId: b },
      { kind: "freight", wasFen: 1_000, isFen: 1_200 },
      { kind: "insurance", wasFen: 0, isFen: 5 },
      { kind: "tax", wasFen: 3_781, isFen: 4_000 },
      { kind: "allowance", wasFen: 0, isFen: 9 },
      { kind: "treatment", was: "reduced", is: "full" },
    ]);
  });
  it("agrees to nothing when the figures are missing or do not add up to ours", () => {
    expect(changesSince(undefined, seen)).toEqual([{ kind: "unreadable" }]);
    expect(changesSince({ ...seen, totalFen: fen(1) }, seen)).toEqual([{ kind: "unreadable" }]);
  });
});

describe("what changed in a cart nobody touched", () => {
  it("is its tax, freight and prices, whatever of the year was used", () => {
    expect(changesUntouched(seen, seen)).toEqual([]);
    const taxed = { ...seen, taxFen: fen(4_000), totalFen: fen(52_400), usedFen: fen(7) };
    expect(changesUntouched({ ...seen, usedFen: fen(0) }, taxed)).toEqual([
      { kind: "tax", wasFen: 3_781, isFen: 4_000 },
    ]);
    const dearer = {
      ...seen,
      lines: [{ offerId: a, quantity: 2, priceFen: fen(1) }, ...seen.lines.slice(1)],
    };
    expect(changesUntouched(seen, dearer)).toEqual([
      { kind: "price", offerId: a, wasFen: 12_800, isFen: 1 },
    ]);
  });

  it("is nothing to speak of once its goods are others", () => {
    const more = { ...seen, lines: seen.lines.map((line) => ({ ...line, quantity: 5 })) };
    expect(changesUntouched(seen, { ...more, taxFen: fen(9) })).toBeUndefined();
    expect(changesUntouched(seen, { ...seen, lines: seen.lines.slice(1) })).toBeUndefined();
    expect(changesUntouched(seen, { ...seen, totalFen: fen(1) })).toBeUndefined();
  });
});
