import type { CalendarDay } from "~/domain/calendar-day";
import { invariant } from "~/domain/invariant";
import { shelfLifeRuleOf } from "~/domain/stock/shelf-life";
import type { Catalogue } from "./catalogue";
import type { SeedOffer, SeedProduct, SeedVariant } from "./catalogue/types";
import { itemRecordNumbers, warehouseOf } from "./catalogue-rows";
import { WAREHOUSES } from "./demo-firms";
import { digitsOf, drawFor, seedId } from "./draw";
import type { StockPlan } from "./lots";
import { SHELF_LIFE_RULES } from "./rules";

/** How many bonded articles keep a lot past its last day of sale, to show what becomes of such goods. */
const ENDED_COUNT = 2;

/** What stands in which warehouse: one plan for each variant and warehouse that offers it. */
export function stockPlans(catalogue: Catalogue, today: CalendarDay): StockPlan[] {
  const recordNos = itemRecordNumbers(catalogue.products);
  const offered = catalogue.products.flatMap((product) =>
    product.variants.flatMap((variant) =>
      variant.offers.map((offer) => ({ product, variant, offer })),
    ),
  );
  const ended = new Set(
    offered
      .filter((one) => mayHaveEndedLot(one.product, one.offer))
      .map((one) => one.variant.sku)
      .sort((a, b) => digitsOf(`ended:${a}`, 9).localeCompare(digitsOf(`ended:${b}`, 9)))
      .slice(0, ENDED_COUNT),
  );
  return offered.map(({ product, variant, offer }) => {
    const isEnded = offer.regime === "1210" && ended.has(variant.sku);
    return planOf(product, variant, offer, today, isEnded, recordNos.get(variant.sku) ?? null);
  });
}

function planOf(
  product: SeedProduct,
  variant: SeedVariant,
  offer: SeedOffer,
  today: CalendarDay,
  isEnded: boolean,
  itemRecordNo: string | null,
): StockPlan {
  const warehouse = WAREHOUSES.find((row) => row.id === warehouseOf(offer));
  const rule = shelfLifeRuleOf(
    SHELF_LIFE_RULES.map((row) => ({ ...row, validTo: row.validTo ?? null })),
    product.category,
    today,
  );
  invariant(warehouse && rule, `no warehouse or shelf-life rule for ${variant.sku}`);
  const draw = drawFor(`stock:${variant.sku}:${warehouse.id}`);
  const isNear = offer.referencePriceFen !== undefined;
  return {
    sku: variant.sku,
    variantId: seedId("var", variant.sku),
    netWeightGrams: variant.netWeightGrams,
    warehouse: {
      id: warehouse.id,
      kind: warehouse.kind,
      isHall: warehouse.offersHallPickup,
      emsNo: warehouse.emsNo ?? null,
      transitDays: warehouse.transitDays,
    },
    itemRecordNo,
    origin: product.origin,
    storage: product.storage,
    shelfLifeDays: product.shelfLifeDays,
    rule,
    priceFen: offer.priceFen,
    isFood: !product.category.startsWith("care."),
    freshness: isEnded ? "ended" : isNear ? "near" : "fresh",
    isScarce: !isEnded && draw.oneIn(30),
  };
}

function mayHaveEndedLot(product: SeedProduct, offer: SeedOffer): boolean {
  return (
    offer.regime === "1210" &&
    offer.referencePriceFen === undefined &&
    product.shelfLifeDays > 180 &&
    product.shelfLifeDays < 800
  );
}
