import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OfferId } from "~/domain/ids";
import type { Actor, ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { countCart } from "~/services/cart/count-cart.server";
import { getCart } from "~/services/cart/get-cart.server";
import { claimHandoff } from "~/services/kiosk/claim-handoff.server";
import { createHandoff, type NewHandoff } from "~/services/kiosk/create-handoff.server";
import { endVisit } from "~/services/kiosk/end-visit.server";
import { readHandoff } from "~/services/kiosk/read-handoff.server";
import { watchHandoff } from "~/services/kiosk/watch-handoff.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { type MintedGoods, mintGoods, mintRules } from "../../support/factories";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let powder: MintedGoods;
let kiwi: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintRules(database);
  powder = await mintGoods(database);
  kiwi = await mintGoods(database, { customsRegime: "0110", priceFen: 4_590 });
});
afterAll(() => database.close());

const kioskActor = (): Actor & { kind: "kiosk" } => ({ kind: "kiosk", visitorId: newId("vis") });
const kiosk = (actor: Actor = kioskActor(), fixedNow?: Date) =>
  contextOn(database, { actor, face: "kiosk", ...(fixedNow ? { fixedNow } : {}) });
const phone = (fixedNow?: Date) =>
  contextOn(database, { actor: newVisitor(), ...(fixedNow ? { fixedNow } : {}) });
const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);

async function fill(ctx: ServiceContext) {
  await changeCart(ctx, { intent: "add", offerId: powder.offerId, quantity: 2 });
  await changeCart(ctx, {
    intent: "add",
    offerId: kiwi.offerId,
    deliveryMethod: "hall_pickup",
  });
}

async function handedOver(ctx = kiosk()): Promise<NewHandoff> {
  await fill(ctx);
  const made = await createHandoff(ctx);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

const linesOf = async (ctx: ServiceContext) =>
  (await getCart(ctx)).groups.flatMap((group) =>
    group.lines.map((line) => [line.offerId, line.quantity, group.deliveryMethod] as const),
  );
const claimCode = async (ctx: ServiceContext, token: string) => {
  const claimed = await claimHandoff(ctx, { token });
  return claimed.ok ? "ok" : claimed.error.code;
};

describe("putting a list up for a phone", () => {
  it("keeps 128 bits of token and the short code as hashes only", async () => {
    const ctx = kiosk();
    const made = await handedOver(ctx);
    expect(made).toMatchObject({ lineCount: 2, lifeSeconds: 600 });
    expect(Buffer.from(made.token, "base64url")).toHaveLength(16);
    expect(made.shortCode).toMatch(/^[2-9A-HJ-NP-TV-Z]{6}$/);
    const rows = await database.owner`SELECT * FROM handoff`;
    const stored = JSON.stringify([rows, await database.owner`SELECT * FROM audit_log`]);
    expect(stored).not.toContain(made.token);
    expect(stored).not.toContain(made.shortCode);
    expect(await watchHandoff(ctx)).toEqual({ state: "open", secondsLeft: 600 });
  });

  it("takes a snapshot: what is added to the list later is not in it", async () => {
    const ctx = kiosk();
    const made = await handedOver(ctx);
    await changeCart(ctx, { intent: "set", offerId: powder.offerId, quantity: 9 });
    expect(await readHandoff(phone(), made)).toMatchObject({ state: "open", unitCount: 3 });
  });

  it("ends the code before it: one visit has one open handoff, even if two presses come at once", async () => {
    const ctx = kiosk();
    const first = await handedOver(ctx);
    const both = await Promise.all([createHandoff(ctx), createHandoff(ctx)]);
    const tokens = both.map((one) => (one.ok ? one.value.token : ""));
    const states = await Promise.all(
      [first.token, ...tokens].map(async (token) => (await readHandoff(phone(), { token })).state),
    );
    expect(states.filter((state) => state === "open")).toHaveLength(1);
    expect(states[0]).toBe("expired");
  });

  it("is refused to anyone but a kiosk's visitor, and for an empty list", async () => {
    for (const actor of [newVisitor(), operatorWith("admin"), { kind: "anonymous" } as const]) {
      expect(await createHandoff(kiosk(actor))).toEqual({
        ok: false,
        error: { code: "NOT_A_KIOSK_VISIT" },
      });
      expect(await watchHandoff(kiosk(actor))).toEqual({ state: "none" });
    }
    expect(await createHandoff(kiosk())).toEqual({ ok: false, error: { code: "LIST_EMPTY" } });
  });
});

describe("looking at it on a phone", () => {
  it("shows the goods as often as asked and claims nothing; by short code too", async () => {
    const ctx = kiosk();
    const { token, shortCode } = await handedOver(ctx);
    for (const key of [
      { token },
      { token },
      { shortCode },
      { shortCode: ` ${shortCode.toLowerCase()}` },
    ]) {
      expect(await readHandoff(phone(), key)).toMatchObject({
        state: "open",
        unitCount: 3,
        goodsFen: 2 * 12_800 + 4_590,
        lines: [
          { name: "安佳 高钙全脂奶粉 900 g 罐装", quantity: 2, regime: "1210", priceFen: 12_800 },
          { quantity: 1, regime: "0110", priceFen: 4_590 },
        ],
      });
    }
    expect(await watchHandoff(ctx)).toMatchObject({ state: "open" });
    expect(await claimCode(phone(), token)).toBe("ok");
  });

  it("takes one statement and tells nothing of the visitor at the kiosk", async () => {
    const actor = kioskActor();
    const { token } = await handedOver(kiosk(actor));
    database.takeStatements();
    const view = await readHandoff(phone(), { token });
    expect(database.takeStatements()).toHaveLength(1);
    expect(JSON.stringify(view)).not.toContain(actor.visitorId);
  });

  it("knows nothing of tokens and codes that never were", async () => {
    for (const key of [
      { token: "x".repeat(22) },
      { token: "" },
      { token: "' OR 1=1 --" },
      { shortCode: "222222" },
      { shortCode: "O0I1LU" },
    ]) {
      expect(await readHandoff(phone(), key)).toEqual({ state: "unknown" });
      expect(await claimHandoff(phone(), key)).toEqual({
        ok: false,
        error: { code: "HANDOFF_UNKNOWN" },
      });
    }
  });
});

describe("claiming", () => {
  it("brings goods, pieces and way of delivery into the phone's cart and tells the kiosk", async () => {
    const [ctx, mine] = [kiosk(), phone()];
    const { token } = await handedOver(ctx);
    expect(await claimHandoff(mine, { token })).toEqual({
      ok: true,
      value: { unitCount: 3, leftOutCount: 0, isRepeat: false },
    });
    expect(await linesOf(mine)).toEqual([
      [powder.offerId, 2, "home"],
      [kiwi.offerId, 1, "hall_pickup"],
    ]);
    expect(await watchHandoff(ctx)).toEqual({ state: "claimed" });
    const [audit] = await database.owner`
      SELECT actor_id, facts FROM audit_log WHERE action = 'handoff.claim' ORDER BY at DESC LIMIT 1`;
    expect(audit).toMatchObject({ facts: { lineCount: 2, leftOutCount: 0 } });
  });

  it("merges into a cart that has something: pieces add up, the cart's own delivery stays", async () => {
    const mine = phone();
    await changeCart(mine, { intent: "add", offerId: kiwi.offerId, quantity: 98 });
    const { token } = await handedOver();
    expect(await claimHandoff(mine, { token })).toMatchObject({ value: { unitCount: 101 } });
    expect(await linesOf(mine)).toEqual([
      [powder.offerId, 2, "home"],
      [kiwi.offerId, 99, "home"],
    ]);
  });

  it("works by short code, and a second press of the same phone adds nothing again", async () => {
    const mine = phone();
    const { shortCode, token } = await handedOver();
    expect(await claimHandoff(mine, { shortCode })).toMatchObject({ value: { isRepeat: false } });
    expect(await claimHandoff(mine, { token })).toEqual({
      ok: true,
      value: { unitCount: 3, leftOutCount: 0, isRepeat: true },
    });
    expect(await countCart(mine)).toBe(3);
    expect(await readHandoff(mine, { token })).toEqual({ state: "claimed", isMine: true });
  });

  it("tells the second phone that it came second", async () => {
    const { token } = await handedOver();
    await claimHandoff(phone(), { token });
    const second = phone();
    expect(await claimCode(second, token)).toBe("HANDOFF_CLAIMED");
    expect(await readHandoff(second, { token })).toEqual({ state: "claimed", isMine: false });
    expect(await countCart(second)).toBe(0);
  });

  it("gives it to exactly one of ten phones that claim at once", async () => {
    for (let round = 0; round < 3; round++) {
      const { token, shortCode } = await handedOver();
      const phones = Array.from({ length: 10 }, () => phone());
      const results = await Promise.all(
        phones.map((ctx, index) => claimHandoff(ctx, index % 2 ? { token } : { shortCode })),
      );
      expect(results.filter((one) => one.ok)).toHaveLength(1);
      expect(results.filter((one) => !one.ok && one.error.code === "HANDOFF_CLAIMED")).toHaveLength(
        9,
      );
      const counts = await Promise.all(phones.map((ctx) => countCart(ctx)));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    }
  });

  it("is over after ten minutes, to the second", async () => {
    const actor = kioskActor();
    const { token } = await handedOver(kiosk(actor));
    expect(await readHandoff(phone(later(590)), { token })).toMatchObject({ state: "open" });
    expect(await readHandoff(phone(later(601)), { token })).toEqual({ state: "expired" });
    expect(await claimCode(phone(later(601)), token)).toBe("HANDOFF_EXPIRED");
    expect(await watchHandoff(kiosk(actor, later(601)))).toEqual({ state: "expired" });
    expect(await claimCode(phone(later(590)), token)).toBe("ok");
  });

  it("is refused to the kiosk itself, to operators and to somebody without a session", async () => {
    const { token } = await handedOver();
    for (const actor of [kioskActor(), operatorWith("admin"), { kind: "anonymous" } as const]) {
      expect(await claimHandoff(contextOn(database, { actor }), { token })).toEqual({
        ok: false,
        error: { code: "NO_VISITOR" },
      });
    }
  });

  it("leaves out what is no longer sold, takes a new price's offer, and says how many are missing", async () => {
    const [gone, dearer] = [await mintGoods(database), await mintGoods(database)];
    const ctx = kiosk();
    for (const { offerId } of [gone, dearer]) await changeCart(ctx, { intent: "add", offerId });
    const made = await createHandoff(ctx);
    if (!made.ok) throw new Error(made.error.code);
    await database.sql`UPDATE offer SET valid_to = now() WHERE id = ${gone.offerId}`;
    const newer = newId("off");
    await database.owner`
      INSERT INTO offer (id, variant_id, customs_regime, warehouse_id, price_fen, tax_included, valid_from)
      SELECT ${newer}, variant_id, customs_regime, warehouse_id, 9900, tax_included, now()
      FROM offer WHERE id = ${dearer.offerId}`;
    const mine = phone();
    expect(await claimHandoff(mine, made.value)).toEqual({
      ok: true,
      value: { unitCount: 1, leftOutCount: 1, isRepeat: false },
    });
    expect((await linesOf(mine)).map(([offerId]) => offerId)).toEqual([newer as OfferId]);
  });

  it("leaves out what a full cart has no room for", async () => {
    const mine = phone();
    const many = await Promise.all(
      Array.from({ length: 49 }, () => mintGoods(database, { lots: [] })),
    );
    for (const { offerId } of many) await changeCart(mine, { intent: "add", offerId });
    const { token } = await handedOver();
    expect(await claimHandoff(mine, { token })).toMatchObject({ value: { leftOutCount: 1 } });
    expect(await linesOf(mine)).toHaveLength(50);
  });
});

describe("ending a visit", () => {
  it("takes the list away and closes the open handoff; the goods of a claimed one stay with the phone", async () => {
    const [actor, mine] = [kioskActor(), phone()];
    const ctx = kiosk(actor);
    const first = await handedOver(ctx);
    await claimHandoff(mine, first);
    const second = await handedOver(ctx);
    await endVisit(ctx);
    expect(await countCart(ctx)).toBe(0);
    expect(await claimCode(phone(), second.token)).toBe("HANDOFF_EXPIRED");
    expect(await createHandoff(ctx)).toEqual({ ok: false, error: { code: "LIST_EMPTY" } });
    expect(await countCart(mine)).toBe(3);
    await endVisit(ctx);
  });

  it("against a handoff or a claim at the same moment leaves nothing open", async () => {
    for (let round = 0; round < 5; round++) {
      const [ctx, mine] = [kiosk(), phone()];
      const { token } = await handedOver(ctx);
      const [claimed, , made] = await Promise.all([
        claimHandoff(mine, { token }),
        endVisit(ctx),
        createHandoff(ctx),
      ]);
      expect(await countCart(mine)).toBe(claimed.ok ? 3 : 0);
      if (made.ok) expect((await readHandoff(phone(), made.value)).state).toBe("expired");
      expect((await watchHandoff(ctx)).state).not.toBe("open");
    }
  });

  it("touches nobody else: a shop's visitor keeps the cart", async () => {
    const mine = phone();
    await changeCart(mine, { intent: "add", offerId: powder.offerId });
    await endVisit(mine);
    expect(await countCart(mine)).toBe(1);
  });
});
