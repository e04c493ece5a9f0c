import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify";
import { createApp } from "~/platform/app.server";
import { databaseUrl, env } from "~/platform/env.server";
import type { ImportIssue } from "~/services/catalog/import-products/draft";
import {
  type ImportCounts,
  type ImportRefusal,
  importProducts,
} from "~/services/catalog/import-products/import-products.server";
import { MAPPING_NAMES } from "~/services/catalog/import-products/mappings";

/** `npm run catalogue:import -- FILE [--mapping NAME] [--dry-run] [--errors FILE]`. */
const USAGE = `npm run catalogue:import -- FILE [--mapping ${MAPPING_NAMES.join("|")}] [--dry-run] [--errors FILE]`;
const SHOWN_ISSUES = 5;

const say = (text: string) => process.stderr.write(`· ${text}\n`);

function fail(message: string, remedy: string): never {
  process.stderr.write(`✗ ${message}. Remedy: ${remedy}\n`);
  process.exit(1);
}

function readWords() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        mapping: { type: "string", default: "own" },
        "dry-run": { type: "boolean", default: false },
        errors: { type: "string" },
      },
    });
    const [file = "", ...others] = positionals;
    const mapping = MAPPING_NAMES.find((name) => name === values.mapping);
    if (file === "" || others.length > 0) fail("name one file", USAGE);
    if (!mapping) fail(`there is no mapping ${values.mapping}`, USAGE);
    if (!existsSync(file)) fail(`there is no file ${file}`, "check the name");
    return { file, mapping, isDryRun: values["dry-run"], errorFile: values.errors };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), USAGE);
  }
}

/** A table of everything that is wrong, for a spreadsheet; a cell never starts a formula. */
function openErrorFile(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const columns = ["row", "field", "reason", "effect", "value"];
  const table = stringify({ header: true, columns, bom: true, escape_formulas: true });
  const file = createWriteStream(path);
  table.pipe(file);
  return {
    write: (issue: ImportIssue) => table.write(issue),
    close: async () => {
      table.end();
      await finished(file);
    },
  };
}

function remedyFor(refusal: ImportRefusal): [string, string] {
  switch (refusal.code) {
    case "FILE_UNREADABLE":
      return ["the file is no text in UTF-8 or GBK, or is empty", "save it as CSV"];
    case "COLUMNS_MISSING":
      return [
        `the file lacks the columns ${refusal.columns.join(", ")}`,
        "choose another --mapping, or start from docs/catalogue-template.csv",
      ];
    case "IMPORT_RUNS_ALREADY":
      return ["another run imports the same file", "wait for it, then run again"];
    case "FORBIDDEN":
      return ["not allowed", "run it as the owner"];
  }
}

const { file, mapping, isDryRun, errorFile } = readWords();
const settings = env();
const url = databaseUrl(settings);
const app = createApp(settings, { part: "script", url, maxConnections: 2 });
const defaultErrorFile = join(".local", "imports", `${basename(file)}.errors.csv`);
const errorPath = errorFile ?? (isDryRun ? undefined : defaultErrorFile);
const errors = errorPath ? openErrorFile(errorPath) : undefined;
const stop = new AbortController();
process.once("SIGINT", () => {
  say("stopping behind this batch; the next run goes on there");
  stop.abort();
});

const startedAt = performance.now();
let shown = 0;
const showIssue = (issue: ImportIssue) => {
  errors?.write(issue);
  if (issue.effect !== "row_skipped" || ++shown > SHOWN_ISSUES) return;
  say(`row ${issue.row}: ${issue.field} ${issue.reason} (${issue.value.slice(0, 60)})`);
};
const showProgress = ({ rows, created, changed, skipped }: ImportCounts) =>
  say(`${rows} rows read, ${created} drafts made, ${changed} changed, ${skipped} skipped`);

const result = await importProducts(
  app.context({
    actor: { kind: "system", name: "catalogue-import" },
    face: "worker",
    requestId: randomUUID(),
  }),
  { name: basename(file), open: () => createReadStream(file) },
  { mapping, isDryRun },
  { onIssue: showIssue, onProgress: showProgress, signal: stop.signal },
);
await errors?.close();
await app.close();
if (!result.ok) fail(...remedyFor(result.error));
const { skipped, fieldIssues, resumedAt, isComplete } = result.value;
if (resumedAt > 0) say(`went on behind row ${resumedAt} of an earlier run`);
if (isDryRun) say("dry run: nothing was written");
if (errorPath && skipped + fieldIssues > 0) {
  say(`${skipped} rows skipped, ${fieldIssues} fields left out or kept as words: ${errorPath}`);
}
const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
process.stdout.write(`${JSON.stringify({ ok: isComplete, seconds, ...result.value })}\n`);
process.exit(isComplete ? 0 : 1);
