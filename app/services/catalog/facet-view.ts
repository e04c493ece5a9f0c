import type { StorageZone } from "~/domain/catalog/terms";
import { STORAGE_ZONES } from "~/domain/catalog/terms";
import type { Fen } from "~/domain/money";
import {
  DIETS,
  type Diet,
  type Filters,
  FULFILMENTS,
  type Fulfilment,
  LIFE_MONTHS,
  type LifeMonths,
} from "~/domain/search/request";
import type { Locale } from "~/platform/context.server";
import type { FacetCounts } from "~/ports/search/search";
import type { ChoiceNames } from "./card-facts.server";

/** One choice of a filter: how many hits it would leave, all other groups being as they are. */
export type Choice<Value> = { value: Value; count: number; isSelected: boolean };
export type NamedChoice = Choice<string> & { name: string };
export type CategoryChoice = NamedChoice & { children: NamedChoice[] };

/** All filters beside a list, in the order they are offered; empty groups have nothing to choose. */
export type FacetView = {
  fulfilments: Choice<Fulfilment>[];
  categories: CategoryChoice[];
  brands: NamedChoice[];
  origins: NamedChoice[];
  /** cheapest and dearest price with tax among the hits, whatever range is set */
  price: { fromFen: Fen; toFen: Fen } | null;
  storage: Choice<StorageZone>[];
  stages: Choice<number>[];
  monthsLeft: Choice<LifeMonths>[];
  diets: Choice<Diet>[];
  inStock: Choice<true>;
  nearExpiryDeal: Choice<true>;
};

type Names = { brands: ChoiceNames; categories: ChoiceNames; countries: ChoiceNames };

/** Names the counts in the reader's language and marks what is chosen; a chosen one always stays. */
export function facetView(
  counts: FacetCounts,
  filters: Filters,
  names: Names,
  locale: Locale,
): FacetView {
  const nameIn = (choices: ChoiceNames, key: string) =>
    (locale === "en" ? choices[key]?.en : choices[key]?.zh) ?? key;
  const named = (
    group: Record<string, number>,
    chosen: readonly string[],
    choices: ChoiceNames,
  ): NamedChoice[] =>
    [...new Set([...Object.keys(group), ...chosen])]
      .map((value) => ({
        value,
        name: nameIn(choices, value),
        count: group[value] ?? 0,
        isSelected: chosen.includes(value),
      }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  const listed = <Value extends string | number>(
    all: readonly Value[],
    group: Partial<Record<string, number>>,
    chosen: readonly Value[],
  ): Choice<Value>[] =>
    all
      .map((value) => ({
        value,
        count: group[String(value)] ?? 0,
        isSelected: chosen.includes(value),
      }))
      .filter((choice) => choice.count > 0 || choice.isSelected);
  return {
    fulfilments: listed(FULFILMENTS, counts.fulfilment, filters.fulfilments),
    categories: categoryTree(
      named(counts.category, filters.categories, names.categories),
      nameIn,
      names,
    ),
    brands: named(counts.brand, filters.brands, names.brands),
    origins: named(counts.origin, filters.origins, names.countries),
    price: counts.price,
    storage: listed(STORAGE_ZONES, counts.storage, filters.storage),
    stages: listed([1, 2, 3, 4], counts.stage, filters.stages),
    monthsLeft: listed(
      LIFE_MONTHS,
      counts.monthsLeft,
      filters.monthsLeft === null ? [] : [filters.monthsLeft],
    ),
    diets: listed(DIETS, counts.diet, filters.diets),
    inStock: { value: true, count: counts.inStock, isSelected: filters.inStock },
    nearExpiryDeal: {
      value: true,
      count: counts.nearExpiryDeal,
      isSelected: filters.nearExpiryDeal,
    },
  };
}

/** Puts the lower level's choices under the upper level, whose counts are their sums. */
function categoryTree(
  choices: readonly NamedChoice[],
  nameIn: (choices: ChoiceNames, key: string) => string,
  names: Names,
): CategoryChoice[] {
  const isUpper = (key: string) => !key.includes(".");
  const upperKeys = new Set(choices.map((choice) => choice.value.split(".")[0] ?? choice.value));
  return [...upperKeys]
    .map((key) => {
      const own = choices.find((choice) => choice.value === key);
      const children = choices.filter(
        (choice) => !isUpper(choice.value) && choice.value.startsWith(`${key}.`),
      );
      const count = children.reduce((sum, child) => sum + child.count, own?.count ?? 0);
      return {
        value: key,
        name: nameIn(names.categories, key),
        count,
        isSelected: own?.isSelected ?? false,
        children,
      };
    })
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}
