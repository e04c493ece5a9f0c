import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, shanghaiDay } from "~/domain/calendar-day";
import { advanceChange } from "~/services/rules/advance-change.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { getChange } from "~/services/rules/get-change.server";
import { importTable } from "~/services/rules/import-table.server";
import { demoOperator } from "../../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

/** A sixth of a year's tariff book: every shape of line, and seeded lines among made-up ones. */
const LINES = 1_500;
const YEAR = Number(addDays(shanghaiDay(new Date()), 365).slice(0, 4));

/** Lines of the seed that a new book changes, so that old rows end and go on after it. */
async function seededLines(): Promise<string[]> {
  const rows = await database.sql<{ hs8: string }[]>`
    SELECT DISTINCT hs8 FROM tariff_rate WHERE regime = 'MFN' AND withdrawn_by IS NULL ORDER BY hs8`;
  return rows.map(({ hs8 }) => hs8);
}

function tariffBook(seeded: readonly string[]): string {
  const taken = new Set(seeded);
  const made = Array.from({ length: LINES * 2 }, (_, index) => String(50_000_001 + index * 7));
  const codes = [...seeded, ...made.filter((code) => !taken.has(code))].slice(0, LINES);
  const lines = codes.map((code, index) => {
    const dotted = `${code.slice(0, 4)}.${code.slice(4)}`;
    const duty = index % 50 === 0 ? "1.3元/千克" : `${(index % 65) + 0.5}`;
    const provisional = index % 9 === 0 ? String(index % 5) : "";
    return `${dotted},"第 ${index} 号货品，其他",${duty},${provisional},${index % 3 === 0 ? 9 : 13}`;
  });
  return ["税则号列,货品名称,最惠国税率,暂定税率,增值税率", ...lines].join("\r\n");
}

it("brings a tariff book's thousands of lines into force as one change, and ends what it replaces", async () => {
  const seeded = await seededLines();
  const text = tariffBook(seeded);
  const table = {
    bytes: new TextEncoder().encode(text),
    fileName: "book.csv",
    layout: { layout: "tariff_book", year: YEAR },
    source: "税则（测试）",
  } as const;
  const [customs, finance] = [
    await demoOperator(database, "customs"),
    await demoOperator(database, "finance"),
  ];
  const trial = await importTable(customs, table);
  expect(trial).toMatchObject({ ok: true, value: { report: { lineCount: LINES } } });
  const entered = await importTable(customs, { ...table, isApplied: true });
  if (!entered.ok || !entered.value.changeId) throw new Error("not entered");
  const { changeId, report } = entered.value;
  expect(report.rowCount).toBeGreaterThan(LINES * 3);

  const proposed = { changeId, command: "propose", seenVersion: 0 } as const;
  expect(await advanceChange(customs, proposed)).toMatchObject({ ok: true });
  const view = await getChange(finance, { changeId });
  if (!view.ok) throw new Error(view.error.code);
  const { counts, rulesVersion } = view.value;
  expect(counts.new + counts.changed + counts.same).toBe(report.rowCount);
  // Every line of the seed has an MFN rate and a name of its own, which the book replaces.
  expect(counts.changed).toBeGreaterThanOrEqual(seeded.length);
  const approval = { changeId, command: "approve", seenVersion: rulesVersion } as const;
  expect(await advanceChange(finance, approval)).toMatchObject({ ok: true });

  const [row] = await database.sql<{ version: string; approved: number }[]>`
    SELECT (SELECT version FROM rule_version) AS version,
           (SELECT count(*)::int FROM tariff_rate
            WHERE change_id = ${changeId} AND withdrawn_by IS NULL AND source = '税则（测试）'
              AND regime = 'MFN') AS approved`;
  expect(row?.approved).toBe(LINES);
  const rules = await currentRules(contextOn(database), { seenVersion: Number(row?.version) });
  const mfnOf = (hs8: string, day: string) =>
    rules.on(day).rates.duty({ hs8, originCode: "US", claim: null });
  for (const [index, hs8] of [seeded[0], seeded.at(-1)].entries()) {
    const at = index === 0 ? 0 : seeded.length - 1;
    expect(mfnOf(hs8 ?? "", `${YEAR}-06-30`), hs8).toMatchObject({
      ok: true,
      value: { rules: [{ state: "verified", source: "税则（测试）" }] },
    });
    // What the seed carried on goes on after the book's year, as unsure as it was.
    expect(mfnOf(hs8 ?? "", `${YEAR + 1}-06-30`), `${hs8} at ${at}`).toMatchObject({
      value: { rules: [{ state: "unverified" }] },
    });
  }
});

it("brings ASEAN's schedule into force once for its ten members, in place of what each had", async () => {
  const HS8 = "08109090";
  const [customs, finance] = [
    await demoOperator(database, "customs"),
    await demoOperator(database, "finance"),
  ];
  const entered = await importTable(customs, {
    bytes: new TextEncoder().encode(`税号,2022,2023\n${HS8},1.5,0.5`),
    fileName: "asean.csv",
    layout: { layout: "schedule", agreement: "RCEP", origins: ["ASEAN"] },
    source: "减让表（测试）",
    isApplied: true,
  });
  if (!entered.ok || !entered.value.changeId) throw new Error(JSON.stringify(entered));
  const { changeId, report } = entered.value;
  expect(report.rowCount).toBe(2);
  await advanceChange(customs, { changeId, command: "propose", seenVersion: 0 });
  const view = await getChange(finance, { changeId });
  if (!view.ok) throw new Error(view.error.code);
  const { rulesVersion } = view.value;
  expect(
    await advanceChange(finance, { changeId, command: "approve", seenVersion: rulesVersion }),
  ).toMatchObject({ ok: true });
  const [row] = await database.sql<{ version: string }[]>`SELECT version FROM rule_version`;
  const rules = await currentRules(contextOn(database), { seenVersion: Number(row?.version) });
  const rcepOf = (originCode: string, day: string) =>
    rules.tariffs.rate(HS8, "RCEP", originCode, day)?.duty;
  for (const origin of ["TH", "VN", "SG"]) {
    expect(rcepOf(origin, "2022-06-01"), origin).toEqual({ kind: "ad_valorem", bps: 150 });
    expect(rcepOf(origin, "2023-06-01"), origin).toEqual({ kind: "ad_valorem", bps: 50 });
  }
  expect(rcepOf("JP", "2022-06-01")).not.toEqual({ kind: "ad_valorem", bps: 150 });
});
