import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RuleKind } from "~/domain/dated-fact";
import { RULE_COLUMNS } from "~/domain/rules/rule-columns";
import { advanceChange } from "~/services/rules/advance-change.server";
import { enterChange } from "~/services/rules/enter-change.server";
import { importTable, importTableInput } from "~/services/rules/import-table.server";
import { exportRules } from "~/services/rules/list-rules.server";
import { demoOperator } from "../../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const customs = () => demoOperator(database, "customs");
const SHARED = { validFrom: "2030-01-01", validTo: "", state: "verified", source: "test" };
const CELLS: Partial<Record<RuleKind, Record<string, string>>> = {
  vat_rate: { hsCode: "0402210000", rateBps: "9" },
  consumption_tax_rate: { hsCode: "2203000000", tax: "0.253元/升" },
  tariff_rate: {
    ...{ hs8: "04022100", regime: "RCEP", origin: "NZ", duty: "5", isDerived: "否", note: "" },
  },
  agreement_entry: { agreement: "RCEP", origin: "NZ" },
  safeguard: {
    ...{ hsPrefix: "0402", origin: "NZ", additionalBps: "55", quotaKg: "", quotaFilledOn: "" },
  },
  positive_list_entry: {
    ...{ hs8: "04022100", nameZh: "奶粉", bondedOnly: "否", noMail: "否" },
    ...{ capGrams: "", capGroup: "", excludeNote: "" },
  },
  limit_rule: { kind: "single_order", amountFen: "5000" },
  freight_rule: {
    ...{ warehouseId: "whs_bonded01", deliveryMethod: "home", baseFen: "10", baseGrams: "3000" },
    ...{ stepFen: "2", stepGrams: "1000", freeFromFen: "", insuranceBps: "0" },
  },
  setting: { key: "tax.cosmetics_rate_bps", value: "1500" },
};

const cellsOf = (kind: RuleKind, wrong: Record<string, string>) => ({
  ...{ ...SHARED, ...CELLS[kind], ...wrong },
});
/** The row as a line of a file in our own columns. */
function fileOf(kind: RuleKind, wrong: Record<string, string>): Uint8Array {
  const cells: Record<string, string> = cellsOf(kind, wrong);
  const names = [...RULE_COLUMNS[kind].map(({ key }) => key), ...Object.keys(SHARED)];
  const quoted = names.map((name) => `"${(cells[name] ?? "").replaceAll('"', '""')}"`);
  return new TextEncoder().encode(`${names.join()}\n${quoted.join()}\n`);
}

const entered = async () => {
  const [row] = await database.sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM rule_change_row`;
  return row?.count;
};

const BAD: [string, RuleKind, Record<string, string>, string, string][] = [
  ["an unknown HS code", "vat_rate", { hsCode: "99999999" }, "hsCode", "unknown_hs"],
  ["a duty of an unknown line", "tariff_rate", { hs8: "99999999" }, "hs8", "unknown_hs"],
  ["a list entry of none", "positive_list_entry", { hs8: "99999999" }, "hs8", "unknown_hs"],
  ["an unknown country", "tariff_rate", { origin: "ZZ" }, "origin", "unknown_country"],
  ["a party of nowhere", "agreement_entry", { origin: "XX" }, "origin", "unknown_country"],
  ["a remedy on nobody", "safeguard", { origin: "QQ" }, "origin", "unknown_country"],
  ["a VAT of 100 %", "vat_rate", { rateBps: "100" }, "rateBps", "rate_too_high"],
  ["a duty of 110 %", "tariff_rate", { duty: "110%" }, "duty", "rate_too_high"],
  ["a compound of 100 %", "tariff_rate", { duty: "100%+1元/千克" }, "duty", "rate_too_high"],
  ["a threshold's rate", "setting", { value: "10000" }, "value", "rate_too_high"],
  ["a rate below zero", "vat_rate", { rateBps: "-1" }, "rateBps", "below_zero"],
  ["a specific duty of no unit", "tariff_rate", { duty: "1.3元" }, "duty", "without_unit"],
  ["a tax of no unit", "consumption_tax_rate", { tax: "0.253元" }, "tax", "without_unit"],
  ["freight of 10^9 yuan", "freight_rule", { baseFen: "1000000000" }, "baseFen", "malformed"],
  ["steps of no weight", "freight_rule", { stepGrams: "0" }, "stepGrams", "malformed"],
  ["a cap of nothing", "positive_list_entry", { capGrams: "0" }, "capGrams", "malformed"],
  ["a setting nobody reads", "setting", { key: "tax.nonsense" }, "key", "unknown_setting"],
  [
    "a share in words",
    "setting",
    { key: "tax.relief_tax_share_bps", value: "x" },
    "value",
    "malformed",
  ],
  ["a state of the language", "vat_rate", { state: "constructor" }, "state", "malformed"],
  ["words that turn about", "vat_rate", { source: "a\u202eb" }, "source", "malformed"],
  ["half a character", "vat_rate", { source: "a\ud800" }, "source", "malformed"],
  [
    "a general rate that is none",
    "tariff_rate",
    { regime: "MFN", origin: "*", duty: "无减让" },
    "duty",
    "not_of_regime",
  ],
];

describe("a row that cannot be", () => {
  it.each(BAD)(
    "%s is named by its cell, in the form",
    async (_what, kind, wrong, column, reason) => {
      const before = await entered();
      expect(await enterChange(await customs(), { kind, cells: cellsOf(kind, wrong) })).toEqual({
        ok: false,
        error: { code: "ROW_INVALID", problems: [{ column, reason }] },
      });
      expect(await entered()).toBe(before);
    },
  );

  it.each(BAD.filter(([what]) => what !== "half a character"))(
    "%s is named by its line and cell, in a file",
    async (_what, kind, wrong, column, reason) => {
      const before = await entered();
      const file = { bytes: fileOf(kind, wrong), fileName: "f.csv", isApplied: true };
      const layout = { layout: "rows", kind } as const;
      expect(await importTable(await customs(), { ...file, layout })).toMatchObject({
        error: {
          code: "LINES_REFUSED",
          report: { problemCount: 1, problems: [{ line: 2, column, reason }] },
        },
      });
      expect(await entered()).toBe(before);
    },
  );

  it.each(Object.keys(CELLS) as RuleKind[])("is not the %s it differs from", async (kind) => {
    const result = await enterChange(await customs(), { kind, cells: cellsOf(kind, {}) });
    expect(result).toMatchObject({ ok: true });
  });

  it("with a NUL is refused in its cells, its name and its file", async () => {
    const cells = cellsOf("vat_rate", { source: "a\u0000b" });
    expect(await enterChange(await customs(), { kind: "vat_rate", cells })).toMatchObject({
      error: { problems: [{ column: "source", reason: "malformed" }] },
    });
    const layout = { layout: "rows", kind: "vat_rate" } as const;
    const file = { bytes: fileOf("vat_rate", { source: "a\u0000b" }), fileName: "f.csv", layout };
    expect(await importTable(await customs(), file)).toMatchObject({
      error: { code: "FILE_UNREADABLE" },
    });
    expect(importTableInput.safeParse({ ...file, title: "a\u0000" }).success).toBe(false);
    const named = await importTable(await customs(), {
      ...{ bytes: fileOf("vat_rate", {}), fileName: `a\u0000${"长".repeat(300)}.csv`, layout },
      isApplied: true,
    });
    expect(named).toMatchObject({ ok: true });
  });
});

describe("an official table", () => {
  const schedule = { layout: "schedule" as const, agreement: "RCEP" as const, origins: ["JP"] };
  const file = { fileName: "f.csv", source: "test" };
  const bytes = (text: string) => new TextEncoder().encode(text);

  it("of another year names the codes that the tariff does not have, and is taken", async () => {
    const text = "RCEP 关税承诺表,\n税号,2026\n19021900,5\n99999999,5\n";
    const trial = await importTable(await customs(), {
      ...{ ...file, layout: schedule, bytes: bytes(text) },
    });
    expect(trial).toMatchObject({
      value: { report: { rowCount: 2, strangeLineCount: 1, strangeLines: ["99999999"] } },
    });
  });

  it.each([
    ["lines without end", `税号,2026\n${"19021900,5\n".repeat(200_000)}`, "TOO_MANY_LINES"],
    ["columns without end", `税号${",2026".repeat(200_000)}\n19021900,5\n`, "TOO_MANY_COLUMNS"],
    ["headings and nothing else", "税号,2026\n第一章,\n01.01,\n", "NO_RULES"],
    ["one quote", `税号,2026\n"19021900,5\n`, "FILE_UNREADABLE"],
  ])("of %s is refused by name", async (_what, text, code) => {
    const trial = await importTable(await customs(), {
      ...{ ...file, layout: schedule, bytes: bytes(text), isApplied: true },
    });
    expect(trial).toMatchObject({ error: { code } });
  });

  it("for a country that is none is refused by its lines", async () => {
    const layout = { ...schedule, origins: ["ZZ"] };
    const result = await importTable(await customs(), {
      ...{ ...file, layout, bytes: bytes("税号,2026\n19021900,5\n") },
    });
    expect(result).toMatchObject({
      error: { report: { problems: [{ line: 2, column: "origin", reason: "unknown_country" }] } },
    });
  });
});

describe("an export", () => {
  it("disarms what a spreadsheet would run, and comes back as it was", async () => {
    const finance = await demoOperator(database, "finance");
    const cells = cellsOf("positive_list_entry", {
      ...{ nameZh: '=HYPERLINK("http://x","y")', excludeNote: "-- 其他", source: "@SUM(A1)" },
    });
    const result = await enterChange(await customs(), { kind: "positive_list_entry", cells });
    if (!result.ok) throw new Error(result.error.code);
    const { changeId } = result.value;
    await advanceChange(await customs(), { changeId, command: "propose", seenVersion: 0 });
    const [row] = await database.sql<{ version: string }[]>`SELECT version FROM rule_version`;
    const approval = { changeId, command: "approve", seenVersion: Number(row?.version) } as const;
    expect(await advanceChange(finance, approval)).toMatchObject({ ok: true });

    const csv = await exportRules(finance, "positive_list_entry");
    if (!csv.ok) throw new Error(csv.error.code);
    expect(csv.value).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(csv.value).toContain("'@SUM(A1)");
    expect(csv.value).toContain(",'-- 其他,");
    const again = await importTable(finance, {
      ...{ bytes: new TextEncoder().encode(csv.value), fileName: "f.csv", isApplied: true },
      layout: { layout: "rows", kind: "positive_list_entry" },
    });
    if (!again.ok || !again.value.changeId) throw new Error("not entered");
    const [kept] = await database.sql<{ values: Record<string, string>; source: string }[]>`
      SELECT values, source FROM rule_change_row
      WHERE change_id = ${again.value.changeId} AND source = '@SUM(A1)'`;
    expect(kept?.values).toMatchObject({
      ...{ nameZh: '=HYPERLINK("http://x","y")', excludeNote: "-- 其他" },
    });
  });
});
