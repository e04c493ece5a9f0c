import { expect, it } from "vitest";
import { bookOf, rateRow, yearRow } from "../../../tests/support/tariff-book";
import { chooseDuty } from "./choose-duty";
import { groupOf, isOriginCode, isOriginGroup, membersOf } from "./origin-groups";
import { stagedPath } from "./staging";

const HS8 = "08109090";
const shared = [
  rateRow(HS8, "RCEP", "ASEAN", "16", { from: "2024-01-01", to: "2025-12-31" }),
  rateRow(HS8, "RCEP", "ASEAN", "14.7", { from: "2026-01-01" }),
];
const own = yearRow(HS8, "RCEP", "TH", 2026, "13.3", { state: "unverified" });
const index = bookOf([rateRow(HS8, "MFN", "*", "20"), ...shared, own]);

it("names the members that share a schedule", () => {
  expect(["TH", "PH", "JP", "ASEAN"].map(groupOf)).toEqual([
    "ASEAN",
    "ASEAN",
    undefined,
    undefined,
  ]);
  expect(["ASEAN", "TH", "constructor"].map(isOriginGroup)).toEqual([true, false, false]);
  expect(["ASEAN", "TH", "*", "th", "constructor"].map(isOriginCode)).toEqual([
    ...[true, true, false, false, false],
  ]);
  expect(membersOf("ASEAN")).toHaveLength(10);
  expect(membersOf("TH")).toEqual([]);
});

it("a group's rate holds for its members, once the agreement begins for each, and for nobody else", () => {
  const rcepOf = (origin: string, day: string) => {
    const choice = chooseDuty(index, { hs8: HS8, origin, day }, "demo");
    const rcep = choice.ok && choice.value.candidates.find(({ regime }) => regime === "RCEP");
    return rcep && [rcep.row?.rowId ?? null, rcep.standing.kind];
  };
  expect(rcepOf("VN", "2025-06-01")).toEqual([shared[0]?.id, "usable"]);
  expect(rcepOf("VN", "2026-06-01")).toEqual([shared[1]?.id, "usable"]);
  expect(rcepOf("JP", "2026-06-01")).toEqual([null, "unknown"]);
  expect(rcepOf("US", "2026-06-01")).toEqual([null, "not_a_party"]);
});

it("an origin's own rate goes before its group's on the days it has one", () => {
  expect(index.rate(HS8, "RCEP", "TH", "2026-06-01")).toBe(own);
  expect(index.rate(HS8, "RCEP", "TH", "2025-06-01")).toBe(shared[0]);
  expect(index.rate(HS8, "RCEP", "TH", "2027-06-01")).toBe(shared[1]);
  const path = stagedPath(index.rates(HS8, "RCEP", "TH"), {
    hs8: HS8,
    origin: "TH",
    regime: "RCEP",
  });
  expect(path.map(({ year, row }) => [year, row?.rowId])).toEqual([
    [2024, shared[0]?.id],
    [2025, shared[0]?.id],
    [2026, own.id],
  ]);
});
