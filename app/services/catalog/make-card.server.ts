import { addMonths, type CalendarDay } from "~/domain/calendar-day";
import type { Filters, Fulfilment } from "~/domain/search/request";
import { lifeLeft } from "~/domain/stock/shelf-life";
import type { Locale } from "~/platform/context.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import type { CardFacts } from "./card-facts.server";
import { isInStock, isNearExpiryDeal, type OfferFacts } from "./offer-facts.server";
import { type PiecePrice, pricePiece } from "./piece-tax";
import { artAddressOf } from "./product-art.server";
import type { CardOffer, LifeView, ProductCard } from "./product-card";
import { variantTitle } from "./product-title";
import { unitPriceOf } from "./unit-price";

type PricedOffer = { facts: OfferFacts; price: PiecePrice };

/**
 * The card of a product as it stands now: the offer that matches the filters, in stock before out of
 * stock, then the cheapest with tax. Undefined when nothing of it may be sold. A product whose offers
 * changed since it was found shows its best offer, filters or not.
 */
export function makeCard(
  facts: CardFacts,
  filters: Filters,
  rules: RulesOfDay,
  locale: Locale,
): ProductCard | undefined {
  const priced = facts.offers.flatMap((offer) => {
    const price = pricePiece(offer, rules);
    return price ? [{ facts: offer, price }] : [];
  });
  const matching = priced.filter((offer) => matches(offer, filters, rules.day));
  const best = bestOf(matching) ?? bestOf(priced);
  if (!best) return undefined;
  const other = bestOf(
    priced.filter(
      (offer) =>
        offer.facts.customsRegime !== best.facts.customsRegime &&
        offer.facts.sku === best.facts.sku &&
        isInStock(offer.facts),
    ),
  );
  const origin = {
    code: facts.origin.code,
    name: locale === "en" ? facts.origin.nameEn : facts.origin.nameZh,
  };
  return {
    productId: facts.productId,
    slug: facts.slug,
    name: variantTitle(facts, best.facts, locale),
    origin,
    art: artAddressOf({ ...facts, ...best.facts, origin }, locale),
    ...(facts.photoUrl ? { photoUrl: facts.photoUrl } : {}),
    offer: offerView(best),
    ...(other ? { otherOffer: otherOfferView(other) } : {}),
    ...(isInStock(best.facts) && best.facts.lot
      ? { life: lifeView(best.facts.lot, rules.day) }
      : {}),
  };
}

function bestOf(offers: readonly PricedOffer[]): PricedOffer | undefined {
  return [...offers].sort((a, b) => {
    const [aStock, bStock] = [isInStock(a.facts), isInStock(b.facts)];
    if (aStock !== bStock) return aStock ? -1 : 1;
    if (a.price.payFen !== b.price.payFen) return a.price.payFen - b.price.payFen;
    return (b.facts.lot?.expiresOn ?? "").localeCompare(a.facts.lot?.expiresOn ?? "");
  })[0];
}

/** The same conditions as the engines', on one live offer. */
function matches({ facts, price }: PricedOffer, filters: Filters, today: CalendarDay): boolean {
  const { fulfilments, priceFrom, priceTo, monthsLeft, nearExpiryDeal } = filters;
  const ways: readonly Fulfilment[] = fulfilments;
  if (ways.length > 0 && !ways.some((way) => isBy(facts, way))) return false;
  if (filters.inStock && !isInStock(facts)) return false;
  if (priceFrom !== null && price.payFen < priceFrom) return false;
  if (priceTo !== null && price.payFen > priceTo) return false;
  if (monthsLeft !== null) {
    if (!isInStock(facts) || !facts.lot) return false;
    if (facts.lot.expiresOn < addMonths(today, monthsLeft)) return false;
  }
  return !nearExpiryDeal || isNearExpiryDeal(facts, today);
}

function isBy(offer: OfferFacts, way: Fulfilment): boolean {
  switch (way) {
    case "1210":
    case "0110":
      return offer.customsRegime === way;
    case "hall":
      return offer.customsRegime === "0110" && offer.offersHallPickup;
    case "hall_in_stock":
      return isBy(offer, "hall") && isInStock(offer);
  }
}

function offerView({ facts, price }: PricedOffer): CardOffer {
  const { netContentValue, netContentUnit, referencePriceFen } = facts;
  const content =
    netContentValue !== null && netContentUnit !== null
      ? { value: netContentValue, unit: netContentUnit }
      : null;
  const unitPrice = unitPriceOf(price.payFen, content);
  return {
    offerId: facts.offerId,
    regime: facts.customsRegime,
    priceFen: facts.priceFen,
    tax: price.tax,
    ...(referencePriceFen !== null ? { referencePriceFen } : {}),
    ...(unitPrice ? { unitPrice } : {}),
    isInStock: isInStock(facts),
    offersHallPickup: facts.customsRegime === "0110" && facts.offersHallPickup,
  };
}

function otherOfferView({ facts, price }: PricedOffer): NonNullable<ProductCard["otherOffer"]> {
  const { tax, payFen } = price;
  const isUnverified = tax.kind === "estimate" && tax.isUnverified;
  return { regime: facts.customsRegime, payFen, isUnverified };
}

export function lifeView(lot: NonNullable<OfferFacts["lot"]>, today: CalendarDay): LifeView {
  const { producedOn, expiresOn, nearFrom } = lot;
  return {
    producedOn,
    expiresOn,
    ...lifeLeft({ producedOn, expiresOn }, today),
    isNearExpiry: nearFrom <= today,
  };
}
