import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCheckout } from "~/services/ordering/get-checkout.server";
import { saveAddress } from "~/services/ordering/save-address.server";
import { verifyIdentity } from "~/services/ordering/verify-identity.server";
import { ADDRESS, groupKeyOfGoods, placedOrder, pressOrder } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintGoods, mintPerson, mintRules } from "../../support/factories";
import { actAtSandbox, payOrder, postEvent, systemContext } from "../../support/payments";
import { contextOn, newVisitor } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
});
afterAll(() => database.close());

/**
 * The web may use 45 statements for the POSTs of a whole checkout, sessions included: what the verbs
 * and the sandbox need must leave room for those.
 */
const VERBS_MAY_NEED = 32;

describe("a whole checkout of one bonded line", () => {
  it(`needs at most ${VERBS_MAY_NEED} statements from add-to-cart to paid`, async () => {
    const goods = await mintGoods(database);
    const warmUp = contextOn(database, { actor: newVisitor() });
    const { orderId: warm } = await placedOrder(warmUp, [[goods, 1]]);
    await payOrder(systemContext(database), database, warm);

    const ctx = contextOn(database, { actor: newVisitor() });
    const groupKey = groupKeyOfGoods(goods);
    const counts: Record<string, number> = {};
    const counted = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
      database.takeStatements();
      const value = await work();
      counts[name] = database.takeStatements().length;
      return value;
    };
    await counted("add", () => changeCart(ctx, { intent: "add", offerId: goods.offerId }));
    await counted("address", () => saveAddress(ctx, { groupKey, ...ADDRESS }));
    await counted("identity", () =>
      verifyIdentity(ctx, {
        intent: "verify",
        groupKey,
        ...mintPerson(),
        consentVersion: IDENTITY_CONSENT_VERSION,
      }),
    );
    const page = await getCheckout(ctx, { groupKey });
    if (!page.ok) throw new Error(page.error.code);
    const placed = await counted("order", () => pressOrder(ctx, { groupKey, view: page.value }));
    if (!placed.ok) throw new Error(placed.error.code);
    const { orderId } = placed.value;
    const event = await counted("pay", () =>
      actAtSandbox(systemContext(database), database, orderId, "pay"),
    );
    const settled = await counted("settle", () => postEvent(systemContext(database), event));
    expect(settled).toMatchObject({ ok: true, value: { outcome: "confirmed" } });
    const sum = Object.values(counts).reduce((total, one) => total + one, 0);
    expect(sum, JSON.stringify(counts)).toBeLessThanOrEqual(VERBS_MAY_NEED);
  });
});
