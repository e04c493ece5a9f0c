import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type QuotedOrder, quoteOrders } from "~/services/trade/quote-orders.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const ask = (orders: unknown) => quoteOrders(contextOn(database), orders);
const codes = (answer: QuotedOrder | undefined) =>
  answer?.ok === false ? answer.refusals.map(({ code, line }) => [code, line]) : answer;
const powder = {
  hsCode: "1901101090",
  quantity: 1,
  price: "268.00",
  origin: "NZ",
  netWeightGrams: 900,
};
const order = (more: object = {}, line: object = {}) => ({
  customsRegime: "1210",
  lines: [{ ...powder, ...line }],
  ...more,
});

describe("the three worked orders of the README", () => {
  it("are quoted as cbec-rules' examples A and B, and refused with every code", async () => {
    const examples = JSON.parse(readFileSync("docs/examples/orders.json", "utf8"));
    const [formula, cream, refused] = await ask(examples);
    expect(formula).toMatchObject({
      ok: true,
      quote: { treatment: "reduced", dutiableFen: 81_600, taxFen: 7_426, totalFen: 89_026 },
    });
    expect(cream).toMatchObject({
      ok: true,
      quote: {
        taxFen: 22_598,
        totalFen: 120_598,
        lines: [{ consumptionTaxFen: 12_106, vatFen: 10_492 }],
      },
    });
    expect(codes(refused)).toEqual(
      expect.arrayContaining([
        ["PAYER_MISMATCH", null],
        ["HALL_PICKUP_FORBIDDEN", null],
        ["SINGLE_LIMIT", null],
        ["ANNUAL_LIMIT", null],
        ["NET_CONTENT_UNKNOWN", 0],
        ["NOT_LISTED", 1],
      ]),
    );
  });
});

describe("bad input", () => {
  it.each([
    ["an unknown line", {}, { hsCode: "9999999999" }, "HS_UNKNOWN"],
    ["an unknown country", {}, { origin: "XX" }, "COUNTRY_UNKNOWN"],
    ["no pieces", {}, { quantity: 0 }, "QUANTITY_INVALID"],
    ["less than none", {}, { quantity: -1 }, "QUANTITY_INVALID"],
    ["half a piece", {}, { quantity: 0.5 }, "QUANTITY_INVALID"],
    ["a price of 10^9 yuan", {}, { price: "1000000000.00" }, "PRICE_INVALID"],
    ["a price of words", {}, { price: "cheap" }, "PRICE_INVALID"],
    ["a negative price", {}, { price: "-1" }, "PRICE_INVALID"],
    ["freight of words", { freight: "none" }, {}, "PRICE_INVALID"],
    ["an impossible birthday", { orderer: { idNumber: "110105194902310026" } }, {}, "ID_INVALID"],
    ["a wrong check digit", { orderer: { idNumber: "110105194912310021" } }, {}, "ID_INVALID"],
    ["a field nobody knows", { coupon: 5 }, {}, "MALFORMED"],
    ["a day that is none", { date: "2026-02-30" }, {}, "MALFORMED"],
    ["a year's use of words", { usedThisYear: "little" }, {}, "MALFORMED"],
  ])("%s is refused by name", async (_what, more, line, code) => {
    const [answer] = await ask([order(more, line)]);
    expect(answer?.ok === false && answer.refusals.map((one) => one.code)).toContain(code);
  });

  it("of one order leaves the others as they are; a file that is no list is refused", async () => {
    const answers = await ask([{}, order()]);
    expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
    expect(await ask({ customsRegime: "1210" })).toEqual([
      { ok: false, refusals: [{ code: "MALFORMED", line: null, at: "" }] },
    ]);
    expect(await ask([])).toMatchObject([{ ok: false }]);
  });
});

describe("the day", () => {
  it("chooses the rules: before the first row nothing is taken for zero", async () => {
    const [answer] = await ask([order({ date: "2015-01-01" })]);
    expect(answer?.ok === false && answer.refusals.map((one) => one.code)).toContain(
      "RATE_UNKNOWN",
    );
  });

  it("says which figures nobody verified", async () => {
    const [answer] = await ask([order()]);
    expect(answer).toMatchObject({ ok: true, isUnverified: expect.any(Boolean) });
    expect(answer?.ok && answer.rules.length).toBeGreaterThan(5);
  });
});

describe("duty-paid cost", () => {
  it("is duty, consumption tax and VAT on the customs value, at the claimed agreement's rate", async () => {
    const avocado = { hsCode: "0804400000", quantity: 100, price: "40.00", origin: "NZ" };
    const cost = (claim: string | null, date: string) =>
      ask([{ customsRegime: "0110", date, lines: [{ ...avocado, claim, netWeightGrams: 1_000 }] }]);
    const [general] = await cost(null, "2026-06-01");
    // MFN 25, provisional 7 in 2026: the lower applies without any proof.
    expect(general).toMatchObject({ ok: true, quote: { lines: [{ dutyFen: 28_000 }] } });
    const [agreed] = await ask([
      {
        ...{ customsRegime: "0110", date: "2026-06-01" },
        lines: [
          { hsCode: "0810909090", quantity: 1, price: "100.00", origin: "TH", claim: "ACFTA" },
          { hsCode: "0810909090", quantity: 1, price: "100.00", origin: "TH" },
        ],
      },
    ]);
    expect(agreed).toMatchObject({
      ok: true,
      quote: {
        lines: [
          { dutyFen: 0, vatFen: 900 },
          { dutyFen: 2_000, vatFen: 1_080 },
        ],
      },
    });
  });
});
