import { describe, expect, it } from "vitest";
import { decimalText } from "./decimal";
import { statutoryQuantity } from "./statutory-quantity";

const tin = {
  quantity: 3,
  dealUnit: "122",
  netWeightGrams: 900,
  volumeMl: undefined,
  piecesEach: 1,
};
const quantity = (unit: string, line: Parameters<typeof statutoryQuantity>[1]) => {
  const value = statutoryQuantity(unit, line);
  return value === undefined ? undefined : decimalText(value);
};

describe("quantity in the statutory unit", () => {
  it.each([
    ["035", tin, "2.7"],
    ["036", tin, "2700"],
    ["070", tin, "0.0027"],
    ["122", tin, "3"],
    ["095", { ...tin, volumeMl: 1_000 }, "3"],
    ["095", { ...tin, quantity: 1, volumeMl: 333 }, "0.333"],
    ["007", { ...tin, piecesEach: 6 }, "18"],
    ["044", { ...tin, quantity: 1, piecesEach: 44 }, "0.44"],
    ["127", { ...tin, quantity: 1, piecesEach: 5 }, "0.41667"],
    ["007", { ...tin, dealUnit: "007", piecesEach: 6 }, "3"],
  ])("unit %s of %o is %s", (unit, line, expected) => expect(quantity(unit, line)).toBe(expected));

  it("is unknown rather than guessed", () => {
    expect(quantity("095", tin)).toBeUndefined();
    expect(quantity("061", tin)).toBeUndefined();
    expect(quantity("035", { ...tin, netWeightGrams: 0 })).toBeUndefined();
    // One gram is less than half of the smallest tonne a message can say.
    expect(quantity("070", { ...tin, quantity: 1, netWeightGrams: 1 })).toBeUndefined();
  });
});
