import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { BONDED, mintGoods, mintPerson, mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { fillCart, identityForm, shopper } from "../support/shopper";

let database: TestDatabase;
let web: RouteApp;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  web = openRouteApp(database, { LIMIT_CHECKOUT_PER_MINUTE: "3" });
});
afterAll(async () => {
  await web.close();
  await database.close();
});

it("beyond the setting an address is told how long to wait, and nothing is verified or placed", async () => {
  const goods = await mintGoods(database);
  const by = shopper(new Visit(web.app, "192.0.2.7"), `1210.home.${BONDED}`);
  await fillCart(by.visit, goods);
  await by.address();
  const wrong = { ...identityForm(mintPerson()), idNumber: "110105194912310021" };
  for (let attempt = 0; attempt < 3; attempt++) expect((await by.enter(wrong)).status).toBe(422);
  const refused = await by.enter(identityForm(mintPerson()));
  expect(refused).toMatchObject({
    status: 429,
    data: { step: "form", fault: { code: "TOO_MANY" } },
  });
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await by.look()).data.step).toBe("identity");
  expect((await by.order()).status).toBe(429);
  // An address is typed as often as one likes, and other addresses are not held up.
  expect((await by.address()).status).toBe(303);
  const elsewhere = new Visit(web.app, "192.0.2.8");
  elsewhere.cookie = by.visit.cookie;
  const calm = shopper(elsewhere, by.groupKey);
  expect((await calm.enter(identityForm(mintPerson()))).status).toBe(303);
});
