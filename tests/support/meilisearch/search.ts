import {
  compileFilter,
  type Document,
  FilterError,
  type FilterRules,
  numbersOf,
  valuesOf,
} from "./filter";
import { type Index, refuse } from "./state";

/** What a test says the index finds for words, which a fake cannot know. */
export type Script = {
  ids?: readonly (string | number)[];
  hits?: readonly unknown[];
  total?: number;
};

const PARAMETERS = new Set([
  "indexUid",
  "q",
  "filter",
  "facets",
  "sort",
  "limit",
  "offset",
  "page",
  "hitsPerPage",
  "locales",
  "matchingStrategy",
  "attributesToRetrieve",
  "attributesToSearchOn",
  "attributesToHighlight",
  "highlightPreTag",
  "highlightPostTag",
  "showMatchesPosition",
  "showRankingScore",
  "showRankingScoreDetails",
]);

type Body = Record<string, unknown>;

/** One search: filters, facets, sorts and pages for real; words as scripted. */
export function searchIndex(
  index: Index,
  body: Body,
  scripts: ReadonlyMap<string, Script>,
  unscripted?: Script,
): Record<string, unknown> {
  for (const name of Object.keys(body)) {
    if (!PARAMETERS.has(name)) refuse(400, "bad_request", `Unknown field \`${name}\``);
  }
  const q = typeof body.q === "string" ? body.q : "";
  const script = q === "" ? undefined : scriptFor(scripts, index, q, unscripted);
  const test = filterOf(index, body.filter);
  const found = (script?.ids ? pick(index, script.ids) : [...index.documents.values()]).filter(
    test,
  );
  const ordered = script ? found : ranked(index, found, body.sort);
  checkSort(index, body.sort);
  const total = script?.hits ? (script.total ?? script.hits.length) : ordered.length;
  const hits = script?.hits ?? ordered;
  return {
    ...page(hits, total, body, q, index),
    ...(Array.isArray(body.facets) ? facetsOf(index, ordered, body.facets) : {}),
    requestUid: "00000000-0000-7000-8000-000000000000",
  };
}

function scriptFor(
  scripts: ReadonlyMap<string, Script>,
  index: Index,
  q: string,
  unscripted: Script | undefined,
): Script {
  const script = scripts.get(`${index.uid}:${q}`) ?? scripts.get(q) ?? unscripted;
  if (script) return script;
  return refuse(500, "unscripted_query", `the fake knows no relevance: nobody scripted \`${q}\``);
}

function pick(index: Index, ids: readonly (string | number)[]): Document[] {
  return ids.flatMap((id) => {
    const document = index.documents.get(String(id));
    return document ? [document] : [];
  });
}

export function rulesOf(index: Index): FilterRules & { facetSearch: boolean[] } {
  const attributes = index.settings.filterableAttributes as (
    | string
    | {
        attributePatterns: string[];
        features: { facetSearch: boolean; filter: { comparison: boolean } };
      }
  )[];
  const full = attributes.map((one) =>
    typeof one === "string"
      ? {
          attributePatterns: [one],
          features: { facetSearch: true, filter: { comparison: true } },
        }
      : one,
  );
  return {
    indexUid: index.uid,
    attributes: full,
    facetSearch: full.map((one) => one.features.facetSearch),
  };
}

export function filterOf(index: Index, filter: unknown): (document: Document) => boolean {
  try {
    return compileFilter(filter, rulesOf(index));
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return refuse(400, "invalid_search_filter", error.message);
  }
}

/** The order of documents when no word ranks them: the sort, then the custom rules, then arrival. */
function ranked(index: Index, documents: readonly Document[], sort: unknown): Document[] {
  const rules = index.settings.rankingRules as string[];
  const orders = rules.flatMap((rule) =>
    rule === "sort" ? ((sort as string[] | undefined) ?? []) : rule.includes(":") ? [rule] : [],
  );
  return [...documents].sort((a, b) => {
    for (const order of orders) {
      const [attribute = "", direction] = order.split(":");
      const difference = compare(a[attribute], b[attribute]);
      if (difference !== 0 && direction === "desc") {
        return a[attribute] == null || b[attribute] == null ? difference : -difference;
      }
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** Numbers by value, other things by text; documents without a value come last. */
function compare(a: unknown, b: unknown): number {
  if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function checkSort(index: Index, sort: unknown): void {
  if (!Array.isArray(sort)) return;
  const sortable = index.settings.sortableAttributes as string[];
  for (const order of sort) {
    const [attribute = ""] = String(order).split(":");
    if (sortable.includes(attribute)) continue;
    const known = [...sortable].sort().join(", ");
    refuse(
      400,
      "invalid_search_sort",
      `Index \`${index.uid}\`: Attribute \`${attribute}\` is not sortable. Available sortable attributes are: \`${known}\`.`,
    );
  }
}

function page(
  hits: readonly unknown[],
  total: number,
  body: Body,
  query: string,
  index: Index,
): Record<string, unknown> {
  const shown = (all: readonly unknown[]) =>
    all.map((hit) => retrieved(hit as Document, body.attributesToRetrieve, index));
  if (body.page !== undefined || body.hitsPerPage !== undefined) {
    const hitsPerPage = Number(body.hitsPerPage ?? 20);
    const number = Number(body.page ?? 1);
    const from = (number - 1) * hitsPerPage;
    return {
      hits: number < 1 ? [] : shown(hits.slice(from, from + hitsPerPage)),
      query,
      processingTimeMs: 1,
      hitsPerPage,
      page: number,
      totalPages: hitsPerPage === 0 ? 0 : Math.ceil(total / hitsPerPage),
      totalHits: total,
    };
  }
  const limit = Number(body.limit ?? 20);
  const offset = Number(body.offset ?? 0);
  return {
    hits: shown(hits.slice(offset, offset + limit)),
    query,
    processingTimeMs: 1,
    limit,
    offset,
    estimatedTotalHits: total,
  };
}

/** Only what is asked for and may be displayed. */
function retrieved(document: Document, wanted: unknown, index: Index): Document {
  const displayed = index.settings.displayedAttributes as string[];
  const may = (name: string) => displayed.includes("*") || displayed.includes(name);
  const wants = (name: string) =>
    !Array.isArray(wanted) || wanted.includes("*") || wanted.includes(name) || name.startsWith("_");
  return Object.fromEntries(
    Object.entries(document).filter(([name]) => (may(name) || name.startsWith("_")) && wants(name)),
  );
}

function facetsOf(index: Index, documents: readonly Document[], facets: readonly string[]) {
  const known = rulesOf(index).attributes.flatMap((rule) => rule.attributePatterns);
  for (const facet of facets) {
    if (!known.includes(facet)) {
      refuse(
        400,
        "invalid_search_facets",
        `Invalid facet distribution: Attribute \`${facet}\` is not filterable.`,
      );
    }
  }
  const stats: Record<string, { min: number; max: number }> = {};
  const distribution: Record<string, Record<string, number>> = {};
  for (const facet of facets) {
    const counts: Record<string, number> = {};
    for (const document of documents) {
      for (const value of valuesOf(document, facet)) counts[value] = (counts[value] ?? 0) + 1;
    }
    distribution[facet] = counts;
    const numbers = documents.flatMap((document) => numbersOf(document, facet));
    if (numbers.length > 0) {
      stats[facet] = { min: Math.min(...numbers), max: Math.max(...numbers) };
    }
  }
  return { facetDistribution: distribution, facetStats: stats };
}

/** Values of one attribute that begin with some text, the commonest first. */
export function facetSearch(index: Index, body: Body): Record<string, unknown> {
  const name = String(body.facetName);
  const { attributes } = rulesOf(index);
  const at = attributes.findIndex((rule) => rule.attributePatterns.includes(name));
  const rule = attributes[at] as { features: { facetSearch?: boolean } } | undefined;
  if (!rule?.features.facetSearch) {
    refuse(
      400,
      "invalid_facet_search_facet_name",
      `Attribute \`${name}\` is not facet-searchable. Note: this attribute matches rule #${at} in filterableAttributes, but this rule does not enable facetSearch.\n` +
        `Hint: enable facetSearch in rule #${at} by adding \`"facetSearch": true\` to the rule.\n` +
        `Hint: prepend another rule matching ${name} with facetSearch: true before rule #${at}`,
    );
  }
  const counts = new Map<string, number>();
  for (const document of index.documents.values()) {
    for (const value of valuesOf(document, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const facetHits = [...counts]
    .filter(([value]) => value.startsWith(String(body.facetQuery ?? "")))
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count);
  return { facetHits, facetQuery: body.facetQuery ?? null, processingTimeMs: 0 };
}
