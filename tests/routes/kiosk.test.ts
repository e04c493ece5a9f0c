import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { m } from "~/messages/compiled/messages";
import { sha256Hex } from "~/platform/sealing.server";
import * as frame from "~/routes/kiosk";
import * as start from "~/routes/kiosk.(en)._index";
import * as goods from "~/routes/kiosk.(en).goods";
import * as home from "~/routes/kiosk.(en).home";
import * as list from "~/routes/kiosk.(en).list";
import * as product from "~/routes/kiosk.(en).products.$slug";
import * as scan from "~/routes/kiosk.(en).scan";
import * as suggest from "~/routes/kiosk.(en).suggest";
import * as handoff from "~/routes/kiosk.handoff";
import * as pulse from "~/routes/kiosk.pulse";
import * as visits from "~/routes/kiosk.visit";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
type Sold = { slug: string; offer_id: string; gtin: string };
let bonded: Sold;
let inHall: Sold;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  const sold = (regime: string, other: string) => database.owner<Sold[]>`
    SELECT p.slug, o.id AS offer_id, v.gtin FROM variant v
    JOIN product p ON p.id = v.product_id AND p.status = 'published' AND p.category_key = 'dairy.milk-powder'
    JOIN offer o ON o.variant_id = v.id AND o.customs_regime = ${regime}
    JOIN ledger_account a ON a.code = 'promise:saleable:' || o.warehouse_id || ':' || v.id
    JOIN ledger_balance b ON b.account_id = a.id AND b.on_hand > 0
    WHERE NOT EXISTS (SELECT FROM offer n WHERE n.variant_id = v.id AND n.customs_regime = ${other})
    ORDER BY p.sales_30d DESC, v.sku LIMIT 1`;
  const [[one], [two]] = await Promise.all([sold("1210", "0110"), sold("0110", "1210")]);
  if (!one || !two) throw new Error("the seed sells milk powder on both banks");
  [bonded, inHall] = [one, two];
  web = openRouteApp(database, { PUBLIC_ORIGIN: "https://shop.test" });
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const visit = () => new Visit(web.app);
const add = (by: Visit, { offer_id }: Sold, more: Record<string, string> = {}) =>
  by.post(list.action, "/kiosk/list", {
    intent: "add",
    answer: "here",
    offerId: offer_id,
    ...more,
  });
const countOf = async (by: Visit) => (await by.get(visits.loader, "/kiosk/visit")).data.unitCount;

describe("pages of the kiosk", () => {
  it("hold nothing of a visit and begin none: everybody gets the same", async () => {
    const by = visit();
    await add(by, bonded);
    const pages = [
      [start.loader, "/kiosk"],
      [home.loader, "/kiosk/home"],
      [goods.loader, "/kiosk/goods?category=dairy"],
      [scan.loader, "/kiosk/scan"],
      [frame.loader, "/kiosk/home"],
    ] as const;
    for (const [loader, path] of pages) {
      const [mine, theirs] = [await by.get(loader, path), await visit().get(loader, path)];
      expect(mine.data).toEqual(theirs.data);
      expect(theirs.headers.get("Set-Cookie")).toBeNull();
    }
  });

  it("that are a visit's own, and what is asked beside a page, are kept by nobody", () => {
    for (const route of [list, visits, handoff, suggest, pulse]) {
      expect(route.headers()).toEqual({ "Cache-Control": "private, no-store" });
    }
  });

  it("show the home page: both banks, eight categories, all origins, four new goods", async () => {
    const { data } = await visit().get(home.loader, "/kiosk/home");
    expect(data.bondedCount).toBeGreaterThan(100);
    expect(data.hallCount).toBeGreaterThan(100);
    expect(data.categories).toHaveLength(8);
    expect(data.origins).toHaveLength(14);
    expect(data.newest).toHaveLength(4);
    const packs = [...data.bondedArts, ...data.dutyPaidArts].map(({ sku }: { sku: string }) => sku);
    expect(new Set(packs).size).toBe(6);
  });

  it("name a list by what it is of, in the language of the path", async () => {
    const titleOf = async (path: string) => (await visit().get(goods.loader, path)).data.title;
    expect(await titleOf("/kiosk/goods?category=dairy")).toBe("乳品奶粉");
    expect(await titleOf("/kiosk/en/goods?category=dairy")).toBe("Dairy");
    expect(await titleOf("/kiosk/goods?origin=NZ")).toBe("新西兰");
    expect(await titleOf("/kiosk/en/goods?by=hall_in_stock")).toBe("Duty paid");
    expect(await titleOf("/kiosk/goods?q=niunai")).toContain("niunai");
  });

  it("show with bonded goods what of the same kind can be taken along today", async () => {
    const params = { slug: bonded.slug };
    const path = `/kiosk/products/${bonded.slug}?offer=${bonded.offer_id}`;
    const { data } = await visit().get(product.loader, path, params);
    expect(data.product.offer).toMatchObject({ regime: "1210", isInStock: true });
    expect(data.today.length).toBeGreaterThan(0);
    for (const card of data.today) {
      expect(card.offer).toMatchObject({ regime: "0110", offersHallPickup: true, isInStock: true });
      expect(card.productId).not.toBe(data.product.productId);
    }
    const hall = await visit().get(product.loader, `/kiosk/products/${inHall.slug}`, {
      slug: inHall.slug,
    });
    expect(hall.data.today).toEqual([]);
    expect((await visit().get(product.loader, "/kiosk/products/x", { slug: "x" })).status).toBe(
      404,
    );
  });

  it("answer what is being typed with words and goods", async () => {
    const { data } = await visit().get(suggest.loader, "/kiosk/en/suggest?q=niun");
    const texts = data.suggestions.map(({ text }: { text: string }) => text);
    expect(texts).toContain("牛奶");
    expect(data.cards.length).toBeGreaterThan(0);
    for (const { address } of data.suggestions) expect(address).toMatch(/^\/kiosk\/en\/goods\?/);
    expect((await visit().get(suggest.loader, "/kiosk/suggest?q=")).data).toEqual({
      suggestions: [],
      cards: [],
    });
  });
});

describe("scanning", () => {
  const scanned = (code: string, prefix = "/kiosk") =>
    visit().get(scan.loader, `${prefix}/scan?${new URLSearchParams({ code })}`);

  it("leads to the goods, in the language of the path; our own links too", async () => {
    const path = `/kiosk/products/${bonded.slug}?offer=${bonded.offer_id}`;
    expect(await scanned(bonded.gtin)).toMatchObject({ status: 302, location: path });
    expect((await scanned(bonded.gtin, "/kiosk/en")).location).toBe(
      path.replace("/kiosk/", "/kiosk/en/"),
    );
    expect((await scanned(`https://shop.test/01/0${bonded.gtin}`)).location).toBe(path);
  });

  it("says what is wrong with any other code, and never follows a link of others", async () => {
    const faultOf = async (code: string) => (await scanned(code)).data.fault;
    expect(await faultOf("4006381333931")).toBe("NOT_OURS");
    expect(await faultOf("4006381333932")).toBe("MISREAD");
    expect(await faultOf(`https://evil.test/01/0${bonded.gtin}`)).toBe("FOREIGN_LINK");
    expect(await faultOf("hello there")).toBe("UNREADABLE");
    expect((await scanned("")).data.fault).toBeNull();
  });
});

describe("the list", () => {
  it("begins the visit's session with the first piece, with a cookie of the kiosk's own", async () => {
    const by = visit();
    const added = await add(by, bonded);
    expect(added).toMatchObject({ data: { kind: "changed", quantity: 1, isCapped: false } });
    expect(added.headers.get("Set-Cookie")).toMatch(
      /^fl_kiosk=[\w-]+; Path=\/; HttpOnly; SameSite=Lax/,
    );
    await add(by, inHall, { deliveryMethod: "hall_pickup" });
    const { data } = await by.get(list.loader, "/kiosk/list");
    expect(data.groups.map((group: { key: string }) => group.key.split(".").slice(0, 2))).toEqual([
      ["1210", "home"],
      ["0110", "hall_pickup"],
    ]);
    expect(await countOf(by)).toBe(2);
  });

  it("never lets bonded goods be picked up in the hall", async () => {
    expect(await add(visit(), bonded, { deliveryMethod: "hall_pickup" })).toMatchObject({
      status: 409,
      data: { kind: "refused", code: "HALL_PICKUP_FORBIDDEN" },
    });
  });

  it("answers a malformed change without beginning anything", async () => {
    const answer = await visit().post(list.action, "/kiosk/list", { intent: "add", offerId: "x" });
    expect(answer).toMatchObject({ status: 400, data: { kind: "refused", code: "MALFORMED" } });
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });

  it("works as a plain form: it leads to the list", async () => {
    const answer = await visit().post(list.action, "/kiosk/en/list", {
      intent: "add",
      offerId: bonded.offer_id,
    });
    expect(answer).toMatchObject({ status: 303, location: "/kiosk/en/list" });
  });

  it("is nobody else's: a shop's cookie opens no kiosk visit, nor the other way round", async () => {
    const by = visit();
    await add(by, bonded);
    by.cookie = by.cookie.replace("fl_kiosk", "fl_shop");
    expect(await countOf(by)).toBe(0);
  });
});

describe("ending a visit", () => {
  it("drops list, session and cookie on the server; the old cookie opens nothing any more", async () => {
    const by = visit();
    await add(by, bonded);
    const old = by.cookie;
    const ended = await by.post(visits.action, "/kiosk/visit", {});
    expect(ended).toMatchObject({ status: 303, location: "/kiosk" });
    expect(ended.headers.get("Set-Cookie")).toMatch(/^fl_kiosk=; .*Max-Age=0/);
    by.cookie = old;
    expect(await countOf(by)).toBe(0);
    expect((await by.get(list.loader, "/kiosk/list")).data.groups).toEqual([]);
    const token = old.slice("fl_kiosk=".length);
    const kept = await database.owner`SELECT 1 FROM session WHERE token_hash = ${sha256Hex(token)}`;
    expect(kept).toHaveLength(0);
  });

  it("begins the next one in the language that was touched", async () => {
    const by = visit();
    await add(by, bonded);
    for (const [language, path] of [
      ["zh-CN", "/kiosk/home"],
      ["en", "/kiosk/en/home"],
      ["fr", "/kiosk"],
    ] as const) {
      const answer = await by.post(visits.action, "/kiosk/visit", { start: language });
      expect(answer.location).toBe(path);
    }
    expect(await countOf(by)).toBe(0);
  });
});

describe("the code for the phone", () => {
  const make = (by: Visit, form: Record<string, string> = {}) =>
    by.post(handoff.action, "/kiosk/handoff", form);

  it("puts the goods of the page on the list once, and shows address, code and time", async () => {
    const by = visit();
    const first = await make(by, { offerId: bonded.offer_id });
    expect(first.data).toMatchObject({
      kind: "made",
      typeAt: "shop.test/h",
      lifeSeconds: 600,
      unitCount: 1,
    });
    expect(first.data.shortCode).toMatch(/^[2-9A-HJ-NP-TV-Z]{6}$/);
    expect(first.data.qr.size).toBeGreaterThanOrEqual(29);
    expect(first.data.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    const second = await make(by, { offerId: bonded.offer_id });
    expect(second.data.unitCount).toBe(1);
    expect(second.data.shortCode).not.toBe(first.data.shortCode);
    expect((await by.get(handoff.loader, "/kiosk/handoff")).data).toEqual({
      state: "open",
      secondsLeft: 600,
    });
    await by.post(visits.action, "/kiosk/visit", {});
    expect((await by.get(handoff.loader, "/kiosk/handoff")).data).toEqual({ state: "none" });
  });

  it("is refused for an empty list and for goods that are not sold", async () => {
    expect((await make(visit())).data).toEqual({ kind: "refused", code: "LIST_EMPTY" });
    expect((await make(visit(), { offerId: "off_00000000000000" })).data).toEqual({
      kind: "refused",
      code: "OFFER_GONE",
    });
  });

  it("is not made where no phone could reach this machine, and the screen says so", async () => {
    const local = openRouteApp(database, { HOST: "127.0.0.1" });
    const by = new Visit(local.app);
    expect((await make(by, { offerId: bonded.offer_id })).data).toEqual({ kind: "no_address" });
    expect(m.kiosk_handoff_no_address()).toContain("柜台");
    await local.close();
  });
});
