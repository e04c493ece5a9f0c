import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, shanghaiDay } from "~/domain/calendar-day";
import { type ReceiveLotInput, receiveLot } from "~/services/bonded/receive-lot.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { BONDED, HALL, type MintedGoods, mintGoods, mintRules } from "../../support/factories";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintRules(database);
});
afterAll(() => database.close());

const today = shanghaiDay(new Date());
let nextNumber = 1;

async function skuOf(goods: MintedGoods): Promise<string> {
  const [row] = await database.sql`SELECT sku FROM variant WHERE id = ${goods.variantId}`;
  return row?.sku;
}

async function entryFor(
  goods: MintedGoods,
  more: Partial<ReceiveLotInput> = {},
): Promise<ReceiveLotInput> {
  const number = nextNumber++;
  return {
    commandId: `command-${number}`,
    warehouseId: BONDED,
    article: await skuOf(goods),
    lotNo: `L26-${number}`,
    producedOn: addDays(today, -30),
    expiresOn: addDays(today, 700),
    quantity: 24,
    bin: "a-03-2-11",
    customsDocumentNo: "DEMO-QD-26-0001",
    originCertificateNo: "DEMO-CO-26-0001",
    isShortLifeConfirmed: false,
    ...more,
  };
}

const context = (more: Parameters<typeof contextOn>[1] = {}) =>
  contextOn(database, { actor: operatorWith("warehouse"), face: "console", ...more });

const stockOf = async (goods: MintedGoods) => {
  const [row] = await database.sql`
    SELECT coalesce(sum(b.on_hand) FILTER (WHERE a.ledger = 'promise' AND a.bucket = 'saleable'), 0)::int AS promised,
           coalesce(sum(b.on_hand) FILTER (WHERE a.ledger = 'physical' AND a.bucket = 'good'), 0)::int AS there
    FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id WHERE a.variant_id = ${goods.variantId}`;
  return row && { promised: row.promised, there: row.there };
};

describe("a goods-in entry", () => {
  it("makes the lot, its pieces and their promise, and is audited", async () => {
    const goods = await mintGoods(database, { lots: [] });
    const entry = await entryFor(goods);
    const result = await receiveLot(context(), entry);
    expect(result).toMatchObject({ ok: true, value: { lotNo: entry.lotNo, isRepeated: false } });
    expect(await stockOf(goods)).toEqual({ promised: 24, there: 24 });
    const [made] = await database.sql`
      SELECT l.bin_location, l.ems_no, l.item_record_no, l.origin_code, l.sell_until::text, l.near_from::text, l.documents,
             a.code AS account, b.on_hand_grams::int AS grams
      FROM lot l
      JOIN ledger_account a ON a.lot_id = l.id AND a.bucket = 'good'
      JOIN ledger_balance b ON b.account_id = a.id
      WHERE l.variant_id = ${goods.variantId}`;
    expect(made).toMatchObject({
      bin_location: "A-03-2-11",
      ems_no: "TDEMOW000001",
      item_record_no: "DEMO-0001",
      origin_code: "NZ",
      sell_until: addDays(today, 670),
      near_from: addDays(today, 701 - 244),
      grams: 24 * 900,
      documents: [
        { kind: "bonded_list", documentNo: "DEMO-QD-26-0001" },
        { kind: "origin_certificate", documentNo: "DEMO-CO-26-0001" },
      ],
    });
    expect(made?.account).toMatch(/^physical:good:lot_.*:bonded:A-03-2-11$/);
    const audits = await database.sql`
      SELECT actor_kind, facts FROM audit_log WHERE action = 'lot_received' AND facts ->> 'lotNo' = ${entry.lotNo}`;
    expect(audits).toMatchObject([{ actor_kind: "operator", facts: { quantity: 24 } }]);
  });

  it("keeps duty-paid goods out of the account book", async () => {
    const goods = await mintGoods(database, { customsRegime: "0110", lots: [] });
    const entry = await entryFor(goods, {
      warehouseId: HALL,
      customsDocumentNo: "DEMO-BG-26-0001",
    });
    expect((await receiveLot(context(), entry)).ok).toBe(true);
    const [made] = await database.sql`
      SELECT l.ems_no, l.item_record_no, l.documents -> 0 ->> 'kind' AS kind, a.customs_status
      FROM lot l JOIN ledger_account a ON a.lot_id = l.id AND a.bucket = 'good' WHERE l.variant_id = ${goods.variantId}`;
    expect(made).toEqual({
      ems_no: null,
      item_record_no: null,
      kind: "declaration",
      customs_status: "released",
    });
  });

  it("finds the article by its GTIN, with or without a leading zero", async () => {
    const goods = await mintGoods(database, { lots: [] });
    await database.owner`UPDATE variant SET gtin = '2000000000015' WHERE id = ${goods.variantId}`;
    const entry = await entryFor(goods, { article: "02000000000015" });
    expect((await receiveLot(context(), entry)).ok).toBe(true);
    expect(await stockOf(goods)).toEqual({ promised: 24, there: 24 });
  });

  it("is one lot however often the same command is sent, also at the same moment and later", async () => {
    const goods = await mintGoods(database, { lots: [] });
    const entry = await entryFor(goods);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => receiveLot(context(), entry)),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(answers.filter((answer) => answer.ok && !answer.value.isRepeated)).toHaveLength(1);
    expect(await stockOf(goods)).toEqual({ promised: 24, there: 24 });
    const later = context({ fixedNow: new Date(`${addDays(today, 690)}T02:00:00Z`) });
    expect(await receiveLot(later, entry)).toMatchObject({ value: { isRepeated: true } });
  });

  it("lets one of two different entries of the same lot number through", async () => {
    const goods = await mintGoods(database, { lots: [] });
    const first = await entryFor(goods);
    const second = await entryFor(goods, { lotNo: first.lotNo, quantity: 6 });
    const answers = await Promise.all([first, second].map((entry) => receiveLot(context(), entry)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: { code: "LOT_EXISTS" } });
    const [row] =
      await database.sql`SELECT count(*)::int AS lots FROM lot WHERE variant_id = ${goods.variantId}`;
    expect(row?.lots).toBe(1);
  });
});

describe("a refused entry changes nothing", () => {
  it("of anyone but a warehouse operator", async () => {
    const goods = await mintGoods(database, { lots: [] });
    const entry = await entryFor(goods);
    const strangers = [
      newVisitor(),
      { kind: "anonymous" as const },
      operatorWith("viewer"),
      operatorWith("customs", "finance", "overseas"),
      { kind: "system" as const, name: "worker" },
    ];
    for (const actor of strangers) {
      expect(await receiveLot(context({ actor }), entry)).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    expect(await stockOf(goods)).toEqual({ promised: 0, there: 0 });
    expect((await receiveLot(context({ actor: operatorWith("admin") }), entry)).ok).toBe(true);
  });

  it("with a command used for other goods", async () => {
    const goods = await mintGoods(database, { lots: [] });
    const entry = await entryFor(goods);
    await receiveLot(context(), entry);
    for (const other of [{ quantity: 25 }, { lotNo: "OTHER" }, { bin: "B-01" }]) {
      expect(await receiveLot(context(), { ...entry, ...other })).toMatchObject({
        error: { code: "COMMAND_REUSED" },
      });
    }
    expect(await stockOf(goods)).toEqual({ promised: 24, there: 24 });
  });

  it("with too little life left, until someone confirms it", async () => {
    const goods = await mintGoods(database, { lots: [] });
    const dates = { producedOn: addDays(today, -400), expiresOn: addDays(today, 200) };
    const entry = await entryFor(goods, dates);
    expect(await receiveLot(context(), entry)).toMatchObject({
      error: { code: "SHORT_LIFE", shareBps: 3_333, minShareBps: 6_667 },
    });
    expect(await stockOf(goods)).toEqual({ promised: 0, there: 0 });
    const confirmed = await receiveLot(context(), { ...entry, isShortLifeConfirmed: "on" });
    expect(confirmed.ok).toBe(true);
    const [audit] = await database.sql`
      SELECT facts FROM audit_log WHERE action = 'lot_received' AND facts ->> 'lotNo' = ${entry.lotNo}`;
    expect(audit?.facts).toMatchObject({ isShortLifeConfirmed: true, shareBps: 3_333 });
  });

  it("of unknown goods or into an unknown warehouse", async () => {
    const goods = await mintGoods(database, { lots: [] });
    const unknown = await entryFor(goods, { article: "NO-SUCH-SKU" });
    expect(await receiveLot(context(), unknown)).toMatchObject({
      error: { code: "ARTICLE_UNKNOWN" },
    });
    const nowhere = await entryFor(goods, { warehouseId: "whs_nowhere1" });
    expect(await receiveLot(context(), nowhere)).toMatchObject({
      error: { code: "WAREHOUSE_UNKNOWN" },
    });
  });

  it.each([
    ["a day that does not exist", { producedOn: "2026-02-30" }],
    ["an expiry before production", { expiresOn: "2020-01-01" }],
    ["no pieces", { quantity: 0 }],
    ["half a piece", { quantity: 1.5 }],
    ["a lot number that is too long", { lotNo: "X".repeat(21) }],
    ["no customs document", { customsDocumentNo: "" }],
    ["something that is no warehouse's id", { warehouseId: "ord_bonded01" }],
  ])("with %s", async (_, wrong) => {
    const goods = await mintGoods(database, { lots: [] });
    await expect(receiveLot(context(), await entryFor(goods, wrong))).rejects.toThrow();
    expect(await stockOf(goods)).toEqual({ promised: 0, there: 0 });
  });
});
