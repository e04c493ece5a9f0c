import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as sandbox from "~/routes/(en).sandbox.pay.$ref";
import * as webhook from "~/routes/api.webhooks.$provider";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { BONDED, HALL, mintGoods, mintPerson, mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { fillCart, identityForm, shopper } from "../support/shopper";

/** Top-level statements of a whole checkout on the web process's connections, BEGIN and COMMIT included. */
const BUDGET = 45;

let database: TestDatabase;
let web: RouteApp;
let shop: Server;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  web = openRouteApp(database);
  shop = await listenForEvents();
  const { port } = shop.address() as AddressInfo;
  await web.app.announce(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  shop.close();
  await web.close();
  await database.close();
});

/** The shop's webhook on a port of its own, so that the sandbox's event comes in as it does live. */
async function listenForEvents(): Promise<Server> {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const request = new Request(`http://127.0.0.1${incoming.url}`, {
      method: "POST",
      headers: { "sandbox-signature": String(incoming.headers["sandbox-signature"]) },
      body: Buffer.concat(chunks),
    });
    const provider = incoming.url?.split("/").at(-1) ?? "";
    const { status } = await new Visit(web.app).call(webhook.action, request, { provider });
    response.writeHead(status).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

/** Buys one piece; answers the statements of each POST, the pages between them not counted. */
async function buy(groupKey: string, goods: Awaited<ReturnType<typeof mintGoods>>) {
  const by = shopper(new Visit(web.app), groupKey);
  const counts: Record<string, number> = {};
  const counted = async (name: string, post: () => Promise<unknown>) => {
    web.takeStatements();
    await post();
    counts[name] = web.takeStatements().length;
  };
  await counted("add to cart", () => fillCart(by.visit, goods));
  await counted("address", () => by.address());
  if (groupKey.startsWith("1210")) {
    await counted("identity", () => by.enter(identityForm(mintPerson())));
  }
  const form = await by.placeForm();
  let payPath = "";
  await counted("place", async () => {
    const { location } = await by.enter(form);
    payPath = location ?? "";
  });
  const ref = payPath.split("/").at(-1) ?? "";
  await counted("pay, and the event it sends", () =>
    by.visit.post(sandbox.action, payPath, { act: "pay" }, { ref }),
  );
  const [row] = await database.owner`
    SELECT o.payment_status, o.fulfilment_status FROM "order" o JOIN payment p ON p.order_id = o.id
    WHERE p.provider_ref = ${ref}`;
  expect(row).toEqual({ payment_status: "paid", fulfilment_status: "allocated" });
  return counts;
}

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

describe("statements of a whole checkout", () => {
  it("bonded: add, address, identity, place, pay stay within the budget", async () => {
    const goods = await mintGoods(database);
    await buy(`1210.home.${BONDED}`, goods);
    const counts = await buy(`1210.home.${BONDED}`, goods);
    expect(sum(counts), JSON.stringify(counts)).toBeLessThanOrEqual(BUDGET);
  });

  it("duty-paid: the same without identity", async () => {
    const goods = await mintGoods(database, { customsRegime: "0110" });
    await buy(`0110.home.${HALL}`, goods);
    const counts = await buy(`0110.home.${HALL}`, goods);
    expect(sum(counts), JSON.stringify(counts)).toBeLessThanOrEqual(BUDGET);
  });
});
