import { sql } from "drizzle-orm";
import type { ProductId } from "~/domain/ids";
import { fen } from "~/domain/money";
import { planQuery, type QueryPlan } from "~/domain/search/query-plan";
import { FILTER_GROUPS, FULFILMENTS, LIFE_MONTHS } from "~/domain/search/request";
import { CHANNELS, type SearchSource } from "~/domain/search/source";
import type { Database } from "~db/client.server";
import { chineseText } from "./chinese.server";
import { entryOf, type SearchEntry } from "./entry.server";
import { tsvectorOf } from "./lexemes.server";
import { searchStatement } from "./postgres-query.server";
import {
  type FacetCounts,
  type SearchAnswer,
  type SearchEngine,
  type SearchIndex,
  SearchUnavailable,
} from "./search";
import { relatedMarksOf, type TextStage, textStagesOf } from "./tsquery.server";
import type { Vocabulary } from "./vocabulary.server";

type AnswerRow = {
  vocabulary_version: string;
  stage: number | null;
  total: number;
  product_ids: ProductId[];
  related_ids: ProductId[];
  popular_ids: ProductId[];
  without_groups: Record<string, number>;
  facets: FacetRow | null;
};
type FacetRow = {
  values: {
    group: "category" | "brand" | "origin" | "storage" | "stage";
    value: string;
    count: number;
  }[];
  diets: Record<string, number>;
  offers: Record<string, number> & { lowest: number | null; highest: number | null };
};

/**
 * The engine that is always there: full text over characters, pairs and pinyin in search_product, one
 * statement a search. It owns search_product, search_term and search_vocabulary.
 */
export function createPostgresSearch(
  db: Database,
  vocabulary: Vocabulary,
): SearchEngine & SearchIndex {
  return {
    name: "postgres",
    answers: () => true,
    async search(query) {
      const plan = planQuery(query.text, await vocabulary.current(), chineseText);
      const stages = textStagesOf(plan);
      const rows = await db.execute<AnswerRow>(
        searchStatement(query, stages, relatedMarksOf(plan)),
      );
      const [row] = rows;
      if (!row) throw new SearchUnavailable("PostgreSQL answered no row");
      vocabulary.note(Number(row.vocabulary_version));
      return answerOf(row, plan, stages);
    },
    async count() {
      const [row] = await db.execute<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM search_product`,
      );
      return row?.count ?? 0;
    },
    async write({ put, remove }) {
      const rows = put.map((source) => rowOf(entryOf(source)));
      await db.execute(
        sql`SELECT search_replace(${JSON.stringify(rows)}::jsonb,
                                  ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(remove)}::jsonb)))`,
      );
      vocabulary.forget();
      return { refused: [] };
    },
    async hashes() {
      const rows = await db.execute<{ product_id: ProductId; doc_hash: string }>(
        sql`SELECT product_id, doc_hash FROM search_product`,
      );
      return new Map(rows.map((row) => [row.product_id, row.doc_hash]));
    },
  };
}

function answerOf(row: AnswerRow, plan: QueryPlan, stages: readonly TextStage[]): SearchAnswer {
  const stage = row.stage === null ? undefined : stages[row.stage];
  const alternatives =
    row.related_ids.length > 0
      ? { kind: "same_kind" as const, productIds: row.related_ids }
      : row.popular_ids.length > 0
        ? { kind: "popular" as const, productIds: row.popular_ids }
        : null;
  return {
    engine: "postgres",
    productIds: row.product_ids,
    total: row.total,
    reading:
      stages.length === 0
        ? { kind: "everything", text: "" }
        : { kind: stage?.kind ?? "exact", text: stage?.text ?? plan.text },
    facets: row.facets && facetsOf(row.facets),
    withoutGroup:
      row.total > 0
        ? []
        : FILTER_GROUPS.flatMap((group) => {
            const total = row.without_groups[group] ?? 0;
            return total > 0 ? [{ group, total }] : [];
          }),
    alternatives,
  };
}

function facetsOf({ values, diets, offers }: FacetRow): FacetCounts {
  const of = (group: FacetRow["values"][number]["group"]) =>
    Object.fromEntries(
      values.filter((one) => one.group === group).map((one) => [one.value, one.count]),
    );
  const record = <Key extends string | number>(keys: readonly Key[], prefix: string) =>
    Object.fromEntries(keys.map((key) => [key, offers[`${prefix}_${key}`] ?? 0])) as Record<
      Key,
      number
    >;
  return {
    fulfilment: record(FULFILMENTS, "by"),
    category: of("category"),
    brand: of("brand"),
    origin: of("origin"),
    storage: of("storage"),
    stage: of("stage"),
    diet: diets,
    monthsLeft: record(LIFE_MONTHS, "life"),
    inStock: offers.stock_yes ?? 0,
    nearExpiryDeal: offers.deal_yes ?? 0,
    price:
      offers.lowest === null || offers.highest === null
        ? null
        : { fromFen: fen(offers.lowest), toFen: fen(offers.highest) },
  };
}

/** A row of search_product as search_replace takes it, with its vocabulary. */
function rowOf(entry: SearchEntry): Record<string, unknown> {
  const { source, document, hash } = entry;
  const terms = document.terms.map((term) => ({
    ...term,
    word: `${term.kind}|${term.key ?? ""}|${term.term}|${term.display}`,
  }));
  return {
    product_id: source.productId,
    doc_hash: hash,
    brand_slug: source.brand.slug,
    category_key: source.category.key,
    origin_code: source.origin.code,
    storage_zone: source.storageZone,
    stage: source.stage,
    grade_key: source.grade?.key ?? null,
    grade_value: source.grade?.value ?? null,
    diet: source.diet,
    sales_30d: source.sales30d,
    published_at: source.publishedAt,
    ...channelColumns(source),
    marks: document.marks,
    words: terms.map((term) => term.word),
    tsv: tsvectorOf(entry),
    changes_at: source.changesAt,
    terms,
  };
}

function channelColumns(source: SearchSource): Record<string, unknown> {
  return Object.fromEntries(
    CHANNELS.flatMap((channel) => {
      const offer = source.channels[channel];
      return [
        [`price_fen_${channel}`, offer?.taxInFen ?? null],
        [`in_stock_${channel}`, offer?.isInStock ?? false],
        [`expires_on_${channel}`, offer?.expiresOn ?? null],
        [`deal_${channel}`, offer?.isNearExpiryDeal ?? false],
      ];
    }),
  );
}
