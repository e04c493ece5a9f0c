import { describe, expect, it } from "vitest";
import { CUSTOMS_STATUSES, FULFILMENT_STATUSES, PAYMENT_STATUSES } from "./status";
import {
  CUSTOMS_TRANSITIONS,
  canCustoms,
  canFulfilment,
  canPayment,
  FULFILMENT_TRANSITIONS,
  PAYMENT_TRANSITIONS,
} from "./transitions";

function reachable(table: Readonly<Record<string, readonly string[]>>, starts: string[]) {
  const seen = new Set(starts);
  const queue = [...starts];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of table[at] ?? []) {
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return [...seen].sort();
}

const finals = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.keys(table).filter((status) => table[status]?.length === 0);

describe("the three axes", () => {
  it("reach every status from where an order begins", () => {
    expect(reachable(PAYMENT_TRANSITIONS, ["awaiting"])).toEqual([...PAYMENT_STATUSES].sort());
    expect(reachable(CUSTOMS_TRANSITIONS, ["not_declared", "not_applicable"])).toEqual(
      [...CUSTOMS_STATUSES].sort(),
    );
    expect(reachable(FULFILMENT_TRANSITIONS, ["waiting"])).toEqual([...FULFILMENT_STATUSES].sort());
  });

  it("end where nothing more can happen", () => {
    expect(finals(PAYMENT_TRANSITIONS)).toEqual(["refunded"]);
    expect(finals(CUSTOMS_TRANSITIONS)).toEqual([
      "not_applicable",
      "released",
      "closed",
      "withdrawn",
    ]);
    expect(finals(FULFILMENT_TRANSITIONS)).toEqual([
      "gated_out",
      "handed_over",
      "cancelled",
      "quarantined",
    ]);
  });

  it("never move a released list back, nor money before it came", () => {
    for (const to of CUSTOMS_STATUSES) expect(canCustoms("released", to)).toBe(false);
    expect(canPayment("awaiting", "refunded")).toBe(false);
    expect(canPayment("refunded", "paid")).toBe(false);
    expect(canFulfilment("waiting", "picked")).toBe(false);
    expect(canFulfilment("no_lot", "picked")).toBe(false);
  });
});
