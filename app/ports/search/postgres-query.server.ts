import { type SQL, sql } from "drizzle-orm";
import {
  activeGroups,
  type FilterGroup,
  type Filters,
  FULFILMENTS,
  LIFE_MONTHS,
  type Sort,
  without,
} from "~/domain/search/request";
import {
  all,
  matchingOffers,
  offerMatches,
  PRODUCT_GROUPS,
  type ProductGroup,
  productMatches,
  textArray,
} from "./postgres-filters.server";
import type { SearchQuery } from "./search";
import { FEW_HITS, MOST_ALTERNATIVES, MOST_POPULAR } from "./search-limits";
import type { TextStage } from "./tsquery.server";

/** ts_rank weights of D, C, B, A. */
const WEIGHTS = "{0.05, 0.3, 0.6, 1}";
const STOCK_POINTS = 0.3;
/** of alternatives: being of a kind the query names, and of a category and an origin of its hits */
const KIND_POINTS = 0.6;
const CATEGORY_POINTS = 0.8;
const ORIGIN_POINTS = 0.2;
/** of a thousand sales in 30 days */
const SALES_POINTS = 0.2;

/**
 * The whole answer in one statement: the first stage that matches anything, its hits, one page of
 * them, every count, and alternatives behind few hits. `stages` empty lists everything.
 */
export function searchStatement(
  query: SearchQuery,
  stages: readonly TextStage[],
  related: readonly string[],
): SQL {
  const { filters, today } = query;
  const offers = matchingOffers(filters, today);
  const text = stages.length > 0;
  return sql`
WITH stage AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset(${JSON.stringify(stages.map(stageRow))}::jsonb)
    AS s(n int, match tsquery, rank tsquery, boosts jsonb, grade_key text, grade_value int) ORDER BY n
), chosen AS MATERIALIZED (
  -- In the order of the stages, so that the later ones are not even looked up.
  SELECT s.* FROM stage s
  WHERE EXISTS (SELECT 1 FROM search_hits(s.match) hit_id JOIN search_product p ON p.product_id = hit_id WHERE ${gradeMatches})
  LIMIT 1
), candidate AS MATERIALIZED (
  SELECT p.product_id, p.brand_slug, p.category_key, p.origin_code, p.storage_zone, p.stage, p.diet,
         p.sales_30d, p.published_at, ${offerMatches(filters, today)} AS has_offer,
         ${sql.join(
           PRODUCT_GROUPS.map((group) => sql`${productMatches(group, filters)} AS ${flag(group)}`),
           sql`, `,
         )},
         ${offers.priceFen} AS price_fen, ${offers.isInStock} AS is_in_stock, ${offers.isDeal} AS is_deal,
         ${offers.expiresOn} AS expires_on${query.wantsFacets ? facetColumns(query) : sql``},
         ${text ? textScore : sql`0::real`} AS text_score
  FROM ${text ? sql`chosen s CROSS JOIN LATERAL search_hits(s.match) hit_id JOIN search_product p ON p.product_id = hit_id AND ${gradeMatches}` : sql`search_product p`}
), hit AS (
  SELECT *, text_score + CASE WHEN is_in_stock THEN ${STOCK_POINTS}::real ELSE 0 END
            + ${SALES_POINTS}::real * ln(1 + sales_30d) / ln(1001) AS score
  FROM candidate WHERE ${passes()}
), page AS (
  SELECT product_id, row_number() OVER (ORDER BY ${orderOf(query.sort)}) AS place
  FROM hit ORDER BY place LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}
), related AS (
  ${relatedSelect(query, related)}
)
SELECT (SELECT version FROM search_vocabulary) AS vocabulary_version,
       (SELECT n FROM chosen) AS stage,
       (SELECT count(*)::int FROM hit) AS total,
       (SELECT coalesce(json_agg(product_id ORDER BY place), '[]') FROM page) AS product_ids,
       (SELECT coalesce(json_agg(product_id ORDER BY place), '[]') FROM related) AS related_ids,
       (SELECT coalesce(json_agg(product_id), '[]') FROM (
          SELECT product_id FROM search_product p
          WHERE ${query.page === 1} AND NOT EXISTS (SELECT 1 FROM hit) AND NOT EXISTS (SELECT 1 FROM related)
          ORDER BY in_stock_1210 OR in_stock_0110 DESC, sales_30d DESC, product_id LIMIT ${MOST_POPULAR}) popular) AS popular_ids,
       ${withoutGroups(filters, query)} AS without_groups,
       ${query.wantsFacets ? facetsOf() : sql`NULL`} AS facets`;
}

const gradeMatches = sql`(s.grade_key IS NULL OR (p.grade_key = s.grade_key AND p.grade_value >= s.grade_value))`;

/** Points of the marks a product has; marks are short and inline, which tsv is not. */
const pointsOf = (boosts: SQL) => sql`(SELECT coalesce(sum((b->>'points')::real), 0)
          FROM jsonb_array_elements(${boosts}) b WHERE p.marks @> ARRAY[b->>'mark'])`;
const textScore = sql`ts_rank(${WEIGHTS}::real[], p.tsv, s.rank) + ${pointsOf(sql`s.boosts`)}`;

function stageRow(stage: TextStage, index: number) {
  return {
    n: index,
    match: stage.match,
    rank: stage.rank,
    boosts: stage.boosts,
    grade_key: stage.grade?.key ?? null,
    grade_value: stage.grade?.value ?? null,
  };
}

function flag(group: ProductGroup): SQL {
  return sql.raw(`in_${group}`);
}

/** Whether a candidate passes every filter, or every one but a product's group. */
function passes(except?: ProductGroup): SQL {
  const groups = PRODUCT_GROUPS.filter((group) => group !== except);
  return all([sql`has_offer`, ...groups.map(flag)]);
}

/** The product's own filters, for counts that judge offers otherwise. */
const productPasses = all(PRODUCT_GROUPS.map(flag));

function orderOf(sort: Sort): SQL {
  const orders: Record<Sort, SQL> = {
    relevance: sql`score DESC`,
    sales: sql`sales_30d DESC`,
    price_up: sql`price_fen ASC NULLS LAST`,
    price_down: sql`price_fen DESC NULLS LAST`,
    newest: sql`published_at DESC`,
    near_expiry: sql`is_deal DESC, expires_on ASC NULLS LAST`,
  };
  return sql`${orders[sort]}, score DESC, product_id`;
}

/** Goods of the kinds a query names, or of its hits' categories; the closest to the query first. */
function relatedSelect(query: SearchQuery, related: readonly string[]): SQL {
  if (query.text === "" || query.page !== 1) {
    return sql`SELECT NULL::text AS product_id, 0::bigint AS place WHERE false`;
  }
  const { filters, today } = query;
  const conditions = PRODUCT_GROUPS.map((group) => productMatches(group, filters));
  const { isInStock } = matchingOffers(filters, today);
  const isOfKind = sql`p.marks && ${textArray(related)}`;
  const isOfCategory = sql`p.category_key IN (SELECT category_key FROM hit)`;
  return sql`
  SELECT p.product_id, row_number() OVER (ORDER BY
           ${pointsOf(sql`(SELECT boosts FROM stage WHERE n = 0)`)}
           + CASE WHEN ${isOfKind} THEN ${KIND_POINTS}::real ELSE 0 END
           + CASE WHEN ${isOfCategory} THEN ${CATEGORY_POINTS}::real ELSE 0 END
           + CASE WHEN p.origin_code IN (SELECT origin_code FROM hit) THEN ${ORIGIN_POINTS}::real ELSE 0 END
           + CASE WHEN ${isInStock} THEN ${STOCK_POINTS}::real ELSE 0 END DESC,
           p.sales_30d DESC, p.product_id) AS place
  FROM search_product p
  WHERE (${isOfKind} OR ${isOfCategory}) AND ${all([offerMatches(filters, today), ...conditions])}
    AND (SELECT count(*) FROM hit) < ${FEW_HITS} AND p.product_id NOT IN (SELECT product_id FROM hit)
  ORDER BY place LIMIT ${MOST_ALTERNATIVES}`;
}

/** Extra columns that only counts need: each offer-level choice judged on its own. */
function facetColumns({ filters, today }: SearchQuery): SQL {
  const anyPrice = matchingOffers(without(filters, "price"), today);
  const columns = [
    ...FULFILMENTS.map((one) => [`by_${one}`, { ...filters, fulfilments: [one] }] as const),
    ...LIFE_MONTHS.map((months) => [`life_${months}`, { ...filters, monthsLeft: months }] as const),
    ["stock_yes", { ...filters, inStock: true }] as const,
    ["deal_yes", { ...filters, nearExpiryDeal: true }] as const,
  ].map(([name, one]) => sql`${offerMatches(one, today)} AS ${sql.raw(name)}`);
  return sql`, ${sql.join(columns, sql`, `)}, ${anyPrice.lowestFen} AS lowest_fen, ${anyPrice.highestFen} AS highest_fen`;
}

const OFFER_COUNTS = [
  ...FULFILMENTS.map((one) => `by_${one}`),
  ...LIFE_MONTHS.map((months) => `life_${months}`),
  "stock_yes",
  "deal_yes",
];

/** Columns of the groups that are counted by value; diet, an array, is counted apart. */
const VALUE_COLUMNS = {
  category: "category_key",
  brand: "brand_slug",
  origin: "origin_code",
  storage: "storage_zone",
  stage: "stage",
} as const;
type ValueGroup = keyof typeof VALUE_COLUMNS;
const VALUE_GROUPS = Object.keys(VALUE_COLUMNS) as ValueGroup[];

function facetsOf(): SQL {
  const columns = VALUE_GROUPS.map((group) => sql.raw(VALUE_COLUMNS[group]));
  const which = VALUE_GROUPS.map(
    (group) =>
      sql`WHEN GROUPING(${sql.raw(VALUE_COLUMNS[group])}) = 0 THEN ${sql.raw(`'${group}'`)}`,
  );
  const counted = VALUE_GROUPS.map(
    (group) =>
      sql`WHEN GROUPING(${sql.raw(VALUE_COLUMNS[group])}) = 0 THEN count(*) FILTER (WHERE ${passes(group)})`,
  );
  const sets = columns.map((one) => sql`(${one})`);
  const offerCounts = OFFER_COUNTS.map(
    (name) =>
      sql`${sql.raw(`'${name}'`)}, count(*) FILTER (WHERE ${sql.raw(name)} AND ${productPasses})`,
  );
  return sql`(SELECT json_build_object(
    'values', (SELECT coalesce(json_agg(v), '[]') FROM (
       SELECT CASE ${sql.join(which, sql` `)} END AS "group",
              coalesce(${sql.join(
                columns.map((one) => sql`${one}::text`),
                sql`, `,
              )}) AS value,
              CASE ${sql.join(counted, sql` `)} END::int AS count
       FROM candidate GROUP BY GROUPING SETS (${sql.join(sets, sql`, `)})) v
       WHERE v.count > 0 AND v.value IS NOT NULL),
    'diets', (SELECT coalesce(json_object_agg(diet, count), '{}') FROM (
       SELECT unnest(diet) AS diet, count(*)::int AS count FROM hit GROUP BY 1) d),
    'offers', (SELECT json_build_object(${sql.join(offerCounts, sql`, `)},
       'lowest', min(lowest_fen) FILTER (WHERE ${productPasses}),
       'highest', max(highest_fen) FILTER (WHERE ${productPasses})) FROM candidate)))`;
}

/** For an empty answer: how many hits there would be without each filter group. */
function withoutGroups(filters: Filters, { today }: SearchQuery): SQL {
  const groups = activeGroups(filters);
  if (groups.length === 0) return sql`'{}'::json`;
  const counts = groups.map((group) => {
    const condition = isProductGroup(group)
      ? passes(group)
      : all([offerMatches(without(filters, group), today), ...PRODUCT_GROUPS.map(flag)]);
    return sql`${sql.raw(`'${group}'`)}, (SELECT count(*) FROM candidate JOIN search_product p USING (product_id)
       WHERE NOT EXISTS (SELECT 1 FROM hit) AND ${condition})`;
  });
  return sql`(SELECT json_build_object(${sql.join(counts, sql`, `)}))`;
}

function isProductGroup(group: FilterGroup): group is ProductGroup {
  return (PRODUCT_GROUPS as readonly string[]).includes(group);
}
