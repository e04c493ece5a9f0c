import { describe, expect, it } from "vitest";
import { MeilisearchFake } from "../../support/meilisearch/fake";
import { readReference } from "../../support/reference";

type Exchange = {
  step: string;
  request: { method: string; path: string; headers: Record<string, string>; body?: unknown };
  response: { status: number; headers: Record<string, string>; body: Record<string, unknown> };
};

/** What no two servers answer alike: times, sizes, random ids, and the keys that were blotted out. */
const UNLIKE = new Set([
  "processingTimeMs",
  "requestUid",
  "enqueuedAt",
  "startedAt",
  "finishedAt",
  "duration",
  "createdAt",
  "updatedAt",
  "rawDocumentDbSize",
  "avgDocumentSize",
  "key",
]);

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      UNLIKE.has(name) ? (one === null ? null : "unlike") : comparable(one),
    ]),
  );
}

const exchanges = readReference("design/meilisearch/exchanges.jsonl")
  .toString("utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Exchange);

/** The recorded hits of a query with words: relevance is the one thing the fake is told. */
function scriptOf({ request, response }: Exchange) {
  const q = (request.body as { q?: string } | undefined)?.q;
  const { hits, estimatedTotalHits, totalHits } = response.body as {
    hits?: unknown[];
    estimatedTotalHits?: number;
    totalHits?: number;
  };
  if (!q || !hits) return undefined;
  return { q, script: { hits, total: estimatedTotalHits ?? totalHits ?? hits.length } };
}

describe("the fake server answers as the real one did", () => {
  const fake = new MeilisearchFake("<master>");

  it("has all recorded exchanges to be checked against", () => {
    expect(exchanges).toHaveLength(104);
  });

  it.each(exchanges.map((exchange, index) => [index + 1, exchange.step, exchange] as const))(
    "%i %s",
    (number, _step, exchange) => {
      const { request, response } = exchange;
      const following = exchanges[number];
      fake.pollsBeforeDone =
        request.method !== "GET" && following?.response.body.status === "processing" ? 1 : 0;
      const scripted = scriptOf(exchange);
      if (scripted) fake.scripts.set(scripted.q, scripted.script);
      const answer = fake.answer(
        {
          method: request.method,
          path: request.path,
          key: request.headers.authorization?.replace(/^Bearer /, ""),
          body: request.body,
        },
        typeof request.body === "string" ? request.body : JSON.stringify(request.body ?? null),
      );
      if (scripted) fake.scripts.delete(scripted.q);
      expect(answer.status).toBe(response.status);
      expect(comparable(JSON.parse(JSON.stringify(answer.body)))).toEqual(
        comparable(response.body),
      );
    },
  );
});
