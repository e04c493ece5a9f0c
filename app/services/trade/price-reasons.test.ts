import { describe, expect, it } from "vitest";
import type { RuleRef } from "~/domain/dated-fact";
import { fen } from "~/domain/money";
import type { TaxStep } from "~/domain/tax/steps";
import { priceReasons } from "./price-reasons";

const rule = (rowId: number, source: string, state: RuleRef["state"]): RuleRef => ({
  kind: "vat_rate",
  rowId,
  state,
  source,
  validFrom: "2026-01-01",
});
const vat: TaxStep = {
  step: "vat",
  article: { text: "增值税法", from: "2026-01-01" },
  inputs: { onFen: fen(12_800), bps: 1_300, specific: null, shareBps: 7_000 },
  resultFen: fen(1_165),
  rules: [rule(1, "税则", "verified"), rule(2, "税则", "unverified"), rule(3, "公报", "verified")],
};
const listing = {
  rules: [{ ...rule(4, "清单", "unverified"), kind: "positive_list_entry" as const }],
};

describe("why a price is what it is", () => {
  it("begins with the entry of the import list, which can be what is unverified", () => {
    const [first, ...steps] = priceReasons([vat], listing);
    expect(first).toMatchObject({
      step: "listing",
      sources: [{ source: "清单", isUnverified: true }],
    });
    expect(steps.map(({ step }) => step)).toEqual(["vat"]);
  });

  it("names each source once, unverified where any of its rows is, and no row numbers", () => {
    const [only] = priceReasons([vat], null);
    expect(only?.sources).toEqual([
      { source: "税则", isUnverified: true },
      { source: "公报", isUnverified: false },
    ]);
    expect(JSON.stringify(only)).not.toContain("rowId");
  });

  it("says nothing of the list where no tax is explained", () => {
    expect(priceReasons([], listing)).toEqual([]);
  });
});
