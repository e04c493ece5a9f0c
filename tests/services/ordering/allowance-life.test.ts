import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OrderId, RefundId } from "~/domain/ids";
import { newId } from "~/platform/new-id.server";
import { closeByCustoms } from "~/services/customs/close-by-customs.server";
import { releaseGoods } from "~/services/customs/release-goods.server";
import { cancelOrder } from "~/services/ordering/cancel-order.server";
import { cancelRejectedOrder } from "~/services/ordering/cancel-rejected-order.server";
import { closeUnpaidOrder } from "~/services/ordering/close-unpaid-order.server";
import {
  RETURN_SETTINGS,
  recordCustomsReturn,
} from "~/services/ordering/record-customs-return.server";
import { viewBuyerAllowance } from "~/services/ordering/view-buyer-allowance.server";
import { issueRefund } from "~/services/payments/issue-refund.server";
import { inTransaction } from "~/services/transaction.server";
import { declaration, setting } from "~db/schema";
import { placedOrder, walkToCheckout } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HS, type MintedGoods, mintGoods, mintRules } from "../../support/factories";
import { expectLedgersTrue } from "../../support/ledger-truth";
import {
  actAtSandbox,
  payOrder,
  postEvent,
  refundsOf,
  systemContext,
} from "../../support/payments";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let rice: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintRules(database);
  const dated = { validFrom: "2020-03-28", state: "verified", source: "test" } as const;
  await database.db.insert(setting).values([
    { ...dated, key: RETURN_SETTINGS.applyWithinDays, value: "30" },
    { ...dated, key: RETURN_SETTINGS.backWithinDays, value: "45" },
  ]);
  rice = await mintGoods(database, { hsCode: HS.rice, netWeightGrams: 5_000, lots: [1_000] });
});
afterAll(async () => {
  await expectLedgersTrue(database);
  await database.close();
});

const system = () => systemContext(database);
const customs = () => contextOn(database, { actor: operatorWith("customs"), face: "console" });

type Placed = Awaited<ReturnType<typeof place>>;
/** Three sacks of rice: 15 of the 20 kg a year. */
async function place() {
  const ctx = contextOn(database, { actor: newVisitor() });
  return { ctx, ...(await placedOrder(ctx, [[rice, 3]])) };
}
async function placePaid() {
  const one = await place();
  await payOrder(system(), database, one.orderId);
  return one;
}
const setCustoms = (orderId: string, status: string) =>
  database.owner`UPDATE "order" SET customs_status = ${status} WHERE id = ${orderId}`;

/** What the buyer's year says of this one order: fen reserved and used, kilograms of rice. */
async function yearOf({ orderId }: Placed) {
  const view = await viewBuyerAllowance(customs(), { orderId });
  if (!view.ok) throw new Error(view.error.code);
  const { reservedFen, usedFen, elsewhereFen, leftFen, caps } = view.value;
  expect(leftFen).toBe(2_600_000 - reservedFen - usedFen - elsewhereFen);
  const [cap] = caps;
  expect(cap).toMatchObject({ group: "long_grain_rice", capGrams: 20_000 });
  return { reservedFen, usedFen, kilograms: (cap?.usedGrams ?? 0) / 1_000 };
}
const dutiableOf = async ({ orderId }: Placed) => {
  const [row] =
    await database.sql`SELECT dutiable_fen::int AS fen FROM "order" WHERE id = ${orderId}`;
  return Number(row?.fen);
};
const FREE = { reservedFen: 0, usedFen: 0, kilograms: 0 };
const reservedBy = async (one: Placed) => ({
  reservedFen: await dutiableOf(one),
  usedFen: 0,
  kilograms: 15,
});
const usedBy = async (one: Placed) => ({
  reservedFen: 0,
  usedFen: await dutiableOf(one),
  kilograms: 15,
});

/** Released by customs on that day. */
async function release(one: Placed, releasedAt = new Date()) {
  await database.db.insert(declaration).values({
    id: newId("dcl"),
    orderId: one.orderId,
    copNo: newId("cop"),
    attempt: 1,
    releasedAt,
    createdAt: releasedAt,
  });
  await setCustoms(one.orderId, "released");
  await inTransaction(system(), async (tx) => {
    await releaseGoods(system(), tx, one.orderId);
    return { ok: true, value: undefined };
  });
}

describe("an order's value and weight in its buyer's year", () => {
  it("are reserved from the placing, also while it is paid and a rejected list is mended", async () => {
    const one = await place();
    expect(await yearOf(one)).toEqual(await reservedBy(one));
    await payOrder(system(), database, one.orderId);
    for (const status of ["not_declared", "declared", "accepted", "inspection", "rejected"]) {
      await setCustoms(one.orderId, status);
      expect(await yearOf(one), status).toEqual(await reservedBy(one));
    }
  });

  it("are freed when the unpaid hold ends, and taken again by money that comes late", async () => {
    const one = await place();
    const later = systemContext(database, new Date(Date.now() + 16 * 60_000));
    await closeUnpaidOrder(later, { orderId: one.orderId });
    expect(await yearOf(one)).toEqual(FREE);
    const event = await actAtSandbox(later, database, one.orderId, "pay_late");
    expect(await postEvent(later, event)).toMatchObject({ value: { outcome: "held_again" } });
    expect(await yearOf(one)).toEqual(await reservedBy(one));
  });

  it("are freed by a cancellation, unpaid or paid, and stay free when the money is back", async () => {
    const unpaid = await place();
    expect(await cancelOrder(unpaid.ctx, unpaid)).toMatchObject({ ok: true });
    expect(await yearOf(unpaid)).toEqual(FREE);
    const paid = await placePaid();
    expect(await cancelOrder(paid.ctx, paid)).toMatchObject({ value: { refunds: true } });
    expect(await yearOf(paid)).toEqual(FREE);
    for (const refund of await refundsOf(database, paid.orderId)) {
      await issueRefund(system(), { refundId: refund.id as RefundId });
    }
    expect(await yearOf(paid)).toEqual(FREE);
  });

  it("are freed when a rejected order is given up", async () => {
    const one = await placePaid();
    await setCustoms(one.orderId, "rejected");
    expect(await cancelRejectedOrder(customs(), one)).toMatchObject({ ok: true });
    expect(await yearOf(one)).toEqual(FREE);
  });

  it("are freed by closure (700)", async () => {
    const one = await placePaid();
    await setCustoms(one.orderId, "accepted");
    await inTransaction(system(), async (tx) => {
      await closeByCustoms(system(), tx, one.orderId, "accepted");
      return { ok: true, value: undefined };
    });
    expect(await yearOf(one)).toEqual(FREE);
  });

  it("are used from release (800) on", async () => {
    const one = await placePaid();
    await release(one);
    expect(await yearOf(one)).toEqual(await usedBy(one));
  });

  it("let the next order have the weight that one gave back, and no more", async () => {
    const one = await place();
    const next = contextOn(database, { actor: newVisitor() });
    const page = await walkToCheckout(next, [[rice, 2]], one.person);
    expect(page.view.group.blockers).toMatchObject([
      { code: "CAP", usedGrams: 15_000, orderGrams: 10_000 },
    ]);
    await cancelOrder(one.ctx, one);
    const again = await walkToCheckout(
      contextOn(database, { actor: newVisitor() }),
      [[rice, 4]],
      one.person,
    );
    expect(again.view.group.blockers).toEqual([]);
  });
});

describe("goods that came back to customs in time", () => {
  const RELEASED = new Date("2026-11-01T04:00:00Z");
  const back = (orderId: OrderId, quantity: number, more: object = {}) =>
    recordCustomsReturn(customs(), {
      orderId,
      returnNo: "R2026-0001",
      appliedOn: "2026-11-20",
      backOn: "2026-12-16",
      lines: [{ line: 1, quantity }],
      ...more,
    });

  it("leave the year piece by piece, each application once, never more than went", async () => {
    const one = await placePaid();
    await release(one, RELEASED);
    const whole = await dutiableOf(one);
    const third = Math.round(whole / 3);
    expect(await back(one.orderId, 1)).toEqual({ ok: true, value: { freedFen: third } });
    expect(await yearOf(one)).toEqual({ reservedFen: 0, usedFen: whole - third, kilograms: 10 });
    expect(await back(one.orderId, 1)).toEqual({ ok: false, error: { code: "RETURNED_ALREADY" } });
    expect(await back(one.orderId, 3, { returnNo: "R2026-0002" })).toEqual({
      ok: false,
      error: { code: "TOO_MANY_PIECES", line: 1 },
    });
    expect(await back(one.orderId, 2, { returnNo: "R2026-0002" })).toMatchObject({ ok: true });
    expect(await yearOf(one)).toEqual(FREE);
  });

  it("at once in two windows come back once", async () => {
    const one = await placePaid();
    await release(one, RELEASED);
    const both = await Promise.all([back(one.orderId, 3), back(one.orderId, 3)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await yearOf(one)).toEqual(FREE);
  });

  it("stay used when they are late", async () => {
    const one = await placePaid();
    await release(one, RELEASED);
    expect(await back(one.orderId, 3, { backOn: "2026-12-17" })).toEqual({
      ok: false,
      error: { code: "RETURN_TOO_LATE", applyBy: "2026-12-01", backBy: "2026-12-16" },
    });
    expect(await yearOf(one)).toEqual(await usedBy(one));
  });

  it("are recorded by customs' people alone, of released orders alone", async () => {
    const one = await placePaid();
    expect(await back(one.orderId, 1)).toEqual({ ok: false, error: { code: "NOT_RELEASED" } });
    const finance = contextOn(database, { actor: operatorWith("finance"), face: "console" });
    expect(
      await recordCustomsReturn(finance, {
        orderId: one.orderId,
        returnNo: "R2026-0009",
        appliedOn: "2026-11-20",
        backOn: "2026-11-20",
        lines: [{ line: 1, quantity: 1 }],
      }),
    ).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
  });
});
