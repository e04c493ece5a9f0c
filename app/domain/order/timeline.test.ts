import { describe, expect, it } from "vitest";
import { paidStanding, placedStanding, type Standing } from "./decide";
import { headlineOf, type OrderKind, timelineOf } from "./timeline";

const bonded: OrderKind = { customsRegime: "1210", deliveryMethod: "home" };
const home: OrderKind = { customsRegime: "0110", deliveryMethod: "home" };
const pickup: OrderKind = { customsRegime: "0110", deliveryMethod: "hall_pickup" };
const paidBonded = paidStanding(placedStanding("1210"), true);
const paidHome = paidStanding(placedStanding("0110"), true);
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 2, minute));
const shape = (standing: Standing, kind: OrderKind) =>
  timelineOf(standing, kind, { paid: at(43) }).map((stage) =>
    stage.tone === "normal" ? stage.state : `${stage.state}!${stage.tone}`,
  );

describe("the stages of an order", () => {
  it("begin with the money", () => {
    expect(timelineOf(placedStanding("1210"), bonded, {})).toEqual([]);
    expect(timelineOf(paidBonded, bonded, { paid: at(43) })[0]).toEqual({
      key: "paid",
      state: "done",
      tone: "normal",
      at: at(43),
    });
  });

  it.each<[string, Partial<Standing>, string]>([
    ["paid", {}, "done now next next next next next"],
    ["declared", { customs: "declared" }, "done done now next next next next"],
    ["accepted", { customs: "accepted" }, "done done now next next next next"],
    ["inspection", { customs: "inspection" }, "done done now!warn next next next next"],
    ["rejected", { customs: "rejected" }, "done done now!stop next next next next"],
    ["released", { customs: "released" }, "done done done done now next next"],
    [
      "gated out",
      { customs: "released", fulfilment: "gated_out" },
      "done done done done done now next",
    ],
    ["no lot", { fulfilment: "no_lot" }, "done now!warn next next next next next"],
    [
      "closed by customs",
      { payment: "refunding", customs: "closed", fulfilment: "quarantined" },
      "done done next!stop next next next next",
    ],
  ])("of a bonded order: %s", (_case, change, expected) => {
    expect(shape({ ...paidBonded, ...change }, bonded).join(" ")).toBe(expected);
  });

  it("of duty-paid orders know no customs", () => {
    expect(shape(paidHome, home).join(" ")).toBe("done now next next next");
    expect(shape({ ...paidHome, fulfilment: "packed" }, home).join(" ")).toBe(
      "done done done now next",
    );
    expect(shape({ ...paidHome, fulfilment: "packed" }, pickup).join(" ")).toBe(
      "done done done now",
    );
    expect(shape({ ...paidHome, fulfilment: "handed_over" }, pickup).join(" ")).toBe(
      "done done done done",
    );
  });

  it("show no time of what has not begun", () => {
    const times = { paid: at(43), released: at(50) };
    const stages = timelineOf(paidBonded, bonded, times);
    expect(stages.find((stage) => stage.key === "released")?.at).toBeNull();
  });
});

describe("what the page says first", () => {
  it.each<[Standing, OrderKind, string]>([
    [placedStanding("1210"), bonded, "awaiting_payment"],
    [{ ...placedStanding("1210"), payment: "void" }, bonded, "expired"],
    [{ payment: "void", customs: "withdrawn", fulfilment: "cancelled" }, bonded, "cancelled"],
    [paidBonded, bonded, "declaring"],
    [{ ...paidBonded, customs: "accepted" }, bonded, "customs_review"],
    [{ ...paidBonded, customs: "manual_review" }, bonded, "manual_review"],
    [{ ...paidBonded, customs: "inspection" }, bonded, "inspection"],
    [{ ...paidBonded, customs: "rejected" }, bonded, "rejected"],
    [{ ...paidBonded, customs: "released" }, bonded, "released"],
    [{ ...paidBonded, customs: "released", fulfilment: "packed" }, bonded, "preparing"],
    [{ ...paidBonded, customs: "released", fulfilment: "gated_out" }, bonded, "left_zone"],
    [{ ...paidBonded, fulfilment: "no_lot" }, bonded, "no_lot"],
    [paidHome, home, "paid"],
    [{ ...paidHome, fulfilment: "packed" }, pickup, "ready_in_hall"],
    [{ ...paidHome, fulfilment: "handed_over" }, pickup, "collected"],
    [{ ...paidHome, fulfilment: "handed_over" }, home, "handed_over"],
    [
      { payment: "refunding", customs: "closed", fulfilment: "quarantined" },
      bonded,
      "closed_by_customs",
    ],
    [{ payment: "refunding", customs: "withdrawn", fulfilment: "cancelled" }, bonded, "refunding"],
    [{ payment: "refunded", customs: "withdrawn", fulfilment: "cancelled" }, bonded, "refunded"],
  ])("%o %o: %s", (standing, kind, headline) => {
    expect(headlineOf(standing, kind)).toBe(headline);
  });
});
