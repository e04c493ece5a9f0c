import { describe, expect, it } from "vitest";
import { endingRows } from "./ending-rows";
import type { StandingRow } from "./plan-change";

let lastId = 0;
const vat = (hsCode: string, validFrom: string, validTo: string | null): StandingRow => {
  lastId += 1;
  return {
    ...{ id: lastId, hsCode, rateBps: 900, validFrom, validTo },
    ...{ state: "verified", source: "test" },
  };
};
const ending = (...rows: StandingRow[]) =>
  endingRows("vat_rate", rows, { today: "2026-11-25", until: "2027-01-24" });

describe("rows that end soon", () => {
  it("are those in force whose key has no row on the day after, counted by day", () => {
    expect(
      ending(
        vat("04022100", "2026-01-01", "2026-12-31"),
        vat("04029100", "2026-01-01", "2026-12-31"),
        vat("08044000", "2026-01-01", "2026-11-25"),
      ),
    ).toEqual([
      { endsOn: "2026-11-25", count: 1 },
      { endsOn: "2026-12-31", count: 2 },
    ]);
  });

  it("do not ask for a successor that is there already", () => {
    expect(
      ending(
        vat("04022100", "2026-01-01", "2026-12-31"),
        vat("04022100", "2027-01-01", "2027-12-31"),
      ),
    ).toEqual([]);
  });

  it("ask for one when the next begins a day too late, or is of another line", () => {
    expect(
      ending(
        vat("04022100", "2026-01-01", "2026-12-31"),
        vat("04022100", "2027-01-02", null),
        vat("04029100", "2027-01-01", null),
      ),
    ).toEqual([{ endsOn: "2026-12-31", count: 1 }]);
  });

  it("are none that go on, ended before, begin later, or end beyond the sixty days", () => {
    expect(
      ending(
        vat("04022100", "2026-01-01", null),
        vat("04029100", "2026-01-01", "2026-11-24"),
        vat("08044000", "2026-11-26", "2026-12-31"),
        vat("08045000", "2026-01-01", "2027-01-25"),
      ),
    ).toEqual([]);
    expect(ending(vat("08045000", "2026-01-01", "2027-01-24"))).toHaveLength(1);
  });
});
