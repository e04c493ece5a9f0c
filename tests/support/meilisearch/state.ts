import type { Document } from "./filter";

export type Index = {
  uid: string;
  primaryKey: string | null;
  settings: Record<string, unknown>;
  documents: Map<string, Document>;
};

export type Task = {
  uid: number;
  batchUid: number;
  indexUid: string | null;
  status: "processing" | "succeeded" | "failed";
  type: string;
  canceledBy: null;
  details: Record<string, unknown>;
  error: ApiError | null;
  duration: string | null;
  enqueuedAt: string;
  startedAt: string;
  finishedAt: string | null;
  customMetadata?: string;
};

export type ApiError = { message: string; code: string; type: string; link: string };

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ApiError,
  ) {
    super(body.message);
  }
}

export function apiError(code: string, message: string, type = "invalid_request"): ApiError {
  return { message, code, type, link: `https://docs.meilisearch.com/errors#${code}` };
}

export const refuse = (status: number, code: string, message: string, type?: string): never => {
  throw new Refusal(status, apiError(code, message, type));
};

export const DEFAULT_SETTINGS: Record<string, unknown> = {
  displayedAttributes: ["*"],
  searchableAttributes: ["*"],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: [
    "words",
    "typo",
    "proximity",
    "attributeRank",
    "sort",
    "wordPosition",
    "exactness",
  ],
  stopWords: [],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
  proximityPrecision: "byWord",
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: false,
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { "*": "alpha" } },
  pagination: { maxTotalHits: 1000 },
  embedders: {},
  searchCutoffMs: null,
  localizedAttributes: null,
  facetSearch: true,
  prefixSearch: "indexingTime",
};

/** Settings that are sets: the server keeps and tells them sorted. */
const SETS = new Set(["sortableAttributes", "stopWords", "dictionary"]);

/** A settings update as its task tells it. */
export function settingsDetails(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (!(name in DEFAULT_SETTINGS)) {
        return refuse(
          400,
          "bad_request",
          `Unknown field \`${name}\`: expected one of the settings`,
        );
      }
      if (SETS.has(name) && Array.isArray(value)) return [name, [...value].sort()];
      if (name === "typoTolerance") return [name, sortedLists(value as Record<string, unknown>)];
      return [name, value];
    }),
  );
}

function sortedLists(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, Array.isArray(one) ? [...one].sort() : one]),
  );
}

const RANKING_RULES =
  /^(words|typo|proximity|attributeRank|wordPosition|attribute|sort|exactness|[a-z0-9_]+:(asc|desc))$/;

export function checkSettings(body: Record<string, unknown>): void {
  const rules = body.rankingRules;
  if (!Array.isArray(rules)) return;
  if (
    rules.includes("attribute") &&
    (rules.includes("attributeRank") || rules.includes("wordPosition"))
  ) {
    refuse(
      400,
      "invalid_settings_ranking_rules",
      "Mixed usage of the attribute, attributeRank, and wordPosition ranking rules. You must either use the attribute ranking rule alone or the attributeRank and wordPosition ranking rules.",
    );
  }
  for (const rule of rules) {
    if (!RANKING_RULES.test(rule)) {
      refuse(400, "invalid_settings_ranking_rules", `\`${rule}\` ranking rule is invalid.`);
    }
  }
}

/** The first document's fault of a batch, as the failed task tells it. */
export function documentFault(documents: readonly Document[]): ApiError | undefined {
  for (const document of documents) {
    if (!("id" in document)) {
      return apiError(
        "missing_document_id",
        `Document doesn't have a \`id\` attribute: \`${JSON.stringify(document)}\`.`,
      );
    }
    const { id } = document;
    const isGood =
      Number.isInteger(id) || (typeof id === "string" && /^[a-zA-Z0-9_-]{1,511}$/.test(id));
    if (!isGood) {
      return apiError(
        "invalid_document_id",
        `Document identifier \`${JSON.stringify(id)}\` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.`,
      );
    }
  }
  return undefined;
}
