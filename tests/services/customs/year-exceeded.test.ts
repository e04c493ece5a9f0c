import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMessage } from "~/domain/customs/parsed-message";
import type { OrderId } from "~/domain/ids";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { receiptTo } from "~/ports/customs/simulator/receipt-message";
import { writeXml } from "~/ports/customs/xml.server";
import { recordReceipt } from "~/services/customs/record-receipt.server";
import { submitInventoryList } from "~/services/customs/submit-inventory-list.server";
import { submitOrderDocument } from "~/services/customs/submit-order-document.server";
import { assignWaybill } from "~/services/fulfilment/assign-waybill.server";
import { cancelRejectedOrder } from "~/services/ordering/cancel-rejected-order.server";
import { overrideAllowance } from "~/services/ordering/override-allowance.server";
import { viewBuyerAllowance } from "~/services/ordering/view-buyer-allowance.server";
import { auditLog, customsMessage, ledgerTxn } from "~db/schema";
import { pressOrder, walkToCheckout } from "../../support/checkout";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintGoods } from "../../support/factories";
import { expectLedgersTrue } from "../../support/ledger-truth";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

const LIMIT = 2_600_000;
/** Customs value of a minted order. */
const ORDER = 26_600;
const EXCEEDED = "[Code:1313;Desc:订购人购买超过年度限额]";

let database: TestDatabase;
let system: ServiceContext;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintCustomsRules(database);
  system = contextOn(database, { face: "worker" });
});
afterAll(async () => {
  await expectLedgersTrue(database);
  await database.close();
});

const operator = (...roles: Parameters<typeof operatorWith>) =>
  contextOn(database, { actor: operatorWith(...roles), face: "console" });
const paid = async (person?: PaidOrder["person"]) =>
  mintPaidOrder(
    system,
    database,
    await mintGoods(database, { lots: [10] }),
    person ? { person } : {},
  );

async function declared(person?: PaidOrder["person"]): Promise<PaidOrder> {
  const one = await paid(person);
  await assignWaybill(system, one.orderId);
  await submitOrderDocument(system, one.orderId);
  expect(await submitInventoryList(system, one.orderId)).toMatchObject({ value: "committed" });
  return one;
}

let nextGuid = 1;
async function answer(one: PaidOrder, status: string, info: string, seconds = 5) {
  const [list] = await database.db
    .select()
    .from(customsMessage)
    .where(
      and(eq(customsMessage.orderId, one.orderId), eq(customsMessage.messageType, "CEB621Message")),
    );
  const tree = list && system.ports.customs.read(system.seal.openBytes(list.bodyCipher));
  const head = tree?.ok ? readMessage(tree.value)?.documents[0]?.head : undefined;
  if (!head || !list) throw new Error("a list was kept");
  const at = new Date(list.createdAt.getTime() + seconds * 1_000);
  const guid = `receipt-${nextGuid++}`.padEnd(36, "x");
  const numbers = { preNo: "P00000000000000001", listNo: null };
  const xml = writeXml(receiptTo("list", head, { status, info, at }, guid, numbers), "");
  return recordReceipt(system, new TextEncoder().encode(xml));
}

async function yearOf({ orderId }: { orderId: OrderId }) {
  const view = await viewBuyerAllowance(operator("finance"), { orderId });
  if (!view.ok) throw new Error(view.error.code);
  const { reservedFen, usedFen, elsewhereFen, leftFen, customsWord } = view.value;
  return { reservedFen, usedFen, elsewhereFen, leftFen, by: customsWord?.by ?? null };
}
const wordsOf = ({ orderId }: PaidOrder) =>
  database.owner<{ source_doc: string; reason: string; actor: string }[]>`
    SELECT t.source_doc, t.reason, t.actor FROM ledger_txn t
    JOIN ledger_entry e ON e.txn_id = t.id JOIN ledger_account a ON a.id = e.account_id
    JOIN "order" o ON o.buyer_id_hash = a.person_hash
    WHERE o.id = ${orderId} AND t.type = 'customs_word' AND a.bucket = 'elsewhere' ORDER BY t.id`;

describe("a receipt that says the orderer's year is exceeded", () => {
  it("without a figure: as much is counted as customs must count, by an entry that says so", async () => {
    const one = await declared();
    await answer(one, "100", EXCEEDED);
    expect(await yearOf(one)).toEqual({
      // The order is rejected and still mendable, so it stays reserved: nothing is left beside it.
      reservedFen: ORDER,
      usedFen: 0,
      elsewhereFen: LIMIT - ORDER + 1,
      leftFen: 0,
      by: "receipt",
    });
    const [word, ...more] = await wordsOf(one);
    expect(more).toEqual([]);
    expect(word).toMatchObject({
      source_doc: expect.stringMatching(/^receipt:[0-9a-f]{64}$/),
      reason: EXCEEDED,
    });
    expect(await cancelRejectedOrder(operator("customs"), one)).toMatchObject({ ok: true });
    expect(await yearOf(one)).toMatchObject({ reservedFen: 0, leftFen: ORDER - 1 });
  });

  it("with a figure: ours becomes that one, delivered twice it is posted once", async () => {
    const one = await declared();
    const info = "清单[X]中购买人[张三]已用购买额度为[25900.00]，本次购买将超过年度限额[26000]";
    await answer(one, "-621018", info);
    await answer(one, "-621018", info);
    expect(await yearOf(one)).toMatchObject({ usedFen: 0, elsewhereFen: 2_590_000, leftFen: 0 });
    expect(await wordsOf(one)).toHaveLength(1);
    await cancelRejectedOrder(operator("customs"), one);
    expect(await yearOf(one)).toMatchObject({ leftFen: 10_000 });
  });

  it("does not count twice what customs accepted and we hold reserved", async () => {
    const first = await declared();
    await answer(first, "120", "[Code:1800;Desc:逻辑校验通过]");
    const second = await declared(first.person);
    await answer(second, "-621018", "已用购买额度为[25990.00]，本次购买将超过年度限额[26000]");
    const elsewhereFen = 2_599_000 - ORDER;
    expect(await yearOf(second)).toMatchObject({ reservedFen: 2 * ORDER, elsewhereFen });
    await answer(first, "800", "[Code:2600;Desc:放行]", 9);
    await cancelRejectedOrder(operator("customs"), second);
    expect(await yearOf(first)).toEqual({
      reservedFen: 0,
      usedFen: ORDER,
      elsewhereFen,
      leftFen: 1_000,
      by: "receipt",
    });
  });

  it("stops the person's next order by name, at checkout and at its placing", async () => {
    const one = await declared();
    const goods = await mintGoods(database, { priceFen: 20_000 });
    const shopper = contextOn(database, { actor: newVisitor() });
    const page = await walkToCheckout(shopper, [[goods, 1]], one.person);
    expect(page.view.group.blockers).toEqual([]);
    await answer(one, "-621018", "已用购买额度为[25900.00]，本次购买将超过年度限额[26000]");
    await cancelRejectedOrder(operator("customs"), one);
    expect(await pressOrder(shopper, page)).toMatchObject({
      ok: false,
      error: { code: "ANNUAL_LIMIT", usedFen: 2_590_000, leftFen: 10_000 },
    });
  });

  it("of another kind leaves the year alone", async () => {
    const one = await declared();
    await answer(one, "100", "[Code:1322;Desc:订单清单表体商品项不一致]");
    expect(await yearOf(one)).toMatchObject({ elsewhereFen: 0, by: null });
  });
});

describe("an operator's act on customs' word", () => {
  const actKey = () => newId("act");
  const say = (one: { orderId: OrderId }, usedYuan: string, more: object = {}) =>
    overrideAllowance(operator("customs"), {
      orderId: one.orderId,
      usedYuan,
      reason: "海关跨境个人额度查询 2026-11-25",
      confirmed: "yes",
      actKey: actKey(),
      ...more,
    });

  it("makes our figure customs', up and down, by entries with the reason", async () => {
    const one = await paid();
    expect(await say(one, "12000")).toEqual({ ok: true, value: { differenceFen: 1_200_000 } });
    expect(await yearOf(one)).toEqual({
      reservedFen: ORDER,
      usedFen: 0,
      elsewhereFen: 1_200_000,
      leftFen: LIMIT - ORDER - 1_200_000,
      by: "act",
    });
    expect(await say(one, "300.5")).toEqual({ ok: true, value: { differenceFen: -1_169_950 } });
    expect(await yearOf(one)).toMatchObject({ elsewhereFen: 30_050 });
    const word = {
      source_doc: expect.stringContaining(`act:${one.orderId}:`),
      reason: "海关跨境个人额度查询 2026-11-25",
      actor: expect.stringMatching(/^operator:/),
    };
    expect(await wordsOf(one)).toEqual([word, word]);
  });

  it("never goes below zero: more than the limit leaves nothing, until it is taken back", async () => {
    const one = await paid();
    await say(one, "30000");
    expect(await yearOf(one)).toMatchObject({ elsewhereFen: 3_000_000, leftFen: 0 });
    await say(one, "0");
    expect(await yearOf(one)).toMatchObject({
      reservedFen: ORDER,
      elsewhereFen: 0,
      leftFen: LIMIT - ORDER,
    });
  });

  it("pressed twice is one entry", async () => {
    const one = await paid();
    const key = actKey();
    const both = await Promise.all([1, 2].map(() => say(one, "100", { actKey: key })));
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await wordsOf(one)).toHaveLength(1);
  });

  it.each([
    ["a figure that is none", { usedYuan: "viel" }, "AMOUNT_INVALID"],
    ["a negative figure", { usedYuan: "-1" }, "AMOUNT_INVALID"],
    ["a slipped key", { usedYuan: "99999999" }, "AMOUNT_INVALID"],
    ["no reason", { reason: " " }, "REASON_MISSING"],
    ["no confirmation", { confirmed: "" }, "NOT_CONFIRMED"],
    ["an unknown order", { orderId: newId("ord") }, "ORDER_NOT_FOUND"],
  ])("with %s changes nothing", async (_, more, code) => {
    const one = await paid();
    expect(await say(one, "100", more)).toEqual({ ok: false, error: { code } });
    expect(await wordsOf(one)).toEqual([]);
  });

  it("is refused to everybody but customs, and for duty-paid goods", async () => {
    const one = await paid();
    const input = {
      orderId: one.orderId,
      usedYuan: "1",
      reason: "海关答复",
      confirmed: "yes",
      actKey: actKey(),
    };
    for (const role of ["finance", "warehouse", "viewer", "overseas"] as const) {
      expect(await overrideAllowance(operator(role), input), role).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    const hall = await mintPaidOrder(
      system,
      database,
      await mintGoods(database, { customsRegime: "0110" }),
    );
    expect(await say(hall, "1")).toEqual({ ok: false, error: { code: "NO_ALLOWANCE" } });
  });

  it("is written down with who, which order, figure and reason", async () => {
    const one = await paid();
    await say(one, "12.34");
    const [row] = await database.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.entityId, one.orderId), eq(auditLog.action, "allowance_corrected")));
    expect(row).toMatchObject({
      actorKind: "operator",
      entity: "order",
      facts: { by: "act", usedFen: 1_234, differenceFen: 1_234 },
    });
  });
});

describe("a look at a buyer's year", () => {
  it("is shown to customs and finance and written down each time", async () => {
    const one = await paid();
    for (const role of ["customs", "finance"] as const) {
      expect(await viewBuyerAllowance(operator(role), one)).toMatchObject({
        ok: true,
        value: { reservedFen: ORDER, limit: { fen: LIMIT } },
      });
    }
    const rows = await database.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.entityId, one.orderId), eq(auditLog.action, "allowance_viewed")));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ actorKind: "operator", face: "console", entity: "order" });
  });

  it("is refused to others, who leave no trace of a look", async () => {
    const one = await paid();
    for (const role of ["warehouse", "viewer", "overseas"] as const) {
      expect(await viewBuyerAllowance(operator(role), one), role).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    const shopper = contextOn(database, { actor: newVisitor() });
    expect(await viewBuyerAllowance(shopper, one)).toMatchObject({ error: { code: "FORBIDDEN" } });
    const rows = await database.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.entityId, one.orderId), eq(auditLog.action, "allowance_viewed")));
    expect(rows).toEqual([]);
  });
});

describe("a person's accounts under any sequence of orders, releases and customs' words (seed 20261125)", () => {
  it("stay above zero, and say what customs said last", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("order" as const), fen: fc.integer({ min: 1, max: 900_000 }) }),
      fc.record({ kind: fc.constantFrom("release" as const, "free" as const) }),
      fc.record({
        kind: fc.constant("word" as const),
        fen: fc.integer({ min: 0, max: 3_000_000 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const person = newId("hash");
        const open: string[] = [];
        const state = async () => {
          const rows = await database.owner<
            { bucket: string; on_hand: number; allocated: number }[]
          >`
            SELECT a.bucket, b.on_hand::int, b.allocated::int FROM ledger_account a
            JOIN ledger_balance b ON b.account_id = a.id WHERE a.person_hash = ${person}`;
          const of = (bucket: string) => rows.find((row) => row.bucket === bucket);
          return {
            used: of("used")?.on_hand ?? 0,
            elsewhere: of("elsewhere")?.on_hand ?? 0,
            reserved: of("free")?.allocated ?? 0,
          };
        };
        for (const one of steps) {
          const [row] =
            await database.sql`SELECT allowance_used(${person}, 2026, ${LIMIT})::int AS used`;
          const before = await state();
          expect(row?.used).toBe(before.used + before.elsewhere + before.reserved);
          if (one.kind === "order" && row?.used + one.fen <= LIMIT) {
            const saga = newId("ord");
            const side = (bucket: string) => ({
              code: `allowance:${bucket}:${person}:2026`,
              ledger: "allowance",
              kind: "inside",
              bucket,
              personHash: person,
              year: 2026,
            });
            const lines = [{ line: 1, from: side("free"), to: side("used"), qty: one.fen }];
            // What fits by the sum fits by the accounts: the database refuses nothing here.
            await database.sql`SELECT ledger_hold(${saga}, 'allowance', 'order', NULL, ${JSON.stringify(lines)})`;
            open.push(saga);
          } else if (one.kind === "release" || one.kind === "free") {
            const saga = open.shift();
            const txn = JSON.stringify({ type: "t", reason: "t", actor: "test" });
            const outcome = one.kind === "release" ? "posted" : "voided";
            if (saga) {
              await database.sql`SELECT ledger_resolve(${saga}, 'allowance', NULL, ${outcome}, ${txn})`;
            }
          } else if (one.kind === "word") {
            const txn = JSON.stringify({
              sourceDoc: "act:x",
              reason: "said",
              actor: "test",
              idemKey: newId("key"),
            });
            await database.sql`SELECT allowance_override(${person}, 2026, ${one.fen}, 1, ${txn})`;
            const after = await state();
            expect(after.used + after.elsewhere).toBe(one.fen);
            expect(after.reserved).toBe(before.reserved);
          }
        }
      }),
      { numRuns: 40, seed: 20261125 },
    );
    await expectLedgersTrue(database);
  });

  it("cannot be edited, not even by the owner", async () => {
    const [txn] = await database.db
      .select()
      .from(ledgerTxn)
      .where(eq(ledgerTxn.type, "customs_word"))
      .limit(1);
    await expect(
      database.owner`UPDATE ledger_txn SET reason = 'x' WHERE id = ${txn?.id ?? 0}`,
    ).rejects.toThrow(/append-only/);
  });
});
