import { describe, expect, it } from "vitest";
import { fateOf, wishesRepeats } from "./fate.server";

const NONE = { rejected: 0, reviewed: 0, inspected: 0, closedAfterStop: 0 };
const list = (orderNo: string, address = "涪陵区荔枝街道", version = 1) => ({
  orderNo,
  address,
  version,
});
const numbers = Array.from({ length: 10_000 }, (_, at) => `FL261123${String(at).padStart(6, "0")}`);

describe("how a faultless list ends", () => {
  it("is release without shares", () => {
    for (const orderNo of numbers)
      expect(fateOf(list(orderNo), NONE)).toEqual({ kind: "released" });
  });

  it("follows the shares, the same in every run", () => {
    const shares = { rejected: 0.1, reviewed: 0.2, inspected: 0.3, closedAfterStop: 0.5 };
    const fates = numbers.map((orderNo) => fateOf(list(orderNo), shares));
    expect(numbers.map((orderNo) => fateOf(list(orderNo), shares))).toEqual(fates);
    const share = (holds: (fate: (typeof fates)[number]) => boolean) =>
      fates.filter(holds).length / fates.length;
    expect(share(({ kind }) => kind === "rejected")).toBeCloseTo(0.1, 1);
    expect(share((fate) => fate.kind === "stopped" && fate.by === "300")).toBeCloseTo(0.18, 1);
    expect(share((fate) => fate.kind === "stopped" && fate.by === "500")).toBeCloseTo(0.27, 1);
    const stopped = fates.filter((fate) => fate.kind === "stopped");
    expect(stopped.filter(({ end }) => end === "700").length / stopped.length).toBeCloseTo(0.5, 1);
  });

  it("is certain at a share of one, and a mended list is not rejected by share again", () => {
    const always = { ...NONE, rejected: 1 };
    expect(fateOf(list("FL1"), always)).toEqual({ kind: "rejected" });
    expect(fateOf(list("FL1", "", 2), always)).toEqual({ kind: "released" });
  });

  it("obeys a wish in the address", () => {
    const wished = (words: string, version = 1) => fateOf(list("FL1", words, version), NONE);
    expect(wished("演示退单")).toEqual({ kind: "rejected" });
    expect(wished("演示退单", 2)).toEqual({ kind: "released" });
    expect(wished("演示审核")).toEqual({ kind: "stopped", by: "300", end: "800" });
    expect(wished("演示查验")).toEqual({ kind: "stopped", by: "500", end: "800" });
    expect(wished("演示退运")).toEqual({ kind: "stopped", by: "500", end: "700" });
    expect(wished("演示审核，演示退运")).toEqual({ kind: "stopped", by: "300", end: "700" });
    expect(wishesRepeats("演示重复")).toBe(true);
    expect(wishesRepeats("涪陵区")).toBe(false);
  });
});
