import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, shanghaiDay } from "~/domain/calendar-day";
import * as check from "~/routes/_shop.(en).tariff.certificate";
import * as list from "~/routes/ops.(en).origin-proofs._index";
import * as detail from "~/routes/ops.(en).origin-proofs.$proofId";
import * as scan from "~/routes/ops.(en).origin-proofs.$proofId_.scans.$scanId";
import * as record from "~/routes/ops.(en).origin-proofs.new";
import { operatorVisit } from "../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
let officer: Visit;
let viewer: Visit;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  web = openRouteApp(database);
  officer = await operatorVisit(database, web, "customs");
  viewer = await operatorVisit(database, web, "viewer");
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const ISSUED = addDays(shanghaiDay(new Date()), -5);
const LIST = "/ops/origin-proofs";
const firstId = async () => (await officer.get(list.loader, LIST)).data.list.rows[0].id as string;

/** An outbound certificate of the demo's approved exporter, as its form is sent. */
async function outbound(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const { data } = await officer.get(record.loader, `${LIST}/new`);
  const firm = data.exporters.find(
    ({ selfPrint }: { selfPrint: string }) => selfPrint === "enabled",
  );
  return {
    ...{ commandId: data.commandId, direction: "outbound", type: "certificate_of_origin" },
    ...{ agreement: "RCEP", exporterId: firm.id, isSelfPrinted: "1", exporter: firm.nameEn },
    ...{ consignee: "Importer, Osaka", signatory: "A. Person", declaredOn: ISSUED },
    ...{ issuer: "Fuling Customs", number: "ROUTE-1", issuedOn: ISSUED, isSealed: "1" },
    ...{ i1marks: "N/M", i1description: "10 CARTONS", i1hs6: "2005.99", i1criterion: "PE" },
    ...{ i1originCountry: "cn", i1quantity: "1,200.5", i1quantityUnit: "KG" },
    ...{
      i1invoiceNumber: "INV",
      i1invoiceDate: addDays(ISSUED, -2),
      d1kind: "invoice",
      d1no: "INV",
    },
    ...more,
  };
}

describe("proofs of origin in the console", () => {
  it("are for operators: others sign in first, viewers read, customs staff write", async () => {
    const id = await firstId();
    const pages = [
      [list.loader, LIST, {}],
      [detail.loader, `${LIST}/${id}`, { proofId: id }],
      [record.loader, `${LIST}/new`, {}],
    ] as const;
    for (const [loader, path, params] of pages) {
      const answer = await new Visit(web.app).get(loader, path, params);
      expect([answer.status, answer.location]).toEqual([
        302,
        `/ops/login?${new URLSearchParams({ back: path })}`,
      ]);
    }
    expect((await viewer.get(list.loader, LIST)).data.mayRecord).toBe(false);
    const seen = await viewer.get(detail.loader, `${LIST}/${id}`, { proofId: id });
    expect(seen.data).toMatchObject({ id, mayChange: false });
    expect((await viewer.get(record.loader, `${LIST}/new`)).status).toBe(403);
    const form = await outbound();
    expect((await viewer.post(record.action, `${LIST}/new`, form)).status).toBe(403);
    const voided = { reason: "不该由我做" };
    const path = `${LIST}/${id}`;
    expect((await viewer.post(detail.action, path, voided, { proofId: id })).status).toBe(403);
  });

  it("are listed by what is valid, ending, expired and void, in one statement", async () => {
    await officer.get(list.loader, LIST);
    web.takeStatements();
    const { data } = await officer.get(list.loader, `${LIST}?show=expired&direction=outbound`);
    expect(web.takeStatements().length).toBeLessThanOrEqual(3);
    expect(data.list.total).toBe(1);
    expect(data.list.rows[0]).toMatchObject({ direction: "outbound", isVoid: false });
    const nonsense = await officer.get(list.loader, `${LIST}?show=best&direction=up&after=x`);
    expect(nonsense.data.filter).toMatchObject({ show: "valid", direction: "" });
  });

  it("are recorded from the form, shown whole, and made void once", async () => {
    const form = await outbound();
    const made = await officer.post(record.action, `${LIST}/new`, form);
    expect(made.status).toBe(302);
    const again = await officer.post(record.action, `${LIST}/new`, form);
    expect(again.location).toBe(made.location);
    const proofId = made.location?.split("/").at(-1) ?? "";
    const path = made.location ?? "";
    const { data } = await officer.get(detail.loader, path, { proofId });
    expect(data).toMatchObject({
      ...{ number: "ROUTE-1", direction: "outbound", originCountry: "CN", isSelfPrinted: true },
      items: [{ hs6: "200599", quantityThousandths: 1_200_500, originCountry: "CN" }],
      exporter: { selfPrint: "enabled" },
      documents: [{ kind: "invoice", documentNo: "INV" }],
    });
    const short = await officer.post(detail.action, path, { reason: "x" }, { proofId });
    expect([short.status, short.data.fault]).toEqual([422, "short"]);
    const reason = { reason: "录错了发票号" };
    expect((await officer.post(detail.action, path, reason, { proofId })).status).toBe(302);
    const twice = await officer.post(detail.action, path, reason, { proofId });
    expect([twice.status, twice.data.fault]).toEqual([409, "conflict"]);
  });

  it("take scans, give them back to be saved, and refuse in words what is none", async () => {
    const made = await officer.post(
      record.action,
      `${LIST}/new`,
      await outbound({ number: "ROUTE-SCAN" }),
    );
    const path = made.location ?? "";
    const proofId = path.split("/").at(-1) ?? "";
    const send = (by: Visit, text: string, name: string) => {
      const form = new FormData();
      form.set("intent", "attach");
      form.set("kind", "proof_copy");
      form.set("file", new File([text], name));
      return by.post(detail.action, path, form, { proofId });
    };
    expect((await send(viewer, "%PDF-1.7", "a.pdf")).status).toBe(403);
    expect((await send(officer, "%PDF-1.7", "证书 (1)'.pdf")).status).toBe(302);
    const page = await send(officer, "<script>", "a.pdf");
    expect([page.status, page.data]).toEqual([422, { scanFault: "SCAN_TYPE" }]);
    const large = await send(officer, "%PDF-".padEnd(3_100_000), "a.pdf");
    expect([large.status, large.data]).toEqual([413, { scanFault: "SCAN_TOO_LARGE" }]);
    const { data } = await viewer.get(detail.loader, path, { proofId });
    const [{ id: scanId }] = data.scans;
    const address = `${path}/scans/${scanId}`;
    const file = await viewer.get(scan.loader, address, { proofId, scanId });
    expect(file.data).toBe("%PDF-1.7");
    expect(file.headers.get("Content-Disposition")).toBe(
      "attachment; filename*=UTF-8''%E8%AF%81%E4%B9%A6%20%281%29%27.pdf",
    );
    expect(file.headers.get("Content-Type")).toBe("application/pdf");
    expect((await new Visit(web.app).get(scan.loader, address, { proofId, scanId })).status).toBe(
      302,
    );
    const other = await firstId();
    const stranger = { proofId: other, scanId };
    expect((await viewer.get(scan.loader, address, stranger)).status).toBe(404);
  });

  it("send back what was typed with all that is wrong", async () => {
    const form = await outbound({ number: "", i1criterion: "best", i1originCountry: "JP" });
    const { status, data } = await officer.post(record.action, `${LIST}/new`, form);
    expect(status).toBe(422);
    expect(data.proof).toMatchObject({ consignee: "Importer, Osaka", isSelfPrinted: true });
    expect(data.faults.map(({ code }: { code: string }) => code)).toEqual([
      "NUMBER_MISSING",
      "ORIGIN_NOT_CHINA",
    ]);
    expect(data.findings).toContainEqual({ box: 10, problem: "criterion_unknown", item: 0 });
    const forged = { ...form, commandId: "x" };
    expect((await officer.post(record.action, `${LIST}/new`, forged)).status).toBe(400);
  });

  it("answer 404 for what is not there", async () => {
    for (const proofId of ["opf_0000000000000000", "nonsense"]) {
      const answer = await officer.get(detail.loader, `${LIST}/${proofId}`, { proofId });
      expect(answer.status).toBe(404);
    }
  });
});

describe("the public certificate check", () => {
  const PATH = "/tariff/certificate";
  const ask = async (form: Record<string, string>) =>
    new Visit(web.app).post(check.action, PATH, form);

  it("vector 18: holds for one year, checks every box and keeps nothing", async () => {
    const before = await database.sql`SELECT count(*) FROM origin_proof`;
    const form = await outbound({ i1originCountry: "TH", issuedOn: "2025-03-10" });
    const valid = await ask({ ...form, declaredOn: "2025-03-10", day: "2026-03-09" });
    expect(valid.data).toMatchObject({ faults: [], findings: [], lastValidOn: "2026-03-10" });
    expect(valid.headers.get("Cache-Control")).toBe("private, no-store");
    expect(valid.headers.get("Set-Cookie")).toBeNull();
    const expired = await ask({ ...form, day: "2026-03-11" });
    expect(expired.data.faults).toEqual([{ code: "EXPIRED" }]);
    expect(await database.sql`SELECT count(*) FROM origin_proof`).toEqual(before);
  });

  it("names what is missing in an empty form, and what it cannot read", async () => {
    const empty = await ask({});
    expect(empty.data.faults.map(({ code }: { code: string }) => code)).toEqual([
      "NUMBER_MISSING",
      "DATE_INVALID",
    ]);
    expect(empty.data.findings.length).toBeGreaterThan(6);
    const badDay = await ask({ ...(await outbound({ i1originCountry: "TH" })), day: "soon" });
    expect(badDay.data.faults).toEqual([{ code: "DATE_INVALID" }]);
    const fob = await ask(await outbound({ i1originCountry: "TH", i1fob: "much" }));
    expect(fob.data.findings).toContainEqual({ box: 12, problem: "fob_missing", item: 0 });
  });

  it("is everybody's while it is empty", () => {
    const none = { actionHeaders: new Headers() } as never;
    expect(check.headers(none)).toEqual({
      "Cache-Control": "public, max-age=0, s-maxage=60, stale-while-revalidate=300",
    });
  });
});
