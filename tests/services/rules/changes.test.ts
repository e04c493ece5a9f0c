import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiDay } from "~/domain/calendar-day";
import { advanceChange } from "~/services/rules/advance-change.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { enterChange } from "~/services/rules/enter-change.server";
import { getChange } from "~/services/rules/get-change.server";
import { importTable } from "~/services/rules/import-table.server";
import { listChanges } from "~/services/rules/list-changes.server";
import { listEndingRules } from "~/services/rules/list-ending-rules.server";
import { exportRules, listRules } from "~/services/rules/list-rules.server";
import { demoOperator } from "../../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const as = (login: string) => demoOperator(database, login);

const VAT = {
  kind: "vat_rate",
  cells: {
    ...{ hsCode: "0402210000", rateBps: "9", validFrom: "2030-01-01", validTo: "" },
    ...{ state: "verified", source: "财政部公告 2029 年第 1 号" },
  },
} as const;

async function entered(login: string, input: Parameters<typeof enterChange>[1] = VAT) {
  const result = await enterChange(await as(login), input);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.changeId;
}
async function version() {
  const [row] = await database.sql<{ version: string }[]>`SELECT version FROM rule_version`;
  return Number(row?.version);
}
const act = async (
  login: string,
  changeId: string,
  command: "propose" | "drop" | "approve" | "reject",
  more = {},
) => advanceChange(await as(login), { changeId, command, seenVersion: await version(), ...more });

describe("a row entered by hand", () => {
  it("comes into force only when another person approved it, and overwrites nothing", async () => {
    const changeId = await entered("customs");
    const standing = () => database.sql`
      SELECT rate_bps, valid_from::text, valid_to::text, change_id FROM vat_rate
      WHERE hs_code = '0402210000' AND withdrawn_by IS NULL ORDER BY valid_from`;
    const before = await standing();
    expect(await act("customs", changeId, "approve")).toMatchObject({ error: { code: "NOT_NOW" } });
    expect(await act("finance", changeId, "propose")).toMatchObject({
      error: { code: "NOT_THE_AUTHOR" },
    });
    expect(await act("customs", changeId, "propose")).toMatchObject({ ok: true });
    expect(await act("customs", changeId, "approve")).toMatchObject({
      error: { code: "OWN_CHANGE" },
    });
    expect(await standing()).toEqual(before);
    expect(await act("finance", changeId, "approve")).toMatchObject({ ok: true });
    expect(await standing()).toEqual([
      { ...before[0], valid_to: "2029-12-31" },
      { rate_bps: 900, valid_from: "2030-01-01", valid_to: null, change_id: changeId },
    ]);
    const rules = await currentRules(contextOn(database), { seenVersion: await version() });
    const vatOn = (day: string) => rules.on(day).rates.vatBps("0402210000");
    expect(vatOn("2029-12-31")).toMatchObject({ value: { value: 1_300 } });
    expect(vatOn("2030-01-01")).toMatchObject({
      value: { value: 900, rules: [{ kind: "vat_rate" }] },
    });
    expect(await act("finance", changeId, "reject", { reason: "late" })).toMatchObject({
      error: { code: "NOT_NOW", status: "approved" },
    });
  });

  it("shows beforehand which prices change, by how much", async () => {
    const today = shanghaiDay(new Date());
    const changeId = await entered("customs", {
      ...VAT,
      cells: { ...VAT.cells, validFrom: today },
    });
    const view = await getChange(await as("viewer"), { changeId });
    if (!view.ok) throw new Error(view.error.code);
    expect(view.value.counts).toMatchObject({ changed: 1, new: 0, same: 0, ended: 0 });
    expect(view.value.rows[0]).toMatchObject({
      texts: { rateBps: "9", validFrom: today },
      // Without an end it takes all later time too, and says so.
      before: [{ rateBps: "13" }, { rateBps: "9", validFrom: "2030-01-01" }],
    });
    expect(view.value.commands).toEqual([]);
    const effects = view.value.effects;
    expect(effects?.day).toBe(today);
    expect(effects?.changed.length).toBeGreaterThan(0);
    for (const { beforeFen, afterFen } of effects?.changed ?? []) {
      expect(Number(afterFen)).toBeLessThan(Number(beforeFen));
    }
    expect(await act("customs", changeId, "drop")).toMatchObject({ ok: true });
  });

  it("says which ten-digit codes an eight-digit rate does not reach", async () => {
    const hsCode = String(VAT.cells.hsCode);
    const changeId = await entered("customs", {
      ...VAT,
      cells: { ...VAT.cells, hsCode: hsCode.slice(0, 8), validFrom: shanghaiDay(new Date()) },
    });
    const view = await getChange(await as("viewer"), { changeId });
    expect(view.ok && view.value.prevailing).toContain(hsCode);
    expect(await act("customs", changeId, "drop")).toMatchObject({ ok: true });
  });

  it("is refused by the cell, and keeps nothing", async () => {
    const wrong = { ...VAT, cells: { ...VAT.cells, rateBps: "100", hsCode: "0402" } };
    expect(await enterChange(await as("customs"), wrong)).toEqual({
      ok: false,
      error: {
        code: "ROW_INVALID",
        problems: [
          { column: "hsCode", reason: "malformed" },
          { column: "rateBps", reason: "rate_too_high" },
        ],
      },
    });
  });

  it("is not for other roles", async () => {
    for (const login of ["warehouse", "overseas", "viewer"]) {
      expect(await enterChange(await as(login), VAT)).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    const changeId = await entered("customs");
    expect(await act("viewer", changeId, "propose")).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    expect(await act("customs", changeId, "drop")).toMatchObject({ ok: true });
  });
});

describe("an approval", () => {
  it("of rules that changed since the preview is refused: look again", async () => {
    const changeId = await entered("customs");
    await act("customs", changeId, "propose");
    const seenVersion = (await version()) - 1;
    expect(await act("finance", changeId, "approve", { seenVersion })).toMatchObject({
      error: { code: "LOOK_AGAIN" },
    });
    expect(await act("finance", changeId, "reject")).toMatchObject({
      error: { code: "REASON_MISSING" },
    });
    expect(await act("finance", changeId, "reject", { reason: "重复" })).toMatchObject({
      ok: true,
    });
    const audit = await database.sql`
      SELECT action, actor_id FROM audit_log WHERE entity_id = ${changeId} ORDER BY at`;
    expect(audit.map((row) => row.action)).toEqual([
      "enter_rule_change",
      "propose_rule_change",
      "reject_rule_change",
    ]);
  });

  it("given by two people at once happens once", async () => {
    const changeId = await entered("customs", {
      ...VAT,
      cells: { ...VAT.cells, validFrom: "2031-01-01", rateBps: "10" },
    });
    await act("customs", changeId, "propose");
    const outcomes = await Promise.all([
      act("finance", changeId, "approve"),
      act("admin", changeId, "approve"),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("the database itself", () => {
  it("refuses two rows of one key on one day", async () => {
    await expect(database.sql`
      INSERT INTO tariff_rate (hs8, regime, origin, duty, valid_from, state, source)
      SELECT hs8, regime, origin, duty, valid_from, state, source FROM tariff_rate
      WHERE withdrawn_by IS NULL LIMIT 1`).rejects.toMatchObject({ code: "23P01" });
  });

  it.each([
    ["100 %", `'{"kind":"ad_valorem","bps":10000}'`, "verified"],
    ["a negative rate", `'{"kind":"ad_valorem","bps":-1}'`, "verified"],
    ["a specific rate without a unit", `'{"kind":"specific","milliFenPerUnit":5}'`, "verified"],
    ["an unknown rate with a figure", `'{"kind":"ad_valorem","bps":0}'`, "unknown"],
    ["a known rate without one", "NULL", "verified"],
  ])("refuses %s", async (_what, duty, state) => {
    await expect(
      database.sql.unsafe(`
        INSERT INTO tariff_rate (hs8, regime, origin, duty, valid_from, state, source)
        VALUES ('99999999', 'MFN', '*', ${duty}, '2026-01-01', '${state}', 'test')`),
    ).rejects.toMatchObject({ code: "23514" });
  });

  it("refuses to overwrite or delete a row, for everybody", async () => {
    for (const statement of [
      "UPDATE vat_rate SET rate_bps = 0",
      "UPDATE vat_rate SET valid_to = NULL WHERE valid_to IS NOT NULL",
      "DELETE FROM vat_rate",
    ]) {
      await expect(database.owner.unsafe(statement), statement).rejects.toMatchObject({
        code: "FL005",
      });
    }
    await expect(database.sql`UPDATE vat_rate SET rate_bps = 0`).rejects.toMatchObject({
      code: "42501",
    });
  });
});

describe("an official table", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const layout = { layout: "tariff_book", year: 2027 } as const;
  const book = { fileName: "税则2027.csv", layout, source: "2027 年进出口税则" } as const;

  it("is tried first, entered as one draft, compared, and approved as one", async () => {
    const text =
      "税则号列,货品名称,最惠国税率,暂定税率\n0402.2100,全脂奶粉,10,\n08044000,鳄梨,25,7\n19021900,面食,10,\n";
    const trial = await importTable(await as("customs"), { ...book, bytes: bytes(text) });
    expect(trial).toMatchObject({
      ok: true,
      value: { changeId: null, report: { lineCount: 3, rowCount: 7 } },
    });
    const applied = await importTable(await as("customs"), {
      ...book,
      bytes: bytes(text),
      isApplied: true,
    });
    if (!applied.ok || !applied.value.changeId) throw new Error("not entered");
    const { changeId } = applied.value;
    const view = await getChange(await as("finance"), { changeId });
    expect(view).toMatchObject({ value: { counts: { new: 1, changed: 5, same: 1, ended: 0 } } });
    await act("customs", changeId, "propose");
    expect(await act("finance", changeId, "approve")).toMatchObject({ ok: true });
    const rules = await currentRules(contextOn(database), { seenVersion: await version() });
    const duty = (day: string) =>
      rules.on(day).rates.duty({ hs8: "04022100", originCode: "NZ", claim: null });
    expect(duty("2027-05-01")).toMatchObject({
      value: { value: { kind: "ad_valorem", bps: 1_000 }, rules: [{ state: "verified" }] },
    });
    // A book in Chinese leaves the line the English name it has.
    const [named] = await database.sql<{ name_zh: string; name_en: string }[]>`
      SELECT name_zh, name_en FROM tariff_line WHERE change_id = ${changeId} AND hs8 = '04022100'`;
    expect(named).toMatchObject({ name_zh: "全脂奶粉", name_en: expect.stringMatching(/milk/i) });
    // After its year nobody has read a rate: what the seed carried on goes on, unverified.
    expect(duty("2028-05-01")).toMatchObject({ value: { rules: [{ state: "unverified" }] } });
  });

  it("names every line that cannot be taken, and enters nothing", async () => {
    const text = "税号,最惠国\n04022100,10\n0402,10\n04022900,\n";
    const result = await importTable(await as("customs"), {
      ...book,
      bytes: bytes(text),
      isApplied: true,
    });
    expect(result).toMatchObject({
      error: {
        code: "LINES_REFUSED",
        report: {
          problemCount: 2,
          problems: [
            { line: 3, column: "hs8" },
            { line: 4, column: "duty" },
          ],
        },
      },
    });
  });

  it("is refused when two lines say different things of one key at one time", async () => {
    const text = "税号,最惠国\n04022100,10\n0402.2100,12\n";
    expect(await importTable(await as("customs"), { ...book, bytes: bytes(text) })).toMatchObject({
      error: { code: "LINES_OVERLAP", lines: [2, 3], rowKey: "04022100 MFN *" },
    });
  });

  it("is refused without its columns, its source, its bytes, or another role", async () => {
    const customs = await as("customs");
    expect(await importTable(customs, { ...book, bytes: bytes("a,b\n1,2\n") })).toMatchObject({
      error: { code: "COLUMNS_MISSING", names: ["hs8", "mfn"] },
    });
    const good = bytes("税号,最惠国\n04022100,10\n");
    expect(await importTable(customs, { ...book, source: "", bytes: good })).toMatchObject({
      error: { code: "SOURCE_MISSING" },
    });
    expect(await importTable(customs, { ...book, bytes: new Uint8Array() })).toMatchObject({
      error: { code: "FILE_EMPTY" },
    });
    expect(
      await importTable(customs, { ...book, bytes: new Uint8Array([0, 1, 2, 255]) }),
    ).toMatchObject({
      error: { code: "FILE_UNREADABLE" },
    });
    expect(await importTable(await as("viewer"), { ...book, bytes: good })).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
  });

  it("exported and imported again is the same in every row", async () => {
    for (const kind of [
      "tariff_rate",
      "vat_rate",
      "positive_list_entry",
      "origin_rule",
      "setting",
      "freight_rule",
      "safeguard",
    ] as const) {
      const csv = await exportRules(await as("viewer"), kind);
      if (!csv.ok) throw new Error(csv.error.code);
      const again = await importTable(await as("customs"), {
        ...{ fileName: `${kind}.csv`, layout: { layout: "rows", kind }, bytes: bytes(csv.value) },
        isApplied: true,
      });
      if (!again.ok || !again.value.changeId)
        throw new Error(`${kind}: ${JSON.stringify(again).slice(0, 400)}`);
      const view = await getChange(await as("customs"), { changeId: again.value.changeId });
      expect(view, kind).toMatchObject({ value: { counts: { new: 0, changed: 0, ended: 0 } } });
      await act("customs", again.value.changeId, "drop");
    }
  });
});

describe("lists", () => {
  it("show rows by key and time with their state, and what of each kind is not verified", async () => {
    const list = await listRules(await as("viewer"), { kind: "tariff_rate", query: "19021900" });
    if (!list.ok) throw new Error(list.error.code);
    expect(list.value.total).toBeGreaterThan(30);
    expect(list.value.rows[0]?.rowKey).toBe("19021900 ACFTA BN");
    expect(list.value.kinds.find(({ kind }) => kind === "tariff_rate")?.openCount).toBeGreaterThan(
      100,
    );
    expect(await listRules(contextOn(database), {})).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
  });

  it("warn of rows that end within sixty days with nothing after them, until there is something", async () => {
    const viewer = await as("viewer");
    const on = async (day: string) => {
      const list = await listEndingRules({ ...viewer, fixedNow: new Date(`${day}T04:00:00Z`) });
      if (!list.ok) throw new Error(list.error.code);
      return list.value.filter(({ kind }) => kind === "consumption_tax_rate");
    };
    const tax = (validFrom: string, validTo: string) =>
      entered("customs", {
        kind: "consumption_tax_rate",
        cells: {
          ...{ hsCode: "1902190099", tax: "10%", validFrom, validTo },
          ...{ state: "verified", source: "test" },
        },
      });
    const inForce = async (changeId: string) => {
      await act("customs", changeId, "propose");
      expect(await act("finance", changeId, "approve")).toMatchObject({ ok: true });
    };
    await inForce(await tax("2041-01-01", "2041-12-31"));
    expect(await on("2041-10-31")).toEqual([]);
    expect(await on("2041-11-01")).toEqual([
      { kind: "consumption_tax_rate", endsOn: "2041-12-31", count: 1 },
    ]);
    await inForce(await tax("2042-01-01", "2042-12-31"));
    expect(await on("2041-11-01")).toEqual([]);
    expect(await listEndingRules(contextOn(database))).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
  });

  it("of changes put first what waits for somebody", async () => {
    const changeId = await entered("customs");
    await act("customs", changeId, "propose");
    const list = await listChanges(await as("finance"));
    expect(list.ok && list.value[0]).toMatchObject({
      id: changeId,
      status: "proposed",
      kinds: ["vat_rate"],
    });
    expect(await listChanges(contextOn(database))).toMatchObject({ error: { code: "FORBIDDEN" } });
  });
});
