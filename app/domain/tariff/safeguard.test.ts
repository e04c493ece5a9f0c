import { describe, expect, it } from "vitest";
import { bookOf, percent, rateRow, safeguardRow } from "../../../tests/support/tariff-book";
import type { FactState } from "../catalog/terms";
import type { FactPolicy } from "../dated-fact";
import { chooseDuty, type DutyQuestion } from "./choose-duty";
import type { TariffIndex } from "./tariff-index";

const HS = "20089990";
const DAY = "2026-06-01";
const mfn = rateRow(HS, "MFN", "*", "12");

function ask(index: TariffIndex, more: Partial<DutyQuestion> = {}, policy: FactPolicy = "demo") {
  const choice = chooseDuty(index, { hs8: HS, origin: "TH", day: DAY, ...more }, policy);
  if (!choice.ok) throw new Error(choice.error.code);
  return choice.value;
}
const standings = (choice: ReturnType<typeof ask>) =>
  Object.fromEntries(choice.candidates.map(({ regime, standing }) => [regime, standing]));

describe("trade remedies", () => {
  const beefOn = (day: string, rows: Parameters<typeof safeguardRow>[], policy?: FactPolicy) =>
    ask(
      bookOf([mfn, rateRow(HS, "RCEP", "TH", "0")], {
        safeguards: rows.map((row) => safeguardRow(...row)),
      }),
      { day },
      policy,
    );
  const bps = ({ lowest }: ReturnType<typeof ask>) =>
    lowest?.levied?.kind === "ad_valorem" ? lowest.levied.bps : null;

  it("begin on the third day after the announcement and end with the quota's year", () => {
    const filled: Parameters<typeof safeguardRow>[] = [["2008", "TH", "2026-11-10"]];
    expect(bps(beefOn("2026-11-12", filled))).toBe(0);
    expect(bps(beefOn("2026-11-13", filled))).toBe(5_500);
    expect(bps(beefOn("2026-12-31", filled))).toBe(5_500);
    expect(bps(beefOn("2027-01-01", filled))).toBe(0);
    // Filled on 30 December: the third day is in the next year, whose quota is untouched.
    expect(bps(beefOn("2027-01-02", [["2008", "TH", "2026-12-30"]]))).toBe(0);
  });

  it("are shown while they are not charged, and concern their origin, line and time only", () => {
    const { safeguards } = beefOn("2026-06-01", [["2008", "TH", null]]);
    expect(safeguards).toMatchObject([
      {
        hsPrefix: "2008",
        additionalBps: 5_500,
        quotaKg: 205_000_000,
        quotaFilledOn: null,
        appliesFrom: null,
        applies: false,
        row: { kind: "safeguard" },
      },
    ]);
    expect(beefOn("2026-06-01", [["2008", "VN", "2026-01-01"]]).safeguards).toEqual([]);
    expect(beefOn("2026-06-01", [["2007", "TH", "2026-01-01"]]).safeguards).toEqual([]);
    expect(beefOn("2025-06-01", [["2008", "TH", "2025-01-01"]]).safeguards).toEqual([]);
  });

  it("add up over measures, and of one measure the row that began last holds", () => {
    const rows: Parameters<typeof safeguardRow>[] = [
      ["2008", "TH", "2026-01-01", { additionalBps: 100 }],
      ["2008", "TH", "2026-01-01", { additionalBps: 200, from: "2026-02-01" }],
      ["200899", "TH", "2026-01-01", { additionalBps: 40 }],
    ];
    expect(bps(beefOn("2026-06-01", rows))).toBe(240);
    const inOrder = beefOn("2026-06-01", [...rows].reverse()).safeguards;
    expect(inOrder.map(({ hsPrefix }) => hsPrefix)).toEqual(["2008", "200899"]);
    expect(ask(bookOf([mfn])).candidates[0]?.levied).toEqual(percent("12"));
  });

  it("that are not sure make no rate usable: without the points it would be too low", () => {
    const of = (state: FactState, policy: FactPolicy, filledOn: string | null = "2026-01-01") => {
      const choice = beefOn("2026-06-01", [["2008", "TH", filledOn, { state }]], policy);
      return [choice.lowest?.state ?? null, choice.candidates[0]?.standing.kind];
    };
    expect(of("verified", "production")).toEqual(["verified", "usable"]);
    expect(of("unverified", "demo")).toEqual(["unverified", "usable"]);
    expect(of("unverified", "production")).toEqual([null, "unverified"]);
    expect(of("unknown", "demo")).toEqual([null, "unknown"]);
    expect(of("unverified", "production", null)).toEqual(["verified", "usable"]);
    const idle = beefOn("2026-06-01", [["2008", "TH", null, { state: "unknown" }]]);
    expect(idle.candidates[0]).toMatchObject({ state: "verified", levied: percent("12") });
    // What is out for a reason of its own stays out for that reason.
    const unsure = beefOn("2026-06-01", [["2008", "TH", "2026-01-01", { state: "unknown" }]]);
    expect(standings(unsure).ACFTA).toEqual({ kind: "unknown" });
    const claimed = ask(
      bookOf([mfn, rateRow(HS, "RCEP", "TH", "0")], {
        safeguards: [safeguardRow("2008", "TH", "2026-01-01", { state: "unverified" })],
      }),
      { claimFaults: { RCEP: "proof" } },
      "production",
    );
    expect(standings(claimed).RCEP).toEqual({ kind: "claim_fails", fault: "proof" });
  });
});
