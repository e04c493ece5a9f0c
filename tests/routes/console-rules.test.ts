import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiDay } from "~/domain/calendar-day";
import { newId } from "~/platform/new-id.server";
import * as frame from "~/routes/ops";
import * as needsHand from "~/routes/ops.(en).needs-hand";
import * as list from "~/routes/ops.(en).rules._index";
import * as changes from "~/routes/ops.(en).rules.changes._index";
import * as change from "~/routes/ops.(en).rules.changes.$changeId";
import * as exported from "~/routes/ops.(en).rules.export[.]csv";
import * as imported from "~/routes/ops.(en).rules.import";
import * as entry from "~/routes/ops.(en).rules.new";
import { auditOf, operatorVisit } from "../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
let customs: Visit;
let finance: Visit;
let viewer: Visit;
let warehouse: Visit;

beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  web = openRouteApp(database);
  [customs, finance, viewer, warehouse] = await Promise.all([
    operatorVisit(database, web, "customs"),
    operatorVisit(database, web, "finance"),
    operatorVisit(database, web, "viewer"),
    operatorVisit(database, web, "warehouse"),
  ]);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const VAT = {
  ...{ kind: "vat_rate", hsCode: "0402210000", rateBps: "9", validFrom: "2031-01-01" },
  ...{ validTo: "", state: "verified", source: "财政部公告（测试）" },
};

async function entered(by: Visit, form: Record<string, string> = VAT): Promise<string> {
  const answer = await by.post(entry.action, "/ops/rules/new", form);
  expect(answer.status).toBe(302);
  return /rch_\w+/.exec(answer.location ?? "")?.[0] ?? "";
}

const look = async (by: Visit, changeId: string, query = "") =>
  (await by.get(change.loader, `/ops/rules/changes/${changeId}${query}`, { changeId })).data.change;

async function act(by: Visit, changeId: string, command: string, more = {}) {
  const [row] = await database.sql<{ version: string }[]>`SELECT version FROM rule_version`;
  const form = { command, seenVersion: String(row?.version), ...more };
  return by.post(change.action, `/ops/rules/changes/${changeId}`, form, { changeId });
}

/** A form with a file or a text. */
async function upload(by: Visit, fields: Record<string, string | string[] | File>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value) form.append(name, one);
    else form.set(name, value);
  }
  return by.post(imported.action, "/ops/rules/import", form);
}

const csv = (text: string, encoding = "utf8") =>
  new File([new Uint8Array(iconv.encode(text, encoding))], "税则.csv", { type: "text/csv" });
const BOOK = { intent: "try", layout: "tariff_book", year: "2032", source: "2032 年税则" };

describe("who may come in", () => {
  it("asks for a login at every address, and leads back", async () => {
    const nobody = new Visit(web.app);
    for (const [handler, path] of [
      [list.loader, "/ops/rules?kind=vat_rate"],
      [entry.loader, "/ops/rules/new"],
      [imported.loader, "/ops/rules/import"],
      [changes.loader, "/ops/rules/changes"],
      [exported.loader, "/ops/rules/export.csv?kind=vat_rate"],
    ] as const) {
      const answer = await nobody.get(handler, path);
      expect(answer.status, path).toBe(302);
      expect(answer.location, path).toMatch(/^\/ops\/login/);
    }
  });

  it("lets every role read and take a file, and offers no act to readers", async () => {
    for (const reader of [viewer, warehouse]) {
      const { data } = await reader.get(list.loader, "/ops/rules?kind=vat_rate");
      expect(data).toMatchObject({ mayEdit: false, list: { kind: "vat_rate" } });
      expect((await reader.get(changes.loader, "/ops/rules/changes")).status).toBe(200);
      const file = await reader.get(exported.loader, "/ops/rules/export.csv?kind=limit_rule");
      expect(file.headers.get("Content-Disposition")).toContain("rules-limit_rule.csv");
      expect(file.data).toContain("single_order,5000.00,2019-01-01");
    }
  });

  it("keeps forms, imports and steps from other roles", async () => {
    const changeId = await entered(customs);
    for (const reader of [viewer, warehouse]) {
      expect((await reader.get(entry.loader, "/ops/rules/new")).status).toBe(403);
      expect((await reader.post(entry.action, "/ops/rules/new", VAT)).status).toBe(403);
      expect((await reader.get(imported.loader, "/ops/rules/import")).status).toBe(403);
      expect((await upload(reader, { ...BOOK, file: csv("税号,最惠国\n") })).status).toBe(403);
      expect((await act(reader, changeId, "propose")).status).toBe(403);
      expect(await look(reader, changeId)).toMatchObject({ commands: [], mayAct: false });
    }
    await act(customs, changeId, "drop");
  });
});

describe("the list", () => {
  it("finds rows by words of their key or name, state and day, all in the address", async () => {
    const of = async (query: string) =>
      (await customs.get(list.loader, `/ops/rules?${query}`)).data.list;
    const found = await of("kind=tariff_rate&query=19021900%20rcep&state=unverified");
    expect(found.total).toBeGreaterThan(0);
    for (const row of found.rows) {
      expect(row).toMatchObject({ state: "unverified" });
      expect(row.rowKey).toMatch(/^19021900 RCEP /);
    }
    const today = shanghaiDay(new Date());
    const now = await of(`kind=tariff_rate&query=19021900%20MFN&day=${today}`);
    expect(now).toMatchObject({ total: 1, rows: [{ isInForce: true, change: null }] });
    expect((await of("kind=tariff_line&query=奶粉")).total).toBeGreaterThan(0);
    expect((await of("kind=nothing&state=odd&page=x&day=32")).kind).toBe("tariff_rate");
  });

  it("shows all rows that end with nothing after them, as the warning counts them", async () => {
    const { data } = await viewer.get(list.loader, "/ops/rules");
    for (const { kind, endsOn, count } of data.ending) {
      const ends = await viewer.get(list.loader, `/ops/rules?kind=${kind}&ends=${endsOn}`);
      expect(ends.data.list.total, kind).toBe(count);
    }
  });
});

describe("a row by hand", () => {
  it("begins with a row that stands, and keeps what was typed when it is refused", async () => {
    const rows = await customs.get(list.loader, "/ops/rules?kind=vat_rate&query=0402210000");
    const from = rows.data.list.rows[0].id;
    const form = await customs.get(entry.loader, `/ops/rules/new?kind=vat_rate&from=${from}`);
    expect(form.data).toMatchObject({
      from: { rowKey: "0402210000" },
      texts: { hsCode: "0402210000", rateBps: "13" },
    });
    const wrong = { ...VAT, rateBps: "abc", source: "" };
    const answer = await customs.post(entry.action, "/ops/rules/new", wrong);
    expect(answer).toMatchObject({
      status: 422,
      data: {
        cells: { rateBps: "abc" },
        problems: [
          { column: "source", reason: "missing" },
          { column: "rateBps", reason: "malformed" },
        ],
      },
    });
    const nowhere = { ...VAT, kind: "no_such_kind" };
    expect((await customs.post(entry.action, "/ops/rules/new", nowhere)).status).toBe(400);
  });

  it("refuses an agreement's rate without its origin, and a country for an MFN rate", async () => {
    const rate = { ...VAT, kind: "tariff_rate", hs8: "04022100", duty: "5%", isDerived: "no" };
    for (const wrong of [
      { regime: "MFN", origin: "JP" },
      { regime: "RCEP", origin: "*" },
    ]) {
      const answer = await customs.post(entry.action, "/ops/rules/new", { ...rate, ...wrong });
      expect(answer.data.problems).toEqual([{ column: "origin", reason: "not_of_regime" }]);
    }
  });

  it("waits in the list of everybody who may approve it, and nobody else's", async () => {
    const changeId = await entered(customs);
    await act(customs, changeId, "propose");
    const waiting = async (by: Visit) =>
      (await by.get(needsHand.loader, "/ops/needs-hand?kind=rule_change")).data;
    expect(await waiting(finance)).toMatchObject({
      items: [{ kind: "rule_change", changeId, rowCount: 1 }],
      mayDo: { rule_change: true },
    });
    expect((await waiting(customs)).items).toEqual([]);
    expect((await waiting(viewer)).items).toEqual([]);
    expect((await finance.get(frame.loader, "/ops")).data.counts).toMatchObject({
      needsHand: 1,
      ruleChanges: 1,
    });
    await act(customs, changeId, "drop");
    expect((await waiting(finance)).items).toEqual([]);
  });

  it("comes into force by another person's approval, each refusal with its name", async () => {
    const changeId = await entered(customs);
    expect(await look(customs, changeId)).toMatchObject({
      status: "draft",
      commands: ["propose", "drop"],
    });
    expect(await act(finance, changeId, "propose")).toMatchObject({
      status: 409,
      data: { refusal: { code: "NOT_THE_AUTHOR" } },
    });
    expect((await act(customs, changeId, "propose")).location).toContain("done=propose");
    expect(await look(customs, changeId)).toMatchObject({ isOwn: true, commands: ["drop"] });
    for (const command of ["approve", "reject"]) {
      expect(await act(customs, changeId, command, { reason: "x" })).toMatchObject({
        status: 409,
        data: { refusal: { code: "OWN_CHANGE" } },
      });
    }
    const stale = await act(finance, changeId, "approve", { seenVersion: "1" });
    expect(stale).toMatchObject({ status: 409, data: { refusal: { code: "LOOK_AGAIN" } } });
    expect((await act(finance, changeId, "dance")).status).toBe(400);
    expect((await act(finance, changeId, "approve")).location).toContain("done=approve");
    expect(await look(viewer, changeId)).toMatchObject({
      ...{ status: "approved", effects: null, commands: [] },
      rows: [{ rowKey: "0402210000", texts: { rateBps: "9" } }],
    });
    const listed = await viewer.get(list.loader, "/ops/rules?kind=vat_rate&query=0402210000");
    expect(listed.data.list.rows.at(-1)).toMatchObject({
      change: { id: changeId, enteredBy: "测试customs", approvedBy: "测试finance" },
    });
    expect(await auditOf(database, changeId)).toEqual([
      "enter_rule_change",
      "propose_rule_change",
      "approve_rule_change",
    ]);
  });

  it("that the database refuses is refused by name, and nothing of it is written", async () => {
    const freight = {
      ...{ ...VAT, kind: "freight_rule", warehouseId: "whs_nowhere01", deliveryMethod: "home" },
      ...{ baseFen: "1", baseGrams: "1000", stepFen: "1", stepGrams: "1000", insuranceBps: "0" },
    };
    const changeId = await entered(customs, freight);
    await act(customs, changeId, "propose");
    expect(await act(finance, changeId, "approve")).toMatchObject({
      status: 409,
      data: { refusal: { code: "ROWS_CONTRADICT" } },
    });
    expect(await look(finance, changeId)).toMatchObject({ status: "proposed" });
    expect((await act(finance, changeId, "reject", { reason: " " })).data.refusal.code).toBe(
      "REASON_MISSING",
    );
    expect((await act(finance, changeId, "reject", { reason: "没有这个仓" })).status).toBe(302);
  });

  it("that is not there is not found", async () => {
    for (const changeId of [newId("rch"), "rch_x", "nothing"]) {
      const path = `/ops/rules/changes/${changeId}`;
      expect((await finance.get(change.loader, path, { changeId })).status).toBe(404);
      expect((await act(finance, changeId, "approve")).status).toBe(404);
    }
  });
});

describe("an official table", () => {
  it("is tried, mapped by hand, and entered as the text that was tried", async () => {
    const file = csv("编码,货名,MFN 2032\n0402.2100,全脂奶粉,11\n", "gbk");
    const trial = await upload(customs, { ...BOOK, file });
    expect(trial).toMatchObject({
      status: 422,
      data: { code: "COLUMNS_MISSING", report: { header: ["编码", "货名", "MFN 2032"] } },
    });
    const { text } = trial.data.report;
    expect(text).toContain("全脂奶粉");
    const { texts } = trial.data;
    const columns = { hs8: "编码", mfn: "MFN 2032", nameZh: "货名" };
    const fields = { ...BOOK, fileName: texts.fileName, text };
    const chosen = Object.fromEntries(Object.entries(columns).map(([k, v]) => [`column.${k}`, v]));
    const again = await upload(customs, { ...fields, ...chosen, intent: "retry" });
    expect(again).toMatchObject({ status: 200, data: { fault: null, report: { rowCount: 2 } } });
    // What is chosen now but was not tried is not written.
    const tried = Object.fromEntries(Object.entries(columns).map(([k, v]) => [`tried.${k}`, v]));
    const applied = await upload(customs, {
      ...{ ...fields, ...tried, intent: "apply", "column.mfn": "货名", wholeFrom: "2032-01-01" },
    });
    expect(applied.status).toBe(302);
    const changeId = /rch_\w+/.exec(applied.location ?? "")?.[0] ?? "";
    const view = await look(finance, changeId);
    expect(view).toMatchObject({ fileName: "税则.csv", wholeFrom: "2032-01-01" });
    expect(view.counts.ended).toBeGreaterThan(100);
    const ended = await look(finance, changeId, "?show=ended&page=2");
    expect(ended.rows).toHaveLength(50);
    expect(ended.rows[0]).toMatchObject({ outcome: "ended" });
    await act(customs, changeId, "drop");
  });

  it("enters charges it cannot make as unknown, once that is ticked", async () => {
    const book =
      "进出口税则,,\n税号,货品名称,最惠国\n第一章,活动物,\n37023190,彩色胶卷,21元/平方米\n";
    const trial = await upload(customs, { ...BOOK, file: csv(book) });
    expect(trial).toMatchObject({
      ...{ status: 422 },
      data: { report: { passedOverCount: 1, problems: [{ line: 4, reason: "not_expressible" }] } },
    });
    const fields = { ...BOOK, fileName: "b.csv", text: trial.data.report.text };
    const again = await upload(customs, { ...fields, intent: "retry", otherCharges: "unknown" });
    expect(again.data.report).toMatchObject({ rowCount: 2, unknownCount: 1, problemCount: 0 });
    const applied = await upload(customs, { ...fields, intent: "apply", otherCharges: "unknown" });
    const changeId = /rch_\w+/.exec(applied.location ?? "")?.[0] ?? "";
    expect((await look(finance, changeId)).rows).toMatchObject([
      { texts: { state: "verified", nameZh: "彩色胶卷" } },
      { texts: { state: "unknown", duty: "", note: "21元/平方米" } },
    ]);
    await act(customs, changeId, "drop");
  });

  it("takes an agreement's schedule for the origins that are ticked, and a list's edition", async () => {
    const schedule = { intent: "try", layout: "schedule", agreement: "RCEP", source: "减让表" };
    const file = csv("税号,2030,2031\n19021900,3,0\n");
    const both = await upload(customs, { ...schedule, origins: ["JP", "KR"], file });
    expect(both.data.report).toMatchObject({ rowCount: 4, problemCount: 0 });
    expect((await upload(customs, { ...schedule, file })).status).toBe(400);
    const edition = { intent: "try", layout: "import_list", validFrom: "2032-01-01", source: "x" };
    const listed = await upload(customs, {
      ...{ ...edition, file: csv("税号,商品名称,备注\n10063020,长粒米,每人每年 20 千克\n") },
    });
    expect(listed.data.report).toMatchObject({ rowCount: 1, problemCount: 0 });
  });

  it.each([
    ["nothing", csv(""), 400],
    ["a picture", new File([new Uint8Array([0xff, 0xd8, 0, 1])], "x.csv"), 422],
    ["one cell wrong", csv("税号,最惠国\n0402,10\n"), 422],
    ["two rates of one line", csv("税号,最惠国\n04022100,10\n04022100,12\n"), 422],
    ["too large", csv("x".repeat(3_500_001)), 422],
    ["far too large", csv("x".repeat(3_800_000)), 413],
    // 2.4 MB of GBK are 3.6 MB in the text that is sent again.
    ["too large once it is UTF-8", csv("税".repeat(1_200_000), "gbk"), 422],
  ])("of %s is refused in words, and writes nothing", async (_what, file, status) => {
    const before = await database.sql`SELECT count(*)::int AS count FROM rule_change`;
    const answer = await upload(customs, { ...BOOK, file });
    expect(answer.status).toBe(status);
    expect(answer.data.fault).toMatch(/\p{Script=Han}/u);
    expect(await database.sql`SELECT count(*)::int AS count FROM rule_change`).toEqual(before);
  });

  it("needs its source and its layout's choices", async () => {
    const file = csv("税号,最惠国\n04022100,10\n");
    expect((await upload(customs, { ...BOOK, source: "", file })).data.code).toBe("SOURCE_MISSING");
    expect((await upload(customs, { ...BOOK, year: "soon", file })).status).toBe(400);
    expect((await upload(customs, { ...BOOK, wholeFrom: "1 Jan", file })).status).toBe(400);
  });
});
