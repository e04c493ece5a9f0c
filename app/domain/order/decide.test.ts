import { describe, expect, it } from "vitest";
import type { Payer } from "../identity/payer";
import { fen } from "../money";
import {
  closedByCustomsStanding,
  decideCancel,
  decideGiveUp,
  decideMoney,
  endedStanding,
  expiredStanding,
  type MoneyIn,
  type PayableOrder,
  paidStanding,
  placedStanding,
  type Standing,
} from "./decide";
import { CUSTOMS_STATUSES } from "./status";
import { CUSTOMS_TRANSITIONS, FULFILMENT_TRANSITIONS, requireStep } from "./transitions";

const orderer = { name: "陈静怡", idDigest: "d1" };
const payer = (name = "陈静怡", idDigest = "d1"): Payer => ({ state: "verified", name, idDigest });
const order = (more: Partial<PayableOrder> = {}): PayableOrder => ({
  ...placedStanding("1210"),
  totalFen: fen(52181),
  knownTransactionRef: null,
  orderer,
  ...more,
});
const money = (more: Partial<MoneyIn> = {}): MoneyIn => ({
  transactionRef: "t1",
  amountFen: fen(52181),
  currency: "CNY",
  payer: payer(),
  ...more,
});

describe("money that comes in", () => {
  it("confirms a waiting order when amount, currency and payer are right", () => {
    expect(decideMoney(order(), money())).toEqual({ kind: "confirm" });
    expect(decideMoney(order({ orderer: null }), money({ payer: { state: "unknown" } }))).toEqual({
      kind: "confirm",
    });
    expect(
      decideMoney(
        { ...order({ orderer: null }), ...placedStanding("0110") },
        money({ payer: payer("别人", "d9") }),
      ),
    ).toEqual({ kind: "confirm" });
  });

  it.each([
    ["one fen short", { amountFen: fen(52180) }, "wrong_amount"],
    ["one fen over", { amountFen: fen(52182) }, "wrong_amount"],
    ["another currency", { currency: "USD" }, "wrong_amount"],
    ["a payer left unnamed", { payer: { state: "unknown" } }, "payer_mismatch"],
    ["another person (vector 29)", { payer: payer("李雷", "d2") }, "payer_mismatch"],
    ["same name, another number", { payer: payer("陈静怡", "d2") }, "payer_mismatch"],
    ["same number, another name", { payer: payer("李雷", "d1") }, "payer_mismatch"],
  ] as const)("goes back: %s", (_case, change, reason) => {
    expect(decideMoney(order(), money(change))).toEqual({ kind: "refund", reason, closes: true });
    expect(decideMoney(order({ payment: "void" }), money(change))).toEqual({
      kind: "refund",
      reason,
      closes: true,
    });
  });

  it("is held again when it came after the hold, and goes back when the shopper had cancelled", () => {
    const expired = order(expiredStanding(placedStanding("1210")));
    expect(decideMoney(expired, money())).toEqual({ kind: "rehold" });
    const cancelled = order(endedStanding(placedStanding("1210"), "void"));
    expect(decideMoney(cancelled, money())).toEqual({
      kind: "refund",
      reason: "order_cancelled",
      closes: true,
    });
  });

  it("is a repeat when known, and a second payment otherwise", () => {
    for (const payment of ["paid", "refunding", "refunded"] as const) {
      const settled = order({ payment, knownTransactionRef: "t1", fulfilment: "allocated" });
      expect(decideMoney(settled, money())).toEqual({ kind: "repeat" });
      expect(decideMoney(settled, money({ transactionRef: "t2" }))).toEqual({
        kind: "refund",
        reason: "paid_twice",
        closes: false,
      });
    }
  });
});

describe("cancelling", () => {
  it("closes an unpaid order and refunds a paid one until the list is committed", () => {
    expect(decideCancel(placedStanding("1210"))).toEqual({
      ok: true,
      value: { kind: "close_unpaid" },
    });
    for (const hasLots of [true, false]) {
      expect(decideCancel(paidStanding(placedStanding("1210"), hasLots))).toEqual({
        ok: true,
        value: { kind: "refund" },
      });
    }
    for (const customs of CUSTOMS_STATUSES) {
      if (customs === "not_declared" || customs === "not_applicable") continue;
      expect(decideCancel({ payment: "paid", customs, fulfilment: "allocated" })).toEqual({
        ok: false,
        error: { code: "DECLARED_ALREADY" },
      });
    }
  });

  it("refuses duty-paid orders once picking began, and ended ones", () => {
    const paid = paidStanding(placedStanding("0110"), true);
    expect(decideCancel(paid).ok).toBe(true);
    expect(decideCancel({ ...paid, fulfilment: "picked" })).toEqual({
      ok: false,
      error: { code: "PICKED_ALREADY" },
    });
    expect(decideCancel({ ...paid, payment: "refunding" })).toEqual({
      ok: false,
      error: { code: "ENDED_ALREADY" },
    });
  });

  it("gives up only a paid order whose list was rejected", () => {
    expect(decideGiveUp({ payment: "paid", customs: "rejected", fulfilment: "allocated" }).ok).toBe(
      true,
    );
    expect(decideGiveUp({ payment: "paid", customs: "declared", fulfilment: "allocated" })).toEqual(
      { ok: false, error: { code: "NOT_REJECTED" } },
    );
    expect(
      decideGiveUp({ payment: "refunding", customs: "rejected", fulfilment: "allocated" }).ok,
    ).toBe(false);
  });
});

/** Every move the program makes, as a function from one standing to the next. */
function moves(from: Standing, regime: "1210" | "0110"): Standing[] {
  const next: Standing[] = [];
  if (from.payment === "awaiting") {
    next.push(expiredStanding(from), endedStanding(from, "void"), endedStanding(from, "refunding"));
  }
  const isPayable =
    from.payment === "awaiting" || (from.payment === "void" && from.fulfilment === "waiting");
  if (isPayable) next.push(paidStanding(from, true), paidStanding(from, false));
  if (from.payment === "void") next.push(endedStanding(from, "refunding"));
  const cancel = decideCancel(from);
  if (cancel.ok && cancel.value.kind === "refund") next.push(endedStanding(from, "refunding"));
  if (decideGiveUp(from).ok) next.push(endedStanding(from, "refunding"));
  if (from.payment === "refunding") next.push({ ...from, payment: "refunded" });
  if (from.payment !== "paid") return next;
  if (from.fulfilment === "no_lot") next.push({ ...from, fulfilment: "allocated" });
  if (from.fulfilment === "allocated") {
    for (const customs of CUSTOMS_TRANSITIONS[from.customs]) {
      if (customs === "withdrawn") continue;
      next.push(customs === "closed" ? closedByCustomsStanding() : { ...from, customs });
    }
  }
  const mayLeave = from.customs === "released" || from.customs === "not_applicable";
  for (const fulfilment of FULFILMENT_TRANSITIONS[from.fulfilment]) {
    const isLeaving = fulfilment === "gated_out" || fulfilment === "handed_over";
    // Bonded parcels leave by the gate, duty-paid ones are handed over.
    const isRight = !isLeaving || fulfilment === (regime === "0110" ? "handed_over" : "gated_out");
    if (mayLeave && isRight && (isLeaving || fulfilment === "picked" || fulfilment === "packed")) {
      next.push({ ...from, fulfilment });
    }
  }
  return next;
}

describe.each(["1210", "0110"] as const)("every path of a %s order", (regime) => {
  const seen = new Map<string, Standing>();
  const queue = [placedStanding(regime)];
  const steps: [Standing, Standing][] = [];
  for (let at = queue.shift(); at; at = queue.shift()) {
    if (seen.has(JSON.stringify(at))) continue;
    seen.set(JSON.stringify(at), at);
    for (const to of moves(at, regime)) {
      steps.push([at, to]);
      queue.push(to);
    }
  }

  it("takes allowed steps only", () => {
    for (const [from, to] of steps) requireStep(from, to);
    const [[start] = []] = steps;
    if (!start) throw new Error("no steps");
    expect(() => requireStep(start, { ...start, payment: "refunded" })).toThrow("refunded");
    expect(() => requireStep(start, { ...start, fulfilment: "packed" })).toThrow("packed");
  });

  it("never moves goods without money nor declares them without lots", () => {
    expect(seen.size).toBe(regime === "1210" ? 18 : 10);
    for (const at of seen.values()) {
      if (["allocated", "no_lot", "picked", "packed"].includes(at.fulfilment)) {
        expect(at.payment).toBe("paid");
      }
      if (
        ["declared", "accepted", "inspection", "manual_review", "rejected"].includes(at.customs)
      ) {
        expect(at.payment).toBe("paid");
        expect(at.fulfilment).toBe("allocated");
      }
      if (at.fulfilment === "gated_out") expect(at.customs).toBe("released");
      if (at.payment === "refunding" || at.payment === "refunded") {
        expect(["cancelled", "quarantined"]).toContain(at.fulfilment);
      }
      expect(at.customs === "not_applicable").toBe(regime === "0110");
    }
  });
});
