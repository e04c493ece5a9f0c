import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/new-id.server";
import * as cart from "~/routes/_shop.(en).cart";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { BONDED, HALL, type MintedGoods, mintGoods, mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
let powder: MintedGoods;
let kiwi: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  powder = await mintGoods(database);
  kiwi = await mintGoods(database, { customsRegime: "0110", priceFen: 4_590 });
  web = openRouteApp(database);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const visit = () => new Visit(web.app);
const change = (by: Visit, form: Record<string, string>, path = "/cart") =>
  by.post(cart.action, path, form);
const add = (by: Visit, goods: MintedGoods, more: Record<string, string> = {}) =>
  change(by, { intent: "add", offerId: goods.offerId, ...more });
const look = (by: Visit, path = "/cart") => by.get(cart.loader, path);

describe("the cart's page", () => {
  it("is empty for somebody new, and makes no session", async () => {
    const answer = await look(visit());
    expect(answer.data).toEqual({ cart: { groups: [], unitCount: 0 }, added: null });
    expect(answer.headers.get("Set-Cookie")).toBeNull();
    expect(cart.headers()).toEqual({ "Cache-Control": "private, no-store" });
  });

  it("begins a session with the first thing put in, and says what was added", async () => {
    const by = visit();
    const added = await add(by, powder, { quantity: "2" });
    expect(added).toMatchObject({ status: 303, location: `/cart?added=${powder.offerId}` });
    expect(added.headers.get("Set-Cookie")).toMatch(
      /^fl_shop=[\w-]+; Path=\/; HttpOnly; SameSite=Lax/,
    );
    const { data, headers } = await look(by, added.location ?? "");
    expect(data.added).toEqual({ goods: "安佳 高钙全脂奶粉 900 g 罐装", count: 2 });
    expect(data.cart.unitCount).toBe(2);
    expect(headers.get("Set-Cookie")).toBeNull();
    const again = await add(by, powder);
    expect(again.headers.get("Set-Cookie")).toBeNull();
  });

  it("leads back to its own language", async () => {
    const by = visit();
    const answer = await change(by, { intent: "add", offerId: powder.offerId }, "/en/cart");
    expect(answer.location).toBe(`/en/cart?added=${powder.offerId}`);
    const { data } = await look(by, answer.location ?? "");
    expect(data.added.goods).toBe("Anchor Hi-Calcium Milk Powder 900 g tin");
  });

  it("leads on to the checkout of the goods bought, unless something stands in the way", async () => {
    const by = visit();
    expect((await add(by, powder, { next: "checkout" })).location).toBe(
      `/checkout/1210.home.${BONDED}`,
    );
    const scarce = await mintGoods(database, { lots: [1] });
    const blocked = await add(by, scarce, { next: "checkout", quantity: "2" });
    expect(blocked.location).toBe(`/cart?added=${scarce.offerId}`);
  });

  it("only answers a page that adds without leaving", async () => {
    const answer = await add(visit(), powder, { quantity: "3", answer: "here" });
    expect(answer).toMatchObject({
      status: 200,
      location: null,
      data: { kind: "changed", unitCount: 3, isCapped: false },
    });
    expect(answer.headers.get("Set-Cookie")).toMatch(/^fl_shop=/);
  });
});

describe("taking out", () => {
  it("names the line, and the answer's own fields bring it back", async () => {
    const by = visit();
    await add(by, powder, { quantity: "4" });
    const removed = await change(by, { intent: "remove", offerId: powder.offerId });
    expect(removed).toMatchObject({
      status: 200,
      data: {
        kind: "removed",
        removed: {
          offerId: powder.offerId,
          quantity: 4,
          deliveryMethod: "home",
          goods: "安佳 高钙全脂奶粉 900 g 罐装",
        },
      },
    });
    expect((await look(by)).data.cart.groups).toEqual([]);
    const { offerId, quantity, deliveryMethod } = removed.data.removed;
    await change(by, { intent: "add", offerId, quantity: String(quantity), deliveryMethod });
    expect((await look(by)).data.cart.unitCount).toBe(4);
  });

  it("of what is not there is told, and changes nothing", async () => {
    const by = visit();
    await add(by, powder);
    expect(await change(by, { intent: "remove", offerId: kiwi.offerId })).toMatchObject({
      status: 409,
      data: { kind: "refused", fault: { code: "NOT_IN_CART" } },
    });
    expect((await look(by)).data.cart.unitCount).toBe(1);
  });
});

describe("delivery of a group", () => {
  it("moves the whole duty-paid group and comes back to the cart", async () => {
    const by = visit();
    await add(by, kiwi);
    const chosen = await change(by, {
      intent: "choose_delivery",
      groupKey: `0110.home.${HALL}`,
      deliveryMethod: "hall_pickup",
    });
    expect(chosen).toMatchObject({ status: 303, location: "/cart" });
    const [group] = (await look(by)).data.cart.groups;
    expect(group).toMatchObject({ deliveryMethod: "hall_pickup", totals: { freightFen: 0 } });
  });

  it("is refused for bonded goods", async () => {
    const by = visit();
    await add(by, powder);
    expect(
      await change(by, {
        intent: "choose_delivery",
        groupKey: `1210.home.${BONDED}`,
        deliveryMethod: "hall_pickup",
      }),
    ).toMatchObject({ status: 409, data: { fault: { code: "HALL_PICKUP_FORBIDDEN" } } });
  });
});

describe("forms that are not ours", () => {
  it.each<[Record<string, string>, string]>([
    [{ intent: "set", quantity: "many" }, "quantity"],
    [{ intent: "set", quantity: "0" }, "quantity"],
    [{ intent: "set", quantity: "100" }, "quantity"],
    [{ intent: "add", quantity: "1.5" }, "quantity"],
    [{ intent: "add", deliveryMethod: "drone" }, "deliveryMethod"],
    [{ intent: "add", offerId: "off_x" }, "offerId"],
    [{ intent: "steal" }, "intent"],
    [{}, "intent"],
    [{ intent: "choose_delivery", groupKey: "x" }, "deliveryMethod"],
  ])("%j is refused by the field “%s”", async (form, field) => {
    const answer = await change(visit(), { offerId: powder.offerId, ...form });
    expect(answer).toMatchObject({
      status: 400,
      data: { kind: "refused", fault: { code: "MALFORMED", field } },
    });
  });

  it("offers that are over are told as such", async () => {
    expect(await change(visit(), { intent: "add", offerId: newId("off") })).toMatchObject({
      status: 409,
      data: { kind: "refused", fault: { code: "OFFER_GONE" } },
    });
  });
});
