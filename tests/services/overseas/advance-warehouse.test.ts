import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  advanceWarehouse,
  type advanceWarehouseInput,
} from "~/services/overseas/advance-warehouse.server";
import { listDirectory } from "~/services/overseas/list-directory.server";
import { updateWarehouse } from "~/services/overseas/update-warehouse.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import {
  completeSheet,
  mintRegister,
  mintSite,
  NOW,
  type Officer,
  TODAY,
} from "../../support/overseas";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let people: { clerk: Officer; officer: Officer; viewer: Officer };
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  people = await mintRegister(database);
});
afterAll(() => database.close());

const context = (actor: Officer) => contextOn(database, { actor, face: "console", fixedNow: NOW });

type Site = { id: string; version: number };
type Order = Omit<z.input<typeof advanceWarehouseInput>, "warehouseId" | "version">;
const advance = (site: Site, order: Order, actor = people.clerk, version = site.version) =>
  advanceWarehouse(context(actor), { warehouseId: site.id, version, ...order });
const rowOf = async (site: Site) => {
  const [row] = await database.sql`
    SELECT status, amendment_state, amendment IS NULL AS is_settled, version, edition, status_reason, submitted_by,
           area_m2, (SELECT string_agg(kind, ',' ORDER BY position) FROM overseas_document WHERE warehouse_id = w.id) AS papers
    FROM overseas_warehouse w WHERE id = ${site.id}`;
  return row;
};
const editionsOf = (site: Site) => database.sql`
  SELECT edition, (facts ->> 'areaM2')::int AS area, submitted_by, approved_by
  FROM overseas_edition WHERE warehouse_id = ${site.id} ORDER BY edition`;
const listed = async (code: string) => {
  const { sites } = await listDirectory(contextOn(database), {});
  return sites.find((site) => site.code === code);
};

describe("the life of a warehouse", () => {
  it("goes from draft to closed, each step audited with its reason", async () => {
    const site = await mintSite(database, people);
    expect(await listed(site.code)).toBeUndefined();
    expect(await advance(site, { command: "file" })).toMatchObject({ value: { status: "filed" } });
    const back = await advance(
      site,
      { command: "return", reason: "缺少租约附件" },
      people.officer,
      2,
    );
    expect(back).toMatchObject({ value: { status: "returned", version: 3 } });
    expect(await rowOf(site)).toMatchObject({ status_reason: "缺少租约附件" });
    await advance(site, { command: "file" }, people.clerk, 3);
    const approved = await advance(site, { command: "approve" }, people.officer, 4);
    expect(approved).toEqual({ ok: true, value: { status: "approved", version: 5, edition: 1 } });
    expect(await listed(site.code)).toMatchObject({ isOpen: false, areaM2: 12_000 });
    const evidence = {
      kind: "first_shipment" as const,
      number: "DEMO-1",
      issuer: "承运人",
      seenOn: TODAY,
    };
    await advance(site, { command: "activate", evidence }, people.clerk, 5);
    expect(await rowOf(site)).toMatchObject({
      status: "active",
      papers: "lease,overseas_registration,first_shipment",
    });
    expect(await listed(site.code)).toMatchObject({ isOpen: true });
    await advance(site, { command: "suspend", reason: "口岸通行受限" }, people.clerk, 6);
    expect(await listed(site.code)).toBeUndefined();
    await advance(site, { command: "resume", reason: "通行恢复" }, people.clerk, 7);
    await advance(site, { command: "suspend", reason: "租约到期前清仓" }, people.clerk, 8);
    const close = {
      command: "close" as const,
      reason: "租约到期",
      disposalPlan: "余货转运至 TH-02，月底前完成",
    };
    expect(await advance(site, close, people.clerk, 9)).toMatchObject({
      value: { status: "closed", version: 10 },
    });

    const audits = await database.sql`
      SELECT action, facts ->> 'from' AS from, facts ->> 'to' AS to, facts ->> 'reason' AS reason
      FROM audit_log WHERE entity_id = ${site.id} AND facts ? 'to' ORDER BY (facts ->> 'version')::int`;
    expect(audits.map(({ action, from, to }) => `${action} ${from} ${to}`)).toEqual([
      "overseas_filed draft filed",
      "overseas_returned filed returned",
      "overseas_filed returned filed",
      "overseas_approved filed approved",
      "overseas_activated approved active",
      "overseas_suspended active suspended",
      "overseas_resumed suspended active",
      "overseas_suspended active suspended",
      "overseas_closed suspended closed",
    ]);
    expect(audits[8]?.reason).toBe("租约到期");
  });

  it("keeps what was approved as an edition nobody can change", async () => {
    const site = await mintSite(database, people, ["file", "approve"]);
    expect(await editionsOf(site)).toEqual([
      {
        edition: 1,
        area: 12_000,
        submitted_by: people.clerk.operatorId,
        approved_by: people.officer.operatorId,
      },
    ]);
    await expect(
      database.sql`UPDATE overseas_edition SET edition = 9 WHERE warehouse_id = ${site.id}`,
    ).rejects.toThrow(/permission denied/);
    await expect(
      database.sql`DELETE FROM overseas_warehouse WHERE id = ${site.id}`,
    ).rejects.toThrow(/permission denied/);
  });

  it("puts an amendment in force when another officer approves it, and not before", async () => {
    const site = await mintSite(database, people, ["file", "approve"]);
    const sheet = { ...site.sheet, areaM2: "15000" };
    await updateWarehouse(context(people.clerk), { warehouseId: site.id, version: 3, sheet });
    await advance(site, { command: "file" }, people.clerk, 4);
    expect(await listed(site.code)).toMatchObject({ areaM2: 12_000 });
    expect(await advance(site, { command: "approve" }, people.clerk, 5)).toEqual({
      ok: false,
      error: { code: "SAME_OFFICER" },
    });
    const back = { command: "return" as const, reason: "面积与租约不符" };
    expect(await advance(site, back, people.officer, 5)).toMatchObject({
      value: { status: "approved" },
    });
    expect(await rowOf(site)).toMatchObject({ amendment_state: "open", status_reason: null });
    await advance(site, { command: "file" }, people.clerk, 6);
    // Opening meanwhile brings its evidence into both sheets.
    const evidence = {
      kind: "site_evidence" as const,
      number: "V",
      issuer: "核验组",
      seenOn: TODAY,
    };
    expect((await advance(site, { command: "activate", evidence }, people.clerk, 7)).ok).toBe(true);
    expect(await advance(site, { command: "approve" }, people.officer, 8)).toEqual({
      ok: true,
      value: { status: "active", version: 9, edition: 2 },
    });
    expect(await rowOf(site)).toMatchObject({
      status: "active",
      amendment_state: "none",
      is_settled: true,
      area_m2: 15_000,
      papers: "lease,overseas_registration,site_evidence",
    });
    expect((await editionsOf(site)).map(({ area }) => area)).toEqual([12_000, 15_000]);
    expect(await listed(site.code)).toMatchObject({ areaM2: 15_000, isOpen: true });
  });

  it("drops a waiting amendment when the site closes", async () => {
    const site = await mintSite(database, people, ["file", "approve"]);
    const sheet = { ...site.sheet, areaM2: "15000" };
    await updateWarehouse(context(people.clerk), { warehouseId: site.id, version: 3, sheet });
    const closed = await advance(site, { command: "close", reason: "项目取消" }, people.clerk, 4);
    expect(closed).toMatchObject({ value: { status: "closed" } });
    expect(await rowOf(site)).toMatchObject({
      amendment_state: "none",
      is_settled: true,
      area_m2: 12_000,
    });
  });
});

describe("a refused step changes nothing", () => {
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
      const order = { warehouseId: site.id, version: 1, command: "file" as const };
      expect(await advanceWarehouse(ctx, order)).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    expect(await rowOf(site)).toMatchObject({ status: "draft", version: 1 });
  });

  it("by the one who filed", async () => {
    const site = await mintSite(database, people, ["file"]);
    expect(await advance(site, { command: "approve" })).toEqual({
      ok: false,
      error: { code: "SAME_OFFICER" },
    });
    expect(await rowOf(site)).toMatchObject({ status: "filed", version: 2 });
    expect(await editionsOf(site)).toHaveLength(0);
  });

  it("on what is no longer as the officer saw it", async () => {
    const site = await mintSite(database, people, ["file"]);
    await updateWarehouse(context(people.clerk), {
      warehouseId: site.id,
      version: 2,
      sheet: { ...site.sheet, usedM2: "1" },
    });
    expect(await advance(site, { command: "approve" }, people.officer, 2)).toEqual({
      ok: false,
      error: { code: "STALE", version: 3, status: "filed" },
    });
  });

  it("with a sheet that lacks something, named field by field", async () => {
    const sheet = completeSheet({ address: "", services: [] });
    const site = await mintSite(database, people, [], sheet);
    expect(await advance(site, { command: "file" })).toEqual({
      ok: false,
      error: {
        code: "SHEET_INCOMPLETE",
        problems: [
          { field: "address", code: "required" },
          { field: "services", code: "required" },
        ],
      },
    });
  });

  it("to a step its status does not know, and of a site that is not there", async () => {
    const site = await mintSite(database, people);
    expect(await advance(site, { command: "activate" })).toMatchObject({
      error: { code: "STEP_NOT_POSSIBLE", status: "draft" },
    });
    expect(await advance({ ...site, id: "osw_nowhere00" }, { command: "file" })).toMatchObject({
      error: { code: "SITE_UNKNOWN" },
    });
  });
});

describe("two officers at the same moment", () => {
  it("approve once", async () => {
    const site = await mintSite(database, people, ["file"]);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => advance(site, { command: "approve" }, people.officer)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(
      Array(5).fill("STALE"),
    );
    expect(await editionsOf(site)).toHaveLength(1);
    const [audits] = await database.sql`
      SELECT count(*)::int AS approvals FROM audit_log
      WHERE entity_id = ${site.id} AND action = 'overseas_approved'`;
    expect(audits?.approvals).toBe(1);
  });

  it("approve or return, never both", async () => {
    const site = await mintSite(database, people, ["file"]);
    const answers = await Promise.all([
      advance(site, { command: "approve" }, people.officer),
      advance(site, { command: "return", reason: "缺少租约附件" }, people.officer),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const row = await rowOf(site);
    expect(row?.version).toBe(3);
    expect(row?.edition).toBe(row?.status === "approved" ? 1 : 0);
  });
});
