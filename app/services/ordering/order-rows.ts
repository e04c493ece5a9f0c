import type { CalendarDay } from "~/domain/calendar-day";
import type { OrderId, PaymentId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import type { Address } from "~/domain/order/address";
import { placedStanding } from "~/domain/order/decide";
import { deliveryPromise } from "~/domain/order/delivery-promise";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { Quote } from "~/domain/tax/quote";
import type { OrderQuote } from "~/domain/tax/replay";
import type { Locale } from "~/platform/context.server";
import type { GroupQuote } from "~/services/cart/quote-group";
import type { WarehouseRow } from "~/services/rules/rule-book";
import type { order, orderLine, orderQuote, payment } from "~db/schema";

export type OrderRow = typeof order.$inferInsert;
export type OrderLineRow = typeof orderLine.$inferInsert;
export type OrderQuoteRow = typeof orderQuote.$inferInsert;
export type PaymentRow = typeof payment.$inferInsert;

/** Who orders bonded goods, as the order keeps it. */
export type Orderer = {
  name: string;
  idCipher: Uint8Array;
  idMasked: string;
  personHash: string;
  consentVersion: string;
  consentAt: Date;
  noticeVersion: string;
};

/** Everything an order is made of, decided before anything is written. */
export type OrderToPlace = {
  orderId: OrderId;
  orderNo: string;
  paymentId: PaymentId;
  visitorId: string;
  submitKey: string;
  link: { token: string; hash: string; cipher: Uint8Array };
  group: GroupQuote;
  quote: Quote | OrderQuote;
  warehouse: WarehouseRow;
  address: Address;
  /** null for duty-paid goods */
  orderer: Orderer | null;
  method: PaymentMethod;
  provider: string;
  locale: Locale;
  now: Date;
  today: CalendarDay;
  holdExpiresAt: Date;
};

export const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));

export function orderRow(place: OrderToPlace): OrderRow {
  const { quote, group, orderer, now } = place;
  const standing = placedStanding(group.parts.customsRegime);
  const grams = (weight: "netWeightGrams" | "grossWeightGrams") =>
    group.priced.reduce((sum, line) => sum + line[weight] * line.facts.quantity, 0);
  return {
    id: place.orderId,
    orderNo: place.orderNo,
    visitorId: place.visitorId,
    linkHash: place.link.hash,
    linkCipher: place.link.cipher,
    submitKey: place.submitKey,
    ...group.parts,
    paymentStatus: standing.payment,
    customsStatus: standing.customs,
    fulfilmentStatus: standing.fulfilment,
    goodsFen: quote.goodsFen,
    freightFen: quote.freightFen,
    insuranceFen: quote.insuranceFen,
    taxFen: quote.taxFen,
    totalFen: quote.totalFen,
    dutiableFen: quote.dutiableFen,
    taxTreatment: quote.treatment,
    hasUnverifiedFacts: group.hasUnverifiedFacts,
    allowanceYear: orderer ? yearOf(place.today) : null,
    address: place.address,
    buyerName: orderer?.name,
    buyerIdCipher: orderer?.idCipher,
    buyerIdHash: orderer?.personHash,
    buyerIdMasked: orderer?.idMasked,
    consentVersion: orderer?.consentVersion,
    consentAt: orderer?.consentAt,
    noticeVersion: orderer?.noticeVersion,
    noticeAcceptedAt: orderer ? now : null,
    placedAt: now,
    holdExpiresAt: place.holdExpiresAt,
    locale: place.locale,
    netWeightGrams: grams("netWeightGrams"),
    grossWeightGrams: grams("grossWeightGrams"),
    promisedBy: deliveryPromise(now, place.warehouse).arrivesBy,
  };
}

export function orderLineRows({ orderId, group, quote }: OrderToPlace): OrderLineRow[] {
  return group.priced.map((line, index) => {
    const { facts } = line;
    const quoted = quote.lines[index];
    invariant(quoted, "every line was quoted");
    return {
      orderId,
      line: index + 1,
      offerId: line.offerId,
      variantId: facts.variantId,
      sku: facts.sku,
      gtin: facts.gtin,
      nameZh: facts.nameZh,
      nameEn: facts.nameEn,
      specZh: facts.specZh,
      specEn: facts.specEn,
      brandNameZh: facts.brandNameZh,
      productSlug: facts.slug,
      originCode: facts.originCode,
      quantity: facts.quantity,
      priceFen: line.priceFen,
      goodsFen: quoted.goodsFen,
      freightShareFen: quoted.freightShareFen,
      insuranceShareFen: quoted.insuranceShareFen,
      dutiableFen: quoted.dutiableFen,
      dutyFen: quoted.dutyFen,
      consumptionTaxFen: quoted.consumptionTaxFen,
      vatFen: quoted.vatFen,
      vatBps: quoted.explanation?.vatBps,
      hsCode: facts.hsCode,
      dealUnit: facts.dealUnit,
      unit1: line.hs?.unit1,
      unit2: line.hs?.unit2,
      itemRecordNo: facts.itemRecordNo,
      netContentValue: facts.netContentValue,
      netContentUnit: facts.netContentUnit,
      packCount: facts.packCount,
      netWeightGrams: line.netWeightGrams,
      grossWeightGrams: line.grossWeightGrams,
      volumeMl: facts.volumeMl,
    };
  });
}

/** The figures the quote was made of; none for duty-paid goods, whose price holds its taxes. */
export function orderQuoteRows({ orderId, quote }: OrderToPlace): OrderQuoteRow[] {
  return "input" in quote ? [{ orderId, input: quote.input }] : [];
}

export function paymentRow(place: OrderToPlace): PaymentRow {
  return {
    id: place.paymentId,
    orderId: place.orderId,
    provider: place.provider,
    amountFen: place.quote.totalFen,
    status: "opening",
    method: place.method,
    createdAt: place.now,
  };
}
