import type { StorageZone } from "~/domain/catalog/terms";
import { formatRoundYuan } from "~/domain/format/money";
import type { Diet, FilterGroup, Filters, Fulfilment } from "~/domain/search/request";
import { m } from "~/messages/compiled/messages";
import type { FacetView } from "~/services/catalog/facet-view";

export function fulfilmentName(value: Fulfilment): string {
  switch (value) {
    case "1210":
      return m.common_regime_bonded_full();
    case "0110":
      return m.common_regime_duty();
    case "hall":
      return m.shop_by_hall_pickup();
    case "hall_in_stock":
      return m.shop_by_hall_stock();
  }
}

export function zoneName(value: StorageZone): string {
  switch (value) {
    case "ambient":
      return m.shop_zone_ambient();
    case "chilled":
      return m.shop_zone_chilled();
    case "frozen":
      return m.shop_zone_frozen();
  }
}

export function dietName(value: Diet): string {
  switch (value) {
    case "halal":
      return m.shop_diet_halal();
    case "sugar_free":
      return m.shop_diet_sugar_free();
    case "organic":
      return m.shop_diet_organic();
    case "lactose_free":
      return m.shop_diet_lactose_free();
    case "vegan":
      return m.shop_diet_vegan();
  }
}

export const stageName = (stage: number) => m.shop_stage({ stage });
export const monthsName = (months: number) => m.shop_at_least_months({ months });

export function priceName({ priceFrom, priceTo }: Filters): string {
  if (priceFrom !== null && priceTo !== null) {
    return m.shop_price_between({
      from: formatRoundYuan(priceFrom),
      to: formatRoundYuan(priceTo),
    });
  }
  if (priceFrom !== null) return m.shop_price_from({ from: formatRoundYuan(priceFrom) });
  return priceTo !== null ? m.shop_price_to({ to: formatRoundYuan(priceTo) }) : "";
}

/** What one active filter group asks for, in words: 保税仓直发、完税现货. */
export function groupWords(group: FilterGroup, filters: Filters, facets: FacetView | null): string {
  const named = (
    choices: readonly { value: string; name: string }[] | undefined,
    keys: readonly string[],
  ) => keys.map((key) => choices?.find((choice) => choice.value === key)?.name ?? key);
  const words = ((): string[] => {
    switch (group) {
      case "fulfilment":
        return filters.fulfilments.map(fulfilmentName);
      case "category":
        return named(
          facets?.categories.flatMap((choice) => [choice, ...choice.children]),
          filters.categories,
        );
      case "brand":
        return named(facets?.brands, filters.brands);
      case "origin":
        return named(facets?.origins, filters.origins);
      case "storage":
        return filters.storage.map(zoneName);
      case "stage":
        return filters.stages.map(stageName);
      case "diet":
        return filters.diets.map(dietName);
      case "price":
        return [priceName(filters)];
      case "life":
        return filters.monthsLeft === null ? [] : [monthsName(filters.monthsLeft)];
      case "stock":
        return [m.shop_in_stock_only()];
      case "deal":
        return [m.shop_near_expiry_deals()];
    }
  })();
  return words.join(m.shop_list_comma());
}
