import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/new-id.server";
import { registerWarehouse } from "~/services/overseas/register-warehouse.server";
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
const command = () => newId("lot");
const countSites = async () => {
  const [row] = await database.sql`SELECT count(*)::int AS sites FROM overseas_warehouse`;
  return row?.sites;
};

describe("a registration", () => {
  it("makes a draft with its papers and people, and is audited", async () => {
    const sheet = completeSheet();
    const made = await registerWarehouse(context(), { commandId: command(), code: "th-41", sheet });
    expect(made).toMatchObject({ ok: true, value: { code: "TH-41" } });
    const id = made.ok ? made.value.id : "";
    const [row] = await database.sql`
      SELECT status, amendment_state, version, edition, area_m2, services, due_on::text, mandatory_due_on::text, is_demo
      FROM overseas_warehouse WHERE id = ${id}`;
    expect(row).toEqual({
      status: "draft",
      amendment_state: "none",
      version: 1,
      edition: 0,
      area_m2: 12_000,
      services: ["storage", "returns"],
      due_on: "2027-03-31",
      mandatory_due_on: "2027-03-31",
      is_demo: false,
    });
    const papers = await database.sql`
      SELECT kind FROM overseas_document WHERE warehouse_id = ${id} ORDER BY position`;
    expect(papers.map(({ kind }) => kind)).toEqual(["lease", "overseas_registration"]);
    const [contact] = await database.sql`
      SELECT phone FROM overseas_contact WHERE warehouse_id = ${id}`;
    expect(contact?.phone).toBe("+660000001");
    const [audit] = await database.sql`
      SELECT action, actor_id, facts FROM audit_log WHERE entity_id = ${id}`;
    expect(audit).toEqual({
      action: "overseas_registered",
      actor_id: `operator:${people.clerk.operatorId}`,
      facts: { code: "TH-41", version: 1 },
    });
  });

  it("is one warehouse however often the same form is sent, also at the same moment", async () => {
    const before = await countSites();
    const input = { commandId: command(), sheet: completeSheet() };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => registerWarehouse(context(), input)),
    );
    const ids = answers.map((answer) => (answer.ok ? answer.value.id : answer.error.code));
    expect(new Set(ids).size).toBe(1);
    expect(await countSites()).toBe(before + 1);
  });

  it("numbers warehouses of one country one by one, also at the same moment", async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        registerWarehouse(context(), {
          commandId: command(),
          sheet: completeSheet({ countryCode: "LA", gateway: "" }),
        }),
      ),
    );
    const codes = answers.map((answer) => (answer.ok ? answer.value.code : answer.error.code));
    expect(codes.sort()).toEqual(["LA-01", "LA-02", "LA-03", "LA-04", "LA-05", "LA-06"]);
  });

  it("lets one of two different forms have a code", async () => {
    const forms = [completeSheet(), completeSheet()].map((sheet) => ({
      commandId: command(),
      code: "TH-77",
      sheet,
    }));
    const answers = await Promise.all(forms.map((form) => registerWarehouse(context(), form)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toEqual({
      ok: false,
      error: { code: "CODE_TAKEN", siteCode: "TH-77" },
    });
  });

  it("lets one firm register one address once, also at the same moment", async () => {
    const sheet = completeSheet({ address: "9 Same Road" });
    const again = completeSheet({ address: "9 SAME road", nameZh: "另一个名字" });
    const answers = await Promise.all(
      [sheet, again].map((each) =>
        registerWarehouse(context(), { commandId: command(), sheet: each }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const winner = answers.find((answer) => answer.ok);
    expect(answers.find((answer) => !answer.ok)).toEqual({
      ok: false,
      error: { code: "SITE_EXISTS", siteCode: winner?.ok ? winner.value.code : "" },
    });
  });

  it("takes the address of a closed warehouse again", async () => {
    const site = await mintSite(database, people, []);
    await database.owner`UPDATE overseas_warehouse SET status = 'closed' WHERE id = ${site.id}`;
    const again = await registerWarehouse(context(), { commandId: command(), sheet: site.sheet });
    expect(again.ok).toBe(true);
  });
});

describe("a refused registration changes nothing", () => {
  it("of anyone but an officer of the register", async () => {
    const before = await countSites();
    const strangers = [
      newVisitor(),
      { kind: "anonymous" as const },
      people.viewer,
      operatorWith("customs", "finance", "warehouse"),
      { kind: "system" as const, name: "worker" },
    ];
    for (const actor of strangers) {
      const ctx = contextOn(database, { actor, face: "console" });
      expect(
        await registerWarehouse(ctx, { commandId: command(), sheet: completeSheet() }),
      ).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    expect(await countSites()).toBe(before);
  });

  it("with fields that are wrong, each by name", async () => {
    const before = await countSites();
    const sheet = completeSheet({ areaM2: "much", countryCode: "US" });
    expect(await registerWarehouse(context(), { commandId: command(), sheet })).toEqual({
      ok: false,
      error: {
        code: "SHEET_INVALID",
        problems: [
          { field: "areaM2", code: "not_a_number" },
          { field: "countryCode", code: "not_in_list" },
        ],
      },
    });
    const other = { commandId: command(), code: "VN-01", sheet: completeSheet() };
    expect(await registerWarehouse(context(), other)).toMatchObject({
      error: { problems: [{ field: "code", code: "code_of_other_country" }] },
    });
    expect(await countSites()).toBe(before);
  });

  it("with texts no form can send", async () => {
    const sheet = completeSheet({ address: "x".repeat(401) });
    await expect(registerWarehouse(context(), { commandId: command(), sheet })).rejects.toThrow();
    await expect(
      registerWarehouse(context(), { commandId: "no", sheet: completeSheet() }),
    ).rejects.toThrow();
  });
});
