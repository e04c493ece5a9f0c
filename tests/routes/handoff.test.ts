import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import * as cart from "~/routes/_shop.(en).cart";
import * as phone from "~/routes/_shop.(en).h.($token)";
import * as list from "~/routes/kiosk.(en).list";
import { changeCart } from "~/services/cart/change-cart.server";
import { createHandoff } from "~/services/kiosk/create-handoff.server";
import { endVisit } from "~/services/kiosk/end-visit.server";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type MintedGoods, mintGoods, mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { contextOn } from "../support/service-context";

let database: TestDatabase;
let web: RouteApp;
let powder: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  powder = await mintGoods(database);
  web = openRouteApp(database, { LIMIT_HANDOFF_PER_MINUTE: "1000" });
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const phoneVisit = () => new Visit(web.app);

async function handedOver(goods: readonly MintedGoods[] = [powder]) {
  const ctx: ServiceContext = contextOn(database, {
    actor: { kind: "kiosk", visitorId: newId("vis") },
    face: "kiosk",
  });
  for (const { offerId } of goods) {
    await changeCart(ctx, { intent: "add", offerId, quantity: 2 });
  }
  const made = await createHandoff(ctx);
  if (!made.ok) throw new Error(made.error.code);
  return { ...made.value, ctx };
}

const look = (by: Visit, token: string) => by.get(phone.loader, `/h/${token}`, { token });
const claim = (by: Visit, token: string, path = `/h/${token}`) =>
  by.post(phone.action, path, {}, { token });
const piecesOf = async (by: Visit) => (await by.get(cart.loader, "/cart")).data.cart.unitCount;

describe("the scanned address", () => {
  it("shows what is inside, sets no cookie, may be looked at by any preview, and claims nothing", async () => {
    const { token } = await handedOver();
    for (let times = 0; times < 3; times++) {
      const shown = await look(phoneVisit(), token);
      expect(shown).toMatchObject({ status: 200, data: { view: { state: "open", unitCount: 2 } } });
      expect(shown.headers.get("Set-Cookie")).toBeNull();
    }
    expect(phone.headers()).toEqual({ "Cache-Control": "private, no-store" });
    expect((await claim(phoneVisit(), token)).status).toBe(303);
  });

  it("puts the list into the phone's cart with a press, in the phone's language", async () => {
    const { token } = await handedOver();
    const by = phoneVisit();
    const claimed = await claim(by, token, `/en/h/${token}`);
    expect(claimed).toMatchObject({ status: 303, location: "/en/cart" });
    expect(claimed.headers.get("Set-Cookie")).toMatch(/^fl_shop=/);
    expect(await piecesOf(by)).toBe(2);
    expect((await look(by, token)).data.view).toEqual({ state: "claimed", isMine: true });
    expect((await claim(by, token)).location).toBe("/cart");
    expect(await piecesOf(by)).toBe(2);
  });

  it("tells the second phone, an expired one and a wrong one apart", async () => {
    const { token, ctx } = await handedOver();
    await claim(phoneVisit(), token);
    expect(await claim(phoneVisit(), token)).toMatchObject({
      status: 409,
      data: { kind: "refused", code: "HANDOFF_CLAIMED" },
    });
    const again = await createHandoff(ctx);
    await endVisit(ctx);
    expect(await claim(phoneVisit(), again.ok ? again.value.token : "")).toMatchObject({
      status: 409,
      data: { kind: "refused", code: "HANDOFF_EXPIRED" },
    });
    expect(await claim(phoneVisit(), "x".repeat(22))).toMatchObject({
      status: 409,
      data: { kind: "refused", code: "HANDOFF_UNKNOWN" },
    });
    expect((await look(phoneVisit(), "x".repeat(22))).status).toBe(404);
  });

  it("gives the list to exactly one of two phones that press at once", async () => {
    const { token } = await handedOver();
    const phones = [phoneVisit(), phoneVisit()];
    const answers = await Promise.all(phones.map((by) => claim(by, token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const pieces = await Promise.all(phones.map(piecesOf));
    expect(pieces.sort()).toEqual([0, 2]);
  });

  it("says how much was left out because it is no longer sold", async () => {
    const gone = await mintGoods(database);
    const { token } = await handedOver([powder, gone]);
    await database.sql`UPDATE offer SET valid_to = now() WHERE id = ${gone.offerId}`;
    expect((await look(phoneVisit(), token)).data.view.lines).toMatchObject([
      { priceFen: 12_800 },
      { priceFen: null },
    ]);
    expect(await claim(phoneVisit(), token)).toMatchObject({
      status: 200,
      data: { kind: "taken", leftOutCount: 1 },
    });
  });

  it("cannot be claimed by the kiosk's own cookie: the list stays for a phone", async () => {
    const { token } = await handedOver();
    const kiosk = phoneVisit();
    await kiosk.post(list.action, "/kiosk/list", {
      intent: "add",
      answer: "here",
      offerId: powder.offerId,
    });
    const claimed = await claim(kiosk, token);
    // Without a shop's cookie it is a new phone as far as the shop can tell.
    expect(claimed.headers.get("Set-Cookie")).toMatch(/^fl_shop=/);
  });
});

describe("the typed code", () => {
  const ask = (by: Visit, code: string) =>
    by.get(phone.loader, `/h?${new URLSearchParams({ code })}`);

  it("is asked for, shows the same list, and claims it", async () => {
    const { shortCode } = await handedOver();
    const by = phoneVisit();
    expect((await by.get(phone.loader, "/h")).data).toEqual({ shortCode: "", view: null });
    const typed = `${shortCode.slice(0, 3)} ${shortCode.slice(3)}`.toLowerCase();
    expect(await ask(by, typed)).toMatchObject({ data: { view: { state: "open" } } });
    expect(await by.post(phone.action, "/h", { code: typed })).toMatchObject({
      status: 303,
      location: "/cart",
    });
    expect(await piecesOf(by)).toBe(2);
  });

  it("is told when there is no such code", async () => {
    expect(await ask(phoneVisit(), "222222")).toMatchObject({
      status: 404,
      data: { shortCode: "222222", view: { state: "unknown" } },
    });
    expect(await phoneVisit().post(phone.action, "/h", {})).toMatchObject({ status: 409 });
  });
});
