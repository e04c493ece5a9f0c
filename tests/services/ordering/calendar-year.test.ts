import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { releaseGoods } from "~/services/customs/release-goods.server";
import { personUse } from "~/services/ordering/allowance-use.server";
import { closeUnpaidOrder } from "~/services/ordering/close-unpaid-order.server";
import { inTransaction } from "~/services/transaction.server";
import { placedOrder, pressOrder, walkToCheckout } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { type MintedGoods, mintGoods, mintPerson, mintRules } from "../../support/factories";
import { balanceOf, expectLedgersTrue } from "../../support/ledger-truth";
import { actAtSandbox, orderRow, payOrder, postEvent, systemContext } from "../../support/payments";
import { contextOn, newVisitor } from "../../support/service-context";

/** The last minute of 2026 in Shanghai, and the first of 2027: one minute apart, both 2026 in UTC. */
const OLD_YEAR = new Date("2026-12-31T15:59:30Z");
const NEW_YEAR = new Date("2026-12-31T16:00:30Z");

let database: TestDatabase;
let dear: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 8 });
  await mintRules(database);
  dear = await mintGoods(database, { priceFen: 499_000 });
});
afterAll(async () => {
  await expectLedgersTrue(database);
  await database.close();
});

const visitAt = (fixedNow: Date) =>
  contextOn(database, {
    actor: newVisitor(),
    fixedNow,
    env: { MAX_OPEN_HOLDS_PER_IDENTITY: "99" },
  });
const reserved = async (idNumber: string, year: number) => {
  const hash = systemContext(database).seal.hashIdentity(idNumber);
  return (await balanceOf(database, `allowance:free:${hash}:${year}`))?.allocated;
};

describe("the allowance of a calendar year in Shanghai", () => {
  it("is full in its last minute and fresh in the next one", async () => {
    const person = mintPerson();
    for (let count = 0; count < 5; count++) {
      await placedOrder(visitAt(OLD_YEAR), [[dear, 1]], person);
    }
    const sixth = visitAt(OLD_YEAR);
    const page = await walkToCheckout(sixth, [[dear, 1]], person);
    expect(await pressOrder(sixth, page)).toMatchObject({
      ok: false,
      error: { code: "ANNUAL_LIMIT", usedFen: 2_500_000 },
    });
    const next = await placedOrder(visitAt(NEW_YEAR), [[dear, 1]], person);
    expect(next.page.view.group.allowance).toMatchObject({ usedFen: 0 });
    expect(await reserved(person.idNumber, 2026)).toBe(2_500_000);
    expect(await reserved(person.idNumber, 2027)).toBe(500_000);
  });

  it("counts an order of December in December's year when it is released in January", async () => {
    const person = mintPerson();
    const { orderId } = await placedOrder(visitAt(OLD_YEAR), [[dear, 1]], person);
    const january = systemContext(database, NEW_YEAR);
    await payOrder(january, database, orderId);
    const hash = january.seal.hashIdentity(person.idNumber);
    const used = async (year: number) =>
      (await balanceOf(database, `allowance:used:${hash}:${year}`))?.onHand;
    await inTransaction(january, async (tx) => {
      await releaseGoods(january, tx, orderId);
      return { ok: true, value: undefined };
    });
    expect(await reserved(person.idNumber, 2026)).toBe(0);
    expect(await used(2026)).toBe(500_000);
    const next = await placedOrder(visitAt(NEW_YEAR), [[dear, 1]], person);
    expect(next.page.view.group.allowance).toMatchObject({ usedFen: 0 });
    expect(await used(2026)).toBe(500_000);
    expect(await used(2027)).toBe(0);
    expect(await reserved(person.idNumber, 2027)).toBe(500_000);
  });

  it("of the order's own year holds late money again after New Year", async () => {
    const person = mintPerson();
    const { orderId } = await placedOrder(visitAt(OLD_YEAR), [[dear, 1]], person);
    const later = systemContext(database, new Date(NEW_YEAR.getTime() + 20 * 60_000));
    expect(await closeUnpaidOrder(later, { orderId })).toEqual({ ok: true, value: "expired" });
    expect(await reserved(person.idNumber, 2026)).toBe(0);
    const event = await actAtSandbox(later, database, orderId, "pay_late");
    expect(await postEvent(later, event)).toMatchObject({ value: { outcome: "held_again" } });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "paid" });
    expect(await reserved(person.idNumber, 2026)).toBe(500_000);
    expect(await reserved(person.idNumber, 2027)).toBeUndefined();
  });
});

describe("weights bought before", () => {
  const rules = (group: string) => ({ capGroupPrefixes: () => [group, "10063021"] });

  it("count once for each code, also where a group is called by one of its codes", () => {
    const read = { usedFen: fen(0), gramsByHs8: { "10063020": 5_000, "10063021": 2_000 } };
    expect(personUse(read, rules("10063020")).usedGramsOf("10063020")).toBe(7_000);
  });
});
