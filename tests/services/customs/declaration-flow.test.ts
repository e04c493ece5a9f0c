import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gateOutOrder } from "~/services/fulfilment/gate-out-order.server";
import { packOrder } from "~/services/fulfilment/pack-order.server";
import { pickOrder } from "~/services/fulfilment/pick-order.server";
import { customsMessage, customsReceipt, declaration } from "~db/schema";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../../support/customs/paid-order";
import { startWorkingShop, type WorkingShop } from "../../support/customs/working-shop";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { type MintedGoods, mintGoods } from "../../support/factories";
import { operatorWith } from "../../support/service-context";

let database: TestDatabase;
let shop: WorkingShop;
let goods: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintCustomsRules(database);
  goods = await mintGoods(database, { lots: [1_000] });
  shop = await startWorkingShop(database);
});
afterAll(async () => {
  await shop.stop();
  await database.close();
});

const paid = (detail?: string) =>
  mintPaidOrder(shop.context(), database, goods, detail ? { address: { detail } } : {});
const begun = async (detail?: string) => {
  const one = await paid(detail);
  await shop.begin(one);
  return one;
};
const messagesOf = (one: PaidOrder) =>
  database.db.select().from(customsMessage).where(eq(customsMessage.orderId, one.orderId));
const receiptsOf = (one: PaidOrder) =>
  database.db.select().from(customsReceipt).where(eq(customsReceipt.orderId, one.orderId));

describe("a paid bonded order", () => {
  it("is declared, released, picked, packed and gated out", async () => {
    const one = await begun();
    await shop.untilCustoms(one, "released");
    const sent = await messagesOf(one);
    expect(sent.map(({ messageType, origin }) => `${origin} ${messageType}`).sort()).toEqual([
      "copy CEB411Message",
      "copy CEB511Message",
      "own CEB311Message",
      "own CEB621Message",
    ]);
    const statuses = (type: string, rows: { messageType: string; returnStatus: string }[]) =>
      rows
        .filter(({ messageType }) => messageType === type)
        .map((row) => row.returnStatus)
        .sort();
    const receipts = await receiptsOf(one);
    for (const type of ["CEB312Message", "CEB412Message", "CEB512Message"]) {
      expect(statuses(type, receipts), type).toEqual(["120", "2"]);
    }
    expect(statuses("CEB622Message", receipts)).toEqual(["120", "2", "3", "800"]);
    expect(receipts.every(({ problem }) => problem === null)).toBe(true);
    const [declared] = await database.db
      .select()
      .from(declaration)
      .where(eq(declaration.orderId, one.orderId));
    expect(declared).toMatchObject({ attempt: 1, orderDocumentVersion: 1 });
    expect(declared?.invtNo).toMatch(/^8000\d{4}I\d{9}$/);
    expect(declared?.releasedAt).not.toBeNull();

    const warehouse = shop.context({ actor: operatorWith("warehouse"), face: "console" });
    expect(await pickOrder(warehouse, one)).toMatchObject({ ok: true });
    expect(await packOrder(warehouse, one)).toMatchObject({ ok: true });
    expect(await gateOutOrder(warehouse, one)).toMatchObject({ ok: true });
    expect(await shop.standing(one)).toMatchObject({
      customsStatus: "released",
      fulfilmentStatus: "gated_out",
    });
    expect(await shop.events(one)).toEqual(
      expect.arrayContaining([
        "waybill_assigned",
        "order_document_committed",
        "list_committed",
        "customs_accepted",
        "customs_released",
        "picked",
        "packed",
        "gated_out",
      ]),
    );
  });
});
