import { describe, expect, it } from "vitest";
import { attentionOf, dueDaysOf, hasTitleOn, isPressing } from "./documents";
import type { DocumentKind, SiteDocument } from "./terms";

const paper = (kind: DocumentKind, expiresOn: string | null): SiteDocument => ({
  kind,
  number: "DEMO",
  issuer: "示例",
  validFrom: null,
  expiresOn,
});

describe("when papers end", () => {
  it("takes the first end, and the first end of a mandatory paper", () => {
    const papers = [
      paper("lease", "2027-03-31"),
      paper("overseas_registration", null),
      paper("insurance", "2026-12-19"),
    ];
    expect(dueDaysOf(papers)).toEqual({ dueOn: "2026-12-19", mandatoryDueOn: "2027-03-31" });
    expect(dueDaysOf([])).toEqual({ dueOn: null, mandatoryDueOn: null });
  });

  it("lets a later paper of the same kind settle the earlier one, in any order", () => {
    const leases = [paper("lease", "2026-11-01"), paper("lease", "2028-01-31")];
    const settled = { dueOn: "2028-01-31", mandatoryDueOn: "2028-01-31" };
    expect(dueDaysOf(leases)).toEqual(settled);
    expect(dueDaysOf(leases.toReversed())).toEqual(settled);
    expect(dueDaysOf([...leases, paper("ownership_deed", null)])).toEqual({
      dueOn: null,
      mandatoryDueOn: null,
    });
    expect(dueDaysOf([paper("ownership_deed", null), ...leases]).dueOn).toBeNull();
  });
});

describe("attention", () => {
  const today = "2026-11-23";
  it.each([
    ["2027-02-22", "none"],
    ["2027-02-21", 90],
    ["2027-01-23", 90],
    ["2027-01-22", 60],
    ["2026-12-24", 60],
    ["2026-12-23", 30],
    ["2026-12-01", 30],
    ["2026-11-30", 7],
    ["2026-11-24", 7],
    ["2026-11-23", 0],
    ["2026-11-22", "expired"],
  ] as const)("of a paper that ends on %s is %s", (dueOn, level) => {
    const attention = attentionOf(dueOn, today);
    expect(attention.level).toBe(level);
    expect(isPressing(attention)).toBe(level === "expired" || (level !== "none" && level <= 30));
  });

  it("counts the days, below zero once it has ended", () => {
    expect(attentionOf("2026-12-13", today)).toEqual({
      level: 30,
      dueOn: "2026-12-13",
      daysLeft: 20,
    });
    expect(attentionOf("2026-11-20", today)).toEqual({
      level: "expired",
      dueOn: "2026-11-20",
      daysLeft: -3,
    });
    expect(attentionOf(null, today)).toEqual({ level: "none" });
  });
});

it("takes as title only a paper of how the site is held", () => {
  const deed = [paper("ownership_deed", null)];
  expect(hasTitleOn(deed, "self_built", "2026-11-23")).toBe(true);
  expect(hasTitleOn(deed, "joint", "2026-11-23")).toBe(true);
  expect(hasTitleOn(deed, "leased", "2026-11-23")).toBe(false);
  expect(hasTitleOn(deed, null, "2026-11-23")).toBe(false);
});
