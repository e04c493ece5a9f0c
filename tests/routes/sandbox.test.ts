import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as sandbox from "~/routes/(en).sandbox.pay.$ref";
import { placedOrder } from "../support/checkout";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type MintedGoods, mintGoods, mintRules } from "../support/factories";
import { providerRefOf } from "../support/payments";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { contextOn, newVisitor } from "../support/service-context";

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

async function payment() {
  const { orderId } = await placedOrder(contextOn(database, { actor: newVisitor() }), [
    [powder, 1],
  ]);
  const ref = await providerRefOf(database, orderId);
  const by = new Visit(web.app);
  const path = `/sandbox/pay/${ref}`;
  return {
    orderId,
    look: () => by.get(sandbox.loader, path, { ref }),
    act: (form: Record<string, string>) => by.post(sandbox.action, path, form, { ref }),
  };
}
const standing = async (orderId: string) => {
  const [row] = await database.owner`SELECT payment_status FROM "order" WHERE id = ${orderId}`;
  return row?.payment_status;
};

describe("the sandbox firm's page", () => {
  it("shows what is to be paid, the payer masked", async () => {
    const { look } = await payment();
    const { data } = await look();
    expect(data).toMatchObject({ status: "open", payerName: "陈**", method: "wechat_pay" });
    expect(data.returnPath).toMatch(/^\/orders\/ord_/);
    expect(sandbox.headers()).toEqual({ "Cache-Control": "private, no-store" });
  });

  it("moves its own money and leads back; only a signed event could tell the shop", async () => {
    const { orderId, look, act } = await payment();
    const paid = await act({ act: "pay", method: "alipay" });
    expect(paid).toMatchObject({ status: 303, location: `/orders/${orderId}` });
    expect((await look()).data).toMatchObject({ status: "paid", movementCount: 1 });
    expect(await standing(orderId)).toBe("awaiting");
  });

  it.each<[string, string[], string, number]>([
    ["pays again after it was paid", ["pay", "pay_again"], "paid", 2],
    ["pays late after it was closed", ["cancel", "pay_late"], "paid", 1],
    ["pays a wrong amount", ["pay_wrong_amount"], "paid", 1],
    ["pays as somebody else", ["pay_as_other"], "paid", 1],
    ["gives up", ["cancel"], "closed", 0],
  ])("%s", async (_case, acts, status, movementCount) => {
    const { look, act } = await payment();
    for (const one of acts) expect(await act({ act: one })).toMatchObject({ status: 303 });
    expect((await look()).data).toMatchObject({ status, movementCount });
  });

  it("refuses what is not possible, unknown acts and unknown payments", async () => {
    const { act } = await payment();
    expect(await act({ act: "pay_again" })).toMatchObject({ status: 409 });
    expect(await act({ act: "pay_late" })).toMatchObject({ status: 409 });
    expect(await act({ act: "steal" })).toMatchObject({ status: 400 });
    expect(await act({})).toMatchObject({ status: 400 });
    const by = new Visit(web.app);
    const missing = { ref: "sbx_00000000" };
    expect((await by.get(sandbox.loader, "/sandbox/pay/x", missing)).status).toBe(404);
    expect((await by.post(sandbox.action, "/sandbox/pay/x", { act: "pay" }, missing)).status).toBe(
      404,
    );
  });

  it("does not exist where a real provider takes the money", async () => {
    const real = openRouteApp(database, { STRIPE_SECRET_KEY: "sk_test_none" });
    const by = new Visit(real.app);
    const any = { ref: "sbx_00000000" };
    expect((await by.get(sandbox.loader, "/sandbox/pay/x", any)).status).toBe(404);
    expect((await by.post(sandbox.action, "/sandbox/pay/x", { act: "pay" }, any)).status).toBe(404);
    await real.close();
  });
});
