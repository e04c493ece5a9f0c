import { sql } from "drizzle-orm";
import { z } from "zod";
import type { BrandId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { sha256Hex } from "~/platform/sealing.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { catalogueImport } from "~db/schema";
import type { ImportIssue, Mapping, References } from "./draft";
import { type CatalogueFile, inspectFile, textOf } from "./inspect-file";
import { MAPPING_NAMES, mappingNamed } from "./mappings";
import { type ReadRow, readRows } from "./read-rows";
import {
  type BatchCounts,
  type NumberedDraft,
  standingOf,
  writeDrafts,
} from "./write-batch.server";

export const importProductsInput = z.object({
  mapping: z.enum(MAPPING_NAMES),
  isDryRun: z.boolean().default(false),
  batchRows: z.number().int().min(1).max(2_000).default(500),
});

export type ImportOptions = {
  /** called for each thing wrong with a row, in the file's order */
  onIssue?: (issue: ImportIssue) => void;
  /** called after each batch */
  onProgress?: (soFar: ImportCounts) => void;
  /** stops between two batches; what was committed stays, and the next run goes on there */
  signal?: AbortSignal;
};

export type ImportCounts = BatchCounts & {
  rows: number;
  skipped: number;
  /** issues that cost a field, not the row */
  fieldIssues: number;
};

export type ImportReport = ImportCounts & {
  encoding: "utf8" | "gb18030";
  /** rows an earlier run had committed */
  resumedAt: number;
  isComplete: boolean;
};

export type ImportRefusal =
  | ForbiddenRefusal
  /** no text in UTF-8 or GBK, or no header */
  | { code: "FILE_UNREADABLE" }
  | { code: "COLUMNS_MISSING"; columns: string[] }
  /** another run works on the same file */
  | { code: "IMPORT_RUNS_ALREADY" };

/**
 * Reads a catalogue file into drafts. Good rows of a batch commit together with the cursor, so that a
 * killed run goes on behind its last batch; a row is known again by its GTIN and its content, so that
 * a second run changes nothing. For the owner's scripts and admins.
 */
export async function importProducts(
  ctx: ServiceContext,
  file: CatalogueFile,
  input: z.input<typeof importProductsInput>,
  options: ImportOptions = {},
): Promise<Result<ImportReport, ImportRefusal>> {
  if (ctx.actor.kind !== "system" && !mayActAs(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { mapping: name, isDryRun, batchRows } = importProductsInput.parse(input);
  const mapping = mappingNamed(name);
  const inspected = mapping && (await inspectFile(file));
  const stream = inspected && (await readRows(textOf(file, inspected.encoding)));
  if (!stream) return refuse({ code: "FILE_UNREADABLE" });
  const columns = mapping.required.filter((column) => !stream.columns.includes(column));
  if (columns.length > 0) {
    await stream.rows.return(undefined);
    return refuse({ code: "COLUMNS_MISSING", columns });
  }
  const fileKey = sha256Hex(`${mapping.name}:${inspected.digest}`);
  const cursor = await openCursor(ctx, { fileKey, fileName: file.name, mapping: name, isDryRun });
  const run: Run = {
    ctx,
    mapping,
    references: await readReferences(ctx),
    fileKey,
    cursor: { ...cursor, isKept: !isDryRun && !cursor.isFinished },
    isDryRun,
    counts: { rows: 0, created: 0, changed: 0, unchanged: 0, skipped: 0, fieldIssues: 0 },
    seen: new Set(),
    onIssue: options.onIssue ?? (() => {}),
  };
  const { encoding } = inspected;
  const resumedAt = run.cursor.isKept ? cursor.rowsDone : 0;
  for await (const batch of inBatches(stream.rows, batchRows)) {
    const written = await importBatch(run, batch);
    if (!written.ok) return written;
    options.onProgress?.({ ...run.counts });
    if (options.signal?.aborted) {
      return ok({ ...run.counts, encoding, resumedAt, isComplete: false });
    }
  }
  if (run.cursor.isKept) await finish(ctx, fileKey);
  return ok({ ...run.counts, encoding, resumedAt, isComplete: true });
}

type Run = {
  ctx: ServiceContext;
  mapping: Mapping;
  references: References;
  fileKey: string;
  /** isKept: this run moves the cursor; a dry run and a repeat of a finished file do not */
  cursor: { rowsDone: number; isFinished: boolean; isKept: boolean };
  isDryRun: boolean;
  counts: ImportCounts;
  /** GTINs met in this file, as numbers: the first row of each counts */
  seen: Set<number>;
  onIssue: (issue: ImportIssue) => void;
};

/**
 * Maps a batch and writes it. Rows behind the cursor are mapped again for their issues only, so that
 * the list of errors is whole however often a run was interrupted.
 */
async function importBatch(
  run: Run,
  batch: readonly ReadRow[],
): Promise<Result<null, ImportRefusal>> {
  const before = run.counts.rows;
  const { drafts, issues } = mapBatch(run, batch);
  const isDone = run.cursor.isKept && before + batch.length <= run.cursor.rowsDone;
  const fresh = run.cursor.isKept
    ? drafts.filter(({ position }) => position > run.cursor.rowsDone)
    : drafts;
  const written = isDone ? ok(NOTHING) : await writeBatch(run, fresh, before + batch.length);
  if (!written.ok) return written;
  for (const issue of [...issues, ...written.value.issues].sort((a, b) => a.row - b.row)) {
    if (issue.effect === "row_skipped") run.counts.skipped++;
    else run.counts.fieldIssues++;
    run.onIssue(issue);
  }
  run.counts.rows += batch.length;
  run.counts.created += written.value.created;
  run.counts.changed += written.value.changed;
  run.counts.unchanged += written.value.unchanged + (drafts.length - fresh.length);
  return ok(null);
}

type PlacedDraft = NumberedDraft & { position: number };
type Written = BatchCounts & { issues: ImportIssue[] };
const NOTHING: Written = { created: 0, changed: 0, unchanged: 0, issues: [] };

function mapBatch(run: Run, batch: readonly ReadRow[]) {
  const drafts: PlacedDraft[] = [];
  const issues: ImportIssue[] = [];
  for (const [index, read] of batch.entries()) {
    if ("issue" in read) {
      issues.push(read.issue);
      continue;
    }
    const mapped = run.mapping.map(read.fields, run.references);
    issues.push(...mapped.issues.map((issue) => ({ row: read.row, ...issue })));
    if (!mapped.draft) continue;
    const { gtin } = mapped.draft;
    if (run.seen.has(Number(gtin))) {
      const reason = "duplicate_in_file" as const;
      issues.push({ row: read.row, field: "gtin", reason, effect: "row_skipped", value: gtin });
      continue;
    }
    run.seen.add(Number(gtin));
    drafts.push({ row: read.row, draft: mapped.draft, position: run.counts.rows + index + 1 });
  }
  return { drafts, issues };
}

/** Good rows and cursor in one transaction; a run that finds the cursor moved by another one stops. */
async function writeBatch(
  run: Run,
  drafts: readonly NumberedDraft[],
  rowsDone: number,
): Promise<Result<Written, ImportRefusal>> {
  if (run.isDryRun) {
    const { writable, issues, same } = await standingOf(run.ctx.db, drafts);
    const known = await countKnown(run.ctx, writable);
    return ok({ created: writable.length - known, changed: known, unchanged: same, issues });
  }
  return inTransaction<Written, ImportRefusal>(run.ctx, async (tx) => {
    if (run.cursor.isKept) {
      const moved = await tx.db.execute(sql`
        UPDATE catalogue_import SET rows_done = ${rowsDone}, updated_at = ${tx.now.toISOString()}
        WHERE file_key = ${run.fileKey} AND rows_done = ${run.cursor.rowsDone} AND finished_at IS NULL
        RETURNING rows_done`);
      if (moved.length === 0) return refuse({ code: "IMPORT_RUNS_ALREADY" });
    }
    const { writable, issues, same } = await standingOf(tx.db, drafts);
    const { created, changed } = await writeDrafts(tx.db, writable);
    if (created + changed > 0) {
      const facts = { mapping: run.mapping.name, rowsDone, created, changed };
      tx.audit("catalogue_batch_imported", "catalogue_import", run.fileKey, facts);
    }
    run.cursor.rowsDone = run.cursor.isKept ? rowsDone : run.cursor.rowsDone;
    return ok({ created, changed, unchanged: same, issues });
  });
}

async function countKnown(ctx: ServiceContext, drafts: readonly NumberedDraft[]): Promise<number> {
  const gtins = JSON.stringify(drafts.map(({ draft }) => draft.gtin));
  const [row] = await ctx.db.execute<{ known: number }>(sql`
    SELECT count(*)::int AS known FROM variant
    WHERE gtin IN (SELECT jsonb_array_elements_text(${gtins}::jsonb))`);
  return row?.known ?? 0;
}

async function openCursor(
  ctx: ServiceContext,
  file: { fileKey: string; fileName: string; mapping: string; isDryRun: boolean },
): Promise<{ rowsDone: number; isFinished: boolean }> {
  const { fileKey, fileName, mapping, isDryRun } = file;
  if (!isDryRun) {
    await ctx.db
      .insert(catalogueImport)
      .values({ fileKey, fileName, mapping, rowsDone: 0 })
      .onConflictDoNothing();
  }
  const [row] = await ctx.db.execute<{ rows_done: number; is_finished: boolean }>(sql`
    SELECT rows_done, finished_at IS NOT NULL AS is_finished FROM catalogue_import WHERE file_key = ${fileKey}`);
  return { rowsDone: row?.rows_done ?? 0, isFinished: row?.is_finished ?? false };
}

async function finish(ctx: ServiceContext, fileKey: string): Promise<void> {
  await ctx.db.execute(sql`
    UPDATE catalogue_import SET finished_at = app_now() WHERE file_key = ${fileKey} AND finished_at IS NULL`);
}

async function readReferences(ctx: ServiceContext): Promise<References> {
  const [row] = await ctx.db.execute<{
    brands: [string, BrandId][];
    categories: string[];
    countries: string[];
  }>(sql`
    SELECT coalesce((SELECT jsonb_agg(jsonb_build_array(lower(name), id) ORDER BY name) FROM brand,
             LATERAL (VALUES (slug), (name_zh), (name_en)) n(name)), '[]') AS brands,
           coalesce((SELECT jsonb_agg(key) FROM category WHERE parent_key IS NOT NULL), '[]') AS categories,
           coalesce((SELECT jsonb_agg(code) FROM country), '[]') AS countries`);
  return {
    brands: new Map(row?.brands ?? []),
    categories: new Set(row?.categories ?? []),
    countries: new Set(row?.countries ?? []),
  };
}

async function* inBatches(
  rows: AsyncGenerator<ReadRow>,
  size: number,
): AsyncGenerator<ReadRow[], void> {
  let batch: ReadRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
