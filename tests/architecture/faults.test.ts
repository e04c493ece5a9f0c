import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The faults that the issue of the first sale asks a test for; none may lose its row. */
const ASKED_FOR = [
  "malformed form",
  "wrong check digit, impossible birthday of an identity number",
  "expired hold",
  "price or tax changed since the page",
  "stock changed since the page",
  "repeated submit",
  "repeated payment callback",
  "contradictory callback",
  "wrong amount",
  "wrong payer",
  "unknown receipt, malformed XML from customs",
  "malformed XML sent to customs",
  "missing photograph",
  "Meilisearch gone",
  "Meilisearch empty",
  "worker killed",
];

const rows = readFileSync(join(ROOT, "docs", "faults.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && line.includes("tests/"));

/** Titles of a file's tests and groups, `it.each(…)("title")` included. */
function titlesIn(file: string): Set<string> {
  const path = join(ROOT, file);
  if (!existsSync(path)) return new Set();
  const titles = /(?:\b(?:it|test|describe)\(|\]\)\(|as const\)\()\s*(["`])(.*?[^\\])\1/g;
  return new Set([...readFileSync(path, "utf8").matchAll(titles)].map(([, , title = ""]) => title));
}

it("docs/faults.md names tests that exist", () => {
  const lost = rows.filter((row) => {
    const [, file = "", title = ""] = /`(tests\/[^`]+)` "([^"]+)"/.exec(row) ?? [];
    return !titlesIn(file).has(title);
  });
  expect(lost).toEqual([]);
});

it.each(ASKED_FOR)("docs/faults.md has a row for: %s", (fault) => {
  expect(rows.filter((row) => row.startsWith(`| ${fault} |`))).toHaveLength(1);
});
