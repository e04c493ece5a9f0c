import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import * as allowance from "~/routes/_shop.(en).allowance";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { mintPerson, mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { identityForm } from "../support/shopper";

let database: TestDatabase;
let web: RouteApp;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  web = openRouteApp(database);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const path = "/allowance";
const look = (visit: Visit) => visit.get(allowance.loader, path);
const enter = (visit: Visit, form: Record<string, string>, at = path) =>
  visit.post(allowance.action, at, form);

describe("the page of the yearly allowance", () => {
  it("belongs to nobody at first, begins no session, is never stored", async () => {
    const visit = new Visit(web.app);
    const { data, headers } = await look(visit);
    expect(data).toMatchObject({ state: "unproven", consentVersion: IDENTITY_CONSENT_VERSION });
    expect(headers.get("Set-Cookie")).toBeNull();
    expect(allowance.headers()).toEqual({ "Cache-Control": "private, no-store" });
  });

  it("shows the year after the proof, in either language, in one statement after the session's", async () => {
    const visit = new Visit(web.app);
    const person = mintPerson();
    expect(await enter(visit, identityForm(person), "/en/allowance")).toMatchObject({
      status: 303,
      location: "/en/allowance",
    });
    expect(visit.cookie).toMatch(/^fl_shop=/);
    await look(visit);
    web.takeStatements();
    expect((await look(visit)).data).toMatchObject({
      state: "proven",
      person: { name: person.name },
      year: { leftFen: 2_600_000 },
    });
    expect(web.takeStatements()).toHaveLength(2);
    expect((await look(new Visit(web.app))).data).toMatchObject({ state: "unproven" });
  });

  it("names what is wrong and gives no number back", async () => {
    const visit = new Visit(web.app);
    const entered = { ...identityForm(mintPerson()), idNumber: "110105194912310021" };
    const answer = await enter(visit, entered);
    expect(answer).toMatchObject({
      status: 422,
      data: { kind: "identity", fault: { code: "ID_INVALID" }, name: entered.name },
    });
    expect(JSON.stringify(answer.data)).not.toContain(entered.idNumber);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
    expect(await enter(visit, { intent: "strange" })).toMatchObject({ status: 400 });
  });

  it("forgets the person when asked", async () => {
    const visit = new Visit(web.app);
    await enter(visit, identityForm(mintPerson()));
    expect(await enter(visit, { intent: "forget_identity" })).toMatchObject({ status: 303 });
    expect((await look(visit)).data).toMatchObject({ state: "unproven" });
  });
});
