import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OrderId } from "~/domain/ids";
import { placedOrder } from "../../support/checkout";
import { mintCustomsRules, type PaidOrder } from "../../support/customs/paid-order";
import { startWorkingShop, type WorkingShop } from "../../support/customs/working-shop";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { type MintedGoods, mintGoods, mintPerson } from "../../support/factories";
import { actAtSandbox, namingNobody, payOrder, postEvent } from "../../support/payments";
import { newVisitor } from "../../support/service-context";
import { until } from "../../support/until";

let database: TestDatabase;
let shop: WorkingShop;
let goods: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintCustomsRules(database);
  goods = await mintGoods(database, { lots: [100] });
  shop = await startWorkingShop(database);
});
afterAll(async () => {
  await shop.stop();
  await database.close();
});

const messagesOf = async (orderId: OrderId) => {
  const rows = await database.owner<{ message_type: string }[]>`
    SELECT message_type FROM customs_message WHERE order_id = ${orderId}`;
  return rows.map((row) => row.message_type);
};

describe("an order paid where the provider names nobody", () => {
  const paidNamelessly = async (name: string) => {
    const shopper = namingNobody(shop.context({ actor: newVisitor() }));
    const { orderId } = await placedOrder(shopper, [[goods, 1]], { ...mintPerson(), name });
    const event = await actAtSandbox(shop.context(), database, orderId, "pay");
    await postEvent(namingNobody(shop.context()), event);
    return { orderId } as PaidOrder;
  };

  it("is verified by the payment firm and released, by jobs alone", async () => {
    const one = await paidNamelessly("林同人");
    await shop.untilCustoms(one, "released");
    expect(await shop.events(one)).toContain("payer_verified");
  });

  it("never reaches customs when somebody else paid: the money is back, by jobs alone", async () => {
    const one = await paidNamelessly("林代付");
    await until(
      "the money is back",
      async () => (await shop.standing(one)).paymentStatus === "refunded",
    );
    expect(await messagesOf(one.orderId)).toEqual([]);
    expect(await shop.standing(one)).toMatchObject({
      customsStatus: "withdrawn",
      fulfilmentStatus: "cancelled",
      waybillNo: null,
    });
  });
});

describe("what rests in the database of an order that was declared", () => {
  /** Tables of every schema, the simulated firms' and the queue's too, whose rows show these bytes. */
  async function tablesShowing(text: string): Promise<string[]> {
    const tables = await database.owner<{ name: string }[]>`
      SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;
    expect(tables.length).toBeGreaterThan(50);
    // A row as text prints binary columns in hex.
    const forms = [text, Buffer.from(text).toString("hex"), Buffer.from(text).toString("base64")];
    const showing: string[] = [];
    for (const { name } of tables) {
      const [row] = await database.owner.unsafe<{ found: boolean }[]>(
        `SELECT EXISTS (SELECT FROM ${name} t WHERE ${forms.map((_, at) => `position($${at + 1} IN t::text) > 0`).join(" OR ")}) AS found`,
        forms,
      );
      if (row?.found) showing.push(name);
    }
    return showing.sort();
  }

  it("shows no identity number anywhere: sealed, digested or masked only", async () => {
    const { orderId, person, orderNo } = await placedOrder(shop.context({ actor: newVisitor() }), [
      [goods, 1],
    ]);
    await payOrder(shop.context(), database, orderId);
    await shop.untilCustoms({ orderId } as PaidOrder, "released");
    expect(await tablesShowing(person.idNumber)).toEqual([]);
    // The look does find what is written in clear, in all these places.
    const named = await tablesShowing(orderNo);
    expect(named).toEqual(expect.arrayContaining(['"order"', "customs_sim.document"]));
  });
});
