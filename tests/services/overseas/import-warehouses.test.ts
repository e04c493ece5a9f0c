import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportWarehouses, siteTemplate } from "~/services/overseas/export-warehouses.server";
import { importWarehouses } from "~/services/overseas/import-warehouses.server";
import { updateWarehouse } from "~/services/overseas/update-warehouse.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { completeSheet, mintRegister, mintSite, NOW, type Officer } from "../../support/overseas";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let people: { clerk: Officer; officer: Officer; viewer: Officer };
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  people = await mintRegister(database);
  const partners = ["AU", "NZ", "JP", "KR", "BN", "KH", "ID", "MY", "MM", "PH", "SG"];
  for (const code of partners) {
    await database.owner`
      INSERT INTO country (code, name_zh, name_en, customs_code) VALUES (${code}, ${`国 ${code}`}, ${code}, '000')`;
  }
});
afterAll(() => database.close());

const context = (actor = people.clerk, locale: "zh-CN" | "en" = "zh-CN") =>
  contextOn(database, { actor, face: "console", fixedNow: NOW, locale });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const load = (bytes: Uint8Array, isApplied = true, actor = people.clerk) =>
  importWarehouses(context(actor), { bytes, isApplied });

const HEADER =
  "编号,仓名,国家,城市,地址,权属,用途,经营企业,面积 m²,服务,权属证件类别,权属证件编号,权属证件签发方,权属证件到期日,联系人姓名,联系人电话";
let nextCode = 200;
const line = (
  code: string,
  more: Partial<
    Record<"name" | "country" | "area" | "services" | "phone" | "address", string>
  > = {},
) =>
  [
    code,
    more.name ?? "林查班二仓",
    more.country ?? "越南",
    "春武里",
    more.address ?? `${code} Demo Road`,
    "租赁",
    "公共仓",
    "涪港国贸（示例）",
    more.area ?? "3200",
    more.services ?? "备货、退换",
    "租赁合同",
    "DEMO-T",
    "示例业主",
    "2027/3/1",
    "甲",
    more.phone ?? "+660000009",
  ].join(",");
const freshCode = () => `VN-${nextCode++}`;
const siteOf = async (code: string) => {
  const [row] = await database.sql`
    SELECT id, status, version, name_zh, area_m2, used_m2, ownership, services, due_on::text, address,
           (SELECT string_agg(kind || ' ' || number, ',' ORDER BY position) FROM overseas_document WHERE warehouse_id = w.id) AS papers
    FROM overseas_warehouse w WHERE code = ${code}`;
  return row;
};
const countOf = async (table: "overseas_warehouse" | "audit_log") => {
  const [row] = await database.sql`SELECT count(*)::int AS rows FROM ${database.sql(table)}`;
  return row?.rows;
};

describe("a file of warehouses", () => {
  it.each([
    ["UTF-8", (text: string) => bytesOf(text)],
    ["UTF-8 with its mark", (text: string) => bytesOf(`\ufeff${text}`)],
    ["GBK", (text: string) => new Uint8Array(iconv.encode(text, "gbk"))],
    [
      "tabs and Windows lines",
      (text: string) => bytesOf(text.replaceAll(",", "\t").replaceAll("\n", "\r\n")),
    ],
  ])("in %s becomes drafts", async (_, encode) => {
    const code = freshCode();
    const result = await load(encode(`${HEADER.replace("面积 m²", "面积 m2")}\n${line(code)}\n`));
    expect(result).toMatchObject({
      ok: true,
      value: { isApplied: true, counts: { create: 1, refused: 0 } },
    });
    expect(await siteOf(code)).toMatchObject({
      status: "draft",
      name_zh: "林查班二仓",
      area_m2: 3_200,
      ownership: "leased",
      services: ["storage", "returns"],
      due_on: "2027-03-01",
      papers: "lease DEMO-T",
    });
  });

  it("is tried first without writing anything", async () => {
    const [sites, audits] = [await countOf("overseas_warehouse"), await countOf("audit_log")];
    const text = `${HEADER}\n${line(freshCode())}\n${line(freshCode(), { area: "much" })}\n`;
    const trial = await load(bytesOf(text), false);
    expect(trial).toMatchObject({
      value: {
        isApplied: false,
        text,
        counts: { create: 1, update: 0, unchanged: 0, refused: 1 },
        rows: [
          { line: 2, outcome: "create" },
          {
            line: 3,
            outcome: "refused",
            refusal: { code: "ROW_INVALID", problems: [{ field: "areaM2", code: "not_a_number" }] },
          },
        ],
      },
    });
    expect(await countOf("overseas_warehouse")).toBe(sites);
    expect(await countOf("audit_log")).toBe(audits);
  });

  it("is written whole or not at all", async () => {
    const good = freshCode();
    const text = `${HEADER}\n${line(good)}\n${line(freshCode(), { phone: "12345" })}\n`;
    expect(await load(bytesOf(text))).toMatchObject({
      ok: false,
      error: { code: "ROWS_REFUSED", report: { counts: { create: 1, refused: 1 } } },
    });
    expect(await siteOf(good)).toBeUndefined();
  });

  it("changes nothing the second time, and overwrites drafts it knows", async () => {
    const code = freshCode();
    await load(bytesOf(`${HEADER}\n${line(code)}\n`));
    const again = await load(bytesOf(`${HEADER}\n${line(code)}\n`));
    expect(again).toMatchObject({ value: { counts: { unchanged: 1, create: 0, update: 0 } } });
    expect(await siteOf(code)).toMatchObject({ version: 1 });
    const changed = await load(bytesOf(`${HEADER}\n${line(code, { name: "改名" })}\n`));
    expect(changed).toMatchObject({ value: { counts: { update: 1 } } });
    expect(await siteOf(code)).toMatchObject({ version: 2, name_zh: "改名", area_m2: 3_200 });
  });

  it("leaves what a blank cell does not speak of, and other papers", async () => {
    const site = await mintSite(database, people);
    const text = `code,nameEn,title.number\n${site.code},New name,DEMO-NEW\n`;
    expect(await load(bytesOf(text))).toMatchObject({ value: { counts: { update: 1 } } });
    expect(await siteOf(site.code)).toMatchObject({
      area_m2: 12_000,
      papers: "lease DEMO-NEW,overseas_registration DEMO-R",
    });
  });

  it("takes reports of an active site, but no change an officer must see", async () => {
    const site = await mintSite(database, people, ["file", "approve", "activate"]);
    const report = `code,usedM2,usageAsOf,monthShipments\n${site.code},9000,2026-11-22,500\n`;
    expect(await load(bytesOf(report))).toMatchObject({ value: { counts: { update: 1 } } });
    expect(await siteOf(site.code)).toMatchObject({ used_m2: 9_000, status: "active" });
    const change = await load(bytesOf(`code,areaM2\n${site.code},99999\n`), false);
    expect(change).toMatchObject({
      value: { rows: [{ outcome: "refused", refusal: { code: "NEEDS_AMENDMENT" } }] },
    });
    const filed = await mintSite(database, people, ["file"]);
    expect(await load(bytesOf(`code,areaM2\n${filed.code},99999\n`), false)).toMatchObject({
      value: { rows: [{ refusal: { code: "UNDER_REVIEW" } }] },
    });
  });

  it("names each line that repeats a code or a place, or has a wrong code", async () => {
    const known = await mintSite(database, people);
    const [first, second, third] = [freshCode(), freshCode(), freshCode()];
    const lines = [
      line(first),
      line(first),
      line(second, { address: `${first} demo road` }),
      line(third, { country: "泰国", address: known.sheet.address }).replace(third, "TH-99"),
      line("TH1"),
      line("LA-01"),
      line(""),
    ];
    const trial = await load(bytesOf([HEADER, ...lines].join("\n")), false);
    expect(trial.ok && trial.value.rows.map(({ refusal }) => refusal)).toEqual([
      undefined,
      { code: "CODE_TWICE" },
      { code: "SITE_EXISTS", siteCode: first },
      { code: "SITE_EXISTS", siteCode: known.code },
      { code: "ROW_INVALID", problems: [{ field: "code", code: "code_form" }] },
      { code: "ROW_INVALID", problems: [{ field: "code", code: "code_of_other_country" }] },
      { code: "ROW_INVALID", problems: [{ field: "code", code: "code_form" }] },
    ]);
  });

  it.each([
    ["empty", "", "FILE_EMPTY"],
    ["a header alone", HEADER, "FILE_EMPTY"],
    ["without codes", "仓名,国家\n甲,泰国", "COLUMN_MISSING"],
    ["with a column nobody knows", "编号,颜色\nTH-01,红", "COLUMN_UNKNOWN"],
    ["with a column twice, in two languages", "编号,Code\nTH-01,TH-01", "COLUMN_TWICE"],
    ["with a quote that never closes", '编号,仓名\nTH-01,"甲', "FILE_UNREADABLE"],
    [
      "of too many lines",
      `编号\n${Array.from({ length: 1_001 }, () => "TH-01").join("\n")}`,
      "TOO_MANY_ROWS",
    ],
    ["too large", `编号\n${"x".repeat(1_000_001)}`, "FILE_TOO_LARGE"],
    ["that is no text", "PK\u0003\u0004\u0000\u0000", "FILE_UNREADABLE"],
  ])("%s is refused by name", async (_, text, code) => {
    expect(await load(bytesOf(text))).toMatchObject({ ok: false, error: { code } });
  });
});

describe("who imports", () => {
  it("is an officer of the register and nobody else", async () => {
    const before = await countOf("overseas_warehouse");
    const strangers = [
      newVisitor(),
      { kind: "anonymous" as const },
      people.viewer,
      operatorWith("customs", "finance", "warehouse"),
      { kind: "system" as const, name: "worker" },
    ];
    for (const actor of strangers) {
      const ctx = contextOn(database, { actor, face: "console" });
      const bytes = bytesOf(`${HEADER}\n${line(freshCode())}\n`);
      expect(await importWarehouses(ctx, { bytes, isApplied: true })).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    expect(await countOf("overseas_warehouse")).toBe(before);
  });

  it("twice at the same moment writes once", async () => {
    const bytes = bytesOf(`${HEADER}\n${line(freshCode())}\n${line(freshCode())}\n`);
    const answers = await Promise.all(Array.from({ length: 4 }, () => load(bytes)));
    const created = answers.filter((answer) => answer.ok && answer.value.counts.create > 0);
    expect(created).toHaveLength(1);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.error.code).toBe("IMPORT_CONFLICT");
    }
  });

  it("beside someone who writes by hand: one of both is told", async () => {
    const site = await mintSite(database, people);
    const [imported, written] = await Promise.all([
      load(bytesOf(`code,areaM2\n${site.code},12500\n`)),
      updateWarehouse(context(), {
        warehouseId: site.id,
        version: 1,
        sheet: { ...site.sheet, areaM2: "13000" },
      }),
    ]);
    // Either order may win; after a hand-written change the file may still be laid over it.
    const row = await siteOf(site.code);
    expect([12_500, 13_000]).toContain(row?.area_m2);
    expect(row?.version).toBe(1 + Number(imported.ok) + Number(written.ok));
  });
});

describe("an exported file", () => {
  it("opens rightly in spreadsheets, runs nothing, and reads back as no change", async () => {
    const sheet = completeSheet({
      nameZh: '=HYPERLINK("x")',
      nameEn: "@cmd",
      address: '-1 Road, "B"',
    });
    const site = await mintSite(database, people, [], sheet);
    for (const locale of ["zh-CN", "en"] as const) {
      const result = await exportWarehouses(context(people.clerk, locale), {});
      if (!result.ok) throw new Error(result.error.code);
      const { bytes } = result.value;
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const text = new TextDecoder().decode(bytes);
      const mine = text.split("\r\n").find((one) => one.startsWith(site.code));
      expect(mine).toContain(`"'=HYPERLINK(""x"")"`);
      expect(mine).toContain("'@cmd");
      expect(mine).toContain("'+660000001");
      expect(text).toContain(locale === "en" ? "Leased" : "租赁");
      expect(text.split("\r\n")[0]).toMatch(locale === "en" ? /^\ufeff?Code,/ : /^\ufeff?编号,/);
      const back = await load(bytes, false);
      if (!back.ok) throw new Error(back.error.code);
      expect(back.value.counts).toMatchObject({ create: 0, update: 0, refused: 0 });
      expect(back.value.rows.length).toBe(result.value.count);
    }
  });

  it("honours the filter, leaves contacts out for readers, and is audited", async () => {
    const result = await exportWarehouses(context(people.viewer), { search: "HYPERLINK" });
    const text = result.ok ? new TextDecoder().decode(result.value.bytes) : "";
    expect(text.trim().split("\r\n")).toHaveLength(2);
    expect(text).not.toContain("660000001");
    const [audit] = await database.sql`
      SELECT actor_id, facts FROM audit_log WHERE action = 'overseas_exported' ORDER BY at DESC, id LIMIT 1`;
    const audits = await database.sql`
      SELECT facts FROM audit_log WHERE action = 'overseas_exported' AND actor_id = ${`operator:${people.viewer.operatorId}`}`;
    expect(audit).toBeDefined();
    expect(audits.map(({ facts }) => facts)).toEqual([
      { count: 1, hasContacts: false, filter: { view: "all", search: "HYPERLINK" } },
    ]);
  });

  it("is not for visitors", async () => {
    const ctx = contextOn(database, { actor: newVisitor(), face: "shop" });
    expect(await exportWarehouses(ctx, {})).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
  });

  it("has an empty form that names every column an import reads", async () => {
    const text = new TextDecoder().decode(siteTemplate({ locale: "zh-CN" }));
    expect(text).toContain("编号,仓名");
    expect(text).not.toContain("只导出");
    expect(await load(bytesOf(`${text}${",".repeat(30)}\n`), false)).toMatchObject({
      error: { code: "FILE_EMPTY" },
    });
  });
});
