import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiDay } from "~/domain/calendar-day";
import { newId } from "~/platform/new-id.server";
import { sha256Hex } from "~/platform/sealing.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCart } from "~/services/cart/get-cart.server";
import { getCheckout } from "~/services/ordering/get-checkout.server";
import { saveAddress } from "~/services/ordering/save-address.server";
import {
  ADDRESS,
  groupKeyOfGoods,
  placedOrder,
  pressOrder,
  walkToCheckout,
} from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import {
  BONDED,
  HS,
  type MintedGoods,
  mintGoods,
  mintPerson,
  mintRules,
} from "../../support/factories";
import { balanceOf, expectLedgersTrue } from "../../support/ledger-truth";
import { rewriteRules } from "../../support/rules";
import { contextOn, newVisitor } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 24 });
  await mintRules(database);
});
afterAll(async () => {
  await expectLedgersTrue(database);
  await database.close();
});

const visit = (env: Record<string, string> = {}) =>
  contextOn(database, { actor: newVisitor(), env });
const promiseOf = (goods: MintedGoods) =>
  balanceOf(database, `promise:saleable:${goods.warehouseId}:${goods.variantId}`);
const year = shanghaiDay(new Date()).slice(0, 4);
const rowOf = async (orderId: string) => {
  const [row] = await database.owner`
    SELECT o.*, p.status AS p_status, p.amount_fen AS p_amount, p.pay_url, p.method
    FROM "order" o JOIN payment p ON p.order_id = o.id WHERE o.id = ${orderId}`;
  return row;
};

describe("placing a bonded order", () => {
  it("freezes the quote, holds stock and allowance, and opens the payment", async () => {
    const powder = await mintGoods(database, { priceFen: 12_800, grossWeightGrams: 1_200 });
    const honey = await mintGoods(database, {
      priceFen: 21_800,
      hsCode: HS.honey,
      netWeightGrams: 250,
    });
    const ctx = visit();
    const { person, ...placed } = await placedOrder(ctx, [
      [powder, 2],
      [honey, 1],
    ]);
    expect(placed.orderNo).toMatch(/^FL\d{12}$/);
    expect(placed.payment).toEqual({
      state: "open",
      payUrl: expect.stringMatching(/^\/sandbox\/pay\/sbx_/),
    });
    const row = await rowOf(placed.orderId);
    expect(row).toMatchObject({
      order_no: placed.orderNo,
      payment_status: "awaiting",
      customs_status: "not_declared",
      fulfilment_status: "waiting",
      tax_treatment: "reduced",
      p_status: "open",
      link_hash: sha256Hex(placed.linkToken),
      buyer_id_masked: `500102********${person.idNumber.slice(-4)}`,
      notice_version: "2026-06",
    });
    expect([row?.goods_fen, row?.freight_fen, row?.tax_fen, row?.total_fen].map(Number)).toEqual([
      47_400, 1_000, 3_781, 52_181,
    ]);
    expect(Buffer.from(row?.buyer_id_cipher).toString("utf8")).not.toContain(person.idNumber);
    expect(ctx.seal.openText(row?.buyer_id_cipher)).toBe(person.idNumber);
    const [raw] = await database.owner`
      SELECT open_request_cipher, open_response_cipher FROM payment WHERE order_id = ${placed.orderId}`;
    expect(ctx.seal.openText(raw?.open_request_cipher)).toContain(placed.orderNo);
    expect(ctx.seal.openText(raw?.open_response_cipher)).toContain("/sandbox/pay/");
    expect(await promiseOf(powder)).toEqual({ onHand: 100, allocated: 2 });
    const hash = ctx.seal.hashIdentity(person.idNumber);
    expect(await balanceOf(database, `allowance:free:${hash}:${year}`)).toEqual({
      onHand: 2_600_000,
      allocated: 48_400,
    });
    expect(await getCart(ctx)).toEqual({ groups: [], unitCount: 0 });
    const events =
      await database.owner`SELECT type FROM order_event WHERE order_id = ${placed.orderId}`;
    expect(events.map((event) => event.type)).toEqual(["placed"]);
    const audits =
      await database.owner`SELECT action FROM audit_log WHERE entity_id = ${placed.orderId}`;
    expect(audits.map((audit) => audit.action)).toEqual(["place_order"]);
    const jobs = await database.owner`
      SELECT t.identifier AS task FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE j.payload->>'orderId' = ${placed.orderId} ORDER BY 1`;
    expect(jobs.map((job) => job.task)).toEqual([
      "ordering.close_unpaid_order",
      "ordering.open_payment",
    ]);
  });

  it("asks nobody's identity for duty-paid goods", async () => {
    const kiwi = await mintGoods(database, { customsRegime: "0110", priceFen: 4_590 });
    const placed = await placedOrder(visit(), [[kiwi, 1]]);
    expect(await rowOf(placed.orderId)).toMatchObject({
      customs_status: "not_applicable",
      tax_treatment: "included",
      buyer_id_hash: null,
      allowance_year: null,
      dutiable_fen: "0",
    });
  });

  it("needs at most twelve statements for the transaction and its payment", async () => {
    const goods = await mintGoods(database);
    const warm = visit();
    await placedOrder(warm, [[goods, 1]]);
    const ctx = visit();
    const page = await walkToCheckout(ctx, [[goods, 1]]);
    database.takeStatements();
    expect((await pressOrder(ctx, page)).ok).toBe(true);
    const statements = database.takeStatements();
    expect(statements.length, statements.join("\n---\n")).toBeLessThanOrEqual(12);
  });

  it("answers a repeated press with the same order, also when both come at once", async () => {
    const goods = await mintGoods(database);
    const ctx = visit();
    const page = await walkToCheckout(ctx, [[goods, 1]]);
    const presses = await Promise.all([1, 2, 3, 4].map(() => pressOrder(ctx, page)));
    const later = await pressOrder(ctx, page);
    const ids = new Set([...presses, later].map((one) => one.ok && one.value.orderId));
    expect(ids.size).toBe(1);
    expect([...ids][0]).toMatch(/^ord_/);
    const tokens = new Set([...presses, later].map((one) => one.ok && one.value.linkToken));
    expect(tokens.size).toBe(1);
    expect(await promiseOf(goods)).toEqual({ onHand: 100, allocated: 1 });
  });

  it("orders once when two windows send two forms for one cart", async () => {
    const goods = await mintGoods(database);
    const ctx = visit();
    const page = await walkToCheckout(ctx, [[goods, 1]]);
    const presses = await Promise.all(
      [1, 2].map(() => pressOrder(ctx, page, { submitKey: newId("crt") })),
    );
    expect(presses.filter((one) => one.ok)).toHaveLength(1);
    // The other one finds the person's year, the consent or the cart as the first order left them.
    const codes = presses.flatMap((one) => (one.ok ? [] : [one.error.code]));
    expect(["QUOTE_CHANGED", "CART_CHANGED", "EMPTY_GROUP", "CONSENT_MISSING"]).toContain(codes[0]);
    expect(await promiseOf(goods)).toMatchObject({ allocated: 1 });
  });
});

describe("what an order refuses", () => {
  it("everybody but a visitor of the shop", async () => {
    const goods = await mintGoods(database);
    const page = await walkToCheckout(visit(), [[goods, 1]]);
    for (const actor of [
      { kind: "anonymous" } as const,
      { kind: "kiosk", visitorId: newId("vis") } as const,
    ]) {
      expect(await pressOrder(contextOn(database, { actor }), page)).toEqual({
        ok: false,
        error: { code: "NO_VISITOR" },
      });
    }
  });

  it("another visitor's form, and tells nothing of its order", async () => {
    const goods = await mintGoods(database);
    const mine = visit();
    const page = await walkToCheckout(mine, [[goods, 1]]);
    expect((await pressOrder(mine, page)).ok).toBe(true);
    const theirs = visit();
    const other = await walkToCheckout(theirs, [[goods, 1]]);
    const stolen = await pressOrder(theirs, other, { submitKey: page.view.submitKey });
    expect(stolen).toEqual({ ok: false, error: { code: "CART_CHANGED" } });
  });

  it("a missing address, identity, consent or notice", async () => {
    const goods = await mintGoods(database);
    const groupKey = groupKeyOfGoods(goods);
    const ctx = visit();
    const codeOf = async (more = {}) => {
      const view = await getCheckout(ctx, { groupKey });
      if (!view.ok) throw new Error(view.error.code);
      const result = await pressOrder(ctx, { groupKey, view: view.value }, more);
      return result.ok ? "ok" : result.error.code;
    };
    await changeCart(ctx, { intent: "add", offerId: goods.offerId });
    expect(await codeOf()).toBe("ADDRESS_MISSING");
    await saveAddress(ctx, { groupKey, ...ADDRESS });
    expect(await codeOf()).toBe("IDENTITY_MISSING");
    await walkToCheckout(ctx, [[goods, 1]]);
    expect(await codeOf({ noticeVersion: "2025-01" })).toBe("NOTICE_NOT_ACCEPTED");
    expect(await codeOf({ noticeVersion: "" })).toBe("NOTICE_NOT_ACCEPTED");
    await database.owner`UPDATE checkout_draft SET consent_version = 'old' WHERE group_key = ${groupKey}`;
    expect(await codeOf()).toBe("CONSENT_MISSING");
  });

  it("a group over the single limit, and one that nobody could tell the payer of", async () => {
    const dear = await mintGoods(database, { priceFen: 260_000 });
    const ctx = visit();
    const page = await walkToCheckout(ctx, [[dear, 2]]);
    expect(page.view.seen).toBeNull();
    expect(await pressOrder(ctx, page)).toMatchObject({
      ok: false,
      error: { code: "SINGLE_LIMIT", limitFen: 500_000 },
    });
    const goods = await mintGoods(database);
    const nameless = contextOn(database, {
      actor: newVisitor(),
      env: { PAYMENT_DECLARER: "none" },
    });
    nameless.ports = {
      ...nameless.ports,
      payments: { ...nameless.ports.payments, namesPayer: false },
    };
    const other = await walkToCheckout(nameless, [[goods, 1]]);
    expect(other.view.obstacles).toEqual([{ code: "PAYER_UNVERIFIABLE" }]);
    expect(await pressOrder(nameless, other)).toEqual({
      ok: false,
      error: { code: "PAYER_UNVERIFIABLE" },
    });
  });

  it("more open orders than a visitor or an identity may have", async () => {
    const goods = await mintGoods(database);
    const env = { MAX_OPEN_HOLDS_PER_VISITOR: "1", MAX_OPEN_HOLDS_PER_IDENTITY: "2" };
    const ctx = visit(env);
    const person = mintPerson();
    await placedOrder(ctx, [[goods, 1]], person);
    const again = await walkToCheckout(ctx, [[goods, 1]], person);
    expect(await pressOrder(ctx, again)).toEqual({
      ok: false,
      error: { code: "TOO_MANY_OPEN_ORDERS", scope: "visitor", limit: 1 },
    });
    // The identity's cap holds over visitors, also when they come at once.
    const others = await Promise.all(
      [1, 2, 3].map(async () => {
        const other = visit(env);
        return { ctx: other, page: await walkToCheckout(other, [[goods, 1]], person) };
      }),
    );
    const press = async ({ ctx: other, page }: (typeof others)[number]) => {
      const first = await pressOrder(other, page);
      if (first.ok || first.error.code !== "QUOTE_CHANGED") return first;
      // The person's year moved under the page: looked at again and confirmed.
      const view = await getCheckout(other, { groupKey: page.groupKey });
      if (!view.ok) throw new Error(view.error.code);
      return pressOrder(other, { groupKey: page.groupKey, view: view.value });
    };
    const results = await Promise.all(others.map(press));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    for (const result of results.filter((one) => !one.ok)) {
      expect(result).toMatchObject({
        error: { code: "TOO_MANY_OPEN_ORDERS", scope: "identity", limit: 2 },
      });
    }
  });
});

describe("changes between page and submit", () => {
  const changed = async (alter: (goods: MintedGoods) => Promise<unknown>) => {
    const goods = await mintGoods(database, { lots: [5] });
    const ctx = visit();
    const page = await walkToCheckout(ctx, [[goods, 2]]);
    await alter(goods);
    const first = await pressOrder(ctx, page);
    const fresh = await getCheckout(ctx, { groupKey: page.groupKey });
    if (!fresh.ok) throw new Error(fresh.error.code);
    const confirmed = await pressOrder(ctx, { groupKey: page.groupKey, view: fresh.value });
    return { first, confirmed, goods };
  };

  it("names a new price and its tax, and orders once it is confirmed", async () => {
    const { first, confirmed, goods } = await changed((one) =>
      database.db.execute(`UPDATE offer SET price_fen = 13800 WHERE id = '${one.offerId}'`),
    );
    expect(first).toEqual({
      ok: false,
      error: {
        code: "QUOTE_CHANGED",
        changes: [
          { kind: "price", offerId: goods.offerId, wasFen: 12_800, isFen: 13_800 },
          { kind: "tax", wasFen: 2_421, isFen: 2_603 },
        ],
      },
    });
    expect(confirmed.ok).toBe(true);
  });

  it("names stock that is gone, with what is left", async () => {
    const { first, confirmed, goods } = await changed(async (one) => {
      await placedOrder(visit(), [[one, 4]]);
    });
    const short = {
      ok: false,
      error: { code: "STOCK_SHORT", offerId: goods.offerId, availableCount: 1 },
    };
    expect(first).toMatchObject(short);
    expect(confirmed).toMatchObject(short);
  });

  it("names freight and tax of a rule that began meanwhile", async () => {
    const freight = (fenBefore: number) =>
      rewriteRules(
        database,
        "freight_rule",
        (sql) =>
          sql`UPDATE freight_rule SET base_fen = ${fenBefore} WHERE warehouse_id = ${BONDED}`,
      );
    const { first } = await changed(() => freight(1_500));
    await freight(1_000);
    expect(first).toMatchObject({
      error: {
        code: "QUOTE_CHANGED",
        changes: [
          { kind: "freight", wasFen: 1_000, isFen: 1_500 },
          { kind: "tax", wasFen: 2_421, isFen: 2_466 },
        ],
      },
    });
  });

  it("names an allowance that another order of the person used meanwhile", async () => {
    const goods = await mintGoods(database);
    const person = mintPerson();
    const ctx = visit();
    const page = await walkToCheckout(ctx, [[goods, 1]], person);
    await placedOrder(visit(), [[goods, 1]], person);
    expect(await pressOrder(ctx, page)).toEqual({
      ok: false,
      error: {
        code: "QUOTE_CHANGED",
        changes: [{ kind: "allowance", wasFen: 0, isFen: 13_800 }],
      },
    });
  });

  it("takes no figures but its own for agreed", async () => {
    const goods = await mintGoods(database);
    const ctx = visit();
    const page = await walkToCheckout(ctx, [[goods, 1]]);
    for (const seen of ["", "garbage", Buffer.from('{"totalFen":1}').toString("base64url")]) {
      expect(await pressOrder(ctx, page, { seen })).toEqual({
        ok: false,
        error: { code: "QUOTE_CHANGED", changes: [{ kind: "unreadable" }] },
      });
    }
  });
});

describe("races", () => {
  it("a person with 100 yuan left places one of eight orders of 80 yuan, in however many tabs", async () => {
    const person = mintPerson();
    const roomy = () => visit({ MAX_OPEN_HOLDS_PER_IDENTITY: "99" });
    const dear = await mintGoods(database, { priceFen: 499_000 });
    for (let count = 0; count < 5; count++) await placedOrder(roomy(), [[dear, 1]], person);
    const rest = await mintGoods(database, { priceFen: 89_000 });
    await placedOrder(roomy(), [[rest, 1]], person);
    const cheap = await mintGoods(database, { priceFen: 7_000 });
    const rivals = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const ctx = roomy();
        return { ctx, page: await walkToCheckout(ctx, [[cheap, 1]], person) };
      }),
    );
    for (const { page } of rivals) {
      expect(page.view.group.allowance).toMatchObject({ usedFen: 2_590_000, leftAfterFen: 2_000 });
    }
    const results = await Promise.all(rivals.map((one) => pressOrder(one.ctx, one.page)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    for (const lost of results.filter((one) => !one.ok)) {
      expect(lost).toMatchObject({
        error: { code: "ANNUAL_LIMIT", usedFen: 2_598_000, leftFen: 2_000 },
      });
    }
    const hash = visit().seal.hashIdentity(person.idNumber);
    const free = await balanceOf(database, `allowance:free:${hash}:${year}`);
    expect(free).toEqual({ onHand: 2_600_000, allocated: 2_598_000 });
  });

  it("twenty buyers of the last piece: one gets it, the others are told at once by name", async () => {
    const last = await mintGoods(database, { lots: [1] });
    const buyers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const ctx = visit();
        return { ctx, page: await walkToCheckout(ctx, [[last, 1]]) };
      }),
    );
    const results = await Promise.all(buyers.map((one) => pressOrder(one.ctx, one.page)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    for (const result of results.filter((one) => !one.ok)) {
      expect(result).toMatchObject({
        error: { code: "STOCK_SHORT", offerId: last.offerId, availableCount: 0 },
      });
    }
    expect(await promiseOf(last)).toEqual({ onHand: 1, allocated: 1 });
  });

  it("rice up to the yearly weight, also by two orders at once", async () => {
    const rice = await mintGoods(database, { hsCode: HS.rice, netWeightGrams: 5_000 });
    const person = mintPerson();
    await placedOrder(visit(), [[rice, 3]], person);
    const rivals = await Promise.all(
      [1, 2].map(async () => {
        const ctx = visit();
        return { ctx, page: await walkToCheckout(ctx, [[rice, 1]], person) };
      }),
    );
    const results = await Promise.all(rivals.map((one) => pressOrder(one.ctx, one.page)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(results.find((one) => !one.ok)).toMatchObject({
      error: { code: "CAP", group: "long_grain_rice", usedGrams: 20_000, orderGrams: 5_000 },
    });
  });
});
