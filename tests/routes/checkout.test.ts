import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { newId } from "~/platform/new-id.server";
import { enterStep } from "~/routes/_shop.(en).checkout.$group/enter.server";
import * as checkout from "~/routes/_shop.(en).checkout.$group/route";
import { offer } from "~db/schema";
import { ADDRESS, NOTICE } from "../support/checkout";
import { createTestDatabase, type TestDatabase } from "../support/database";
import {
  BONDED,
  HALL,
  type MintedGoods,
  mintGoods,
  mintPerson,
  mintRules,
} from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { fillCart, identityForm, type Shopper, shopper } from "../support/shopper";

let database: TestDatabase;
let web: RouteApp;
let powder: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  powder = await mintGoods(database);
  web = openRouteApp(database);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

let by: Shopper;
beforeEach(async () => {
  by = shopper(new Visit(web.app), `1210.home.${BONDED}`);
});

const orderCount = async () => {
  const [row] = await database.owner`SELECT count(*)::int AS n FROM "order"`;
  return row?.n;
};

describe("the checkout's page", () => {
  it("leads back to the cart when there is nothing to check out", async () => {
    expect(await by.look()).toMatchObject({ status: 302, location: "/cart" });
    await fillCart(by.visit, powder);
    const strange = shopper(by.visit, "1210.hall_pickup.nowhere");
    expect(await strange.look()).toMatchObject({ status: 302, location: "/cart" });
    expect(await shopper(new Visit(web.app), by.groupKey).look()).toMatchObject({ status: 302 });
  });

  it("is nobody else's, and begins with the address", async () => {
    await fillCart(by.visit, powder);
    const { data, headers } = await by.look();
    expect(data).toMatchObject({ step: "address", address: null, identity: { state: "needed" } });
    expect(headers.get("Set-Cookie")).toBeNull();
    expect(checkout.headers()).toEqual({ "Cache-Control": "private, no-store" });
  });
});

describe("the address", () => {
  it("names every faulty field and gives back what was typed", async () => {
    await fillCart(by.visit, powder);
    const typed = { recipientName: "", phone: "12345", regionText: "鼓楼区", detail: "1 号" };
    const answer = await by.enter({ intent: "address", ...typed });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        step: "address",
        fields: { recipientName: "missing", phone: "form", regionText: "ambiguous" },
        values: typed,
      },
    });
    expect(answer.data.places).toHaveLength(4);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
  });

  it("leads on, in the visitor's language", async () => {
    await fillCart(by.visit, powder);
    const { districtCode: _ours, ...address } = ADDRESS;
    expect(await by.enter({ intent: "address", ...address })).toMatchObject({
      status: 303,
      location: `/checkout/${by.groupKey}`,
    });
    const english = shopper(by.visit, by.groupKey, "/en");
    expect(await english.enter({ intent: "address", ...address })).toMatchObject({
      location: `/en/checkout/${by.groupKey}`,
    });
    expect((await by.look()).data).toMatchObject({
      step: "identity",
      address: { value: { districtCode: "500102", regionText: "重庆市涪陵区" } },
    });
  });
});

describe("the identity", () => {
  beforeEach(async () => {
    await fillCart(by.visit, powder);
    await by.address();
  });

  it.each<[string, Record<string, string>, object]>([
    ["without a consent", { consentVersion: "" }, { code: "CONSENT_MISSING" }],
    ["with an older consent", { consentVersion: "2020-01" }, { code: "CONSENT_MISSING" }],
    ["without a name", { name: "" }, { code: "NAME_INVALID" }],
    [
      "with a wrong check digit",
      { idNumber: "110105194912310021" },
      { code: "ID_INVALID", reason: "check_digit" },
    ],
    [
      "with fifteen digits",
      { idNumber: "110105491231002" },
      { code: "ID_INVALID", reason: "fifteen_digits" },
    ],
  ])("%s is refused by name, and no number comes back", async (_case, form, fault) => {
    const entered = { ...identityForm(mintPerson()), ...form };
    const answer = await by.enter(entered);
    expect(answer).toMatchObject({ status: 422, data: { step: "identity", fault } });
    expect(JSON.stringify(answer.data)).not.toContain(entered.idNumber);
  });

  it("once verified shows the mask only, and can be forgotten", async () => {
    const person = mintPerson();
    expect(await by.enter(identityForm(person))).toMatchObject({ status: 303 });
    const { data } = await by.look();
    expect(data).toMatchObject({
      step: "place",
      identity: { state: "verified", name: person.name },
      group: { allowance: { usedFen: 0 } },
    });
    expect(JSON.stringify(data)).not.toContain(person.idNumber);
    expect(await by.enter({ intent: "forget_identity" })).toMatchObject({ status: 303 });
    expect((await by.look()).data).toMatchObject({
      step: "identity",
      identity: { state: "needed", known: null },
    });
  });

  it("verified for one order needs only a consent for the next", async () => {
    await by.enter(identityForm(mintPerson()));
    await by.order();
    await fillCart(by.visit, powder);
    expect((await by.look()).data.identity).toMatchObject({
      state: "needed",
      known: { name: "陈静怡" },
    });
    const consented = { intent: "identity", person: "same", consentVersion: "2026-11" };
    expect(await by.enter(consented)).toMatchObject({ status: 303 });
    expect((await by.look()).data.step).toBe("place");
  });
});

describe("placing", () => {
  beforeEach(async () => {
    await fillCart(by.visit, powder);
    await by.address();
    await by.enter(identityForm(mintPerson()));
  });

  it("leads to where it is paid, and to the same place on every repeat", async () => {
    const before = await orderCount();
    const form = await by.placeForm();
    const first = await by.enter(form);
    expect(first).toMatchObject({ status: 303 });
    expect(first.location).toMatch(/^\/sandbox\/pay\/sbx_/);
    expect(first.headers.get("X-Remix-Reload-Document")).toBe("true");
    const [again, atOnce] = await Promise.all([by.enter(form), by.enter(form)]);
    expect([again.location, atOnce.location]).toEqual([first.location, first.location]);
    expect(await orderCount()).toBe(before + 1);
    expect(await by.look()).toMatchObject({ status: 302, location: "/cart" });
  });

  it("without the notice ticked is refused", async () => {
    const { noticeVersion: _ticked, ...form } = await by.placeForm();
    expect(await by.enter(form)).toMatchObject({
      status: 409,
      data: { step: "place", fault: { code: "NOTICE_NOT_ACCEPTED" } },
    });
  });

  it("names a price that changed since the page, and orders once that is confirmed", async () => {
    const goods = await mintGoods(database, { priceFen: 10_000 });
    await fillCart(by.visit, goods);
    const form = await by.placeForm();
    await database.db.insert(offer).values({
      id: newId("off"),
      variantId: goods.variantId,
      customsRegime: "1210",
      warehouseId: BONDED,
      priceFen: fen(9_000),
      taxIncluded: false,
      validFrom: new Date("2026-02-01T00:00:00Z"),
    });
    const refused = await by.enter(form);
    expect(refused).toMatchObject({
      status: 409,
      data: { step: "place", fault: { code: "QUOTE_CHANGED" } },
    });
    expect(refused.data.fault.changes).toContainEqual({
      kind: "price",
      offerId: goods.offerId,
      wasFen: 10_000,
      isFen: 9_000,
    });
    expect(checkout.shouldRevalidate(revalidation(409))).toBe(true);
    expect(checkout.shouldRevalidate(revalidation(422))).toBe(false);
    expect(await by.enter(await by.placeForm())).toMatchObject({ status: 303 });
  });

  it("tells by name that the stock went meanwhile", async () => {
    const scarce = await mintGoods(database, { lots: [1] });
    await fillCart(by.visit, scarce);
    const form = await by.placeForm();
    const other = shopper(new Visit(web.app), by.groupKey);
    await fillCart(other.visit, scarce);
    await other.address();
    await other.enter(identityForm(mintPerson()));
    expect((await other.order()).status).toBe(303);
    expect(await by.enter(form)).toMatchObject({
      status: 409,
      data: {
        fault: { code: "STOCK_SHORT", blockers: [{ offerId: scarce.offerId, availableCount: 0 }] },
      },
    });
    expect((await by.look()).data.group.canCheckOut).toBe(false);
  });

  it("that two orders share a shopper's form key is impossible", async () => {
    const form = await by.placeForm();
    const other = shopper(new Visit(web.app), by.groupKey);
    await fillCart(other.visit, powder);
    await other.address();
    await other.enter(identityForm(mintPerson()));
    const mine = await by.enter(form);
    const theirs = await other.enter({
      ...(await other.placeForm()),
      submitKey: form.submitKey ?? "",
    });
    expect(mine.status).toBe(303);
    expect(theirs.location).not.toBe(mine.location);
  });
});

describe("duty-paid goods", () => {
  it("ask for no identity, and none for an address when collected in the hall", async () => {
    const kiwi = await mintGoods(database, { customsRegime: "0110", priceFen: 4_590 });
    const home = shopper(by.visit, `0110.home.${HALL}`);
    await fillCart(by.visit, kiwi);
    await home.address();
    expect((await home.look()).data).toMatchObject({
      step: "place",
      identity: { state: "not_needed" },
      notice: null,
    });
    expect(await home.enter(identityForm(mintPerson()))).toMatchObject({
      status: 422,
      data: { fault: { code: "IDENTITY_NOT_NEEDED" } },
    });
    expect((await home.order()).location).toMatch(/^\/sandbox\/pay\//);
  });
});

describe("forms that are not ours", () => {
  it.each<[Record<string, string>, string]>([
    [{ intent: "fly" }, "intent"],
    [{}, "intent"],
    [{ intent: "place" }, "submitKey"],
    [{ intent: "place", submitKey: "k".repeat(20), method: "gold" }, "method"],
    [{ intent: "address", detail: "路".repeat(401) }, "detail"],
    [{ intent: "identity", name: "名".repeat(101) }, "name"],
  ])("%j is refused by the field “%s”", async (form, field) => {
    await fillCart(by.visit, powder);
    expect(await by.enter(form)).toMatchObject({
      status: 400,
      data: { step: "form", fault: { code: "MALFORMED", field } },
    });
  });

  it("without a session lead to the cart", async () => {
    const forms: Record<string, string>[] = [
      { intent: "address", ...ADDRESS },
      identityForm(mintPerson()),
      { intent: "place", submitKey: "k".repeat(20), noticeVersion: NOTICE },
      { intent: "forget_identity" },
    ];
    for (const form of forms) {
      const answer = await new Visit(web.app).post(enterStep, `/checkout/${by.groupKey}`, form, {
        group: by.groupKey,
      });
      expect(answer).toMatchObject({ status: 303, location: "/cart" });
    }
  });
});

describe("a provider that names no payer", () => {
  it("is said on the page before anything is entered, and refuses the order", async () => {
    const env = { STRIPE_SECRET_KEY: "sk_test_none", PAYMENT_DECLARER: "none" };
    const nameless = openRouteApp(database, env);
    const other = shopper(new Visit(nameless.app), by.groupKey);
    await fillCart(other.visit, powder);
    expect((await other.look()).data.obstacles).toEqual([{ code: "PAYER_UNVERIFIABLE" }]);
    await other.address();
    await other.enter(identityForm(mintPerson()));
    expect(await other.order()).toMatchObject({
      status: 409,
      data: { fault: { code: "PAYER_UNVERIFIABLE" } },
    });
    await nameless.close();
  });
});

const revalidation = (actionStatus: number) =>
  ({ actionStatus, defaultShouldRevalidate: false }) as Parameters<
    typeof checkout.shouldRevalidate
  >[0];
