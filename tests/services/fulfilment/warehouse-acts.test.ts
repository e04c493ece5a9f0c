import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServiceContext } from "~/platform/context.server";
import { releaseGoods } from "~/services/customs/release-goods.server";
import { assignWaybill } from "~/services/fulfilment/assign-waybill.server";
import { gateOutOrder } from "~/services/fulfilment/gate-out-order.server";
import { handOverOrder } from "~/services/fulfilment/hand-over-order.server";
import { packOrder } from "~/services/fulfilment/pack-order.server";
import { pickOrder } from "~/services/fulfilment/pick-order.server";
import { resolveScan } from "~/services/fulfilment/resolve-scan.server";
import { inTransaction } from "~/services/transaction.server";
import { lot, order, orderEvent } from "~db/schema";
import { ledgerState } from "../../support/customs/ledger-state";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HALL, mintGoods } from "../../support/factories";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let system: ServiceContext;
let warehouse: ServiceContext;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintCustomsRules(database);
  system = contextOn(database, { face: "worker" });
  warehouse = contextOn(database, { actor: operatorWith("warehouse"), face: "console" });
});
afterAll(() => database.close());

async function bonded(customs: "released" | "accepted" = "released"): Promise<PaidOrder> {
  const one = await mintPaidOrder(system, database, await mintGoods(database, { lots: [10] }));
  await database.db.update(order).set({ customsStatus: customs }).where(eq(order.id, one.orderId));
  if (customs === "released") {
    await inTransaction<void, never>(system, async (tx) => {
      await releaseGoods(system, tx, one.orderId);
      return { ok: true, value: undefined };
    });
  }
  return one;
}
const dutyPaid = async (deliveryMethod: "home" | "hall_pickup" = "home") =>
  mintPaidOrder(
    system,
    database,
    await mintGoods(database, { customsRegime: "0110", warehouseId: HALL, lots: [10] }),
    { deliveryMethod },
  );
const stage = async ({ orderId }: PaidOrder) => {
  const [row] = await database.db
    .select({ stage: order.fulfilmentStatus })
    .from(order)
    .where(eq(order.id, orderId));
  return row?.stage;
};
const acts = { pickOrder, packOrder, gateOutOrder, handOverOrder };

describe("a duty-paid order", () => {
  it.each(["home", "hall_pickup"] as const)(
    "goes paid → picked → packed → handed over (%s)",
    async (delivery) => {
      const one = await dutyPaid(delivery);
      expect(await assignWaybill(system, one.orderId)).toEqual({
        ok: true,
        value: delivery === "home" ? "assigned" : "not_due",
      });
      expect(await pickOrder(warehouse, one)).toEqual({
        ok: true,
        value: { orderId: one.orderId, stage: "picked", isRepeated: false },
      });
      expect(await ledgerState(database, one)).toMatchObject({
        "physical:good:released": { onHand: 8, allocated: 0 },
        "physical:parcel:released": { onHand: 2 },
      });
      await packOrder(warehouse, one);
      expect(await gateOutOrder(warehouse, one)).toEqual({
        ok: false,
        error: { code: "OTHER_WAY_OUT" },
      });
      expect(await handOverOrder(warehouse, one)).toMatchObject({
        value: { stage: "handed_over" },
      });
      expect(await ledgerState(database, one)).toMatchObject({
        "physical:customer": { onHand: 2 },
        "physical:parcel:released": { onHand: 0 },
        "promise:consumed": { onHand: 2 },
        "promise:committed": { onHand: 0 },
      });
      const messages = await database.owner`
      SELECT 1 FROM declaration WHERE order_id = ${one.orderId}`;
      expect(messages).toHaveLength(0);
    },
  );
});

describe("a bonded order", () => {
  it("does not move before customs has released it (800)", async () => {
    const one = await bonded("accepted");
    for (const act of [pickOrder, packOrder, gateOutOrder]) {
      expect(await act(warehouse, one)).toEqual({ ok: false, error: { code: "NOT_RELEASED" } });
    }
    // Nor does it pass the gate, whatever its stage says.
    await database.owner`UPDATE "order" SET fulfilment_status = 'packed' WHERE id = ${one.orderId}`;
    expect(await gateOutOrder(warehouse, one)).toEqual({
      ok: false,
      error: { code: "NOT_RELEASED" },
    });
  });

  it("takes every step from the one before, and leaves by the gate only", async () => {
    const one = await bonded();
    expect(await packOrder(warehouse, one)).toEqual({
      ok: false,
      error: { code: "WRONG_STAGE", stage: "allocated" },
    });
    await pickOrder(warehouse, one);
    expect(await gateOutOrder(warehouse, one)).toMatchObject({ error: { stage: "picked" } });
    await packOrder(warehouse, one);
    expect(await handOverOrder(warehouse, one)).toEqual({
      ok: false,
      error: { code: "OTHER_WAY_OUT" },
    });
    expect(await gateOutOrder(warehouse, one)).toMatchObject({ ok: true });
  });

  it("is not picked from a lot that was recalled, and stays where it is", async () => {
    const one = await bonded();
    const [lotId] = one.goods.lotIds;
    if (!lotId) throw new Error("goods have a lot");
    await database.db.update(lot).set({ recalledAt: new Date() }).where(eq(lot.id, lotId));
    expect(await pickOrder(warehouse, one)).toMatchObject({ error: { code: "LOT_STOPPED" } });
    expect(await stage(one)).toBe("allocated");
    expect(await ledgerState(database, one)).toMatchObject({
      "physical:good:released": { onHand: 2, allocated: 2 },
    });
  });

  it("whose money is on its way back does not move", async () => {
    const one = await bonded();
    await database.owner`UPDATE "order" SET payment_status = 'refunding' WHERE id = ${one.orderId}`;
    expect(await pickOrder(warehouse, one)).toEqual({ ok: false, error: { code: "NOT_PAID" } });
  });
});

describe("every step", () => {
  it("is the warehouse's alone", async () => {
    const one = await bonded();
    for (const act of Object.values(acts)) {
      for (const actor of [
        newVisitor(),
        operatorWith("customs", "viewer"),
        { kind: "anonymous" as const },
      ]) {
        expect(await act(contextOn(database, { actor }), one)).toEqual({
          ok: false,
          error: { code: "FORBIDDEN" },
        });
      }
    }
    expect(await stage(one)).toBe("allocated");
  });

  it("happens once, however many do it at once, and says so when it is repeated", async () => {
    const one = await bonded();
    for (const [act, end] of [
      [pickOrder, "picked"],
      [packOrder, "packed"],
      [gateOutOrder, "gated_out"],
    ] as const) {
      const tries = await Promise.all(Array.from({ length: 5 }, () => act(warehouse, one)));
      expect(tries.map((done) => done.ok && done.value.stage)).toEqual(Array(5).fill(end));
      expect(
        tries.filter((done) => done.ok && !done.value.isRepeated),
        end,
      ).toHaveLength(1);
    }
    expect(await pickOrder(warehouse, one)).toMatchObject({
      value: { stage: "gated_out", isRepeated: true },
    });
    const events = await database.db
      .select({ type: orderEvent.type })
      .from(orderEvent)
      .where(eq(orderEvent.orderId, one.orderId));
    const steps = events.map(({ type }) => type).filter((type) => type !== "paid");
    expect(steps.sort()).toEqual(["gated_out", "packed", "picked"]);
    expect(await ledgerState(database, one)).toMatchObject({
      "physical:customer": { onHand: 2 },
      "promise:consumed": { onHand: 2 },
    });
  });

  it("knows no order that is not there", async () => {
    const unknown = { ok: false, error: { code: "ORDER_NOT_FOUND" } };
    expect(await pickOrder(warehouse, { orderId: "ord_0000000000000000" })).toEqual(unknown);
    expect(await pickOrder(warehouse, { orderId: "'; DROP TABLE lot" })).toEqual(unknown);
  });
});

describe("a scan", () => {
  const scan = async (code: string, ctx = warehouse) => {
    const found = await resolveScan(ctx, { code });
    return found.ok ? found.value : found.error.code;
  };

  it("finds order, waybill, lot, article and bin, and says the next step", async () => {
    const one = await bonded();
    await database.owner`UPDATE "order" SET waybill_no = 'DEMO73999', carrier_code = 'C' WHERE id = ${one.orderId}`;
    const order = { kind: "order", orderId: one.orderId, nextStep: "pick" };
    expect(await scan(one.orderNo)).toMatchObject(order);
    expect(await scan(` ${one.orderNo.toLowerCase()} `)).toMatchObject(order);
    expect(await scan("DEMO73999")).toMatchObject(order);
    const [row] = await database.owner`
      SELECT l.lot_no, v.sku, v.id FROM lot l JOIN variant v ON v.id = l.variant_id
       WHERE v.id = ${one.goods.variantId}`;
    expect(await scan(row?.lot_no)).toMatchObject({ kind: "lot", lotId: one.goods.lotIds[0] });
    expect(await scan(row?.sku)).toMatchObject({
      kind: "article",
      variantId: one.goods.variantId,
      lotCount: 1,
    });
    await database.owner`UPDATE variant SET gtin = '2012345678903' WHERE id = ${row?.id}`;
    expect(await scan("02012345678903")).toMatchObject({ variantId: one.goods.variantId });
    expect(await scan("(01)02012345678903(17)271130")).toMatchObject({
      kind: "article",
      variantId: one.goods.variantId,
    });
    expect(await scan(`(01)02012345678903(10)${row?.lot_no}`)).toMatchObject({ kind: "lot" });
    expect(await scan("a-01-01")).toMatchObject({ kind: "bin", bin: "A-01-01" });
  });

  it("blocks on what it does not know, and on who may not look", async () => {
    expect(await scan("NOTHING-LIKE-THIS")).toBe("CODE_UNKNOWN");
    expect(await scan("   ")).toBe("CODE_UNKNOWN");
    expect(await scan("x", contextOn(database, { actor: newVisitor() }))).toBe("FORBIDDEN");
  });
});

describe("ledgers", () => {
  it("stay equal to their entries and zero in sum through it all", async () => {
    const wrong = await database.db.execute(sql`
      SELECT a.code FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
      LEFT JOIN ledger_entry e ON e.account_id = a.id
      GROUP BY a.code, b.on_hand, b.on_hand_grams
      HAVING coalesce(sum(e.qty), 0) <> b.on_hand OR coalesce(sum(e.grams), 0) <> b.on_hand_grams`);
    expect(wrong).toEqual([]);
  });
});
