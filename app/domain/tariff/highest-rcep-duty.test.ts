import { describe, expect, it } from "vitest";
import { bookOf, entryRow, rateRow } from "../../../tests/support/tariff-book";
import type { FactPolicy } from "../dated-fact";
import { highestRcepDuty } from "./highest-rcep-duty";
import type { TariffRow } from "./rows";

const HS = "08109090";
const DAY = "2026-06-01";
const entries = ["CN", "AU", "JP", "TH"].map((origin) => entryRow("RCEP", origin));
const rate = (origin: string, duty: Parameters<typeof rateRow>[3], more = {}) =>
  rateRow(HS, "RCEP", origin, duty, more);
const rates = [rate("AU", "16"), rate("JP", "16"), rate("TH", "14.7")];

function highest(
  among: "all_members" | string[],
  rows: TariffRow[] = rates,
  policy: FactPolicy = "demo",
) {
  const claim = {
    hs8: HS,
    day: DAY,
    among: among === "all_members" ? among : { contributors: among },
  };
  const found = highestRcepDuty(bookOf(rows, { entries }), claim, policy);
  if (!found.ok) return found.error;
  const { origin, duty, claim: written, candidate } = found.value;
  return [origin, duty.bps, written.mark, candidate.regime];
}

describe("the highest RCEP rate", () => {
  it("is among all members but China, or among those that contributed", () => {
    expect(highest("all_members")).toEqual(["AU", 1_600, "**", "RCEP"]);
    expect(highest(["TH"])).toEqual(["TH", 1_470, "*", "RCEP"]);
    expect(highest(["TH", "JP", "TH"])).toEqual(["JP", 1_600, "*", "RCEP"]);
  });

  it("is unsaid without contributors or with one that is none", () => {
    expect(highest([])).toEqual({ code: "NO_CONTRIBUTOR", origins: [] });
    expect(highest(["TH", "US", "CN"])).toEqual({ code: "NOT_A_PARTY", origins: ["US", "CN"] });
    const joiningLater = highestRcepDuty(
      bookOf(rates, { entries: [entryRow("RCEP", "TH", { from: "2026-06-02" })] }),
      { hs8: HS, day: DAY, among: { contributors: ["TH"] } },
      "demo",
    );
    expect(joiningLater).toEqual({
      ok: false,
      error: { code: "NOT_A_PARTY", origins: ["TH"] },
    });
  });

  it.each([
    ["RATE_UNKNOWN", null, {}, "demo"],
    ["UNVERIFIED", "1", { state: "unverified" }, "production"],
    ["NO_CONCESSION", { kind: "no_concession" }, {}, "demo"],
    ["NOT_COMPARABLE", { kind: "specific", milliFenPerUnit: 1, unit: "kg" }, {}, "demo"],
  ] as const)("one member's fault leaves it unsaid: %s", (code, duty, more, policy) => {
    const rows = [rate("AU", "16"), rate("JP", duty, more), rate("TH", "14.7")];
    expect(highest("all_members", rows, policy)).toEqual({ code, origins: ["JP"] });
    expect(highest(["AU", "TH"], rows, policy)).toEqual(["AU", 1_600, "*", "RCEP"]);
  });

  it("names all whose rate is unknown", () => {
    expect(highest("all_members", [rate("AU", "16")])).toEqual({
      code: "RATE_UNKNOWN",
      origins: ["JP", "TH"],
    });
  });
});
