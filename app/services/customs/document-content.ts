import type { InventoryList, InventoryListLine } from "~/domain/customs/inventory-list";
import type { ApplicationType, Party } from "~/domain/customs/message-tree";
import type { OrderDocument } from "~/domain/customs/order-document";
import { statutoryQuantity } from "~/domain/customs/statutory-quantity";
import { addFen, ZERO_FEN } from "~/domain/money";
import type { Address } from "~/domain/order/address";
import { ok, type Result, refuse } from "~/domain/result";
import type { OrderQuote } from "~/domain/tax/replay";
import type { Parcel } from "~/ports/carrier/carrier";
import type { DeclaredPayment } from "~/ports/payment-declarer/payment-declarer";
import type { DeclarationFacts, OrderLineRow } from "./declaration-facts.server";
import type { DeclaredParties } from "./declared-parties";

/** A fact the order lacks for its declaration; `line` is its number in the order. */
export type ContentRefusal = { code: "DOCUMENT_INCOMPLETE"; field: string; line?: number };

const missing = (field: string, line?: number) =>
  refuse({ code: "DOCUMENT_INCOMPLETE" as const, field, ...(line ? { line } : {}) });

/** The delivery address in one line, equal in every document. */
export function addressText(address: Address): string {
  return `${address.regionText}${address.detail}`;
}

export function consigneeOf(address: Address) {
  return {
    name: address.recipientName,
    telephone: address.phone,
    address: addressText(address),
  };
}

/** Name of the goods, equal in order and list (V11). */
function goodsName(line: OrderLineRow): string {
  return `${line.brandNameZh} ${line.nameZh}`;
}

/** Brand, name and pack: enough to classify by. */
function goodsModel(line: OrderLineRow): string {
  return [line.brandNameZh, line.nameZh, line.specZh].join("|");
}

type Buyer = { name: string; idNumber: string };

/** Everything two builders need beside the order's own rows. */
export type ContentParts = {
  facts: DeclarationFacts;
  /** made again of what was frozen when the order was placed: money and tax as the buyer saw them */
  quote: OrderQuote;
  parties: DeclaredParties;
  buyer: Buyer;
  /** customs' three-digit code of a country */
  countryCode: (origin: string) => string | undefined;
  applicationType: ApplicationType;
};

export function orderContent(
  { facts, quote, parties, buyer, countryCode, applicationType }: ContentParts,
  paymentFirm: Party,
): Result<OrderDocument, ContentRefusal> {
  const { order, payment, lotNos } = facts;
  if (!payment?.transactionRef) return missing("payTransactionId");
  const lines: OrderDocument["lines"][number][] = [];
  for (const line of facts.lines) {
    const originCode = countryCode(line.originCode);
    if (!originCode) return missing("country", line.line);
    if (!line.dealUnit) return missing("unit", line.line);
    lines.push({
      line: line.line,
      sku: line.sku,
      name: goodsName(line),
      model: goodsModel(line),
      barcode: line.gtin ?? undefined,
      unit: line.dealUnit,
      quantity: line.quantity,
      priceFen: line.priceFen,
      totalFen: line.goodsFen,
      originCode,
    });
  }
  return ok({
    applicationType,
    orderNo: order.orderNo,
    platform: parties.platform,
    seller: parties.seller,
    goodsFen: quote.goodsFen,
    freightFen: addFen(quote.freightFen, quote.insuranceFen),
    discountFen: ZERO_FEN,
    taxFen: quote.taxFen,
    paidFen: quote.totalFen,
    buyerAccount: order.visitorId,
    buyer: { ...buyer, telephone: order.address.phone },
    payment: { ...paymentFirm, transactionRef: payment.transactionRef },
    lotNumbers: lotNos.join(";").slice(0, 100) || undefined,
    consignee: {
      ...consigneeOf(order.address),
      districtCode: /^\d{6}$/.test(order.address.districtCode)
        ? order.address.districtCode
        : undefined,
    },
    lines,
  });
}

export function listContent({
  facts,
  quote,
  parties,
  buyer,
  countryCode,
  applicationType,
}: ContentParts): Result<InventoryList, ContentRefusal> {
  const { order, declaration } = facts;
  if (!declaration) return missing("copNo");
  if (!order.waybillNo || !order.carrierCode || !order.carrierName) return missing("logisticsNo");
  const carrier = { code: order.carrierCode, name: order.carrierName };
  const lines: InventoryListLine[] = [];
  for (const line of facts.lines) {
    const built = listLine(line, countryCode);
    if (!built.ok) return built;
    lines.push(built.value);
  }
  const guarantor = { platform: parties.platform, seller: parties.seller, logistics: carrier };
  return ok({
    applicationType,
    orderNo: order.orderNo,
    platform: parties.platform,
    seller: parties.seller,
    carrier,
    waybillNo: order.waybillNo,
    ownNo: declaration.copNo,
    preNo: declaration.preNo ?? undefined,
    listNo: declaration.invtNo ?? undefined,
    guarantorCode: guarantor[parties.guarantorRole].code,
    bookNo: parties.bookNo,
    zoneFirm: parties.zoneFirm,
    agent: parties.agent,
    clearance: parties.clearance,
    buyer: { ...buyer, telephone: order.address.phone },
    consigneeAddress: addressText(order.address),
    freightFen: quote.freightFen,
    insuranceFen: quote.insuranceFen,
    grossWeightGrams: order.grossWeightGrams,
    netWeightGrams: order.netWeightGrams,
    lines,
  });
}

function listLine(
  line: OrderLineRow,
  countryCode: ContentParts["countryCode"],
): Result<InventoryListLine, ContentRefusal> {
  const { hsCode, dealUnit, itemRecordNo, unit1, unit2 } = line;
  const originCode = countryCode(line.originCode);
  if (!originCode) return missing("country", line.line);
  if (!hsCode) return missing("gcode", line.line);
  if (!dealUnit) return missing("unit", line.line);
  if (!itemRecordNo) return missing("itemRecordNo", line.line);
  if (!unit1) return missing("unit1", line.line);
  const measures = {
    quantity: line.quantity,
    dealUnit,
    netWeightGrams: line.netWeightGrams,
    volumeMl: line.volumeMl ?? undefined,
    piecesEach:
      line.netContentUnit === "piece" && line.netContentValue !== null
        ? line.netContentValue
        : line.packCount,
  };
  const quantity1 = statutoryQuantity(unit1, measures);
  if (quantity1 === undefined) return missing("qty1", line.line);
  const quantity2 = unit2 ? statutoryQuantity(unit2, measures) : undefined;
  if (unit2 && quantity2 === undefined) return missing("qty2", line.line);
  return ok({
    line: line.line,
    itemRecordNo,
    sku: line.sku,
    name: goodsName(line),
    hsCode,
    model: goodsModel(line),
    barcode: line.gtin ?? undefined,
    originCode,
    quantity: line.quantity,
    unit: dealUnit,
    quantity1,
    unit1,
    second: unit2 && quantity2 !== undefined ? { quantity: quantity2, unit: unit2 } : undefined,
    priceFen: line.priceFen,
    totalFen: line.goodsFen,
  });
}

/** What the carrier is told: no price, no tax, no identity. */
export function parcelContent({ order, lines }: DeclarationFacts): Parcel {
  const [first] = lines;
  const more = lines.length > 1 ? `等 ${lines.length} 种` : "";
  return {
    orderNo: order.orderNo,
    consignee: consigneeOf(order.address),
    goodsInfo: `${first?.nameZh ?? ""}${more}`.slice(0, 200),
    grossWeightGrams: order.grossWeightGrams,
    freightFen: order.freightFen,
    insuranceFen: order.insuranceFen,
  };
}

/** What the payment firm is told: no goods, no address. */
export function paymentContent(
  { order, payment }: DeclarationFacts,
  platform: Party,
  orderer: Buyer,
): Result<DeclaredPayment, ContentRefusal> {
  if (!payment?.transactionRef) return missing("payTransactionId");
  if (payment.paidFen === null) return missing("amountPaid");
  const paidAt = payment.paidAt ?? order.paidAt;
  if (!paidAt) return missing("payTime");
  return ok({
    orderNo: order.orderNo,
    platform: { code: platform.code, name: platform.name },
    transactionRef: payment.transactionRef,
    amountFen: payment.paidFen,
    paidAt,
    orderer,
  });
}
