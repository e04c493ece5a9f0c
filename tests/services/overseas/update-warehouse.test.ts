import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RawSheet } from "~/domain/overseas/raw-sheet";
import { updateWarehouse } from "~/services/overseas/update-warehouse.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { completeSheet, mintRegister, mintSite, NOW, type Officer } from "../../support/overseas";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let people: { clerk: Officer; officer: Officer; viewer: Officer };
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  people = await mintRegister(database);
});
afterAll(() => database.close());

const context = (actor = people.clerk) =>
  contextOn(database, { actor, face: "console", fixedNow: NOW });

type Site = { id: string; version: number; sheet: RawSheet };
const update = (site: Site, more: Partial<RawSheet>, version = site.version) =>
  updateWarehouse(context(), {
    warehouseId: site.id,
    version,
    sheet: { ...site.sheet, ...more },
  });
const rowOf = async (site: Site) => {
  const [row] = await database.sql`
    SELECT status, amendment_state, amendment, version, name_zh, area_m2, used_m2, due_on::text,
           (SELECT string_agg(phone, ',') FROM overseas_contact WHERE warehouse_id = w.id) AS phones,
           (SELECT string_agg(kind, ',' ORDER BY position) FROM overseas_document WHERE warehouse_id = w.id) AS papers
    FROM overseas_warehouse w WHERE id = ${site.id}`;
  return row;
};
const auditsOf = (site: Site) => database.sql`
  SELECT action, facts FROM audit_log WHERE entity_id = ${site.id} AND action ~ 'updated|amended' ORDER BY at`;

describe("an update", () => {
  it("of a draft replaces the sheet, its papers and people, and is audited with from and to", async () => {
    const site = await mintSite(database, people);
    const [lease] = site.sheet.documents;
    const result = await update(site, {
      nameZh: "新名",
      documents: lease ? [{ ...lease, expiresOn: "2028-01-31" }] : [],
      contacts: [{ name: "甲", duty: "", phone: "+660000002", email: "" }],
    });
    expect(result).toEqual({ ok: true, value: { kind: "in_force", version: 2 } });
    expect(await rowOf(site)).toMatchObject({
      name_zh: "新名",
      version: 2,
      due_on: "2028-01-31",
      papers: "lease",
      phones: "+660000002",
    });
    const [audit] = await auditsOf(site);
    expect(audit).toMatchObject({
      action: "overseas_updated",
      facts: {
        version: 2,
        changes: [{ field: "nameZh", from: "林查班前置仓", to: "新名" }, {}, {}],
      },
    });
    expect(JSON.stringify(audit)).not.toContain("+66");
  });

  it("of nothing writes nothing, even from an old page", async () => {
    const site = await mintSite(database, people);
    expect(await update(site, {}, 7)).toEqual({ ok: true, value: { kind: "none", version: 1 } });
    expect(await auditsOf(site)).toHaveLength(0);
  });

  it("of an active site waits as an amendment; the sheet in force stays public", async () => {
    const site = await mintSite(database, people, ["file", "approve", "activate"]);
    const result = await update(site, { areaM2: "15000", usedM2: "9000" });
    expect(result).toMatchObject({ value: { kind: "amendment", version: 5 } });
    expect(await rowOf(site)).toMatchObject({
      status: "active",
      amendment_state: "open",
      amendment: { areaM2: 15_000 },
      area_m2: 12_000,
      used_m2: 9_000,
    });
    const back = await update(site, { areaM2: "12000", usedM2: "9000" }, 5);
    expect(back.ok).toBe(true);
    // The evidence that came with the opening was not on the old page: it shows as taken away.
    expect(await rowOf(site)).toMatchObject({ area_m2: 12_000 });
  });

  it("reports use of a filed site, but changes nothing an officer looks at", async () => {
    const site = await mintSite(database, people, ["file"]);
    expect(await update(site, { usedM2: "10" })).toMatchObject({ value: { kind: "in_force" } });
    expect(await update(site, { usedM2: "10", nameZh: "改" }, 3)).toEqual({
      ok: false,
      error: { code: "UNDER_REVIEW" },
    });
    expect(await rowOf(site)).toMatchObject({ used_m2: 10, name_zh: "林查班前置仓" });
  });

  it("shows who wrote meanwhile what differs, and goes through knowingly on the new version", async () => {
    const site = await mintSite(database, people);
    await updateWarehouse(context(people.officer), {
      warehouseId: site.id,
      version: 1,
      sheet: { ...site.sheet, areaM2: "13000" },
    });
    const mine = { nameZh: "我的名字" };
    const conflict = await update(site, mine);
    expect(conflict).toEqual({
      ok: false,
      error: {
        code: "CONFLICT",
        version: 2,
        by: "罗涛",
        fields: [
          { field: "nameZh", theirs: "林查班前置仓", yours: "我的名字" },
          { field: "areaM2", theirs: 13_000, yours: 12_000 },
        ],
      },
    });
    expect(await rowOf(site)).toMatchObject({ name_zh: "林查班前置仓", area_m2: 13_000 });
    expect((await update(site, { ...mine, areaM2: "13000" }, 2)).ok).toBe(true);
  });

  it("lets one of many writers on one version through", async () => {
    const site = await mintSite(database, people);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => update(site, { nameZh: `名字 ${index}` })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(
      Array(5).fill("CONFLICT"),
    );
    expect((await rowOf(site))?.version).toBe(2);
    expect(await auditsOf(site)).toHaveLength(1);
    const [papers] = await database.sql`
      SELECT count(*)::int AS papers FROM overseas_document WHERE warehouse_id = ${site.id}`;
    expect(papers?.papers).toBe(2);
  });
});

describe("a refused update changes nothing", () => {
  it("of anyone but an officer of the register", async () => {
    const site = await mintSite(database, people);
    const strangers = [
      newVisitor(),
      { kind: "anonymous" as const },
      people.viewer,
      operatorWith("customs", "finance", "warehouse"),
      { kind: "system" as const, name: "worker" },
    ];
    for (const actor of strangers) {
      const ctx = contextOn(database, { actor, face: "console" });
      const sheet = { ...site.sheet, nameZh: "改" };
      expect(await updateWarehouse(ctx, { warehouseId: site.id, version: 1, sheet })).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    expect(await rowOf(site)).toMatchObject({ version: 1, name_zh: "林查班前置仓" });
  });

  it("of a site that is not there, is closed, moved or wrong", async () => {
    const site = await mintSite(database, people);
    const nowhere = { ...site, id: "osw_nowhere00" };
    expect(await update(nowhere, { nameZh: "改" })).toMatchObject({
      error: { code: "SITE_UNKNOWN" },
    });
    const moved = { countryCode: "VN", gateway: "" };
    expect(await update(site, moved)).toMatchObject({ error: { code: "COUNTRY_FIXED" } });
    expect(await update(site, { areaM2: "-5" })).toMatchObject({
      error: { code: "SHEET_INVALID", problems: [{ field: "areaM2", code: "not_a_number" }] },
    });
    await database.owner`UPDATE overseas_warehouse SET status = 'closed' WHERE id = ${site.id}`;
    expect(await update(site, { nameZh: "改" })).toMatchObject({ error: { code: "SITE_CLOSED" } });
    await expect(update({ ...site, id: "ord_12345678" }, {})).rejects.toThrow();
  });

  it("onto an address the firm has registered already", async () => {
    const taken = completeSheet({ address: "77 Taken Road" });
    await mintSite(database, people, [], taken);
    const site = await mintSite(database, people);
    expect(await update(site, { address: "77 taken road" })).toEqual({
      ok: false,
      error: { code: "SITE_EXISTS" },
    });
    expect((await rowOf(site))?.version).toBe(1);
  });
});
