import { expect, it } from "vitest";
import { nutrientLines } from "./nutrition";

it("writes a label's table with its reference shares", () => {
  const lines = nutrientLines({
    calciumMg: 1_150,
    energyKj: 2_070,
    proteinMg: 25_000,
    fatMg: 26_700,
    carbohydrateMg: 38_540,
    sodiumMg: 320,
  });
  expect(
    lines.map(({ nutrient, amount, unit, percent }) => [nutrient, amount, unit, percent]),
  ).toEqual([
    ["energyKj", "2,070", "kJ", 25],
    ["proteinMg", "25.0", "g", 42],
    ["fatMg", "26.7", "g", 45],
    ["carbohydrateMg", "38.5", "g", 13],
    ["sodiumMg", "320", "mg", 16],
    ["calciumMg", "1,150", "mg", 144],
  ]);
});

it("leaves out what is not known instead of writing zero", () => {
  expect(nutrientLines({ energyKj: 0 })).toEqual([
    { nutrient: "energyKj", amount: "0", unit: "kJ", percent: 0 },
  ]);
});
