import type { SearchSource } from "~/domain/search/source";

export type Grade = 0 | 1 | 2 | 3;

/** What grading rules may look at. */
export type JudgedProduct = {
  id: string;
  brand: string;
  category: string;
  origin: string;
  nameZh: string;
  stage: number | null;
  grade: { key: string; value: number } | null;
  packCounts: readonly number[];
  isInStock: boolean;
};

export type JudgedQuery = {
  id: number;
  text: string;
  kind: string;
  isKnownItem?: true;
  grade: (product: JudgedProduct) => Grade;
};

export function judgedProduct(source: SearchSource): JudgedProduct {
  return {
    id: source.productId,
    brand: source.brand.slug,
    category: source.category.key,
    origin: source.origin.code,
    nameZh: source.nameZh,
    stage: source.stage,
    grade: source.grade,
    packCounts: source.variants.map((variant) => variant.packCount),
    isInStock: Object.values(source.channels).some((offer) => offer.isInStock),
  };
}

const gain = (grade: Grade) => 2 ** grade - 1;
const discounted = (grades: readonly Grade[]) =>
  grades
    .slice(0, 10)
    .reduce<number>((sum, grade, index) => sum + gain(grade) / Math.log2(index + 2), 0);

export type Verdict = {
  query: JudgedQuery;
  total: number;
  /** of the hits, followed by the goods of the same kind that the page shows behind few of them */
  ndcg: number;
  /** of the hits alone */
  ndcgOfHits: number;
  reciprocalRank: number;
  hasExactInStock: boolean;
};

/** nDCG@10 with gain 2^grade − 1 against the best possible order of the whole catalogue. */
export function judge(
  query: JudgedQuery,
  products: ReadonlyMap<string, JudgedProduct>,
  found: { hits: readonly string[]; total: number; alternatives: readonly string[] },
): Verdict {
  const gradeOf = (id: string): Grade => {
    const product = products.get(id);
    return product ? query.grade(product) : 0;
  };
  const best = [...products.values()].map(query.grade).sort((a, b) => b - a);
  const ideal = discounted(best);
  const first = found.hits.findIndex((id) => gradeOf(id) === 3);
  return {
    query,
    total: found.total,
    ndcg: discounted([...found.hits, ...found.alternatives].map(gradeOf)) / ideal,
    ndcgOfHits: discounted(found.hits.map(gradeOf)) / ideal,
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    hasExactInStock: [...products.values()].some(
      (product) => product.isInStock && query.grade(product) === 3,
    ),
  };
}

const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

export function summarise(verdicts: readonly Verdict[]) {
  const kinds = [...new Set(verdicts.map(({ query }) => query.kind))];
  const known = verdicts.filter(({ query }) => query.isKnownItem);
  return {
    ndcg: mean(verdicts.map((verdict) => verdict.ndcg)),
    ndcgOfHits: mean(verdicts.map((verdict) => verdict.ndcgOfHits)),
    meanReciprocalRank: mean(known.map((verdict) => verdict.reciprocalRank)),
    byKind: kinds.map((kind) => ({
      kind,
      ndcg: mean(verdicts.filter(({ query }) => query.kind === kind).map((one) => one.ndcg)),
    })),
  };
}
