import { addDays, shanghaiDay } from "~/domain/calendar-day";
import type { CustomsRegime, NetContentUnit } from "~/domain/catalog/terms";
import type { LotId, OfferId, ProductId, VariantId, WarehouseId } from "~/domain/ids";
import { fen } from "~/domain/money";
import { physicalAccounts, promiseAccounts } from "~/domain/stock/accounts";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import { newId } from "~/platform/new-id.server";
import { TAX_SETTINGS } from "~/services/rules/rates-of-day";
import {
  category,
  consumerNotice,
  consumptionTaxRate,
  country,
  freightRule,
  hsLine,
  limitRule,
  lot,
  offer,
  positiveListEntry,
  product,
  setting,
  shelfLifeRule,
  tariffRate,
  variant,
  vatRate,
  warehouse,
} from "~db/schema";
import { brand } from "~db/schema/catalog";
import type { TestDatabase } from "./database";
import { syntheticPerson } from "./synthetic-person";

const dated = { validFrom: "2019-01-01", state: "verified", source: "test" } as const;

export const BONDED = "whs_bonded01" as WarehouseId;
export const HALL = "whs_hall0001" as WarehouseId;

/** HS codes with a rule in the minted rules, by what they show. */
export const HS = {
  powder: "0402210000",
  honey: "0409000000",
  rice: "1006302000",
  cream: "3304990039",
  beer: "2203000000",
  /** VAT known, duty unknown, listed */
  watch: "9102110000",
  /** no row of the retail import list */
  durian: "0810600000",
} as const;

type MintedLine = [code: string, vatBps: number, mfnBps: number | null, tax: ConsumptionTax];

const LINES: readonly MintedLine[] = [
  [HS.powder, 1_300, 1_000, { kind: "none" }],
  [HS.honey, 900, 1_500, { kind: "none" }],
  [HS.rice, 900, 100, { kind: "none" }],
  [HS.cream, 1_300, 100, { kind: "high_end_cosmetics" }],
  [
    HS.beer,
    1_300,
    0,
    {
      kind: "beer",
      thresholdMilliFenPerLitre: 265_770,
      milliFenPerLitreFrom: 25_300,
      milliFenPerLitreBelow: 22_270,
    },
  ],
  [HS.watch, 1_300, null, { kind: "none" }],
  [HS.durian, 900, 0, { kind: "none" }],
];

async function mintRates({ db }: TestDatabase): Promise<void> {
  await db
    .insert(hsLine)
    .values(LINES.map(([code]) => ({ ...dated, code, nameZh: `测试税号 ${code}`, unit1: "035" })));
  await db
    .insert(vatRate)
    .values(LINES.map(([hsCode, rateBps]) => ({ ...dated, hsCode, rateBps })));
  await db
    .insert(consumptionTaxRate)
    .values(LINES.map(([hsCode, , , tax]) => ({ ...dated, hsCode, tax })));
  await db.insert(tariffRate).values(
    LINES.map(([code, , bps]) => ({
      ...dated,
      hs8: code.slice(0, 8),
      regime: "MFN" as const,
      origin: "*",
      ...(bps === null
        ? { state: "unknown" as const, duty: null }
        : { duty: { kind: "ad_valorem" as const, bps } }),
    })),
  );
}

const listed = (hs8: string, more: { capGrams?: number; capGroup?: string } = {}) => ({
  ...dated,
  hs8,
  nameZh: `清单 ${hs8}`,
  bondedOnly: false,
  noMail: false,
  ...more,
});

/** The rules and warehouses that ordering needs; figures as of November 2026. */
export async function mintRules(database: TestDatabase): Promise<void> {
  const { db } = database;
  await db.insert(country).values([
    { code: "NZ", nameZh: "新西兰", nameEn: "New Zealand", customsCode: "609" },
    { code: "TH", nameZh: "泰国", nameEn: "Thailand", customsCode: "136" },
  ]);
  const plain = { cutOffHour: 16, codesState: "verified" as const };
  await db.insert(warehouse).values([
    {
      id: BONDED,
      code: "B1",
      nameZh: "测试保税仓",
      nameEn: "Bonded",
      kind: "bonded",
      emsNo: "TDEMOW000001",
      areaCode: "AREA",
      areaName: "区内企业",
      offersHallPickup: false,
      transitDays: 3,
      ...plain,
    },
    {
      id: HALL,
      code: "H1",
      nameZh: "测试馆",
      nameEn: "Hall",
      kind: "duty_paid",
      offersHallPickup: true,
      transitDays: 1,
      ...plain,
    },
  ]);
  await db.insert(limitRule).values([
    { ...dated, kind: "single_order", amountFen: fen(500_000) },
    { ...dated, kind: "person_year", amountFen: fen(2_600_000) },
  ]);
  await db.insert(setting).values([
    { ...dated, key: TAX_SETTINGS.fullLevyPieces, value: "1" },
    { ...dated, key: TAX_SETTINGS.dutyShareBps, value: "0" },
    { ...dated, key: TAX_SETTINGS.taxShareBps, value: "7000" },
    { ...dated, key: TAX_SETTINGS.cosmeticsRateBps, value: "1500" },
    { ...dated, key: TAX_SETTINGS.cosmeticsFenPerMlOrGram, value: "1000" },
    { ...dated, key: TAX_SETTINGS.cosmeticsFenPerPiece, value: "1500" },
  ]);
  const tariff = {
    ...dated,
    baseGrams: 5_000,
    stepFen: fen(200),
    stepGrams: 1_000,
    insuranceBps: 0,
  };
  await db.insert(freightRule).values([
    { ...tariff, warehouseId: BONDED, deliveryMethod: "home", baseFen: fen(1_000) },
    { ...tariff, warehouseId: HALL, deliveryMethod: "home", baseFen: fen(800) },
    {
      ...tariff,
      warehouseId: HALL,
      deliveryMethod: "hall_pickup",
      baseFen: fen(0),
      stepFen: fen(0),
    },
  ]);
  await mintRates(database);
  await db
    .insert(positiveListEntry)
    .values([
      listed("04022100"),
      listed("04090000"),
      listed("10063020", { capGrams: 20_000, capGroup: "long_grain_rice" }),
      listed("33049900"),
      listed("22030000"),
      listed("91021100"),
    ]);
  await db.insert(shelfLifeRule).values({
    ...dated,
    categoryKey: "*",
    arrivalMinShareBps: 6_667,
    nearShareBps: 3_333,
    stopShareBps: 1_667,
    stopMinDays: 7,
    stopMaxDays: 30,
    buyerMinDays: 5,
  });
  await db.insert(consumerNotice).values({
    ...dated,
    version: "2026-06",
    customsRegime: "1210",
    bodyZh: ["一", "二", "三"],
    bodyEn: ["one", "two", "three"],
  });
  await db.insert(category).values({
    key: "test",
    nameZh: "奶粉",
    nameEn: "Milk powder",
    artFamily: "powder",
    sort: 1,
  });
  await db
    .insert(brand)
    .values({ id: newId("brd"), slug: "test", nameZh: "安佳", nameEn: "Anchor" });
}

export type MintedGoods = {
  offerId: OfferId;
  variantId: VariantId;
  productId: ProductId;
  warehouseId: WarehouseId;
  lotIds: LotId[];
};

export type GoodsOptions = {
  customsRegime?: CustomsRegime;
  warehouseId?: WarehouseId;
  priceFen?: number;
  hsCode?: string;
  netContent?: { value: number; unit: NetContentUnit };
  netWeightGrams?: number;
  grossWeightGrams?: number;
  /** pieces of each lot, the first to expire first */
  lots?: number[];
  status?: "published" | "draft";
};

/** A product with one variant, one offer and its lots in stock, promised and physically there. */
export async function mintGoods(
  database: TestDatabase,
  options: GoodsOptions = {},
): Promise<MintedGoods> {
  const { db } = database;
  const customsRegime = options.customsRegime ?? "1210";
  const warehouseId = options.warehouseId ?? (customsRegime === "0110" ? HALL : BONDED);
  const [productId, variantId, offerId] = [newId("prd"), newId("var"), newId("off")];
  const [aBrand] = await db.select().from(brand).limit(1);
  if (!aBrand) throw new Error("mintRules comes first");
  await db.insert(product).values({
    id: productId,
    slug: productId.replace("_", "-"),
    status: options.status ?? "published",
    publishedAt: new Date("2026-01-01T00:00:00Z"),
    brandId: aBrand.id,
    categoryKey: "test",
    originCode: "NZ",
    nameZh: "高钙全脂奶粉",
    nameEn: "Hi-Calcium Milk Powder",
    storageZone: "ambient",
    shelfLifeDays: 730,
    regimes: ["1210", "9610", "0110"],
    artForm: "tin",
    artFamily: "powder",
  });
  const netContent = options.netContent ?? { value: 900, unit: "g" };
  const netWeightGrams = options.netWeightGrams ?? 900;
  await db.insert(variant).values({
    id: variantId,
    productId,
    position: 1,
    sku: variantId.slice(0, 20).toUpperCase().replace("_", "-"),
    specZh: "900 g 罐装",
    specEn: "900 g tin",
    netContentValue: netContent.value,
    netContentUnit: netContent.unit,
    netWeightGrams,
    grossWeightGrams: options.grossWeightGrams ?? netWeightGrams + 100,
    hsCode: options.hsCode ?? HS.powder,
    dealUnit: "122",
    itemRecordNo: "DEMO-0001",
  });
  await db.insert(offer).values({
    id: offerId,
    variantId,
    customsRegime,
    warehouseId,
    priceFen: fen(options.priceFen ?? 12_800),
    taxIncluded: customsRegime === "0110",
    validFrom: new Date("2026-01-01T00:00:00Z"),
  });
  const lotIds: LotId[] = [];
  for (const [index, quantity] of (options.lots ?? [100]).entries()) {
    lotIds.push(
      await mintLot(database, { variantId, warehouseId, quantity, netWeightGrams, index }),
    );
  }
  return { offerId, variantId, productId, warehouseId, lotIds };
}

/** One lot, good until `180 + 30 × index` days from now, in the books as goods-in would post it. */
async function mintLot(
  { db, sql }: TestDatabase,
  goods: {
    variantId: VariantId;
    warehouseId: WarehouseId;
    quantity: number;
    netWeightGrams: number;
    index: number;
  },
): Promise<LotId> {
  const lotId = newId("lot");
  const today = shanghaiDay(new Date());
  const expiresOn = addDays(today, 180 + 30 * goods.index);
  const isBonded = goods.warehouseId !== HALL;
  await db.insert(lot).values({
    id: lotId,
    lotNo: lotId.slice(4, 14).toUpperCase(),
    variantId: goods.variantId,
    warehouseId: goods.warehouseId,
    originCode: "NZ",
    producedOn: addDays(expiresOn, -730),
    expiresOn,
    nearFrom: addDays(expiresOn, -243),
    sellUntil: addDays(expiresOn, -30),
    receivedAt: new Date("2026-06-01T00:00:00Z"),
    binLocation: "A-01-01",
    emsNo: isBonded ? "TDEMOW000001" : null,
    itemRecordNo: isBonded ? "DEMO-0001" : null,
  });
  const { quantity, netWeightGrams } = goods;
  const of = { ...goods, lotId };
  const grams = quantity * netWeightGrams;
  const txn = (ledger: string) =>
    JSON.stringify({
      ledger,
      type: "receive",
      sourceDoc: lotId,
      reason: "goods_in",
      actor: "test",
      idemKey: `receive:${lotId}:${ledger}`,
    });
  await sql`SELECT
    ledger_post(${txn("physical")}, ${JSON.stringify([
      { account: physicalAccounts.supplier(of), qty: -quantity, grams: -grams },
      {
        account: physicalAccounts.good(of, isBonded ? "bonded" : "released", "A-01-01"),
        qty: quantity,
        grams,
      },
    ])}),
    ledger_post(${txn("promise")}, ${JSON.stringify([
      { account: promiseAccounts.source(of), qty: -quantity, grams: 0 },
      { account: promiseAccounts.saleable(of), qty: quantity, grams: 0 },
    ])})`;
  return lotId;
}

let nextPerson = 1;

/** A person of Fuling with a checksum-valid synthetic identity number that no other test has. */
export function mintPerson(): { name: string; idNumber: string } {
  return syntheticPerson(nextPerson++);
}
