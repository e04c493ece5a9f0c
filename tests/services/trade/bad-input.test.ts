import { afterAll, beforeAll, expect, it } from "vitest";
import type { RuleKind } from "~/domain/dated-fact";
import { fen } from "~/domain/money";
import { currentRules } from "~/services/rules/current-rules.server";
import { enterChange } from "~/services/rules/enter-change.server";
import { importTable } from "~/services/rules/import-table.server";
import { lookUpTariff, type TariffQuestion } from "~/services/trade/look-up-tariff.server";
import { quoteOrders } from "~/services/trade/quote-orders.server";
import { demoOperator } from "../../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { beginRule } from "../../support/rules";
import { contextOn } from "../../support/service-context";

/** What the issue of the rules engine lists as bad input, each through every door it can come by. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const LINE = {
  ...{ hsCode: "1901101090", quantity: 1, price: "268.00", origin: "NZ", netWeightGrams: 900 },
};
async function refusalsOf(line: object, order: object = {}) {
  const asked = { customsRegime: "1210", lines: [{ ...LINE, ...line }], ...order };
  const [answer] = await quoteOrders(contextOn(database), [asked]);
  return answer?.ok === false ? answer.refusals.map(({ code }) => code) : [];
}
const desk = (more: Partial<TariffQuestion>) =>
  lookUpTariff(contextOn(database), {
    ...{ hs8: "08109090", origin: "TH", day: "2026-06-01", ...more },
  });

const SHARED = { validFrom: "2030-01-01", validTo: "", state: "verified", source: "test" };
const DUTY = { hs8: "08109090", regime: "MFN", origin: "*", duty: "20", isDerived: "否" };
const VAT = { hsCode: "0810909090", rateBps: "9" };
async function problemsInForm(kind: RuleKind, cells: Record<string, string>) {
  const operator = await demoOperator(database, "customs");
  const result = await enterChange(operator, { kind, cells: { ...SHARED, ...cells } });
  return result.ok || result.error.code !== "ROW_INVALID"
    ? result
    : result.error.problems.map(({ column, reason }) => [column, reason]);
}
async function importOf(kind: RuleKind, ...rows: Record<string, string>[]) {
  const lines = rows.map((row) => ({ ...SHARED, ...row }));
  const names = Object.keys(lines[0] ?? {});
  const text = [names, ...lines.map((row) => names.map((name) => (row as never)[name]))]
    .map((cells) => cells.join())
    .join("\n");
  return importTable(await demoOperator(database, "customs"), {
    ...{ bytes: new TextEncoder().encode(text), fileName: "f.csv", isApplied: true },
    layout: { layout: "rows", kind },
  });
}
async function problemsInFile(kind: RuleKind, cells: Record<string, string>) {
  const result = await importOf(kind, cells);
  return result.ok || result.error.code !== "LINES_REFUSED"
    ? result
    : result.error.report.problems.map(({ column, reason }) => [column, reason]);
}

it("an unknown HS code is refused by quote, desk, form and file", async () => {
  for (const hsCode of ["9999999999", "19011010AB", "190110", ""]) {
    expect(await refusalsOf({ hsCode }), hsCode).toEqual(["HS_UNKNOWN"]);
  }
  expect(await desk({ hs8: "99999999" })).toMatchObject({ error: { code: "HS_UNKNOWN" } });
  const stranger = { ...VAT, hsCode: "9999999999" };
  expect(await problemsInForm("vat_rate", stranger)).toEqual([["hsCode", "unknown_hs"]]);
  expect(await problemsInFile("vat_rate", stranger)).toEqual([["hsCode", "unknown_hs"]]);
});

it("an unknown country is refused by quote, desk, form and file", async () => {
  for (const origin of ["ZZ", "nz", "New Zealand", ""]) {
    expect(await refusalsOf({ origin }), origin).toEqual(["COUNTRY_UNKNOWN"]);
  }
  expect(await desk({ origin: "ZZ" })).toMatchObject({ error: { code: "COUNTRY_UNKNOWN" } });
  const stranger = { ...DUTY, regime: "RCEP", origin: "ZZ" };
  expect(await problemsInForm("tariff_rate", stranger)).toEqual([["origin", "unknown_country"]]);
  expect(await problemsInFile("tariff_rate", stranger)).toEqual([["origin", "unknown_country"]]);
});

it("overlapping rows are refused by the file's reader and by the database, also of two at once", async () => {
  const twice = await importOf("vat_rate", VAT, { ...VAT, rateBps: "13", validFrom: "2031-05-01" });
  expect(twice).toMatchObject({ error: { code: "LINES_OVERLAP", lines: [2, 3] } });
  // As the application role and straight in SQL, the one waiting for the other.
  const insert = (rateBps: number, from: string) => database.sql`
    INSERT INTO vat_rate (hs_code, rate_bps, valid_from, state, source)
    VALUES ('0810909090', ${rateBps}, ${from}, 'verified', 'test')`;
  const outcomes = await Promise.allSettled([
    insert(900, "2050-01-01"),
    insert(1_300, "2050-06-01"),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "23P01" });
  }
});

it("a rate of 100 % and more is refused by form, file and database, and charged by nobody", async () => {
  for (const duty of ["100", "110%", "100%+1元/千克"]) {
    expect(await problemsInForm("tariff_rate", { ...DUTY, duty })).toEqual([
      ["duty", "rate_too_high"],
    ]);
    expect(await problemsInFile("tariff_rate", { ...DUTY, duty })).toEqual([
      ["duty", "rate_too_high"],
    ]);
  }
  expect(
    await problemsInForm("setting", { key: "tax.cosmetics_rate_bps", value: "10000" }),
  ).toEqual([["value", "rate_too_high"]]);
  await expect(database.sql`
    INSERT INTO vat_rate (hs_code, rate_bps, valid_from, state, source)
    VALUES ('99999999', 10000, '2026-01-01', 'verified', 'test')`).rejects.toMatchObject({
    code: "23514",
  });
  // A setting is text to the database: the quote itself refuses what got in there.
  const values = { key: "tax.relief_tax_share_bps", value: "10001" };
  await beginRule(database, "setting", { values, validFrom: "2060-01-01" });
  await currentRules(contextOn(database), { seenVersion: Number.MAX_SAFE_INTEGER });
  expect(await refusalsOf({}, { date: "2060-01-01" })).toContain("RATE_INVALID");
});

it("a specific duty without its quantity is refused, and is no amount at the desk", async () => {
  const duty = { kind: "specific", milliFenPerUnit: 130_000, unit: "l" } as const;
  const values = {
    hs8: "19011010",
    regime: "MFN",
    origin: "*",
    duty,
    isDerived: false,
    note: null,
  };
  await beginRule(database, "tariff_rate", {
    values,
    validFrom: "2026-11-01",
    validTo: "2026-12-31",
  });
  await currentRules(contextOn(database), { seenVersion: Number.MAX_SAFE_INTEGER });
  const border = { customsRegime: "0110", date: "2026-11-25" };
  expect(await refusalsOf({}, border)).toEqual(["QUANTITY_UNIT_MISSING"]);
  expect(await refusalsOf({ volumeMl: 900 }, border)).toEqual([]);
  const asked = { hs8: "19011010", origin: "US", day: "2026-11-25" };
  const goods = { customsValueFen: fen(10_000), quantityThousandths: { kg: 900 } };
  const answer = await desk({ ...asked, goods });
  const mfn = answer.ok ? answer.value.candidates.find(({ regime }) => regime === "MFN") : null;
  expect(mfn).toMatchObject({ dutyText: "¥1.30/L", dutyFen: null });
  const noUnit = { ...DUTY, duty: "1.3元" };
  expect(await problemsInForm("tariff_rate", noUnit)).toEqual([["duty", "without_unit"]]);
  expect(await problemsInFile("tariff_rate", noUnit)).toEqual([["duty", "without_unit"]]);
  await expect(database.sql`
    INSERT INTO tariff_rate (hs8, regime, origin, duty, valid_from, state, source)
    VALUES ('99999999', 'MFN', '*', '{"kind":"specific","milliFenPerUnit":5}', '2026-01-01',
      'verified', 'test')`).rejects.toMatchObject({ code: "23514" });
});

it("a zero, negative or fractional quantity is refused by quote and desk", async () => {
  for (const quantity of [0, -1, 1.5, 1e21]) {
    expect(await refusalsOf({ quantity }), String(quantity)).toContain("QUANTITY_INVALID");
  }
  for (const netWeightGrams of [0, -900, 0.5]) {
    expect(await refusalsOf({ netWeightGrams })).toEqual(["QUANTITY_INVALID"]);
  }
  expect(await refusalsOf({ quantity: "1" })).toEqual(["MALFORMED"]);
  for (const kg of [0, -1, 0.5]) {
    const goods = { customsValueFen: fen(10_000), quantityThousandths: { kg } };
    expect(await desk({ goods })).toMatchObject({ error: { code: "QUANTITY_INVALID" } });
  }
});

it("an amount of 10^9 yuan is refused by quote, desk, form and file", async () => {
  expect(await refusalsOf({ price: "1000000000.00" })).toEqual(["PRICE_INVALID"]);
  expect(await refusalsOf({ price: "999999999.99", quantity: 2 })).toEqual(["PRICE_INVALID"]);
  expect(await refusalsOf({}, { freight: "1000000000" })).toEqual(["PRICE_INVALID"]);
  const goods = { customsValueFen: fen(100_000_000_000), quantityThousandths: {} };
  expect(await desk({ goods })).toMatchObject({ error: { code: "VALUE_INVALID" } });
  const limit = { kind: "single_order", amountFen: "1000000000" };
  expect(await problemsInForm("limit_rule", limit)).toEqual([["amountFen", "malformed"]]);
  expect(await problemsInFile("limit_rule", limit)).toEqual([["amountFen", "malformed"]]);
});

it("an identity number with an impossible date is refused for orderer and payer", async () => {
  // 30 February, 29 February of no leap year, month 13, a birthday to come: each with its check digit.
  const numbers = ["11010519900230001X", "110105190002290017", "110105199013010018"];
  for (const idNumber of [...numbers, "11010520300101001X"]) {
    for (const party of ["orderer", "payer"]) {
      const asked = { customsRegime: "1210", lines: [LINE], [party]: { idNumber } };
      expect(await quoteOrders(contextOn(database), [asked]), idNumber).toEqual([
        {
          ok: false,
          refusals: [{ code: "ID_INVALID", reason: "birthday", party, line: null }],
        },
      ]);
    }
  }
});
