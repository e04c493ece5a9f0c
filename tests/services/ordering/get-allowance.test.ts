import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import type { ServiceContext } from "~/platform/context.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCart } from "~/services/cart/get-cart.server";
import { forgetIdentity } from "~/services/identity/forget-identity.server";
import { cancelOrder } from "~/services/ordering/cancel-order.server";
import { getAllowance } from "~/services/ordering/get-allowance.server";
import { getCheckout } from "~/services/ordering/get-checkout.server";
import { overrideAllowance } from "~/services/ordering/override-allowance.server";
import { ALLOWANCE_DRAFT, verifyIdentity } from "~/services/ordering/verify-identity.server";
import { groupKeyOfGoods, placedOrder } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HS, mintGoods, mintPerson, mintRules } from "../../support/factories";
import { rewriteRules } from "../../support/rules";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 8 });
  await mintRules(database);
});
afterAll(() => database.close());

const visit = (fixedNow?: Date) =>
  contextOn(database, { actor: newVisitor(), ...(fixedNow ? { fixedNow } : {}) });
const prove = (ctx: ServiceContext, person: ReturnType<typeof mintPerson>, more: object = {}) =>
  verifyIdentity(ctx, {
    intent: "verify",
    groupKey: ALLOWANCE_DRAFT,
    ...person,
    consentVersion: IDENTITY_CONSENT_VERSION,
    ...more,
  });
async function proven(ctx: ServiceContext) {
  const view = await getAllowance(ctx);
  if (view.state !== "proven") throw new Error("nobody is proven");
  return view;
}

describe("a person's year", () => {
  it("is shown to nobody who has not proven the identity in this visit", async () => {
    const goods = await mintGoods(database);
    const person = mintPerson();
    await placedOrder(visit(), [[goods, 1]], person);
    const none = { state: "unproven", consentVersion: IDENTITY_CONSENT_VERSION };
    expect(await getAllowance(visit())).toMatchObject(none);
    expect(await getAllowance(contextOn(database, { actor: { kind: "anonymous" } }))).toMatchObject(
      none,
    );
    const stranger = visit();
    await prove(stranger, mintPerson());
    expect(await getAllowance(stranger)).toMatchObject({
      state: "proven",
      year: { usedFen: 0, reservedFen: 0, leftFen: 2_600_000 },
      othersFen: 0,
    });
  });

  it("names the orders of this visit; those of other visits are one sum without numbers", async () => {
    const goods = await mintGoods(database);
    const person = mintPerson();
    const elsewhere = await placedOrder(visit(), [[goods, 2]], person);
    const here = visit();
    const placed = await placedOrder(here, [[goods, 1]], person);
    const view = await proven(here);
    expect(view).toMatchObject({
      person: { name: person.name, idMasked: expect.stringContaining("********") },
      year: { reservedFen: 26_600 + 13_800, usedFen: 0, elsewhereFen: 0, customsWord: null },
      entries: [{ orderNo: placed.orderNo, amountFen: 13_800, state: "reserved" }],
      othersFen: 26_600,
    });
    const text = JSON.stringify(view);
    expect(text).not.toContain(elsewhere.orderNo);
    expect(text).not.toContain(elsewhere.orderId);
    expect(text).not.toContain(person.idNumber);
  });

  it("says that a cancelled order gave its part back", async () => {
    const goods = await mintGoods(database);
    const here = visit();
    const { orderId } = await placedOrder(here, [[goods, 1]]);
    await cancelOrder(here, { orderId });
    expect(await proven(here)).toMatchObject({
      year: { reservedFen: 0, leftFen: 2_600_000 },
      entries: [{ state: "freed" }],
      othersFen: 0,
    });
  });

  it("tells customs' word and never less than nothing left", async () => {
    const goods = await mintGoods(database);
    const here = visit();
    const { orderId } = await placedOrder(here, [[goods, 1]]);
    const officer = contextOn(database, { actor: operatorWith("customs"), face: "console" });
    await overrideAllowance(officer, {
      orderId,
      usedYuan: "26000",
      reason: "海关额度查询",
      confirmed: "yes",
      actKey: "k".repeat(20),
    });
    expect(await proven(here)).toMatchObject({
      year: {
        elsewhereFen: 2_600_000,
        leftFen: 0,
        customsWord: { by: "act", differenceFen: 2_600_000 },
      },
    });
  });

  it("measures capped goods by weight", async () => {
    const rice = await mintGoods(database, { hsCode: HS.rice, netWeightGrams: 5_000 });
    const here = visit();
    await placedOrder(here, [[rice, 3]]);
    expect((await proven(here)).year.caps).toContainEqual({
      group: "long_grain_rice",
      capGrams: 20_000,
      usedGrams: 15_000,
      leftGrams: 5_000,
      isUnverified: false,
    });
  });

  it("marks an unverified limit, and measures against none when none is known", async () => {
    const here = visit();
    await prove(here, mintPerson());
    const limit = (state: string) =>
      rewriteRules(
        database,
        "limit_rule",
        (sql) => sql`UPDATE limit_rule SET state = ${state} WHERE kind = 'person_year'`,
      );
    await limit("unverified");
    expect((await proven(here)).year.limit).toEqual({ fen: 2_600_000, isUnverified: true });
    await limit("unknown");
    expect((await proven(here)).year).toMatchObject({ limit: null, leftFen: null });
    await limit("verified");
  });
});

describe("the proof for it", () => {
  it.each([
    ["no consent", { consentVersion: "" }, { code: "CONSENT_MISSING" }],
    ["no name", { name: "" }, { code: "NAME_INVALID" }],
    [
      "a wrong number",
      { idNumber: "110105194912310021" },
      { code: "ID_INVALID", reason: "check_digit" },
    ],
  ])("with %s is refused by name", async (_, more, error) => {
    const ctx = visit();
    expect(await prove(ctx, mintPerson(), more)).toEqual({ ok: false, error });
    expect(await getAllowance(ctx)).toMatchObject({ state: "unproven" });
  });

  it("lasts a day, or until it is forgotten, and is never stored in clear", async () => {
    const now = new Date("2026-11-25T04:00:00Z");
    const ctx = visit(now);
    const person = mintPerson();
    await prove(ctx, person);
    expect((await proven(ctx)).keptUntil).toEqual(new Date("2026-11-26T04:00:00Z"));
    const [stored] = await database.owner<{ row: string }[]>`
      SELECT row_to_json(d)::text AS row FROM checkout_draft d WHERE group_key = 'allowance'
      ORDER BY identity_verified_at DESC LIMIT 1`;
    expect(stored?.row).not.toContain(person.idNumber);
    const nextDay = { ...ctx, fixedNow: new Date("2026-11-26T04:00:01Z") };
    expect(await getAllowance(nextDay)).toMatchObject({ state: "unproven" });
    await forgetIdentity(ctx);
    expect(await getAllowance(ctx)).toMatchObject({ state: "unproven" });
  });

  it("opens no order: the checkout of the same visit still asks for its own consent", async () => {
    const goods = await mintGoods(database);
    const ctx = visit();
    const person = mintPerson();
    await prove(ctx, person);
    await placedOrder(visit(), [[goods, 1]], person);
    await changeCart(ctx, { intent: "add", offerId: goods.offerId });
    expect((await getCart(ctx)).groups[0]?.allowance).toMatchObject({ reservedFen: 13_800 });
    const page = await getCheckout(ctx, { groupKey: groupKeyOfGoods(goods) });
    expect(page).toMatchObject({
      value: { identity: { state: "needed", known: { name: person.name } } },
    });
  });
});
