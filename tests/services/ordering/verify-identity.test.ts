import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import type { ServiceContext } from "~/platform/context.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCart } from "~/services/cart/get-cart.server";
import { forgetIdentity } from "~/services/identity/forget-identity.server";
import { getCheckout } from "~/services/ordering/get-checkout.server";
import { saveAddress } from "~/services/ordering/save-address.server";
import { verifyIdentity } from "~/services/ordering/verify-identity.server";
import { ADDRESS, groupKeyOfGoods, placedOrder, walkToCheckout } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { type MintedGoods, mintGoods, mintPerson, mintRules } from "../../support/factories";
import { contextOn, newVisitor } from "../../support/service-context";

let database: TestDatabase;
let goods: MintedGoods;
let groupKey: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  goods = await mintGoods(database);
  groupKey = groupKeyOfGoods(goods);
});
afterAll(() => database.close());

const visit = () => contextOn(database, { actor: newVisitor() });
const verify = (ctx: ServiceContext, more: Record<string, unknown> = {}) =>
  verifyIdentity(ctx, {
    intent: "verify",
    groupKey,
    ...mintPerson(),
    consentVersion: IDENTITY_CONSENT_VERSION,
    ...more,
  });
const codeOf = async (ctx: ServiceContext, more: Record<string, unknown> = {}) => {
  const result = await verify(ctx, more);
  return result.ok ? "ok" : result.error.code;
};
const draftOf = async (ctx: ServiceContext) => {
  const [row] = await database.owner`
    SELECT * FROM checkout_draft WHERE visitor_id = ${ctx.actor.kind === "visitor" ? ctx.actor.visitorId : ""}`;
  return row;
};

describe("verifying who orders", () => {
  it("keeps the number as cipher, keyed hash and mask, with the consent's version and time", async () => {
    const ctx = visit();
    const person = mintPerson();
    const masked = `500102********${person.idNumber.slice(-4)}`;
    expect(await verify(ctx, person)).toEqual({
      ok: true,
      value: { name: person.name, idMasked: masked },
    });
    const row = await draftOf(ctx);
    expect(row).toMatchObject({
      buyer_id_masked: masked,
      buyer_id_hash: ctx.seal.hashIdentity(person.idNumber),
      consent_version: IDENTITY_CONSENT_VERSION,
      consent_at: expect.any(Date),
      identity_verified_at: expect.any(Date),
    });
    expect(JSON.stringify(row)).not.toContain(person.idNumber);
    expect(ctx.seal.openText(row?.buyer_id_cipher)).toBe(person.idNumber);
  });

  it("takes one statement", async () => {
    const ctx = visit();
    database.takeStatements();
    await verify(ctx);
    await saveAddress(ctx, { groupKey, ...ADDRESS });
    expect(database.takeStatements()).toHaveLength(2);
  });

  it("refuses what is wrong, each by its name, and keeps nothing of it", async () => {
    const ctx = visit();
    expect(await codeOf(ctx, { consentVersion: "" })).toBe("CONSENT_MISSING");
    expect(await codeOf(ctx, { consentVersion: "2020-01" })).toBe("CONSENT_MISSING");
    expect(await codeOf(ctx, { name: "" })).toBe("NAME_INVALID");
    expect(await codeOf(ctx, { name: "<b>x</b>" })).toBe("NAME_INVALID");
    expect(await codeOf(ctx, { idNumber: "110105194912310021" })).toBe("ID_INVALID");
    expect(await codeOf(ctx, { name: "查无此人" })).toBe("IDENTITY_MISMATCH");
    expect(await codeOf(ctx, { name: "服务中断" })).toBe("IDENTITY_SERVICE_UNAVAILABLE");
    expect(await codeOf(ctx, { groupKey: "0110.home.whs_hall0001" })).toBe("IDENTITY_NOT_NEEDED");
    expect(await codeOf(ctx, { groupKey: "nonsense" })).toBe("IDENTITY_NOT_NEEDED");
    for (const actor of [
      { kind: "anonymous" } as const,
      { kind: "kiosk", visitorId: "vis_kiosk" } as const,
    ]) {
      expect(await codeOf(contextOn(database, { actor }))).toBe("NO_VISITOR");
    }
    expect(await draftOf(ctx)).toBeUndefined();
  });

  it("when two windows verify two people at once, one of them stands whole", async () => {
    const ctx = visit();
    const people = [mintPerson(), { ...mintPerson(), name: "李雷" }];
    await Promise.all(people.map((person) => verify(ctx, person)));
    const row = await draftOf(ctx);
    const kept = people.find((person) => person.name === row?.buyer_name);
    expect(row?.buyer_id_hash).toBe(ctx.seal.hashIdentity(kept?.idNumber ?? ""));
    expect(ctx.seal.openText(row?.buyer_id_cipher)).toBe(kept?.idNumber);
  });
});

describe("asked once in a visit", () => {
  it("the next order needs a new consent, but no second typing; the cart shows the allowance", async () => {
    const ctx = visit();
    await placedOrder(ctx, [[goods, 1]]);
    await changeCart(ctx, { intent: "add", offerId: goods.offerId });
    const [group] = (await getCart(ctx)).groups;
    expect(group?.allowance).toEqual({
      limitFen: 2_600_000,
      usedFen: 13_800,
      reservedFen: 13_800,
      leftAfterFen: 2_572_400,
    });
    const before = await getCheckout(ctx, { groupKey });
    expect(before).toMatchObject({
      ok: true,
      value: { step: "identity", identity: { state: "needed", known: { name: "陈静怡" } } },
    });
    const again = { intent: "same_person", groupKey, consentVersion: IDENTITY_CONSENT_VERSION };
    expect(await verifyIdentity(ctx, again as never)).toMatchObject({ ok: true });
    expect(await getCheckout(ctx, { groupKey })).toMatchObject({
      ok: true,
      value: { step: "place", identity: { state: "verified", name: "陈静怡" } },
    });
  });

  it("is forgotten at the visitor's wish, and nobody else's with it", async () => {
    const [mine, theirs] = [visit(), visit()];
    await walkToCheckout(mine, [[goods, 1]]);
    await walkToCheckout(theirs, [[goods, 1]]);
    expect(await forgetIdentity(mine)).toEqual({ ok: true, value: { erasedCount: 1 } });
    expect(await forgetIdentity(mine)).toEqual({ ok: true, value: { erasedCount: 0 } });
    expect(await draftOf(mine)).toMatchObject({
      buyer_name: null,
      buyer_id_cipher: null,
      buyer_id_hash: null,
      buyer_id_masked: null,
      consent_at: null,
    });
    expect(await draftOf(theirs)).toMatchObject({ buyer_name: "陈静怡" });
    expect(
      await verifyIdentity(mine, {
        intent: "same_person",
        groupKey,
        consentVersion: IDENTITY_CONSENT_VERSION,
      }),
    ).toEqual({ ok: false, error: { code: "IDENTITY_FORGOTTEN" } });
    expect(await forgetIdentity(contextOn(database, { actor: { kind: "anonymous" } }))).toEqual({
      ok: false,
      error: { code: "NO_VISITOR" },
    });
  });

  it("is as good as never said after its hours are over", async () => {
    const ctx = visit();
    await walkToCheckout(ctx, [[goods, 1]]);
    const later = { ...ctx, fixedNow: new Date(Date.now() + 25 * 3_600_000) };
    expect(await getCheckout(later, { groupKey })).toMatchObject({
      ok: true,
      value: { identity: { state: "needed", known: null } },
    });
  });
});

describe("the address", () => {
  it("names every fault, refuses strangers, and comes back on the page", async () => {
    const ctx = visit();
    await changeCart(ctx, { intent: "add", offerId: goods.offerId });
    expect(await saveAddress(ctx, { groupKey, ...ADDRESS, phone: "1", detail: "" })).toEqual({
      ok: false,
      error: { code: "ADDRESS_INVALID", fields: { phone: "form", detail: "missing" }, places: [] },
    });
    expect(await saveAddress(ctx, { groupKey: "x", ...ADDRESS })).toEqual({
      ok: false,
      error: { code: "EMPTY_GROUP" },
    });
    expect(
      await saveAddress(contextOn(database, { actor: { kind: "anonymous" } }), {
        groupKey,
        ...ADDRESS,
      }),
    ).toEqual({ ok: false, error: { code: "NO_VISITOR" } });
    await saveAddress(ctx, { groupKey, ...ADDRESS });
    expect(await getCheckout(ctx, { groupKey })).toMatchObject({
      ok: true,
      value: {
        step: "identity",
        address: { isSaved: true, value: ADDRESS },
        notice: { version: "2026-06", sentences: ["一", "二", "三"] },
        holdMinutes: 15,
      },
    });
  });

  it("of an earlier group of the visit is offered for the next", async () => {
    const ctx = visit();
    const kiwi = await mintGoods(database, { customsRegime: "0110" });
    await saveAddress(ctx, { groupKey, ...ADDRESS });
    await changeCart(ctx, { intent: "add", offerId: kiwi.offerId });
    expect(await getCheckout(ctx, { groupKey: groupKeyOfGoods(kiwi) })).toMatchObject({
      ok: true,
      value: {
        step: "address",
        address: { isSaved: false, value: ADDRESS },
        identity: { state: "not_needed" },
        notice: null,
        obstacles: [],
      },
    });
  });

  it("is not asked of who collects in the hall", async () => {
    const ctx = visit();
    const kiwi = await mintGoods(database, { customsRegime: "0110" });
    const pickupKey = groupKeyOfGoods(kiwi, "hall_pickup");
    await changeCart(ctx, {
      intent: "add",
      offerId: kiwi.offerId,
      deliveryMethod: "hall_pickup",
    });
    expect(
      await saveAddress(ctx, {
        groupKey: pickupKey,
        recipientName: "陈静怡",
        phone: "13800005207",
      }),
    ).toEqual({ ok: true, value: undefined });
    expect(await getCheckout(ctx, { groupKey: pickupKey })).toMatchObject({
      ok: true,
      value: { step: "place", group: { totals: { freightFen: 0 } } },
    });
  });
});
