import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The faults that the issues ask a test for: the first sale's, then the rules engine's bad input. */
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
  "unknown HS code",
  "unknown country",
  "contradictory rows of a rule",
  "rate of 100 % and more",
  "specific duty without its quantity",
  "zero, negative or fractional quantity",
  "amount of 10^9 yuan",
  "identity number with an impossible date",
];

const rows = readFileSync(join(ROOT, "docs", "faults.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && line.includes(".ts`"));

/** Titles of a file's tests and groups, `it.each(…)("title")` included. */
function titlesIn(file: string): Set<string> {
  const path = join(ROOT, file);
  if (!existsSync(path)) return new Set();
  const titles = /(?:\b(?:it|test|describe)\(|\]\)\(|as const\)\()\s*(["`])(.*?[^\\])\1/g;
  return new Set([...readFileSync(path, "utf8").matchAll(titles)].map(([, , title = ""]) => title));
}

it("docs/faults.md names tests that exist", () => {
  const lost = rows.filter((row) => {
    const [, file = "", title = ""] = /`((?:tests|app)\/[^`]+)` "([^"]+)"/.exec(row) ?? [];
    return !titlesIn(file).has(title);
  });
  expect(lost).toEqual([]);
});

it.each(ASKED_FOR)("docs/faults.md has a row for: %s", (fault) => {
  expect(rows.filter((row) => row.startsWith(`| ${fault} |`))).toHaveLength(1);
});
