import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/new-id.server";
import * as directory from "~/routes/_shop.(en).overseas-warehouses";
import * as register from "~/routes/ops.(en).warehouses._index";
import * as dossier from "~/routes/ops.(en).warehouses.$warehouseId";
import * as edit from "~/routes/ops.(en).warehouses.$warehouseId_.edit";
import * as exported from "~/routes/ops.(en).warehouses.export[.]csv";
import * as imported from "~/routes/ops.(en).warehouses.import";
import * as registration from "~/routes/ops.(en).warehouses.new";
import * as template from "~/routes/ops.(en).warehouses.template[.]csv";
import * as login from "~/routes/ops_.(en).login";
import { seedId } from "~db/seed/draw";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
let clerk: Visit;
let officer: Visit;
let viewer: Visit;

async function signedIn(name: string): Promise<Visit> {
  const visit = new Visit(web.app);
  const answer = await visit.post(login.action, "/ops/login", {
    login: name,
    password: `demo-${name}`,
  });
  expect(answer.status).toBe(302);
  return visit;
}

beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  web = openRouteApp(database);
  [clerk, officer, viewer] = await Promise.all([
    signedIn("overseas"),
    signedIn("admin"),
    signedIn("viewer"),
  ]);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const TH01 = seedId("osw", "TH-01");
const at = (warehouseId: string) => ({ warehouseId });

/** A form with a file. */
async function upload(
  visit: Visit,
  fields: Record<string, string | File>,
  path = "/ops/warehouses/import",
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return visit.post(imported.action, path, form);
}

const HEADER = "编号,仓名,国家,城市,地址,权属,用途,经营企业,面积 m2,服务";
const csvFile = (text: string, encoding = "utf8") =>
  new File([new Uint8Array(iconv.encode(text, encoding))], "仓.csv", { type: "text/csv" });

describe("who may come in", () => {
  it("is asked to sign in on every address of the register, and led back", async () => {
    const nobody = new Visit(web.app);
    const pages = [
      [register.loader, "/ops/warehouses?view=due"],
      [dossier.loader, `/ops/warehouses/${TH01}`],
      [edit.loader, `/ops/warehouses/${TH01}/edit`],
      [registration.loader, "/ops/warehouses/new"],
      [imported.loader, "/ops/warehouses/import"],
      [exported.loader, "/ops/warehouses/export.csv"],
      [template.loader, "/ops/warehouses/template.csv"],
    ] as const;
    for (const [loader, path] of pages) {
      const answer = await nobody.get(loader, path, at(TH01));
      expect(answer.status).toBe(302);
      expect(answer.location).toBe(`/ops/login?${new URLSearchParams({ back: path })}`);
    }
    const posts = [
      [dossier.action, `/ops/warehouses/${TH01}`],
      [edit.action, `/ops/warehouses/${TH01}/edit`],
      [registration.action, "/ops/warehouses/new"],
      [imported.action, "/ops/warehouses/import"],
    ] as const;
    for (const [action, path] of posts) {
      const answer = await nobody.post(action, path, {}, at(TH01));
      expect(answer.status).toBe(302);
      expect(answer.location).toMatch(/^\/ops\/login\?/);
    }
  });

  it("reads as a viewer, but neither writes nor opens a form", async () => {
    expect((await viewer.get(register.loader, "/ops/warehouses")).data.list.mayWrite).toBe(false);
    const seen = await viewer.get(dossier.loader, `/ops/warehouses/${TH01}`, at(TH01));
    expect(seen.data.site).toMatchObject({ acts: [], draft: null });
    for (const [loader, path] of [
      [edit.loader, `/ops/warehouses/${TH01}/edit`],
      [registration.loader, "/ops/warehouses/new"],
      [imported.loader, "/ops/warehouses/import"],
    ] as const) {
      expect((await viewer.get(loader, path, at(TH01))).status).toBe(403);
    }
    const step = { command: "suspend", version: "7", reason: "不该由我做的事" };
    expect(
      (await viewer.post(dossier.action, `/ops/warehouses/${TH01}`, step, at(TH01))).status,
    ).toBe(403);
    const sheet = { commandId: newId("osw"), nameZh: "甲", countryCode: "TH" };
    expect((await viewer.post(registration.action, "/ops/warehouses/new", sheet)).status).toBe(403);
    const changed = { ...sheet, version: "7" };
    expect(
      (await viewer.post(edit.action, "/ops/warehouses/x/edit", changed, at(TH01))).status,
    ).toBe(403);
    const file = csvFile(`${HEADER}\nTH-50,甲,泰国,,,,,,,`);
    expect((await upload(viewer, { intent: "apply", text: await file.text() })).status).toBe(403);
    const [made] = await database.sql`SELECT 1 FROM overseas_warehouse WHERE NOT is_demo`;
    expect(made).toBeUndefined();
  });

  it("finds nothing under an id that is none, or nobody's", async () => {
    for (const id of ["ord_12345678", "osw_nowhere00", "x"]) {
      expect((await clerk.get(dossier.loader, `/ops/warehouses/${id}`, at(id))).status).toBe(404);
      expect((await clerk.get(edit.loader, `/ops/warehouses/${id}/edit`, at(id))).status).toBe(404);
    }
  });
});

describe("the register's list", () => {
  it("takes its filters from the address and forgives what it does not know", async () => {
    const { data } = await clerk.get(
      register.loader,
      "/ops/warehouses?country=TH&sort=area&page=x&at=TH-02&sketch=table&view=??",
    );
    expect(data.list.items.map(({ code }: { code: string }) => code)).toEqual(["TH-01", "TH-02"]);
    expect(data).toMatchObject({ at: "TH-02", sketch: "table", list: { filter: { view: "all" } } });
    expect(data.countries).toHaveLength(14);
    const english = await clerk.get(register.loader, "/ops/en/warehouses?country=TH");
    expect(english.data.list.items[0].country.name).toBe("Thailand");
  });

  it("costs one statement beside the session", async () => {
    await clerk.get(register.loader, "/ops/warehouses");
    web.takeStatements();
    await clerk.get(register.loader, "/ops/warehouses");
    expect(web.takeStatements().filter((text) => !/rule_version/.test(text))).toHaveLength(2);
  });
});

describe("registering, writing and taking steps by forms", () => {
  const sheet = {
    nameZh: "仰光新仓",
    countryCode: "MM",
    cityZh: "仰光",
    address: "7 Route Road",
    ownership: "leased",
    siteUse: "public",
    operator: "路测公司",
    areaM2: "2,400",
    services: "storage",
    opensOn: "2026-01-01",
    "documents.0.kind": "lease",
    "documents.0.number": "DEMO-9",
    "documents.0.issuer": "业主",
    "documents.3.kind": "overseas_registration",
    "documents.3.number": "DEMO-R",
    "documents.3.issuer": "机关",
    "contacts.0.name": "甲",
    "contacts.0.phone": "+950000009",
  };
  let path = "";
  let id = "";
  const send = (visit: Visit, form: Record<string, string>) =>
    visit.post(dossier.action, path, form, at(id));

  it("answers a wrong form with what was typed and where it is wrong", async () => {
    const wrong = { ...sheet, commandId: newId("osw"), areaM2: "much", code: "MM-09" };
    const answer = await clerk.post(registration.action, "/ops/warehouses/new", wrong);
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({
      code: "MM-09",
      refusal: { code: "SHEET_INVALID", problems: [{ field: "areaM2", code: "not_a_number" }] },
      sheet: {
        nameZh: "仰光新仓",
        areaM2: "much",
        documents: [{ number: "DEMO-9" }, { number: "DEMO-R" }],
      },
    });
  });

  it("makes a draft and leads to its dossier, once", async () => {
    const form = { ...sheet, commandId: newId("osw") };
    const made = await clerk.post(registration.action, "/ops/warehouses/new", form);
    expect(made.status).toBe(302);
    path = made.location ?? "";
    id = path.split("/").at(-1) ?? "";
    const again = await clerk.post(registration.action, "/ops/en/warehouses/new", form);
    expect(again.location).toBe(path.replace("/ops/", "/ops/en/"));
    const { data } = await clerk.get(dossier.loader, path, at(id));
    expect(data.site).toMatchObject({ code: "MM-02", status: "draft", version: 1 });
    expect(data.site.documents).toHaveLength(2);
  });

  it("says what a step needs, and who must take it", async () => {
    const filed = await send(clerk, { command: "file", version: "1" });
    expect(filed.location).toBe(`${path}?done=file`);
    expect((await clerk.get(dossier.loader, filed.location ?? "", at(id))).data.done).toBe("file");
    const own = await send(clerk, { command: "approve", version: "2" });
    expect(own).toMatchObject({
      status: 409,
      data: { command: "approve", refusal: { code: "SAME_OFFICER" } },
    });
    const stale = await send(officer, { command: "approve", version: "1" });
    expect(stale.data.refusal.code).toBe("STALE");
    const bare = await send(officer, { command: "return", version: "2", reason: " " });
    expect(bare.data.refusal.code).toBe("REASON_REQUIRED");
    const odd = await send(officer, { command: "explode", version: "2" });
    expect(odd.status).toBe(400);
    expect((await send(officer, { command: "approve", version: "2" })).status).toBe(302);
  });

  it("opens it with evidence, and the public directory shows it", async () => {
    const none = await send(clerk, { command: "activate", version: "3" });
    expect(none.data.refusal.code).toBe("EVIDENCE_REQUIRED");
    const evidence = {
      evidenceKind: "site_evidence",
      evidenceNumber: "DEMO-V",
      evidenceIssuer: "核验组",
      evidenceSeenOn: "2026-01-02",
    };
    const opened = await send(clerk, { command: "activate", version: "3", ...evidence });
    expect(opened.location).toBe(`${path}?done=activate`);
    const visitor = new Visit(web.app);
    const { data, headers } = await visitor.get(
      directory.loader,
      "/overseas-warehouses?country=MM",
    );
    expect(data.sites).toMatchObject([
      { code: "MM-02", name: "仰光新仓", isOpen: true, isDemo: false },
    ]);
    expect(JSON.stringify(data)).not.toMatch(/\+95|甲|DEMO/);
    expect(headers.get("Set-Cookie")).toBeNull();
    expect(directory.headers({} as never)).toMatchObject({
      "Cache-Control": expect.stringContaining("public"),
    });
  });

  it("shows a writer on an old page what differs, and the version to write on", async () => {
    const form = { ...sheet, version: "4", areaM2: "2600" };
    const saved = await clerk.post(edit.action, `${path}/edit`, form, at(id));
    expect(saved.location).toBe(path);
    const late = await officer.post(
      edit.action,
      `${path}/edit`,
      { ...form, areaM2: "2500" },
      at(id),
    );
    expect(late).toMatchObject({
      status: 409,
      data: {
        version: 5,
        refusal: {
          code: "CONFLICT",
          by: "王蕾（演示）",
          fields: [{ field: "areaM2", theirs: 2_600, yours: 2_500 }],
        },
      },
    });
    expect(
      (await officer.post(edit.action, `${path}/edit`, { version: "soon" }, at(id))).status,
    ).toBe(400);
  });
});

describe("files", () => {
  it("are exported as UTF-8 with its mark, formulas disarmed, for the filters of the address", async () => {
    await database.owner`UPDATE overseas_warehouse SET name_zh = '=1+1' WHERE code = 'BN-01'`;
    const answer = await clerk.get(exported.loader, "/ops/warehouses/export.csv?view=draft");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("Content-Disposition")).toContain("overseas-warehouses.csv");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const lines = String(answer.data).trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(answer.data).toContain("'=1+1");
    expect(answer.data).toContain("'+6730000001");
    const masked = await viewer.get(exported.loader, "/ops/warehouses/export.csv?view=draft");
    expect(masked.data).not.toContain("6730000001");
  });

  it("begin with the three bytes of the mark", async () => {
    const request = new Request("http://shop.test/ops/en/warehouses/template.csv", {
      headers: { Cookie: clerk.cookie },
    });
    const answer = (await template.loader({
      request,
      params: {},
      context: { app: web.app, requestId: "r", clientAddress: "192.0.2.1", cspNonce: "n" },
    })) as Response;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("are tried first and written on the second press, whatever their encoding", async () => {
    const line = "LA-31,新仓,老挝,万象,31 Route Road,租赁,公共仓,路测公司,800,备货";
    const tried = await upload(clerk, {
      intent: "try",
      file: csvFile(`${HEADER}\n${line}\n`, "gbk"),
    });
    expect(tried.data).toMatchObject({
      fault: null,
      report: { isApplied: false, counts: { create: 1, refused: 0 } },
    });
    const known = () => database.sql`SELECT status FROM overseas_warehouse WHERE code = 'LA-31'`;
    expect(await known()).toHaveLength(0);
    const text = tried.data.report.text;
    const written = await upload(clerk, { intent: "apply", text });
    expect(written.data.report).toMatchObject({ isApplied: true, counts: { create: 1 } });
    expect(await known()).toEqual([{ status: "draft" }]);
    const again = await upload(clerk, { intent: "apply", text });
    expect(again.data.report.counts).toMatchObject({ create: 0, unchanged: 1 });
  });

  it("with a bad line are not written, and say which line and why", async () => {
    const text = `${HEADER}\nLA-41,甲,老挝,,,,,,,\nLA-42,乙,火星,,,,,,,\n`;
    const answer = await upload(officer, { intent: "apply", text });
    expect(answer.status).toBe(422);
    expect(answer.data.fault).toBe("有不合格的行，没有写入");
    expect(answer.data.report.rows[1]).toMatchObject({
      line: 3,
      outcome: "refused",
      refusal: { problems: [{ field: "countryCode", code: "not_in_list" }] },
    });
    expect(await database.sql`SELECT 1 FROM overseas_warehouse WHERE code = 'LA-41'`).toHaveLength(
      0,
    );
  });

  it("that are missing, too large or of unknown length are refused in words", async () => {
    const missing = await upload(clerk, { intent: "try", file: new File([], "") });
    expect(missing).toMatchObject({ status: 400, data: { fault: "请选择一个文件" } });
    const large = await upload(clerk, { intent: "try", file: csvFile("x".repeat(3_000_000)) });
    expect(large).toMatchObject({ status: 413, data: { report: null } });
    const unsaid = new Request("http://shop.test/ops/warehouses/import", {
      method: "POST",
      headers: { Cookie: clerk.cookie, "Content-Type": "application/x-www-form-urlencoded" },
      body: "intent=apply",
    });
    expect((await clerk.call(imported.action, unsaid, {})).status).toBe(413);
    const foreign = await upload(clerk, { intent: "try", file: csvFile("编号,颜色\nTH-01,红") });
    expect(foreign.data.fault).toBe("不认识的列：颜色");
  });
});
