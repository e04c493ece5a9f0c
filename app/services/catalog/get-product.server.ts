import { shanghaiDay } from "~/domain/calendar-day";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { isInStock } from "./offer-facts.server";
import { quotePiece } from "./piece-tax";
import { artAddressOf } from "./product-art.server";
import { readProductFacts } from "./product-facts.server";
import { noticeOf, offerView, type Sold } from "./product-offer";
import type { ProductVariant, ProductView } from "./product-view";
import { productWords } from "./product-words";
import { relatedCards } from "./related-cards.server";

/**
 * A published product with one of its offers chosen: the one asked for, else the first variant's
 * best. Undefined when there is no such product. One statement, and a second one only while related
 * goods are not in memory.
 */
export async function getProduct(
  ctx: ServiceContext,
  input: { slug: string; offerId?: string | null },
): Promise<ProductView | undefined> {
  const { now, ruleVersion, facts } = await readProductFacts(ctx, input.slug);
  if (!facts) return undefined;
  const book = await currentRules(ctx, { seenVersion: ruleVersion });
  const rules = book.on(shanghaiDay(now));
  const words = { locale: ctx.locale, book, rules, now };
  const sold: Sold[] = [];
  const refused: Refused[] = [];
  for (const offer of facts.offers) {
    const price = quotePiece(offer, rules);
    if (price.ok) sold.push({ facts: offer, price: price.value });
    else refused.push({ sku: offer.sku, regime: offer.customsRegime, refusal: price.error });
  }
  const chosen = sold.find(({ facts: { offerId } }) => offerId === input.offerId) ?? bestOf(sold);
  const shown = chosen?.facts ?? facts.firstVariant;
  const isEn = ctx.locale === "en";
  const origin = {
    code: facts.origin.code,
    name: isEn ? facts.origin.nameEn : facts.origin.nameZh,
  };
  const artOf = (variant: typeof shown) =>
    artAddressOf({ ...facts, ...variant, origin }, ctx.locale);
  return {
    ...productWords(facts, ctx.locale),
    origin,
    art: artOf(shown),
    sku: shown.sku,
    spec: isEn ? shown.specEn : shown.specZh,
    variants: variantsOf(sold, chosen).map(
      ({ facts: offer }): ProductVariant => ({
        sku: offer.sku,
        spec: isEn ? offer.specEn : offer.specZh,
        art: artOf(offer),
        offerId: offer.offerId,
      }),
    ),
    offer: chosen ? offerView(chosen, facts.lots, words) : null,
    offers: sold
      .filter(({ facts: offer }) => offer.sku === shown.sku)
      .map(({ facts: offer, price }) => ({
        offerId: offer.offerId,
        regime: offer.customsRegime,
        priceFen: offer.priceFen,
        payFen: price.payFen,
        isInStock: isInStock(offer),
      })),
    refused: refusedOf(refused, shown.sku, sold),
    notice: chosen ? noticeOf(chosen, words) : null,
    related: await relatedCards(ctx, facts.relatedIds),
  };
}

type Refused = { sku: string } & NonNullable<ProductView["refused"]>;

/** Why the shown variant has no offer under a regime under which it is meant to be sold. */
function refusedOf(
  refused: readonly Refused[],
  sku: string,
  sold: readonly Sold[],
): ProductView["refused"] {
  const regimes = new Set(
    sold.filter(({ facts }) => facts.sku === sku).map(({ facts }) => facts.customsRegime),
  );
  const found = refused.find((one) => one.sku === sku && !regimes.has(one.regime));
  return found ? { regime: found.regime, refusal: found.refusal } : null;
}

/** In stock before out of stock, the first size before others, then the cheapest with tax. */
function bestOf(sold: readonly Sold[]): Sold | undefined {
  return [...sold].sort(
    (a, b) =>
      Number(isInStock(b.facts)) - Number(isInStock(a.facts)) ||
      a.facts.position - b.facts.position ||
      a.price.payFen - b.price.payFen,
  )[0];
}

/** One offer for each variant: under the chosen regime where there is one. */
function variantsOf(sold: readonly Sold[], chosen: Sold | undefined): Sold[] {
  const skus = [...new Set(sold.map(({ facts }) => facts.sku))];
  return skus.flatMap((sku) => {
    if (chosen?.facts.sku === sku) return [chosen];
    const offers = sold.filter(({ facts }) => facts.sku === sku);
    const sameRegime = offers.filter(
      ({ facts }) => facts.customsRegime === chosen?.facts.customsRegime,
    );
    return bestOf(sameRegime) ?? bestOf(offers) ?? [];
  });
}
