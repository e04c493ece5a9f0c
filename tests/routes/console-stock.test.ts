import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, shanghaiDay } from "~/domain/calendar-day";
import { newId } from "~/platform/new-id.server";
import * as article from "~/routes/ops.(en).article";
import * as goodsIn from "~/routes/ops.(en).goods-in";
import * as stock from "~/routes/ops.(en).stock";
import * as lot from "~/routes/ops.(en).stock.$lotId";
import { operatorVisit } from "../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { BONDED, type MintedGoods, mintGoods, mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, type Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
let goods: MintedGoods;
let sku: string;
let packer: Visit;
let viewer: Visit;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  goods = await mintGoods(database, { lots: [40, 60] });
  const [row] = await database.owner`
    UPDATE variant SET gtin = '2012345678903' WHERE id = ${goods.variantId} RETURNING sku`;
  sku = row?.sku;
  web = openRouteApp(database);
  packer = await operatorVisit(database, web, "warehouse");
  viewer = await operatorVisit(database, web, "viewer");
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const today = shanghaiDay(new Date());
let nextLot = 1;
const entry = (more: Record<string, string> = {}): Record<string, string> => ({
  commandId: newId("cmd"),
  warehouseId: BONDED,
  article: sku,
  lotNo: `R26-${nextLot++}`,
  producedOn: addDays(today, -30),
  expiresOn: addDays(today, 700),
  quantity: "24",
  bin: "a-03-2-11",
  customsDocumentNo: "DEMO-QD-26-0001",
  ...more,
});
const enter = (by: Visit, form: Record<string, string>, path = "/ops/goods-in") =>
  by.post(goodsIn.action, path, form);
const lotCount = async () => {
  const [row] = await database.owner`SELECT count(*)::int AS lots FROM lot`;
  return row?.lots;
};

describe("goods in", () => {
  it("enters a lot, shows it, and keeps delivery and warehouse for the next one", async () => {
    const form = entry({ originCertificateNo: "DEMO-CO-1" });
    const answer = await enter(packer, form, "/ops/en/goods-in");
    expect(answer.status).toBe(302);
    expect(answer.location).toMatch(/^\/ops\/en\/goods-in\?received=lot_/);
    const { data } = await packer.get(goodsIn.loader, answer.location ?? "");
    expect(data.received).toMatchObject({ lotNo: form.lotNo, isSaleable: true, isBalanced: true });
    expect(data.kept).toEqual({
      warehouseId: BONDED,
      customsDocumentNo: "DEMO-QD-26-0001",
      originCertificateNo: "DEMO-CO-1",
    });
  });

  it("makes one lot of a form that is sent twice", async () => {
    const form = entry();
    const before = await lotCount();
    const answers = await Promise.all([enter(packer, form), enter(packer, form)]);
    expect(answers.map(({ status }) => status)).toEqual([302, 302]);
    expect(answers[0]?.location).toBe(answers[1]?.location);
    expect(await lotCount()).toBe(before + 1);
  });

  it("names every field to mend, and keeps what was typed", async () => {
    const answer = await enter(
      packer,
      entry({ lotNo: "with blank", quantity: "0", bin: "", producedOn: "soon" }),
    );
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.data.fault.fields).sort()).toEqual([
      "bin",
      "lotNo",
      "producedOn",
      "quantity",
    ]);
    expect(answer.data.values).toMatchObject({
      lotNo: "with blank",
      customsDocumentNo: "DEMO-QD-26-0001",
    });
    expect(answer.data.article.sku).toBe(sku);
  });

  it.each([
    ["an unknown article", { article: "NO-SUCH-THING" }, "article"],
    ["a production in the future", { producedOn: addDays(today, 3) }, "producedOn"],
    [
      "a lot past its last day of sale",
      { producedOn: addDays(today, -700), expiresOn: addDays(today, 5) },
      "expiresOn",
    ],
    ["an expiry before the production", { expiresOn: addDays(today, -60) }, "expiresOn"],
  ] as const)("refuses %s at its field", async (_what, more, field) => {
    const before = await lotCount();
    const answer = await enter(packer, entry(more));
    expect([400, 409]).toContain(answer.status);
    expect(Object.keys(answer.data.fault.fields)).toEqual([field]);
    expect(await lotCount()).toBe(before);
  });

  it("asks before it takes in a short life, and takes it when it is confirmed", async () => {
    const form = entry({ producedOn: addDays(today, -500), expiresOn: addDays(today, 200) });
    const asked = await enter(packer, form);
    expect(asked).toMatchObject({ status: 409, data: { fault: { fields: {} } } });
    expect(asked.data.fault.needsConfirmation).toContain("28%");
    expect((await enter(packer, { ...form, isShortLifeConfirmed: "on" })).status).toBe(302);
  });

  it("reads a GS1 code in the article field, browser script or not", async () => {
    const form = entry({
      article: `(01)02012345678903(17)${addDays(today, 600).slice(2).replaceAll("-", "")}(10)GS1-${nextLot++}`,
      lotNo: "",
      expiresOn: "",
    });
    const answer = await enter(packer, form);
    expect(answer.status).toBe(302);
    const [made] = await database.owner`
      SELECT expires_on::text AS expires_on FROM lot WHERE lot_no LIKE 'GS1-%' ORDER BY received_at DESC LIMIT 1`;
    expect(made?.expires_on).toBe(addDays(today, 600));
  });

  it("is denied to who may only look, who sees the form no more than the act", async () => {
    const before = await lotCount();
    expect((await enter(viewer, entry())).status).toBe(403);
    expect(await lotCount()).toBe(before);
    expect((await viewer.get(goodsIn.loader, "/ops/goods-in")).data.mayAct).toBe(false);
  });

  it("shows the article of a scanned code, and nothing for another", async () => {
    const known = await viewer.get(article.loader, "/ops/article?code=02012345678903");
    expect(known.data.article).toMatchObject({
      sku,
      originName: "新西兰",
      regimes: ["1210", "9610", "0110"],
    });
    const unknown = await viewer.get(article.loader, "/ops/article?code=1");
    expect(unknown.data.article).toBeNull();
  });
});

describe("stock by lot", () => {
  it("counts what each filter shows, and shows what it counts", async () => {
    const { data } = await viewer.get(stock.loader, "/ops/stock");
    for (const { name, count } of data.filters) {
      const shown = await viewer.get(stock.loader, `/ops/stock?show=${name}`);
      expect(shown.data.page.total, name).toBe(count);
    }
  });

  it("finds by article, barcode and bin, and survives a made-up address", async () => {
    for (const q of [sku, "2012345678903", "A-01-01", "高钙"]) {
      const found = await viewer.get(stock.loader, `/ops/stock?${new URLSearchParams({ q })}`);
      expect(found.data.page.total, q).toBeGreaterThan(0);
    }
    const odd = await viewer.get(
      stock.loader,
      "/ops/stock?show=x&after=%00&warehouse=%27&q=%25_%5C",
    );
    expect(odd).toMatchObject({ status: 200, data: { filter: { show: "in_stock" } } });
  });

  it("opens a lot's ledger: every movement, what is set aside and for whom, all in balance", async () => {
    const [lotId = ""] = goods.lotIds;
    const good = {
      code: `physical:good:${lotId}:bonded:A-01-01`,
      ledger: "physical",
      kind: "inside",
      bucket: "good",
      lotId,
    };
    const parcel = {
      code: `physical:parcel:${lotId}:t`,
      ledger: "physical",
      kind: "inside",
      bucket: "parcel",
      lotId,
    };
    await database.sql`SELECT ledger_hold('ord_forthistest', 'physical', 'allocation', NULL,
      ${JSON.stringify([{ line: 1, from: good, to: parcel, qty: 3 }])})`;
    const { data } = await viewer.get(lot.loader, `/ops/stock/${lotId}`, { lotId });
    expect(data).toMatchObject({
      isBalanced: true,
      movementCount: 1,
      places: [{ bucket: "good", onHand: 40, allocated: 3 }],
      holds: [{ orderId: "ord_forthistest", qty: 3 }],
    });
    expect(data.movements[0]).toMatchObject({
      qty: 40,
      from: [{ bucket: "supplier" }],
      to: [{ bucket: "good", location: "A-01-01" }],
    });
  });

  it("answers 404 to a lot that is not there", async () => {
    for (const lotId of [newId("lot"), "lot_x", "../.."]) {
      expect((await viewer.get(lot.loader, "/ops/stock/x", { lotId })).status).toBe(404);
    }
  });
});
