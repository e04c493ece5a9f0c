import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, shanghaiDay } from "~/domain/calendar-day";
import type { OverseasWarehouseId } from "~/domain/ids";
import { getWarehouse } from "~/services/overseas/get-warehouse.server";
import { listDirectory } from "~/services/overseas/list-directory.server";
import { listWarehouses } from "~/services/overseas/list-warehouses.server";
import { seedId } from "~db/seed/draw";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import type { Officer } from "../../support/overseas";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const today = shanghaiDay(new Date());
const siteId = (code: string): OverseasWarehouseId => seedId("osw", code);
const demoOfficer = (login: "overseas" | "admin"): Officer => ({
  kind: "operator",
  operatorId: seedId("opr", login),
  name: login,
  roles: [login],
});
const overseas = demoOfficer("overseas");
const admin = demoOfficer("admin");
const context = (actor: Parameters<typeof contextOn>[1] = {}) =>
  contextOn(database, { actor: operatorWith("viewer"), face: "console", ...actor });

async function list(input: Parameters<typeof listWarehouses>[1], actor = admin) {
  const result = await listWarehouses(context({ actor }), input);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const codes = (found: { items: { code: string }[] }) => found.items.map(({ code }) => code);

describe("the seeded register", () => {
  it("holds eighteen sample sites in fourteen countries, every one complete enough to be read", async () => {
    const { items, totals } = await list({ pageSize: 100 });
    expect(totals).toMatchObject({ sites: 18, countries: 14, operators: 9 });
    for (const item of items) {
      expect(item).toMatchObject({
        isDemo: true,
        city: expect.any(String),
        areaM2: expect.any(Number),
      });
    }
    const [unmarked] = await database.sql`
      SELECT count(*)::int AS papers FROM overseas_document WHERE number NOT LIKE 'DEMO-%'`;
    expect(unmarked?.papers).toBe(0);
  });
});

describe("the list", () => {
  it("counts its views by who asks: nobody reviews a filing of their own", async () => {
    const views = async (actor: typeof admin) =>
      Object.fromEntries((await list({}, actor)).views.map(({ view, count }) => [view, count]));
    const counts = { all: 18, active: 12, due: 2, suspended: 1, draft: 2, closed: 0 };
    expect(await views(admin)).toEqual({ ...counts, review: 2 });
    expect(await views(overseas)).toEqual({ ...counts, review: 0 });
    const reader = { ...admin, roles: ["viewer" as const] };
    expect(await views(reader)).toEqual({ ...counts, review: 0 });
  });

  it.each([
    [{ view: "review" }, ["PH-01", "AU-02"]],
    [{ view: "due" }, ["NZ-01", "VN-02"]],
    [{ view: "suspended" }, ["MM-01"]],
    [{ view: "draft" }, ["ID-02", "BN-01"]],
    [{ country: "TH" }, ["TH-01", "TH-02"]],
    [{ ownership: "franchised" }, ["JP-01", "SG-01"]],
    [{ service: "spare_parts", view: "active" }, ["AU-01", "ID-01", "VN-02"]],
    [{ search: "曼谷" }, ["TH-02"]],
    [{ search: "fugang" }, ["LA-01", "TH-01", "TH-02"]],
    [{ search: "100%" }, []],
    [{ view: "nonsense", country: "US", search: "海防" }, ["VN-01"]],
  ] as const)("finds with %j", async (filter, expected) => {
    expect(codes(await list(filter as Parameters<typeof listWarehouses>[1]))).toEqual(expected);
  });

  it("pages without losing or doubling a row, in every order", async () => {
    for (const sort of ["state", "code", "area", "usage", "due"] as const) {
      const pages = await Promise.all([1, 2, 3].map((page) => list({ sort, page, pageSize: 7 })));
      expect(new Set(pages.flatMap(codes)).size).toBe(18);
      expect(pages.map(({ pageCount }) => pageCount)).toEqual([3, 3, 3]);
    }
    expect(codes(await list({ sort: "area", pageSize: 2 }))).toEqual(["TH-01", "LA-01"]);
    expect(codes(await list({ sort: "due", pageSize: 1 }))).toEqual(["NZ-01"]);
    expect(codes(await list({ sort: "usage", pageSize: 1 }))).toEqual(["SG-01"]);
  });

  it("adds up what it shows: area, use weighted by area, consignments of one month", async () => {
    const { totals, target, reportedOn, sketch } = await list({ country: "TH" });
    expect(totals).toMatchObject({
      sites: 2,
      countries: 1,
      areaM2: 15_200,
      usageBps: Math.round(((8_640 + 2_048) * 10_000) / 15_200),
      operators: 1,
      shipments: { count: 412 + 186 },
    });
    expect(reportedOn).toBe(addDays(today, -3));
    expect(target).toEqual({ year: today.slice(0, 4), sites: 20, registered: 18 });
    expect(sketch.map(({ code, gateway }) => [code, gateway])).toEqual([
      ["TH-01", "laem_chabang"],
      ["TH-02", "bangkok"],
    ]);
    const none = await list({ search: "没有这样的仓" });
    expect(none.totals).toMatchObject({ sites: 0, usageBps: null, shipments: null });
  });

  it("tells how near the end of papers is, and of mandatory ones", async () => {
    const { items } = await list({ view: "due" });
    expect(
      items.map(({ code, due, mandatoryDue }) => [code, due.level, mandatoryDue.level]),
    ).toEqual([
      ["NZ-01", 30, 30],
      ["VN-02", 30, "none"],
    ]);
  });

  it("costs one statement", async () => {
    database.takeStatements();
    await list({});
    expect(database.takeStatements()).toHaveLength(1);
  });

  it("speaks English where it has English words", async () => {
    const result = await listWarehouses(context({ locale: "en" }), { search: "TH-01" });
    expect(result).toMatchObject({
      value: {
        items: [
          {
            name: "Laem Chabang Forward Warehouse",
            city: "Chonburi",
            country: { name: "Thailand" },
          },
        ],
      },
    });
  });

  it("is not for visitors", async () => {
    for (const actor of [newVisitor(), { kind: "anonymous" as const }]) {
      expect(await listWarehouses(context({ actor }), {})).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
  });
});

describe("a dossier", () => {
  it("shows the sheet, its papers and its history to every operator, but no phone", async () => {
    const result = await getWarehouse(context(), siteId("TH-01"));
    expect(result).toMatchObject({
      ok: true,
      value: {
        code: "TH-01",
        status: "active",
        edition: 2,
        acts: [],
        draft: null,
        mayWrite: false,
        sheet: { contacts: [{ name: "示**", phone: "+66******01", email: "***" }] },
        editions: [
          { edition: 2, changedFields: ["areaM2"], approvedBy: "罗涛（演示）" },
          { edition: 1 },
        ],
      },
    });
    expect(JSON.stringify(result)).not.toContain("+660000001");
    const actions = result.ok ? result.value.history.map(({ action }) => action) : [];
    expect(actions[0]).toBe("overseas_approved");
    expect(actions.at(-1)).toBe("overseas_registered");
  });

  it("offers an officer the steps of its status with what stands in the way", async () => {
    const amended = await getWarehouse(context({ actor: overseas }), siteId("PH-01"));
    expect(amended).toMatchObject({
      value: {
        proposedChanges: [{ field: "areaM2", from: 3_600, to: 4_200 }],
        draft: { areaM2: "4200" },
        sheet: { contacts: [{ phone: "+630000001" }] },
      },
    });
    const acts = amended.ok ? amended.value.acts : [];
    expect(acts.map(({ command, blocker }) => [command, blocker?.code])).toEqual([
      ["return", undefined],
      ["approve", "SAME_OFFICER"],
      ["activate", "NOT_OPEN_YET"],
      ["close", undefined],
    ]);
    const byAdmin = await getWarehouse(context({ actor: admin }), siteId("PH-01"));
    expect(byAdmin.ok && byAdmin.value.acts[1]).toEqual({
      command: "approve",
      asks: { reason: false, evidence: false, disposalPlan: false },
      blocker: null,
    });
  });

  it("is not for visitors, and not there for an unknown id", async () => {
    expect(await getWarehouse(context({ actor: newVisitor() }), siteId("TH-01"))).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    expect(await getWarehouse(context(), siteId("XX-99"))).toMatchObject({
      error: { code: "SITE_UNKNOWN" },
    });
  });
});

describe("the public directory", () => {
  it("lists approved and active sites for anyone, with nothing that is not public", async () => {
    const directory = await listDirectory(
      contextOn(database, { actor: { kind: "anonymous" } }),
      {},
    );
    expect(directory.total).toBe(14);
    expect(directory.sites.map(({ code }) => code)).not.toContain("MM-01");
    expect(directory.sites.map(({ code }) => code)).not.toContain("AU-02");
    // The area of the approved edition, not of the amendment that waits.
    expect(directory.sites.find(({ code }) => code === "PH-01")).toMatchObject({
      areaM2: 3_600,
      isOpen: false,
    });
    const text = JSON.stringify(directory);
    for (const secret of ["+66", "示例联系人", "@example", "DEMO-TH", "opr_", "used"]) {
      expect(text).not.toContain(secret);
    }
  });

  it("filters by country and service, and counts over the whole", async () => {
    const directory = await listDirectory(contextOn(database), {
      country: "VN",
      service: "repair",
    });
    expect(directory.sites.map(({ code }) => code)).toEqual(["VN-02"]);
    expect(directory.countries.find(({ code }) => code === "TH")).toEqual({
      code: "TH",
      name: "泰国",
      count: 2,
    });
    expect(
      (await listDirectory(contextOn(database), { country: "US" as "TH" })).sites,
    ).toHaveLength(14);
  });

  it("costs one statement", async () => {
    database.takeStatements();
    await listDirectory(contextOn(database), {});
    expect(database.takeStatements()).toHaveLength(1);
  });
});
