import { describe, expect, it } from "vitest";
import { parseQuantity } from "./quantity";

describe("the quantity on a pack", () => {
  it.each([
    ["500 g", { value: 500, unit: "g", packCount: 1 }],
    ["1,5 L", { value: 1500, unit: "ml", packCount: 1 }],
    ["0.75l", { value: 750, unit: "ml", packCount: 1 }],
    ["6 x 330 ml", { value: 1980, unit: "ml", packCount: 6 }],
    ["12×1kg", { value: 12_000, unit: "g", packCount: 12 }],
    ["250 g e", { value: 250, unit: "g", packCount: 1 }],
    ["900克", { value: 900, unit: "g", packCount: 1 }],
    ["33 cl", { value: 330, unit: "ml", packCount: 1 }],
  ])("%s", (text, quantity) => {
    expect(parseQuantity(text)).toEqual(quantity);
  });
  it.each(["", "12 oz", "about 500 g", "0 g", "500", "g 500", "0 x 10 g"])(
    "%j says nothing",
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );
});
