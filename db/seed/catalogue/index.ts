import { isDeepStrictEqual } from "node:util";
import { ANZ } from "./anz";
import { ASEAN } from "./asean";
import { CATEGORIES } from "./categories";
import { EAST } from "./east";
import { faultsOfCatalogue } from "./faults";
import type {
  SeedBrand,
  SeedCategory,
  SeedHsCode,
  SeedPart,
  SeedPositiveListEntry,
  SeedProduct,
} from "./types";

export type Catalogue = {
  brands: readonly SeedBrand[];
  categories: readonly SeedCategory[];
  hsCodes: readonly SeedHsCode[];
  positiveList: readonly SeedPositiveListEntry[];
  products: readonly SeedProduct[];
};

const PARTS: readonly SeedPart[] = [ANZ, EAST, ASEAN];

/** The whole seed catalogue. Throws with every fault when parts contradict each other or the rules. */
export function seedCatalogue(parts: readonly SeedPart[] = PARTS): Catalogue {
  const faults: string[] = [];
  const merged = {
    brands: mergeEqual(
      parts.flatMap((part) => part.brands),
      (brand) => brand.key,
      faults,
    ),
    categories: CATEGORIES,
    hsCodes: mergeEqual(
      parts.flatMap((part) => part.hsCodes),
      (line) => line.code,
      faults,
    ),
    positiveList: mergeEqual(
      parts.flatMap((part) => part.positiveList),
      (row) => row.hs8,
      faults,
    ),
    products: parts.flatMap((part) => part.products),
  };
  faults.push(...faultsOfCatalogue(merged));
  if (faults.length > 0) throw new Error(`seed catalogue:\n${faults.join("\n")}`);
  return merged;
}

/** Several parts may state the same row, but only in the same words. */
function mergeEqual<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  faults: string[],
): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const known = byKey.get(keyOf(row));
    if (known === undefined) byKey.set(keyOf(row), row);
    else if (!isDeepStrictEqual(known, row)) {
      faults.push(`${keyOf(row)}: ${JSON.stringify(known)} contradicts ${JSON.stringify(row)}`);
    }
  }
  return [...byKey.values()];
}
