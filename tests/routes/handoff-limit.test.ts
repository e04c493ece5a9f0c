import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as phone from "~/routes/_shop.(en).h.($token)";
import * as handoff from "~/routes/kiosk.handoff";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
beforeAll(async () => {
  database = await createTestDatabase();
  web = openRouteApp(database, {
    LIMIT_HANDOFF_PER_MINUTE: "5",
    PUBLIC_ORIGIN: "https://shop.test",
  });
});
afterAll(async () => {
  await web.close();
  await database.close();
});

describe("the limit on handoffs", () => {
  it("stops whoever guesses short codes, and nobody at another address", async () => {
    const guess = (by: Visit, code: string) => by.get(phone.loader, `/h?code=${code}`);
    const guesser = new Visit(web.app, "198.51.100.7");
    for (const code of ["222222", "222223", "222224", "222225", "222226"]) {
      expect((await guess(guesser, code)).status).toBe(404);
    }
    const refused = await guess(guesser, "222227");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    const claim = await guesser.post(phone.action, "/h", { code: "222228" });
    expect(claim.status).toBe(429);
    expect((await guess(new Visit(web.app, "198.51.100.8"), "222227")).status).toBe(404);
  });

  it("counts a kiosk's codes apart from its visitors' phones in the same network", async () => {
    const kiosk = new Visit(web.app, "198.51.100.7");
    const make = () => kiosk.post(handoff.action, "/kiosk/handoff", {});
    for (let times = 0; times < 5; times++) {
      expect((await make()).data).toEqual({ kind: "refused", code: "LIST_EMPTY" });
    }
    expect((await make()).status).toBe(429);
  });
});
