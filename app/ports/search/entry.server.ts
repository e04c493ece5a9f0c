import { createHash } from "node:crypto";
import { documentOf, type SearchDocument } from "~/domain/search/document";
import type { SearchSource } from "~/domain/search/source";
import { chineseText } from "./chinese.server";

/** A product as both engines store it; the hash tells whether two of them are the same. */
export type SearchEntry = { source: SearchSource; document: SearchDocument; hash: string };

/** One preparation serves both engines, which get the same source objects. */
const prepared = new WeakMap<SearchSource, SearchEntry>();

export function entryOf(source: SearchSource): SearchEntry {
  const known = prepared.get(source);
  if (known) return known;
  const document = documentOf(source, chineseText);
  const { changesAt, ...content } = source;
  const hash = createHash("sha256")
    .update(JSON.stringify([FORM, content, document]))
    .digest("hex")
    .slice(0, 16);
  const entry = { source, document, hash };
  prepared.set(source, entry);
  return entry;
}

/** Raised whenever documents are made or stored otherwise, so that a reconcile rewrites them all. */
const FORM = 4;
