import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LotId, VariantId } from "../ids";
import { allocateFefo, type FreeStock, type WantedLine } from "./fefo";

const variant = (name: string) => `var_${name}` as VariantId;
const stock = (
  lot: string,
  freeCount: number,
  expiresOn: string,
  more: Partial<FreeStock> = {},
): FreeStock => ({
  variantId: variant("a"),
  lotId: `lot_${lot}` as LotId,
  bin: "A-01",
  freeCount,
  expiresOn,
  receivedAt: "2026-01-01T00:00:00Z",
  ...more,
});
const want = (line: number, quantity: number, name = "a"): WantedLine => ({
  line,
  variantId: variant(name),
  quantity,
});
const taken = (lines: WantedLine[], free: FreeStock[]) => {
  const shared = allocateFefo(lines, free);
  return shared.ok ? shared.value.map((one) => [one.line, one.lotId, one.quantity]) : shared.error;
};

describe("first expired, first out", () => {
  it("takes from the lot that expires first, then from the next", () => {
    const free = [stock("late", 9, "2027-06-01"), stock("soon", 2, "2027-01-01")];
    expect(taken([want(1, 3)], free)).toEqual([
      [1, "lot_soon", 2],
      [1, "lot_late", 1],
    ]);
  });
  it("breaks ties by receipt, then by number, in any order of reading", () => {
    const free = [
      stock("b", 1, "2027-01-01"),
      stock("a", 1, "2027-01-01"),
      stock("old", 1, "2027-01-01", { receivedAt: "2025-01-01T00:00:00Z" }),
    ];
    const expected = [
      [1, "lot_old", 1],
      [1, "lot_a", 1],
      [1, "lot_b", 1],
    ];
    expect(taken([want(1, 3)], free)).toEqual(expected);
    expect(taken([want(1, 3)], [...free].reverse())).toEqual(expected);
  });
  it("sums two lines of the same goods, and gives nothing where not everything is there", () => {
    const free = [stock("x", 3, "2027-01-01")];
    expect(taken([want(1, 2), want(2, 1)], free)).toEqual([
      [1, "lot_x", 2],
      [2, "lot_x", 1],
    ]);
    expect(taken([want(1, 2), want(2, 2)], free)).toEqual({
      code: "LOT_SHORT",
      line: 2,
      missingCount: 1,
    });
    expect(taken([want(1, 1, "other")], free)).toMatchObject({ code: "LOT_SHORT" });
  });
  it("never takes more than stands in a bin, nor skips an earlier lot (seed 20261123)", () => {
    const day = fc.integer({ min: 10, max: 28 }).map((one) => `2027-01-${one}`);
    const anyStock = fc.tuple(fc.integer({ min: 0, max: 9 }), day);
    fc.assert(
      fc.property(
        fc.array(anyStock, { maxLength: 8 }),
        fc.integer({ min: 1, max: 30 }),
        (rows, quantity) => {
          const free = rows.map(([count, expiresOn], index) =>
            stock(String(index), count, expiresOn),
          );
          const there = free.reduce((sum, one) => sum + one.freeCount, 0);
          const shared = allocateFefo([want(1, quantity)], free);
          expect(shared.ok).toBe(there >= quantity);
          if (!shared.ok) return;
          expect(shared.value.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity);
          const dayOf = (lotId: string) => free.find((one) => one.lotId === lotId)?.expiresOn ?? "";
          const last = dayOf(shared.value.at(-1)?.lotId ?? "");
          for (const one of free) {
            const used = shared.value.find((share) => share.lotId === one.lotId)?.quantity ?? 0;
            expect(used).toBeLessThanOrEqual(one.freeCount);
            if (one.expiresOn < last) expect(used).toBe(one.freeCount);
          }
        },
      ),
      { seed: 20261123 },
    );
  });
});
