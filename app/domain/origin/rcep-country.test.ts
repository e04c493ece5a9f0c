import { describe, expect, it } from "vitest";
import type { FactState } from "../catalog/terms";
import type { FactPolicy } from "../dated-fact";
import {
  type CountryQuestion,
  differentialOn,
  rcepCountryOfOrigin,
  type TariffDifferentialRow,
} from "./rcep-country";

const ask = (more: Partial<CountryQuestion> = {}) => {
  const country = rcepCountryOfOrigin({
    criterion: "CTC",
    madeIn: "TH",
    exportingParty: "TH",
    operations: ["making"],
    differential: "not_listed",
    added: null,
    contributions: [],
    ...more,
  });
  return country.ok
    ? [country.value.country, country.value.because, country.value.isUnverified]
    : country.error.code;
};
const added = (addedCents: number) => ({ added: { addedCents, fobCents: 1_000 } });
const supplied = (...values: [string, number][]) => ({
  contributions: values.map(([party, valueCents]) => ({ party, valueCents })),
});
const DEFAULT = ["TH", "acquired_origin_there", false];

describe("RCEP country of origin", () => {
  it("is where the good acquired its origin, also when another Party sends it on", () => {
    for (const criterion of ["WO", "CTC", "RVC", "CR"] as const) {
      expect(ask({ criterion, exportingParty: "SG" })).toEqual(DEFAULT);
    }
    expect(ask({ operations: ["packing"] })).toEqual(DEFAULT);
  });

  it("of goods of originating materials only is where more than a minimal operation was done", () => {
    const pe = { criterion: "PE", madeIn: "TH", exportingParty: "MY" } as const;
    expect(ask(pe)).toEqual(["MY", "worked_there", false]);
    const packed = { ...pe, operations: ["packing"] } as const;
    expect(ask({ ...packed, ...supplied(["AU", 5], ["NZ", 4]) })).toEqual([
      "AU",
      "supplied_most",
      true,
    ]);
    expect(ask(packed)).toBe("SUPPLIER_UNKNOWN");
  });

  it("of goods in the Appendix is the exporting Party only if it added a fifth", () => {
    const listed = { differential: "listed", ...supplied(["AU", 5], ["NZ", 4]) } as const;
    expect(ask({ ...listed, ...added(200) })).toEqual(["TH", "added_enough", false]);
    expect(ask({ ...listed, ...added(199) })).toEqual(["AU", "supplied_most", true]);
    expect(ask({ ...listed, ...added(200), exportingParty: "MY" })).toEqual([
      "MY",
      "added_enough",
      false,
    ]);
    expect(ask(listed)).toBe("ADDED_VALUE_UNKNOWN");
  });

  it("knows that who obtained a good wholly added all of it", () => {
    const obtained = { criterion: "WO", differential: "listed" } as const;
    expect(ask(obtained)).toEqual(["TH", "added_enough", false]);
    expect(ask({ ...obtained, exportingParty: "SG" })).toBe("ADDED_VALUE_UNKNOWN");
  });

  it("with the Appendix unknown is said only where it would be the same", () => {
    const unknown = { differential: "unknown" } as const;
    expect(ask({ ...unknown, ...added(200) })).toEqual(DEFAULT);
    expect(ask({ ...unknown, criterion: "PE", exportingParty: "MY", ...added(200) })).toEqual([
      "MY",
      "worked_there",
      false,
    ]);
    expect(ask({ ...unknown, ...added(199) })).toBe("DIFFERENTIAL_UNKNOWN");
    expect(ask({ ...unknown, ...added(200), exportingParty: "MY" })).toBe("DIFFERENTIAL_UNKNOWN");
    expect(ask(unknown)).toBe("DIFFERENTIAL_UNKNOWN");
  });

  it("adds up what each Party supplied, and names none of two that supplied the same", () => {
    const listed = { differential: "listed", ...added(0) } as const;
    expect(ask({ ...listed, ...supplied(["AU", 4], ["NZ", 3], ["NZ", 2]) })).toEqual([
      "NZ",
      "supplied_most",
      true,
    ]);
    expect(ask({ ...listed, ...supplied(["AU", 5], ["NZ", 3], ["NZ", 2]) })).toBe(
      "SUPPLIER_UNKNOWN",
    );
  });

  it.each([
    { added: { addedCents: -1, fobCents: 1 } },
    { added: { addedCents: 1.5, fobCents: 2 } },
    { added: { addedCents: 0, fobCents: 0 } },
    { added: { addedCents: 0, fobCents: -1 } },
    { added: { addedCents: 0, fobCents: 0.5 } },
    supplied(["AU", 1], ["NZ", -1]),
    supplied(["AU", 0.5]),
  ])("refuses values of %o", (more) => {
    expect(ask(more)).toBe("VALUE_INVALID");
  });

  it("takes values at their edge", () => {
    const edge = { added: { addedCents: 0, fobCents: 1 }, ...supplied(["AU", 0]) };
    expect(ask(edge)).toEqual(DEFAULT);
  });
});

describe("China's Appendix", () => {
  const row = (hsPrefix: string, state: FactState = "verified"): TariffDifferentialRow => ({
    id: 1,
    hsPrefix,
    state,
    source: "S39",
    validFrom: "2022-01-01",
    validTo: null,
  });
  const on = (rows: TariffDifferentialRow[], policy: FactPolicy = "demo", more = {}) =>
    differentialOn(
      rows,
      { hs8: "02023000", day: "2026-06-01", isListWhole: false, ...more },
      policy,
    );

  it("lists a line by its prefix; only a whole list says of a line that it is not in it", () => {
    expect(on([row("02023000")])).toBe("listed");
    expect(on([row("0202")])).toBe("listed");
    expect(on([row("0203")])).toBe("unknown");
    expect(on([row("0203")], "demo", { isListWhole: true })).toBe("not_listed");
    expect(on([row("0202")], "demo", { isListWhole: true })).toBe("listed");
    expect(on([row("0202")], "demo", { day: "2021-12-31" })).toBe("unknown");
  });

  it("is as unsure as its row", () => {
    expect(on([row("0202", "unverified")])).toBe("listed");
    expect(on([row("0202", "unverified")], "production")).toBe("unknown");
    expect(on([row("0202")], "production")).toBe("listed");
    expect(on([row("0202", "unknown")])).toBe("unknown");
  });
});
