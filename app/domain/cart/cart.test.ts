import { describe, expect, it } from "vitest";
import type { OfferId, WarehouseId } from "../ids";
import { fen } from "../money";
import {
  type CartEntry,
  clampQuantity,
  groupKeyOf,
  groupLines,
  mergeCarts,
  parseGroupKey,
} from "./cart";
import { carriageOf } from "./freight";

const warehouseId = (name: string) => `whs_${name}` as WarehouseId;
const entry = (name: string, quantity: number): CartEntry => ({
  offerId: `off_${name}` as OfferId,
  deliveryMethod: "home",
  quantity,
});

describe("groups of a cart", () => {
  const line = (name: string, customsRegime: "1210" | "0110", place = "bonded01") => ({
    name,
    customsRegime,
    deliveryMethod: "home" as const,
    warehouseId: warehouseId(place),
  });
  it("part by regime, delivery and warehouse; bonded goods come first", () => {
    const groups = groupLines([
      line("kiwi", "0110", "hall0001"),
      line("powder", "1210"),
      { ...line("noodles", "0110", "hall0001"), deliveryMethod: "hall_pickup" as const },
      line("honey", "1210"),
      line("beef", "1210", "bonded02"),
    ]);
    expect(groups.map((group) => [group.key, group.lines.map((one) => one.name)])).toEqual([
      ["1210.home.whs_bonded01", ["powder", "honey"]],
      ["1210.home.whs_bonded02", ["beef"]],
      ["0110.hall_pickup.whs_hall0001", ["noodles"]],
      ["0110.home.whs_hall0001", ["kiwi"]],
    ]);
  });
  it("have keys that read back, and nothing else does", () => {
    const parts = {
      customsRegime: "1210",
      deliveryMethod: "home",
      warehouseId: warehouseId("bonded01"),
    } as const;
    expect(parseGroupKey(groupKeyOf(parts))).toEqual(parts);
    for (const text of [
      "",
      "1210",
      "1210.home",
      "1210.home.x",
      "1211.home.whs_bonded01",
      "1210.home.whs_bonded01.x",
      "1210.fly.whs_bonded01",
    ]) {
      expect(parseGroupKey(text)).toBeUndefined();
    }
  });
});

describe("merging carts", () => {
  it("adds quantities of one offer, keeps order, caps at 99", () => {
    expect(mergeCarts([entry("a", 2), entry("b", 98)], [entry("b", 5), entry("c", 1)])).toEqual([
      entry("a", 2),
      entry("b", 99),
      entry("c", 1),
    ]);
  });
  it("never grows past fifty lines", () => {
    const many = Array.from({ length: 40 }, (_, index) => entry(`m${index}`, 1));
    const more = Array.from({ length: 40 }, (_, index) => entry(`n${index}`, 1));
    expect(mergeCarts(many, more)).toHaveLength(50);
  });
  it("keeps quantities between 1 and 99", () => {
    expect([0, 1, 1.9, 99, 1_000].map(clampQuantity)).toEqual([1, 1, 1, 99, 99]);
  });
});

describe("freight", () => {
  const tariff = {
    baseFen: fen(1_000),
    baseGrams: 1_000,
    stepFen: fen(300),
    stepGrams: 500,
    freeFromFen: fen(29_900),
    insuranceBps: 15,
  };
  it.each([
    [800, 1_000],
    [1_000, 1_000],
    [1_001, 1_300],
    [1_500, 1_300],
    [1_501, 1_600],
    [4_000, 2_800],
  ])("of %d g costs %d fen", (grossGrams, freightFen) => {
    expect(carriageOf(tariff, { goodsFen: fen(10_000), grossGrams }).freightFen).toBe(freightFen);
  });
  it("is free from a worth on; insurance follows the worth, half up", () => {
    expect(carriageOf(tariff, { goodsFen: fen(29_900), grossGrams: 9_000 })).toEqual({
      freightFen: 0,
      insuranceFen: 45,
    });
    expect(carriageOf(tariff, { goodsFen: fen(29_899), grossGrams: 500 })).toEqual({
      freightFen: 1_000,
      insuranceFen: 45,
    });
    expect(
      carriageOf({ ...tariff, freeFromFen: null }, { goodsFen: fen(99_999_900), grossGrams: 1 })
        .freightFen,
    ).toBe(1_000);
  });
});
