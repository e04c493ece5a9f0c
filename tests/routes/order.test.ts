import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/new-id.server";
import * as orders from "~/routes/_shop.(en).orders._index";
import * as order from "~/routes/_shop.(en).orders.$orderId";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { BONDED, type MintedGoods, mintGoods, mintPerson, mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { fillCart, identityForm, shopper } from "../support/shopper";

let database: TestDatabase;
let web: RouteApp;
let powder: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  powder = await mintGoods(database);
  web = openRouteApp(database);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

/** A visit that placed one order, and that order's id. */
async function placed(): Promise<{ by: Visit; orderId: string }> {
  const by = new Visit(web.app);
  const page = shopper(by, `1210.home.${BONDED}`);
  await fillCart(by, powder, 2);
  await page.address();
  await page.enter(identityForm(mintPerson()));
  const answer = await page.order();
  if (answer.status !== 303) throw new Error(JSON.stringify(answer.data));
  const { data } = await by.get(orders.loader, "/orders");
  return { by, orderId: data.orders[0].orderId };
}

const look = (by: Visit, orderId: string, query = "", prefix = "") =>
  by.get(order.loader, `${prefix}/orders/${orderId}${query}`, { orderId });
const act = (by: Visit, orderId: string, form: Record<string, string>, query = "") =>
  by.post(order.action, `/orders/${orderId}${query}`, form, { orderId });
const keyOf = (keepAddress: string) => new URL(keepAddress).search;

describe("whose an order is", () => {
  it("the session that placed it sees it, with the link to keep", async () => {
    const { by, orderId } = await placed();
    const { status, data, headers } = await look(by, orderId);
    expect(status).toBe(200);
    expect(data.order).toMatchObject({
      orderId,
      headline: "awaiting_payment",
      payment: { state: "awaiting" },
      allowance: { dutiableFen: 26_600, state: "reserved" },
      cancel: { isPossible: true },
    });
    expect(data.keepAddress).toMatch(
      new RegExp(`^http://shop\\.test/orders/${orderId}\\?key=[\\w-]{22}$`),
    );
    expect(headers.get("Set-Cookie")).toBeNull();
    expect(order.headers()).toEqual({ "Cache-Control": "private, no-store" });
    const english = await look(by, orderId, "", "/en");
    expect(english.data.keepAddress).toContain(`/en/orders/${orderId}?key=`);
    expect(english.data.order.lines[0].name).toBe("Anchor Hi-Calcium Milk Powder");
  });

  it("its secret link opens it elsewhere, masked and without the link itself", async () => {
    const { by, orderId } = await placed();
    const query = keyOf((await look(by, orderId)).data.keepAddress);
    const { status, data } = await look(new Visit(web.app), orderId, query);
    expect(status).toBe(200);
    expect(data.keepAddress).toBeNull();
    expect(data.order.recipient.phoneMasked).toBe("138****5207");
    expect(JSON.stringify(data)).not.toContain("13800005207");
  });

  const ways: [string, (own: { orderId: string; key: string }) => [id: string, query: string]][] = [
    ["without a session", ({ orderId }) => [orderId, ""]],
    ["with a wrong key", ({ orderId }) => [orderId, `?key=${"A".repeat(22)}`]],
    ["with a cut key", ({ orderId, key }) => [orderId, key.slice(0, -1)]],
    ["of an unknown id", ({ key }) => [newId("ord"), key]],
    ["of an id that is none", () => ["1 OR 1=1", ""]],
  ];
  it.each(ways)("%s it is missing", async (_case, address) => {
    const { by, orderId } = await placed();
    const [id, query] = address({
      orderId,
      key: keyOf((await look(by, orderId)).data.keepAddress),
    });
    const stranger = new Visit(web.app);
    await fillCart(stranger, powder);
    for (const visit of [stranger, new Visit(web.app)]) {
      expect(await look(visit, id, query)).toMatchObject({ status: 404 });
      expect(await act(visit, id, { intent: "cancel" }, query)).toMatchObject({ status: 404 });
      expect(await act(visit, id, { intent: "confirm" }, query)).toMatchObject({ status: 404 });
    }
    expect((await look(by, orderId)).data.order.headline).toBe("awaiting_payment");
  });

  it("the list holds one's own orders only, and names none for somebody new", async () => {
    const [mine, theirs] = [await placed(), await placed()];
    const { data } = await mine.by.get(orders.loader, "/orders");
    expect(data).toMatchObject({
      hasMore: false,
      orders: [{ orderId: mine.orderId, headline: "awaiting_payment", unitCount: 2 }],
    });
    expect(data.orders).toHaveLength(1);
    expect(JSON.stringify(data)).not.toContain(theirs.orderId);
    expect((await new Visit(web.app).get(orders.loader, "/orders")).data.orders).toEqual([]);
    expect(orders.headers()).toEqual({ "Cache-Control": "private, no-store" });
  });

  it("page and list need a statement each, beside the session's", async () => {
    const { by, orderId } = await placed();
    web.takeStatements();
    await look(by, orderId);
    expect(web.takeStatements()).toHaveLength(2);
    await by.get(orders.loader, "/orders");
    expect(web.takeStatements()).toHaveLength(2);
  });
});

describe("cancelling", () => {
  it("ends an unpaid order and comes back to it", async () => {
    const { by, orderId } = await placed();
    const cancelled = await act(by, orderId, { intent: "cancel" });
    expect(cancelled).toMatchObject({ status: 303, location: `/orders/${orderId}` });
    expect((await look(by, orderId)).data.order).toMatchObject({
      headline: "cancelled",
      cancel: { isPossible: false, because: "ENDED_ALREADY" },
      allowance: { state: "free" },
    });
    expect(await act(by, orderId, { intent: "cancel" })).toMatchObject({
      status: 409,
      data: { fault: "ended" },
    });
  });

  it("works by the secret link, and keeps the key in the address", async () => {
    const { by, orderId } = await placed();
    const query = keyOf((await look(by, orderId)).data.keepAddress);
    const cancelled = await act(new Visit(web.app), orderId, { intent: "cancel" }, query);
    expect(cancelled).toMatchObject({ status: 303, location: `/orders/${orderId}${query}` });
  });

  it("takes no other wish", async () => {
    const { by, orderId } = await placed();
    for (const form of [{ intent: "refund_me" }, {}] as Record<string, string>[]) {
      expect(await act(by, orderId, form)).toMatchObject({
        status: 400,
        data: { fault: "intent" },
      });
    }
  });
});

describe("coming back from paying", () => {
  it("asks the provider: money that came without an event is settled at once", async () => {
    const { by, orderId } = await placed();
    const [row] =
      await database.owner`SELECT provider_ref FROM payment WHERE order_id = ${orderId}`;
    // No webhook is registered here: the event goes nowhere.
    await web.app.ports.sandboxBank?.act(row?.provider_ref, "pay");
    expect((await look(by, orderId)).data.order.headline).toBe("awaiting_payment");
    expect(await act(by, orderId, { intent: "confirm" })).toMatchObject({
      status: 303,
      location: `/orders/${orderId}`,
    });
    expect((await look(by, orderId)).data.order).toMatchObject({
      headline: "declaring",
      payment: { state: "paid", isPayerVerified: true },
      lines: [{ lots: [{ quantity: 2 }] }],
    });
    expect(await act(by, orderId, { intent: "confirm", answer: "here" })).toMatchObject({
      status: 200,
    });
  });
});
