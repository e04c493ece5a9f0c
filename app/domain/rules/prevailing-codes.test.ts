import { expect, it } from "vitest";
import type { StandingRow } from "./plan-change";
import { prevailingCodes } from "./prevailing-codes";
import type { EnteredRow } from "./rule-row";

const standing = (hsCode: string, more: Partial<StandingRow> = {}): StandingRow => ({
  ...{ id: 1, hsCode, rateBps: 1_300, validFrom: "2026-01-01", validTo: null },
  ...{ state: "verified", source: "s", ...more },
});
const entered = (hsCode: string, more: Partial<EnteredRow> = {}): EnteredRow => ({
  ...{ kind: "vat_rate", rowKey: hsCode, values: { hsCode, rateBps: 900 } },
  ...{ validFrom: "2027-01-01", validTo: null, state: "verified", source: "n", ...more },
});
const rows = [
  standing("0402210000"),
  standing("0402210090", { state: "unverified" }),
  standing("0402290000"),
  standing("04022100"),
  standing("0402210080", { validTo: "2026-12-31" }),
];

it("names ten-digit codes whose own rates an eight-digit one does not reach", () => {
  expect(prevailingCodes("vat_rate", rows, [entered("04022100")])).toEqual(["0402210000"]);
  const unsure = entered("04022100", { state: "unverified" });
  expect(prevailingCodes("vat_rate", rows, [unsure])).toEqual(["0402210000", "0402210090"]);
});

it("names none that the change enters too, that ended, or of rows by eight digits alone", () => {
  const both = [entered("04022100"), entered("0402210000")];
  expect(prevailingCodes("vat_rate", rows, both)).toEqual([]);
  expect(prevailingCodes("vat_rate", rows, [entered("0402210000")])).toEqual([]);
  expect(prevailingCodes("tariff_rate", rows, [entered("04022100")])).toEqual([]);
});
