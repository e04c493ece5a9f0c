import { describe, expect, it } from "vitest";
import { nextWarehouseAct } from "./next-act";

describe("the warehouse's next act", () => {
  it.each([
    ["1210", "paid", "accepted", "allocated", undefined],
    ["1210", "paid", "released", "allocated", "pick"],
    ["1210", "paid", "released", "picked", "pack"],
    ["1210", "paid", "released", "packed", "gate_out"],
    ["1210", "paid", "released", "gated_out", undefined],
    ["1210", "refunding", "closed", "quarantined", undefined],
    ["0110", "paid", "not_applicable", "packed", "hand_over"],
    ["0110", "paid", "not_applicable", "no_lot", undefined],
    ["0110", "awaiting", "not_applicable", "waiting", undefined],
  ] as const)("of %s %s %s %s is %s", (customsRegime, payment, customs, fulfilment, act) => {
    expect(nextWarehouseAct({ customsRegime, payment, customs, fulfilment })).toBe(act);
  });
});
