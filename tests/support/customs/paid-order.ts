import { eq } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import type { OrderId } from "~/domain/ids";
import { fen, ZERO_FEN } from "~/domain/money";
import { orderNumber } from "~/domain/order/order-number";
import { allowanceAccounts, physicalAccounts, promiseAccounts } from "~/domain/stock/accounts";
import { quoteDutyPaid } from "~/domain/tax/quote";
import { quoteOnDay } from "~/domain/tax/quote-order";
import type { OrderQuote } from "~/domain/tax/replay";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import {
  customsParty,
  customsSimTariff,
  hsLine,
  lot,
  order,
  orderEvent,
  orderLine,
  orderQuote,
  payment,
  setting,
} from "~db/schema";
import { CUSTOMS_PARTIES, SETTINGS } from "~db/seed/demo-firms";
import type { TestDatabase } from "../database";
import { BONDED, HALL, HS, type MintedGoods, mintPerson, mintRules } from "../factories";
import { lineToQuote, orderToQuote, ratesOfDay, yuan } from "../tax";

/** Rules, firms, customs' own tariff: everything a declaration needs beside the order. */
export async function mintCustomsRules(database: TestDatabase): Promise<void> {
  await mintRules(database);
  const { db } = database;
  await db.insert(customsParty).values([...CUSTOMS_PARTIES]);
  await db.insert(setting).values(SETTINGS.filter(({ key }) => key.startsWith("customs.")));
  const lines = await db.select().from(hsLine);
  await db
    .insert(customsSimTariff)
    .values(lines.map(({ code, unit1, unit2 }) => ({ code, unit1, unit2 })));
}

export type PaidOrder = {
  orderId: OrderId;
  orderNo: string;
  person: { name: string; idNumber: string };
  personHash: string;
  goods: MintedGoods;
};

type Options = {
  quantity?: number;
  address?: { detail?: string; recipientName?: string; phone?: string };
  deliveryMethod?: "home" | "hall_pickup";
  person?: { name: string; idNumber: string };
  /** false leaves the order paid without a lot */
  isAllocated?: boolean;
};

/** The shop's own running number: orders bought beside these get others. */
async function drawOrderNo({ sql }: TestDatabase): Promise<string> {
  const [row] = await sql`SELECT nextval('order_number_seq')::int AS number`;
  return orderNumber(shanghaiDay(new Date()), row?.number);
}

const PRICE = "128.00";

/** The quote of so many tins of milk powder, as placing the order makes it. */
function bondedQuote(quantity: number): OrderQuote {
  const quoted = quoteOnDay(
    orderToQuote([lineToQuote(HS.powder, PRICE, { quantity })], { freightFen: 1_000 }),
    ratesOfDay({ [HS.powder]: {} }),
  );
  if (!quoted.ok) throw new Error("milk powder is quoted");
  return quoted.value;
}

/** An order as payment leaves it: paid, promise committed, lots set aside, allowance reserved. */
export async function mintPaidOrder(
  ctx: ServiceContext,
  database: TestDatabase,
  goods: MintedGoods,
  options: Options = {},
): Promise<PaidOrder> {
  const { db } = database;
  const isBonded = goods.warehouseId === BONDED;
  const orderId = newId("ord");
  const now = new Date();
  const orderNo = await drawOrderNo(database);
  const person = options.person ?? mintPerson();
  const personHash = ctx.seal.hashIdentity(person.idNumber);
  const quantity = options.quantity ?? 2;
  const priceFen = yuan(PRICE);
  const noCarriage = { freightFen: ZERO_FEN, insuranceFen: ZERO_FEN };
  const explained = isBonded ? bondedQuote(quantity) : null;
  const quote = explained ?? quoteDutyPaid([{ goodsFen: fen(priceFen * quantity) }], noCarriage);
  const [quoted] = quote.lines;
  if (!quoted) throw new Error("a quote has its line");
  await db.insert(order).values({
    id: orderId,
    orderNo,
    visitorId: newId("vis"),
    linkHash: newId("lnk"),
    linkCipher: ctx.seal.seal("link"),
    submitKey: newId("sub"),
    customsRegime: isBonded ? "1210" : "0110",
    deliveryMethod: options.deliveryMethod ?? "home",
    warehouseId: goods.warehouseId,
    paymentStatus: "paid",
    customsStatus: isBonded ? "not_declared" : "not_applicable",
    fulfilmentStatus: options.isAllocated === false ? "no_lot" : "allocated",
    goodsFen: quote.goodsFen,
    freightFen: quote.freightFen,
    insuranceFen: quote.insuranceFen,
    taxFen: quote.taxFen,
    totalFen: quote.totalFen,
    dutiableFen: quote.dutiableFen,
    taxTreatment: quote.treatment,
    hasUnverifiedFacts: false,
    allowanceYear: isBonded ? now.getUTCFullYear() : null,
    address: {
      recipientName: options.address?.recipientName ?? person.name,
      phone: options.address?.phone ?? "13900006620",
      districtCode: "500102",
      regionText: "重庆市涪陵区",
      detail: options.address?.detail ?? "荔枝街道演示路 1 号",
    },
    buyerName: isBonded ? person.name : null,
    buyerIdCipher: isBonded ? ctx.seal.seal(person.idNumber) : null,
    buyerIdHash: isBonded ? personHash : null,
    buyerIdMasked: isBonded ? `${person.idNumber.slice(0, 6)}********` : null,
    consentVersion: isBonded ? "2026-06" : null,
    consentAt: isBonded ? now : null,
    noticeVersion: isBonded ? "2026-06" : null,
    noticeAcceptedAt: isBonded ? now : null,
    placedAt: now,
    holdExpiresAt: new Date(now.getTime() + 900_000),
    paidAt: now,
    locale: "zh-CN",
    grossWeightGrams: 1_000 * quantity,
    netWeightGrams: 900 * quantity,
  });
  await db.insert(orderLine).values({
    orderId,
    line: 1,
    offerId: goods.offerId,
    variantId: goods.variantId,
    sku: "NZ-TEST-900",
    gtin: "2012345678900",
    nameZh: "高钙全脂奶粉",
    nameEn: "Milk Powder",
    specZh: "900 g 罐装",
    specEn: "900 g tin",
    brandNameZh: "安佳",
    productSlug: "test",
    originCode: "NZ",
    quantity,
    priceFen,
    goodsFen: quoted.goodsFen,
    freightShareFen: quoted.freightShareFen,
    insuranceShareFen: quoted.insuranceShareFen,
    dutiableFen: quoted.dutiableFen,
    dutyFen: quoted.dutyFen,
    consumptionTaxFen: quoted.consumptionTaxFen,
    vatFen: quoted.vatFen,
    vatBps: isBonded ? 1_300 : null,
    hsCode: HS.powder,
    dealUnit: "122",
    unit1: "035",
    itemRecordNo: "DEMO-0001",
    netContentValue: 900,
    netContentUnit: "g",
    packCount: 1,
    netWeightGrams: 900,
    grossWeightGrams: 1_000,
  });
  if (explained) await db.insert(orderQuote).values({ orderId, input: explained.input });
  await db.insert(payment).values({
    id: newId("pay"),
    orderId,
    provider: "sandbox",
    providerRef: newId("ref"),
    amountFen: quote.totalFen,
    status: "paid",
    transactionRef: `SBX-${orderNo}`,
    paidFen: quote.totalFen,
    paidAt: now,
    payerState: "verified",
    createdAt: now,
  });
  await db
    .insert(orderEvent)
    .values({ orderId, type: "paid", facts: {}, actor: "test", occurredAt: now });
  await mintHolds(database, orderId, goods, {
    quantity,
    personHash: isBonded ? personHash : undefined,
    dutiableFen: quote.dutiableFen,
    isAllocated: options.isAllocated ?? true,
  });
  return { orderId, orderNo, person, personHash, goods };
}

/** The holds of a paid order, posted and open as payment leaves them. */
async function mintHolds(
  { sql, db }: TestDatabase,
  orderId: OrderId,
  goods: MintedGoods,
  what: {
    quantity: number;
    personHash: string | undefined;
    dutiableFen: number;
    isAllocated: boolean;
  },
): Promise<void> {
  const year = new Date().getUTCFullYear();
  const txn = JSON.stringify({ type: "pay", reason: "paid", actor: "test" });
  const promise = [
    {
      line: 1,
      from: promiseAccounts.saleable(goods),
      to: promiseAccounts.committed(goods),
      qty: what.quantity,
    },
  ];
  await sql`SELECT ledger_hold(${orderId}, 'promise', 'checkout', NULL, ${JSON.stringify(promise)})`;
  await sql`SELECT ledger_resolve(${orderId}, 'promise', 'checkout', 'posted', ${txn})`;
  if (what.personHash) {
    const allowance = [
      {
        line: 1,
        from: allowanceAccounts.free(what.personHash, year),
        to: allowanceAccounts.used(what.personHash, year),
        qty: what.dutiableFen,
      },
    ];
    await sql`SELECT allowance_used(${what.personHash}, ${year}, 2600000)`;
    await sql`SELECT ledger_hold(${orderId}, 'allowance', 'order', NULL, ${JSON.stringify(allowance)})`;
  }
  if (!what.isAllocated) return;
  const [lotId] = goods.lotIds;
  if (!lotId) throw new Error("goods have a lot");
  const [row] = await db.select().from(lot).where(eq(lot.id, lotId));
  const of = { ...goods, lotId };
  const bin = row?.binLocation ?? "";
  const isBonded = goods.warehouseId !== HALL;
  const allocation = [
    {
      line: 1,
      from: physicalAccounts.good(of, isBonded ? "bonded" : "released", bin),
      to: isBonded
        ? physicalAccounts.good(of, "released", bin)
        : physicalAccounts.parcel(of, orderId),
      qty: what.quantity,
      grams: 900 * what.quantity,
    },
  ];
  await sql`SELECT ledger_hold(${orderId}, 'physical', 'allocation', NULL, ${JSON.stringify(allocation)})`;
}
