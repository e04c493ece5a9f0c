import { describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { orderSpans, yearSpans } from "./limit-spans";

describe("an order on the scale of one order", () => {
  const limitFen = fen(500_000);
  it("is hatched up to the limit, which belongs to it", () => {
    expect(orderSpans({ dutiableFen: limitFen, limitFen }, fen(500_000), false)).toEqual([
      { from: 0, to: 1, isHatched: true },
    ]);
  });

  it("is red beyond it where it is refused, and only marked where one piece is lawful at full tax", () => {
    const order = { dutiableFen: fen(600_000), limitFen };
    const tones = (isRefused: boolean) =>
      orderSpans(order, fen(1_000_000), isRefused).map(({ from, to, tone }) => [from, to, tone]);
    expect(tones(true)).toEqual([
      [0, 0.5, undefined],
      [0.5, 0.6, "danger"],
    ]);
    expect(tones(false).at(-1)).toEqual([0.5, 0.6, "warn"]);
  });
});

describe("a person's year", () => {
  const limitFen = fen(2_600_000);
  const spans = (usedFen: number, dutiableFen: number, endFen = 2_600_000) =>
    yearSpans({ usedFen: fen(usedFen), dutiableFen: fen(dutiableFen), limitFen }, fen(endFen)).map(
      ({ from, to, tone, isHatched }) => [from, to, tone ?? (isHatched ? "hatched" : "used")],
    );

  it("hatches what this order adds, and leaves out what is not there", () => {
    expect(spans(0, 1_300_000)).toEqual([[0, 0.5, "hatched"]]);
    expect(spans(650_000, 650_000)).toEqual([
      [0, 0.25, "used"],
      [0.25, 0.5, "hatched"],
    ]);
  });

  it("is red from the limit on", () => {
    expect(spans(2_340_000, 1_560_000, 3_900_000)).toEqual([
      [0, 0.6, "used"],
      [0.6, 2 / 3, "hatched"],
      [2 / 3, 1, "danger"],
    ]);
  });

  it("is red at once where customs counted more than the limit", () => {
    expect(spans(2_700_000, 300_000, 3_000_000)).toEqual([
      [0, 0.9, "used"],
      [0.9, 1, "danger"],
    ]);
  });
});
