import type { CalendarDay } from "~/domain/calendar-day";
import { carriageOf } from "~/domain/cart/freight";
import { isAnyUnverified } from "~/domain/dated-fact";
import type { LotId } from "~/domain/ids";
import { deliveryPromise } from "~/domain/order/delivery-promise";
import type { Locale } from "~/platform/context.server";
import type { RuleBook, RulesOfDay } from "~/services/rules/rule-book";
import { dutySaving } from "~/services/trade/duty-saving";
import { priceReasons } from "~/services/trade/price-reasons";
import { lifeView } from "./make-card.server";
import { isInStock, type LotDates, type OfferFacts } from "./offer-facts.server";
import type { PiecePrice } from "./piece-tax";
import type { ProductFacts } from "./product-facts.server";
import type { LotView, ProductOffer, ProductView, TaxBreakdown } from "./product-view";
import { unitPriceOf } from "./unit-price";

/** An offer that may be sold, with its price of one piece. */
export type Sold = { facts: OfferFacts; price: PiecePrice };

export type OfferWords = { locale: Locale; book: RuleBook; rules: RulesOfDay; now: Date };

/** The chosen offer with tax, freight, promise and the lot the next buyer gets. */
export function offerView(
  { facts, price }: Sold,
  lots: ProductFacts["lots"],
  words: OfferWords,
): ProductOffer {
  const { locale, book, rules, now } = words;
  const warehouse = book.warehouse(facts.warehouseId);
  const tariff = rules.freight(facts.warehouseId, "home");
  const { netContentValue, netContentUnit, grossWeightGrams } = facts;
  const content =
    netContentValue !== null && netContentUnit !== null
      ? { value: netContentValue, unit: netContentUnit }
      : null;
  return {
    offerId: facts.offerId,
    sku: facts.sku,
    hs8: facts.hsCode?.slice(0, 8) ?? null,
    regime: facts.customsRegime,
    priceFen: facts.priceFen,
    payFen: price.payFen,
    tax: price.tax,
    taxParts: taxBreakdown(price),
    weightCap: price.listing?.value
      ? {
          capGrams: price.listing.value.capGrams,
          isUnverified: isAnyUnverified(...price.listing.rules),
        }
      : null,
    dutySaving: facts.customsRegime === "0110" ? dutySaving(facts, book, rules) : null,
    referencePriceFen: facts.referencePriceFen,
    unitPrice: unitPriceOf(price.payFen, content) ?? null,
    isInStock: isInStock(facts),
    offersHallPickup: facts.customsRegime === "0110" && facts.offersHallPickup,
    warehouse: {
      name: (locale === "en" ? warehouse?.nameEn : warehouse?.nameZh) ?? "",
      kind: warehouse?.kind ?? "bonded",
    },
    freightFen:
      tariff.ok && grossWeightGrams !== null
        ? carriageOf(tariff.value, { goodsFen: facts.priceFen, grossGrams: grossWeightGrams })
            .freightFen
        : null,
    promise: warehouse ? deliveryPromise(now, warehouse) : null,
    lot: isInStock(facts) ? lotView(facts, lots, words) : null,
  };
}

function taxBreakdown({ line, listing }: PiecePrice): TaxBreakdown | null {
  if (!line?.explanation) return null;
  const { dutyFen, consumptionTaxFen, vatFen, explanation, steps } = line;
  const reasons = priceReasons(steps, listing);
  return { dutyFen, consumptionTaxFen, vatFen, explanation, reasons };
}

function lotView(
  facts: OfferFacts,
  lots: ProductFacts["lots"],
  { locale, rules }: OfferWords,
): LotView | null {
  const told = facts.lot && lots[facts.lot.lotId];
  if (!facts.lot || !told) return null;
  return lotViewOf(facts.lot, told, { gtin: facts.gtin, today: rules.day, locale });
}

/** A lot in the reader's language, papers masked. */
export function lotViewOf(
  dates: LotDates,
  told: ProductFacts["lots"][LotId],
  { gtin, today, locale }: { gtin: string | null; today: CalendarDay; locale: Locale },
): LotView {
  const isEn = locale === "en";
  return {
    ...lifeView(dates, today),
    lotNo: told.lotNo,
    gtin,
    nearFrom: dates.nearFrom,
    documents: told.documents.map(({ kind, documentNo }) => ({
      kind,
      documentNo: maskDocumentNo(documentNo),
    })),
    route: told.route.map((stop) => ({
      place: isEn ? stop.placeEn : stop.placeZh,
      note: (isEn ? stop.noteEn : stop.noteZh) ?? null,
      day: stop.date,
    })),
  };
}

/** Numbers of papers show that they exist, not whose they are: the middle of a long one is hidden. */
export function maskDocumentNo(documentNo: string): string {
  if (documentNo.length < 12) return documentNo;
  const kept = documentNo.length - 8;
  return `${documentNo.slice(0, kept)}****${documentNo.slice(kept + 4)}`;
}

/** What a buyer must know of goods imported in his name; nothing for duty-paid ones. */
export function noticeOf({ facts }: Sold, { locale, rules }: OfferWords): ProductView["notice"] {
  if (facts.customsRegime === "0110") return null;
  const notice = rules.notice(facts.customsRegime);
  if (!notice.ok) return null;
  const [single, year] = [rules.singleOrderLimit(), rules.personYearLimit()];
  return {
    version: notice.value.version,
    sentences: locale === "en" ? notice.value.bodyEn : notice.value.bodyZh,
    singleLimitFen: single.ok ? single.value.amountFen : null,
    yearLimitFen: year.ok ? year.value.amountFen : null,
  };
}
