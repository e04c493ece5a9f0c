import { sql } from "drizzle-orm";
import { normalise } from "~/domain/search/normalise";
import type { Database } from "~db/client.server";
import { chineseText } from "./chinese.server";
import type { Suggestion } from "./search";

/**
 * Words of the catalogue that begin with what is being typed: in Chinese, pinyin (spaced or not),
 * initials or English; each once, by how many products carry it. Always from PostgreSQL.
 */
export async function suggestTerms(
  db: Database,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const text = normalise(typed.slice(0, 40), chineseText).replace(/["'%_\\]/g, "");
  if (text === "") return [];
  const spellings = [...new Set([text, text.replaceAll(" ", "")])];
  const beginnings = spellings.map((one) => sql`term LIKE ${`${one}%`}`);
  const rows = await db.execute<{ text: string; kind: Suggestion["kind"]; key: string | null }>(sql`
    SELECT display AS text, kind, key FROM (
      SELECT DISTINCT ON (lower(display)) display, kind, key, weight, via, term
      FROM search_term
      WHERE kind <> 'word' AND (${sql.join(beginnings, sql` OR `)})
      ORDER BY lower(display), array_position(ARRAY['brand', 'category', 'concept', 'origin', 'alias'], kind), via DESC
    ) found
    ORDER BY (term = ${text}) DESC, weight DESC, length(term), text
    LIMIT ${limit}`);
  return [...rows];
}
