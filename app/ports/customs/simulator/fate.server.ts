import { createHash } from "node:crypto";
import type { CustomsSimSettings } from "./settings";

/** How a list without faults ends. */
export type Fate =
  | { kind: "released" }
  | { kind: "rejected" }
  | { kind: "stopped"; by: "300" | "500"; end: "800" | "700" };

/**
 * Words in a delivery address by which a demo or a test asks customs for an answer. A rejection is
 * for the first version only, so that a repair can be shown to work.
 */
const WISHES = {
  rejected: "演示退单",
  reviewed: "演示审核",
  inspected: "演示查验",
  closed: "演示退运",
} as const;

/** Each answer of this order is delivered twice. */
export function wishesRepeats(address: string): boolean {
  return address.includes("演示重复");
}

/** A number in [0, 1) that is the same for the same order and question, in every run. */
function lot(orderNo: string, question: string): number {
  const digest = createHash("sha256").update(`${question}:${orderNo}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/** @param version 1 for the first list of an order; a mended one is not rejected by share again */
export function fateOf(
  list: { orderNo: string; address: string; version: number },
  shares: CustomsSimSettings["shares"],
): Fate {
  const { orderNo, address, version } = list;
  const wishes = (word: string) => address.includes(word);
  const drawn = (question: string, share: number) => lot(orderNo, question) < share;
  if (version === 1 && (wishes(WISHES.rejected) || drawn("100", shares.rejected))) {
    return { kind: "rejected" };
  }
  const isClosed = wishes(WISHES.closed) || drawn("700", shares.closedAfterStop);
  const end = isClosed ? "700" : "800";
  if (wishes(WISHES.reviewed)) return { kind: "stopped", by: "300", end };
  if (wishes(WISHES.inspected) || wishes(WISHES.closed)) return { kind: "stopped", by: "500", end };
  // One draw for both, so that the two shares never overlap.
  const stop = lot(orderNo, "stop");
  if (stop < shares.reviewed) return { kind: "stopped", by: "300", end };
  if (stop < shares.reviewed + shares.inspected) return { kind: "stopped", by: "500", end };
  return { kind: "released" };
}
