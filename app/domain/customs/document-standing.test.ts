import { describe, expect, it } from "vitest";
import { standingOf } from "./document-standing";

const said = (status: string, second: number) => ({
  status,
  at: new Date(Date.UTC(2026, 10, 23, 2, 0, second)),
});

describe("where a supporting document stands", () => {
  it.each([
    [[], "unanswered"],
    [[said("2", 1)], "in_progress"],
    [[said("120", 3), said("2", 1)], "accepted"],
    [[said("2", 1), said("100", 3)], "rejected"],
    [[said("100", 3), said("120", 9)], "accepted"],
    [[said("120", 3), said("2", 3)], "accepted"],
    [[said("2", 3), said("120", 3)], "accepted"],
    [[said("-301010", 3)], "rejected"],
    [[said("4", 3)], "in_progress"],
  ] as const)("%j is %s", (receipts, standing) => {
    expect(standingOf(receipts, undefined)).toBe(standing);
  });

  it("forgets what was said of an earlier version", () => {
    const since = new Date(Date.UTC(2026, 10, 23, 2, 0, 5));
    expect(standingOf([said("120", 3)], since)).toBe("unanswered");
    expect(standingOf([said("100", 3), said("120", 7)], since)).toBe("accepted");
  });
});
