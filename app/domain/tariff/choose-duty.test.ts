import { describe, expect, it } from "vitest";
import { bookOf, entryRow, percent, rateRow, yearRow } from "../../../tests/support/tariff-book";
import type { FactState } from "../catalog/terms";
import type { FactPolicy } from "../dated-fact";
import { fen } from "../money";
import { chooseDuty, type DutyQuestion } from "./choose-duty";
import type { Duty } from "./duty";
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

describe("a question that has no answer", () => {
  const index = bookOf([yearRow(HS, "RCEP", "AU", 2024, "5"), mfn], {});
  const refusal = (more: Partial<DutyQuestion>) => {
    const choice = chooseDuty(index, { hs8: HS, origin: "TH", day: DAY, ...more }, "demo");
    return choice.ok ? "answered" : choice.error;
  };
  const goods = (customsValue: number, quantityThousandths = {}) => ({
    goods: { customsValueFen: customsValue as ReturnType<typeof fen>, quantityThousandths },
  });

  it("names what cannot be", () => {
    expect(refusal({ hs8: "99999999" })).toEqual({ code: "HS_UNKNOWN" });
    expect(refusal({ origin: "XX" })).toEqual({ code: "COUNTRY_UNKNOWN" });
    expect(refusal({ day: "2026-02-30" })).toEqual({ code: "DATE_INVALID" });
    expect(refusal({ day: "2021-12-31" })).toEqual({
      code: "DATE_TOO_EARLY",
      firstDay: "2022-01-01",
    });
    expect(refusal({ day: "2022-01-01" })).toBe("answered");
  });

  it.each([0, -1, 0.5, Number.NaN, 2 ** 53, 100_000_000_000])(
    "refuses a customs value of %d fen",
    (value) => {
      expect(refusal(goods(value))).toEqual({ code: "VALUE_INVALID" });
    },
  );

  it.each([0, -1, 1.5])("refuses a quantity of %d thousandths", (quantity) => {
    expect(refusal(goods(1, { l: quantity }))).toEqual({ code: "QUANTITY_INVALID" });
    expect(refusal(goods(1, { kg: 1, piece: quantity }))).toEqual({ code: "QUANTITY_INVALID" });
  });

  it("computes with what is a fen less than 10^9 yuan", () => {
    expect(refusal(goods(99_999_999_999, { kg: 1 }))).toBe("answered");
  });
});

describe("candidates", () => {
  it("show who says what, since when, how surely and with which proof", () => {
    const rate = rateRow(HS, "RCEP", "TH", "8", { state: "unverified", isDerived: true });
    const { candidates, lowest } = ask(bookOf([mfn, rate]));
    expect(candidates[0]).toEqual({
      regime: "MFN",
      duty: percent("12"),
      levied: percent("12"),
      state: "verified",
      row: {
        kind: "tariff_rate",
        rowId: mfn.id,
        state: "verified",
        source: "test",
        validFrom: "2022-01-01",
      },
      entry: null,
      isDerived: false,
      proofs: [],
      standing: { kind: "usable" },
    });
    expect(candidates[1]).toMatchObject({
      regime: "RCEP",
      state: "unverified",
      isDerived: true,
      row: { rowId: rate.id },
      entry: { kind: "agreement_entry", validFrom: "2022-01-01" },
      proofs: ["certificate_of_origin", "approved_exporter_declaration"],
    });
    expect(lowest).toBe(candidates[1]);
  });

  it("keep RCEP to say why it is out, and other agreements of the origin only", () => {
    const index = bookOf([mfn, rateRow(HS, "KFTA", "KR", "1"), rateRow(HS, "CHAFTA", "AU", "1")]);
    expect(standings(ask(index, { origin: "US" }))).toEqual({
      MFN: { kind: "usable" },
      RCEP: { kind: "not_a_party" },
    });
    expect(ask(index, { origin: "US" }).candidates[1]).toMatchObject({
      duty: null,
      levied: null,
      state: "unknown",
      row: null,
      entry: null,
      isDerived: false,
    });
    expect(standings(ask(index, { origin: "JP" }))).toEqual({
      MFN: { kind: "usable" },
      RCEP: { kind: "unknown" },
    });
    expect(standings(ask(index, { origin: "TH" }))).toEqual({
      MFN: { kind: "usable" },
      RCEP: { kind: "unknown" },
      ACFTA: { kind: "unknown" },
    });
    expect(Object.keys(standings(ask(index, { origin: "KR" })))).toEqual(["MFN", "RCEP", "KFTA"]);
    expect(Object.keys(standings(ask(index, { origin: "NZ" })))).toEqual(["MFN", "RCEP", "NZFTA"]);
  });

  it("do not take a rate of an agreement that nobody says the origin is in", () => {
    const index = bookOf([mfn, rateRow(HS, "KFTA", "DE", "1")]);
    expect(standings(ask(index, { origin: "DE" })).KFTA).toEqual({ kind: "not_a_party" });
  });

  it("give goods of China no agreement, which China has with others", () => {
    const index = bookOf([mfn, rateRow(HS, "RCEP", "CN", "1")]);
    expect(standings(ask(index, { origin: "CN" })).RCEP).toEqual({ kind: "not_a_party" });
  });

  it("drop an agreement before its day and after its end", () => {
    const entries = [
      entryRow("RCEP", "TH", { from: "2026-06-02", to: "2026-06-30" }),
      entryRow("RCEP", "TH", { from: "2026-09-01" }),
    ];
    const index = bookOf([mfn, rateRow(HS, "RCEP", "TH", "1")], { entries });
    const on = (day: string) => standings(ask(index, { day })).RCEP;
    expect(on("2026-06-01")).toEqual({ kind: "not_in_force", from: "2026-06-02" });
    expect(on("2026-06-02")).toEqual({ kind: "usable" });
    expect(on("2026-07-01")).toEqual({ kind: "not_in_force", from: "2026-09-01" });
    const reversed = bookOf([mfn], { entries: [...entries].reverse() });
    expect(standings(ask(reversed, { claimFaults: { RCEP: "proof" } })).RCEP).toEqual({
      kind: "not_in_force",
      from: "2026-06-02",
    });
    const ended = bookOf([mfn], { entries: entries.slice(0, 1) });
    expect(standings(ask(ended, { day: "2026-07-01" })).RCEP).toEqual({
      kind: "not_in_force",
      from: null,
    });
  });

  it("drop an agreement whose claim fails, once it applies at all", () => {
    const index = bookOf([mfn, rateRow(HS, "RCEP", "TH", "1"), rateRow(HS, "RCEP", "US", "1")]);
    const claimFaults = { RCEP: "transport_rule" } as const;
    const choice = ask(index, { claimFaults });
    expect(standings(choice).RCEP).toEqual({ kind: "claim_fails", fault: "transport_rule" });
    expect(choice.lowest?.regime).toBe("MFN");
    expect(standings(ask(index, { claimFaults, origin: "US" })).RCEP).toEqual({
      kind: "not_a_party",
    });
  });

  it("have a provisional rate only while there is one", () => {
    const index = bookOf([mfn, yearRow(HS, "PROVISIONAL", "*", 2026, "3")]);
    expect(ask(index).lowest).toMatchObject({ regime: "PROVISIONAL", proofs: [] });
    expect(Object.keys(standings(ask(index, { day: "2027-01-01" })))).not.toContain("PROVISIONAL");
  });
});

describe("figures that are not sure", () => {
  const states: [FactState, FactState, FactPolicy, string, FactState][] = [
    ["verified", "verified", "production", "usable", "verified"],
    ["verified", "unverified", "demo", "usable", "unverified"],
    ["unverified", "verified", "demo", "usable", "unverified"],
    ["verified", "unverified", "production", "unverified", "unverified"],
    ["unverified", "verified", "production", "unverified", "unverified"],
    ["unknown", "verified", "demo", "unknown", "unknown"],
    ["verified", "unknown", "demo", "unknown", "unknown"],
  ];
  it.each(states)("membership %s, rate %s in %s: %s", (entry, rate, policy, standing, state) => {
    const index = bookOf([mfn, rateRow(HS, "RCEP", "TH", "1", { state: rate })], {
      entries: [entryRow("RCEP", "TH", { state: entry })],
    });
    const choice = ask(index, {}, policy);
    const rcep = choice.candidates.find(({ regime }) => regime === "RCEP");
    expect(rcep).toMatchObject({ standing: { kind: standing }, state });
    expect(choice.lowest?.regime).toBe(standing === "usable" ? "RCEP" : "MFN");
    expect(choice.undecided).toEqual(standing === "usable" ? [] : [rcep]);
  });

  it("leave no lowest when MFN is unknown and nothing else can be taken", () => {
    const index = bookOf([rateRow(HS, "MFN", "*", null)]);
    const { lowest, undecided } = ask(index, { origin: "US" });
    expect(lowest).toBeNull();
    expect(undecided.map(({ regime }) => regime)).toEqual(["MFN"]);
  });

  it("count a concession that was refused as out, not as unknown, when that is sure", () => {
    const refused = (state: FactState) =>
      bookOf([mfn, rateRow(HS, "RCEP", "JP", { kind: "no_concession" }, { state })]);
    const japan = { origin: "JP" };
    expect(standings(ask(refused("verified"), japan, "production")).RCEP).toEqual({
      kind: "no_concession",
    });
    expect(standings(ask(refused("unverified"), japan)).RCEP).toEqual({ kind: "no_concession" });
    expect(ask(refused("unverified"), japan, "production").undecided).toHaveLength(1);
    expect(ask(refused("verified"), japan).candidates[1]).toMatchObject({ levied: null });
  });
});

describe("the lowest", () => {
  const specific: Duty = { kind: "specific", milliFenPerUnit: 500_000, unit: "kg" };
  const compound: Duty = { ...specific, kind: "compound", bps: 100 };

  it("of equal rates is the one that asks for no proof", () => {
    const index = bookOf([rateRow(HS, "RCEP", "TH", "12"), rateRow(HS, "ACFTA", "TH", "12"), mfn]);
    expect(ask(index).lowest?.regime).toBe("MFN");
  });

  it("compares duties by quantity when value and quantity are given", () => {
    // 5 yuan a kilogram against 12 %: equal at 41.67 yuan a kilogram.
    const index = bookOf([mfn, rateRow(HS, "RCEP", "TH", specific)]);
    const of = (yuanPerKg: number) =>
      ask(index, {
        goods: { customsValueFen: fen(yuanPerKg * 100), quantityThousandths: { kg: 1_000 } },
      }).lowest?.regime;
    expect(of(41)).toBe("MFN");
    expect(of(42)).toBe("RCEP");
  });

  it.each([
    [specific, undefined, "kg"],
    [compound, undefined, "customs_value"],
    [compound, { customsValueFen: fen(100), quantityThousandths: { l: 1 } }, "kg"],
  ])("says what it cannot compare %o without", (duty, goods, needs) => {
    const choice = ask(bookOf([mfn, rateRow(HS, "RCEP", "TH", duty)]), { goods });
    expect(standings(choice).RCEP).toEqual({ kind: "not_comparable", needs });
    expect(choice.lowest?.regime).toBe("MFN");
    expect(choice.undecided.map(({ regime }) => regime)).toEqual(["RCEP", "ACFTA"]);
  });

  it("needs no measure when one rate alone can be taken, and finds none among unmeasured ones", () => {
    const alone = ask(bookOf([rateRow(HS, "MFN", "*", specific)]), { origin: "US" });
    expect(alone.lowest).toMatchObject({ regime: "MFN", standing: { kind: "usable" } });
    const two = ask(
      bookOf([rateRow(HS, "MFN", "*", specific), rateRow(HS, "RCEP", "TH", compound)]),
    );
    expect(two.lowest).toBeNull();
  });
});
