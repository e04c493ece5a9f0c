import { describe, expect, it } from "vitest";
import {
  bookOf,
  entryRow,
  percent,
  rateRow,
  safeguardRow,
} from "../../../tests/support/tariff-book";
import type { FactPolicy } from "../dated-fact";
import { leviedDuty } from "./levied-duty";
import type { TariffIndex } from "./tariff-index";

const HS = "02023000";
const DAY = "2026-06-01";
const mfn = rateRow(HS, "MFN", "*", "12");

const levy = (
  index: TariffIndex,
  claim: "RCEP" | "CHAFTA" | null = null,
  policy: FactPolicy = "demo",
) => {
  const duty = leviedDuty(index, { hs8: HS, origin: "AU", day: DAY, claim }, policy);
  return duty.ok ? duty.value.value : duty.error;
};
const unknown = { code: "RATE_UNKNOWN", subject: "most_favoured_nation_duty" };

describe("general duty", () => {
  const provisional = (duty: Parameters<typeof rateRow>[3]) =>
    rateRow(HS, "PROVISIONAL", "*", duty);

  it("is MFN, or the provisional rate where there is one that is lower", () => {
    expect(levy(bookOf([mfn]))).toEqual(percent("12"));
    expect(levy(bookOf([mfn, provisional("7")]))).toEqual(percent("7"));
    expect(levy(bookOf([mfn, provisional("12.1")]))).toEqual(percent("12"));
    expect(levy(bookOf([provisional("7")]))).toEqual(percent("7"));
    const unsure = rateRow(HS, "MFN", "*", "5", { state: "unknown" });
    expect(levy(bookOf([unsure, provisional("7")]))).toEqual(percent("7"));
  });

  it("names the one row it rests on; of equal rates the provisional one", () => {
    const equal = provisional("12");
    const duty = leviedDuty(
      bookOf([mfn, equal]),
      { hs8: HS, origin: "AU", day: DAY, claim: null },
      "demo",
    );
    expect(duty.ok && duty.value.rules.map(({ rowId }) => rowId)).toEqual([equal.id]);
  });

  it("takes a provisional rate by quantity in MFN's place", () => {
    const byKg = { kind: "specific", milliFenPerUnit: 1, unit: "kg" } as const;
    expect(levy(bookOf([mfn, provisional(byKg)]))).toEqual(byKg);
    expect(levy(bookOf([rateRow(HS, "MFN", "*", byKg), provisional("7")]))).toEqual(percent("7"));
  });

  it("is unknown with its row, and does not fall back from an unknown provisional rate", () => {
    expect(levy(bookOf([]))).toEqual(unknown);
    expect(levy(bookOf([rateRow(HS, "MFN", "*", null)]))).toEqual(unknown);
    expect(levy(bookOf([mfn, provisional(null)]))).toEqual(unknown);
  });

  it("is refused unverified in production", () => {
    const index = bookOf([rateRow(HS, "MFN", "*", "12", { state: "unverified" })]);
    expect(levy(index, null, "production")).toEqual({ ...unknown, code: "UNVERIFIED" });
    expect(levy(index)).toEqual(percent("12"));
  });
});

describe("a claimed duty", () => {
  const refused = { code: "RATE_UNKNOWN", subject: "agreement_duty" };

  it("is the agreement's, even where it is higher, and never another one", () => {
    const index = bookOf([mfn, rateRow(HS, "RCEP", "AU", "13")]);
    expect(levy(index, "RCEP")).toEqual(percent("13"));
    expect(levy(index, "CHAFTA")).toEqual(refused);
    const refusing = bookOf([mfn, rateRow(HS, "RCEP", "AU", { kind: "no_concession" })]);
    expect(levy(refusing, "RCEP")).toEqual(refused);
    expect(levy(bookOf([mfn, rateRow(HS, "RCEP", "AU", "1")], { entries: [] }), "RCEP")).toEqual(
      refused,
    );
    const later = { entries: [entryRow("RCEP", "AU", { from: "2026-06-02" })] };
    expect(levy(bookOf([rateRow(HS, "RCEP", "AU", "1")], later), "RCEP")).toEqual(refused);
  });
});

describe("remedies", () => {
  it("are on top and among the rows; one that does not apply is not", () => {
    const charged = safeguardRow(HS, "AU", "2026-01-01");
    const idle = safeguardRow("0202", "AU", null);
    const rate = rateRow(HS, "CHAFTA", "AU", "0");
    const index = bookOf([mfn, rate], { safeguards: [charged, idle] });
    const claimed = leviedDuty(index, { hs8: HS, origin: "AU", day: DAY, claim: "CHAFTA" }, "demo");
    expect(claimed).toMatchObject({
      ok: true,
      value: {
        value: percent("55"),
        rules: [
          { kind: "tariff_rate", rowId: rate.id },
          { kind: "agreement_entry" },
          { kind: "safeguard", rowId: charged.id },
        ],
      },
    });
    expect(levy(index)).toEqual(percent("67"));
  });

  it("that are not sure leave the duty unsaid", () => {
    const unsure = { safeguards: [safeguardRow(HS, "AU", "2026-01-01", { state: "unverified" })] };
    expect(levy(bookOf([mfn], unsure), null, "production")).toEqual({
      ...unknown,
      code: "UNVERIFIED",
    });
    expect(levy(bookOf([mfn], unsure))).toEqual(percent("67"));
  });
});
