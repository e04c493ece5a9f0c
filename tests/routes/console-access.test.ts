import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/new-id.server";
import { loader as frame } from "~/routes/ops";
import { action as signOut } from "~/routes/ops.(en).sign-out";
import * as login from "~/routes/ops_.(en).login";
import { operator, session } from "~db/schema";
import { operatorVisit } from "../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

type Handler = Parameters<Visit["get"]>[0];
type RouteModule = { loader?: Handler; action?: Handler };

let database: TestDatabase;
let web: RouteApp;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  web = openRouteApp(database, {
    LIMIT_LOGIN_PER_MINUTE: "5",
    LIMIT_LOGIN_ALL_NAMES_PER_MINUTE: "12",
  });
  await database.db.insert(operator).values([
    {
      id: newId("opr"),
      login: "anna",
      name: "安娜",
      passwordHash: await hash("right"),
      roles: ["viewer"],
    },
    {
      id: newId("opr"),
      login: "gone",
      name: "离职",
      passwordHash: await hash("right"),
      roles: ["admin"],
      disabledAt: new Date(),
    },
  ]);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const signIn = (visit: Visit, form: Record<string, string>, path = "/ops/login") =>
  visit.post(login.action, path, form);

describe("the console's door", () => {
  it("lets in with the right password only, and answers both wrong ones alike", async () => {
    const visit = new Visit(web.app, "192.0.2.10");
    const wrong = await signIn(visit, { login: "anna", password: "wrong" });
    const unknown = await signIn(visit, { login: "nobody", password: "wrong" });
    const disabled = await signIn(visit, { login: "gone", password: "right" });
    expect([wrong, unknown, disabled].map(({ status, data }) => [status, data.fault])).toEqual([
      [401, "refused"],
      [401, "refused"],
      [401, "refused"],
    ]);
    expect(visit.cookie).toBe("");
    const right = await signIn(visit, { login: "anna", password: "right" });
    expect(right).toMatchObject({ status: 302, location: "/ops/orders" });
    expect(right.headers.get("Set-Cookie")).toMatch(
      /^fl_ops=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax/,
    );
    expect((await visit.get(frame, "/ops/orders")).data.operator).toEqual({
      name: "安娜",
      roles: ["viewer"],
    });
  });

  it("names the field that is missing without asking the database", async () => {
    const visit = new Visit(web.app, "192.0.2.11");
    web.takeStatements();
    const answer = await signIn(visit, { login: " ", password: "" });
    expect(answer).toMatchObject({ status: 400, data: { fault: "incomplete" } });
    expect(web.takeStatements()).toEqual([]);
  });

  it("gives every sign-in a new session and ends the one before", async () => {
    const visit = new Visit(web.app, "192.0.2.12");
    await signIn(visit, { login: "anna", password: "right" });
    const first = visit.cookie;
    await signIn(visit, { login: "anna", password: "right" });
    expect(visit.cookie).not.toBe(first);
    const old = new Visit(web.app);
    old.cookie = first;
    expect((await old.get(frame, "/ops/orders")).status).toBe(302);
  });

  it("signs out on the server, not in the browser alone", async () => {
    const visit = await operatorVisit(database, web, "viewer");
    const { cookie } = visit;
    const answer = await visit.post(signOut, "/ops/sign-out", {});
    expect(answer).toMatchObject({ status: 302, location: "/ops/login" });
    expect(answer.headers.get("Set-Cookie")).toContain("Max-Age=0");
    const thief = new Visit(web.app);
    thief.cookie = cookie;
    expect((await thief.get(frame, "/ops")).location).toMatch(/^\/ops\/login\?back=/);
  });

  it("leads back to the page that was asked for, never off the console", async () => {
    const visit = new Visit(web.app, "192.0.2.13");
    const asked = await visit.get(frame, "/ops/en/stock?show=near");
    expect(asked.location).toBe(
      `/ops/en/login?${new URLSearchParams({ back: "/ops/en/stock?show=near" })}`,
    );
    const back = await signIn(visit, { login: "anna", password: "right" }, asked.location ?? "");
    expect(back.location).toBe("/ops/en/stock?show=near");
    for (const evil of ["https://evil.test/ops", "//evil.test/ops", "/cart", "/ops/../cart"]) {
      const path = `/ops/login?${new URLSearchParams({ back: evil })}`;
      const signed = await new Visit(web.app, "192.0.2.14").get(login.loader, path);
      expect(signed.status).toBe(200);
      const other = new Visit(web.app, evil);
      expect((await signIn(other, { login: "anna", password: "right" }, path)).location).toBe(
        "/ops/orders",
      );
    }
  });

  it("holds back who guesses: by address and login, others go on", async () => {
    const guesser = new Visit(web.app, "192.0.2.66");
    for (let attempt = 0; attempt < 5; attempt++) {
      await signIn(guesser, { login: "anna", password: String(attempt) });
    }
    const held = await signIn(guesser, { login: "anna", password: "right" });
    expect(held.status).toBe(429);
    expect(Number(held.headers.get("Retry-After"))).toBeGreaterThan(0);
    const elsewhere = new Visit(web.app, "192.0.2.67");
    expect((await signIn(elsewhere, { login: "anna", password: "right" })).status).toBe(302);
  });

  it("holds back who tries one password under many names", async () => {
    const sprayer = new Visit(web.app, "192.0.2.68");
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 14; attempt++) {
      const login = `name-${attempt}`;
      statuses.push((await signIn(sprayer, { login, password: "spring2026" })).status);
    }
    expect(statuses).toEqual([...Array(12).fill(401), 429, 429]);
  });

  it("shows the demo's logins in a demo, and none where they are off", async () => {
    const shown = await new Visit(web.app).get(login.loader, "/ops/login");
    expect(shown.data.demoLogins.map((one: { login: string }) => one.login)).toContain("warehouse");
    const strict = openRouteApp(database, { DEMO_LOGINS: "off" });
    const hidden = await new Visit(strict.app).get(login.loader, "/ops/login");
    await strict.close();
    expect(hidden.data.demoLogins).toEqual([]);
  });

  it("keeps demo operators out where demo logins are off, also those who are in already", async () => {
    const passwordHash = await hash("published");
    await database.db.insert(operator).values({
      id: newId("opr"),
      login: "demo-admin",
      name: "演示",
      passwordHash,
      roles: ["admin"],
      isDemo: true,
    });
    const form = { login: "demo-admin", password: "published" };
    const inside = new Visit(web.app, "192.0.2.15");
    expect((await signIn(inside, form)).status).toBe(302);
    expect((await inside.get(frame, "/ops")).status).toBe(200);
    const strict = openRouteApp(database, { DEMO_LOGINS: "off" });
    try {
      const outside = new Visit(strict.app, "192.0.2.16");
      expect(await signIn(outside, form)).toMatchObject({ status: 401 });
      outside.cookie = inside.cookie;
      expect((await outside.get(frame, "/ops")).status).toBe(302);
      const anna = new Visit(strict.app, "192.0.2.16");
      expect((await signIn(anna, { login: "anna", password: "right" })).status).toBe(302);
      expect((await anna.get(frame, "/ops")).status).toBe(200);
    } finally {
      await strict.close();
    }
  });

  it("keeps out an operator who was switched off while signed in, or whose session is over", async () => {
    const visit = await operatorVisit(database, web, "admin");
    expect((await visit.get(frame, "/ops")).status).toBe(200);
    await database.owner`UPDATE operator SET disabled_at = now() WHERE id = ${visit.operatorId}`;
    expect((await visit.get(frame, "/ops")).status).toBe(302);
    const late = await operatorVisit(database, web, "admin");
    await database.owner`UPDATE session SET expires_at = now() WHERE operator_id = ${late.operatorId}`;
    expect((await late.get(frame, "/ops")).status).toBe(302);
    expect(await database.db.select().from(session)).not.toEqual([]);
  });

  it("takes no shop cookie for a console one", async () => {
    const visit = await operatorVisit(database, web, "admin");
    visit.cookie = visit.cookie.replace("fl_ops", "fl_shop");
    expect((await visit.get(frame, "/ops")).status).toBe(302);
  });
});

describe("every console page", () => {
  const modules = import.meta.glob<RouteModule>("../../app/routes/ops.*.{ts,tsx}", { eager: true });
  // These two only lead on; neither shows or changes anything.
  const LEADING_ON = /ops\.\(en\)\.(_index|sign-out)\.tsx$/;
  const guarded = Object.entries(modules)
    .filter(([file]) => !LEADING_ON.test(file))
    .flatMap(([file, { loader, action }]) => [
      ...(loader ? [{ file, what: "loader", handler: loader }] : []),
      ...(action ? [{ file, what: "action", handler: action }] : []),
    ]);
  const PARAMS = {
    orderId: newId("ord"),
    lotId: newId("lot"),
    warehouseId: newId("osw"),
    ref: "x",
  };

  it("is found by this test", () => {
    expect(guarded.length).toBeGreaterThan(15);
  });

  it.each(guarded)("$what of $file asks who is there first", async ({ what, handler }) => {
    const visit = new Visit(web.app);
    const answer =
      what === "loader"
        ? await visit.get(handler, "/ops/orders", PARAMS)
        : await visit.post(handler, "/ops/orders", {}, PARAMS);
    expect(answer.status).toBe(302);
    expect(answer.location).toMatch(/^\/ops\/login\?back=%2Fops/);
  });
});
