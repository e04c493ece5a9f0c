import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CUSTOMS_STATUSES, type CustomsStatus } from "../order/status";
import { canCustoms } from "../order/transitions";
import { decideOnList, verdictOf } from "./list-verdict";

const decided = (current: CustomsStatus, status: string, isOlder = false) =>
  decideOnList(current, verdictOf(status), isOlder);

/** Applies receipts one after the other, as they happen to arrive. */
function project(statuses: readonly string[]): CustomsStatus {
  return statuses.reduce<CustomsStatus>((current, status) => {
    const decision = decided(current, status);
    return decision.kind === "move" ? decision.to : current;
  }, "declared");
}

describe("what a list's receipts do", () => {
  it.each([
    ["declared", "2", { kind: "keep" }],
    ["declared", "120", { kind: "move", to: "accepted" }],
    ["accepted", "300", { kind: "move", to: "manual_review" }],
    ["accepted", "500", { kind: "move", to: "inspection" }],
    ["inspection", "800", { kind: "move", to: "released" }],
    ["manual_review", "700", { kind: "move", to: "closed" }],
    ["accepted", "100", { kind: "move", to: "rejected" }],
    ["declared", "-621004", { kind: "move", to: "rejected" }],
    ["released", "100", { kind: "contradiction" }],
    ["released", "700", { kind: "contradiction" }],
    ["closed", "800", { kind: "contradiction" }],
    ["withdrawn", "800", { kind: "contradiction" }],
    ["rejected", "800", { kind: "contradiction" }],
    ["rejected", "100", { kind: "keep" }],
    ["not_declared", "800", { kind: "contradiction" }],
    ["released", "899", { kind: "keep" }],
    ["released", "300", { kind: "keep" }],
    ["inspection", "120", { kind: "keep" }],
    ["rejected", "120", { kind: "keep" }],
    ["declared", "600", { kind: "keep" }],
  ] as const)("%s + %s", (current, status, expected) => {
    expect(decided(current, status)).toEqual(expected);
  });

  it("does not reject the mended list by an answer to the earlier one", () => {
    expect(decided("declared", "100", true)).toEqual({ kind: "keep" });
    expect(decided("declared", "120", true)).toEqual({ kind: "keep" });
  });

  it("ends alike in whatever order and however often the receipts come", () => {
    const flows = [
      { statuses: ["2", "3", "120", "800"], end: "released" },
      { statuses: ["2", "3", "120", "300", "500", "800", "899"], end: "released" },
      { statuses: ["2", "3", "120", "500", "700"], end: "closed" },
      { statuses: ["2", "3", "120", "100"], end: "rejected" },
    ] as const;
    for (const { statuses, end } of flows) {
      const shuffled = fc.shuffledSubarray([...statuses, ...statuses], {
        minLength: statuses.length * 2,
        maxLength: statuses.length * 2,
      });
      fc.assert(
        fc.property(shuffled, (arrived) => {
          expect(project(arrived)).toBe(end);
        }),
      );
    }
  });

  it("never leaves released or closed", () => {
    const any = fc.constantFrom("2", "4", "100", "120", "300", "500", "700", "800", "899", "-1");
    for (const end of ["released", "closed"] as const) {
      fc.assert(
        fc.property(any, fc.boolean(), (status, isOlder) => {
          expect(decided(end, status, isOlder).kind).not.toBe("move");
        }),
      );
    }
  });

  it("moves only as the order may", () => {
    for (const current of CUSTOMS_STATUSES) {
      for (const status of ["100", "120", "300", "500", "700", "800"]) {
        const decision = decided(current, status);
        if (decision.kind === "move") expect(canCustoms(current, decision.to)).toBe(true);
      }
    }
  });
});
