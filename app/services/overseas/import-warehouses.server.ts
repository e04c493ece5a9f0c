import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import {
  auditableChanges,
  decideUpdate,
  type Update,
  type UpdateRefusal,
} from "~/domain/overseas/changes";
import type { SheetProblem } from "~/domain/overseas/missing";
import { emptyRawSheet, rawOf } from "~/domain/overseas/raw-sheet";
import { codeProblem, readSheet } from "~/domain/overseas/read-sheet";
import type { SiteSheet } from "~/domain/overseas/terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { currentRules } from "~/services/rules/current-rules.server";
import { inTransaction, sqlStateOf, type Tx } from "~/services/transaction.server";
import { overseasWarehouse } from "~db/schema";
import { countryKey, countryNames } from "./country-names.server";
import { type FileRefusal, readSiteFile, type SiteLine } from "./read-site-file";
import { rawSheetInput } from "./sheet-input";
import { sheetFromCells } from "./site-csv";
import { columnsOf, replaceLists, type SiteRow, siteRows, stateOf } from "./site-rows.server";

export const importWarehousesInput = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** false: a trial that says what would happen and writes nothing */
  isApplied: z.boolean().default(false),
});

export type RowRefusal =
  | { code: "ROW_INVALID"; problems: SheetProblem[] }
  | { code: "CODE_TWICE" }
  /** another line or warehouse has this firm at this address */
  | { code: "SITE_EXISTS"; siteCode: string }
  /** an approved sheet is amended in the console, where an officer reviews it */
  | { code: "NEEDS_AMENDMENT" }
  | UpdateRefusal;

export type ImportRow = {
  line: number;
  code: string;
  outcome: "create" | "update" | "unchanged" | "refused";
  refusal?: RowRefusal;
};

export type ImportReport = {
  isApplied: boolean;
  rows: ImportRow[];
  counts: Record<ImportRow["outcome"], number>;
  /** the file's text in UTF-8, to send again when the trial is applied */
  text: string;
};

export type ImportRefusal =
  | ForbiddenRefusal
  | FileRefusal
  /** some lines are refused: nothing is written, not even the good ones */
  | { code: "ROWS_REFUSED"; report: ImportReport }
  /** the register changed between reading and writing: try again */
  | { code: "IMPORT_CONFLICT" };

type Planned = ImportRow & { sheet?: SiteSheet; known?: SiteRow; update?: Update };

/**
 * Reads a file of warehouses: unknown codes become drafts, drafts are written over, reports of any
 * warehouse are taken. All or nothing: one refused line, and nothing is written. The same file again
 * changes nothing.
 */
export async function importWarehouses(
  ctx: ServiceContext,
  input: z.input<typeof importWarehousesInput>,
): Promise<Result<ImportReport, ImportRefusal>> {
  if (!mayActAs(ctx.actor, "overseas")) return refuse({ code: "FORBIDDEN" });
  const { bytes, isApplied } = importWarehousesInput.parse(input);
  const file = await readSiteFile(bytes);
  if (!file.ok) return file;
  const { lines, text, digest } = file.value;
  if (lines.length === 0) return refuse({ code: "FILE_EMPTY" });
  try {
    return await inTransaction<ImportReport, ImportRefusal>(ctx, async (tx) => {
      const plan = await planOf(ctx, tx, lines);
      const report = reportOf(plan, isApplied, text);
      if (!isApplied) return ok(report);
      if (report.counts.refused > 0) return refuse({ code: "ROWS_REFUSED", report });
      const isWritten = (await create(tx, plan, digest)) && (await update(tx, plan, digest));
      return isWritten ? ok(report) : refuse({ code: "IMPORT_CONFLICT" });
    });
  } catch (error) {
    // The unique index on firm and address met a row that came meanwhile.
    if (sqlStateOf(error) === "23505") return refuse({ code: "IMPORT_CONFLICT" });
    throw error;
  }
}

function reportOf(plan: readonly Planned[], isApplied: boolean, text: string): ImportReport {
  const counts = { create: 0, update: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of plan) counts[outcome]++;
  const rows = plan.map(({ line, code, outcome, refusal }) => ({
    line,
    code,
    outcome,
    ...(refusal ? { refusal } : {}),
  }));
  return { isApplied, rows, counts, text };
}

const codeOf = (line: SiteLine) => line.cell("code").trim().toUpperCase();
const placeOf = ({ countryCode, operator, address }: SiteSheet) =>
  operator !== null && address !== null
    ? `${countryCode} ${operator} ${address.toLowerCase()}`
    : undefined;

async function planOf(ctx: ServiceContext, tx: Tx, lines: readonly SiteLine[]): Promise<Planned[]> {
  const today = shanghaiDay(tx.now);
  const toKey = countryKey(countryNames(await currentRules(ctx, { via: tx.db })));
  const all = await siteRows(tx.db, undefined);
  const byCode = new Map(all.map((row) => [row.code, row]));
  const places = new Map<string, string>();
  for (const row of all) {
    const place = row.status === "closed" ? undefined : placeOf(stateOf(row).sheet);
    if (place) places.set(place, row.code);
  }
  const seen = new Set<string>();
  return lines.map((line) => {
    const code = codeOf(line);
    const at = { line: line.line, code };
    if (seen.has(code)) return { ...at, outcome: "refused", refusal: { code: "CODE_TWICE" } };
    seen.add(code);
    const known = byCode.get(code);
    const planned: Planned = { ...at, ...planLine(line, code, known, toKey, today) };
    const place = planned.sheet ? placeOf(planned.sheet) : undefined;
    const holder = place ? places.get(place) : undefined;
    if (planned.outcome !== "refused" && holder !== undefined && holder !== code) {
      return { ...at, outcome: "refused", refusal: { code: "SITE_EXISTS", siteCode: holder } };
    }
    if (place) places.set(place, code);
    return planned;
  });
}

function planLine(
  line: SiteLine,
  code: string,
  known: SiteRow | undefined,
  toKey: (written: string) => string,
  today: string,
): Omit<Planned, "line" | "code"> {
  const state = known ? stateOf(known) : undefined;
  const base = state ? rawOf(state.proposed) : emptyRawSheet();
  const raw = rawSheetInput.safeParse(sheetFromCells(line.cell, base, toKey));
  const invalid = (problems: SheetProblem[]) =>
    ({ outcome: "refused", refusal: { code: "ROW_INVALID", problems } }) as const;
  if (!raw.success) {
    const fields = raw.error.issues.map(({ path }) => path.join("."));
    return invalid(fields.map((field) => ({ field, code: "too_long" })));
  }
  const read = readSheet(raw.data, today);
  const wrongCode = read.ok ? codeProblem(code, read.value.countryCode) : undefined;
  if (!read.ok) return invalid(read.error.problems);
  if (wrongCode) return invalid([{ field: "code", code: wrongCode }]);
  const sheet = read.value;
  if (!state) return { outcome: "create", sheet };
  const decided = decideUpdate(state, sheet);
  if (!decided.ok) return { outcome: "refused", refusal: decided.error };
  const { value } = decided;
  if (value.kind === "amendment")
    return { outcome: "refused", refusal: { code: "NEEDS_AMENDMENT" } };
  if (value.kind === "none") return { outcome: "unchanged" };
  return { outcome: "update", sheet, known, update: value };
}

/** Writes the new drafts; false when a code was taken meanwhile. */
async function create(tx: Tx, plan: readonly Planned[], digest: string): Promise<boolean> {
  const drafts = plan.flatMap(({ outcome, code, sheet }) =>
    outcome === "create" && sheet ? [{ id: newId("osw"), code, sheet }] : [],
  );
  if (drafts.length === 0) return true;
  const made = await tx.db
    .insert(overseasWarehouse)
    .values(
      drafts.map(({ id, code, sheet }) => ({
        id,
        code,
        status: "draft" as const,
        amendmentState: "none" as const,
        version: 1,
        edition: 0,
        ...columnsOf(sheet),
        statusAt: tx.now,
        createdAt: tx.now,
        updatedAt: tx.now,
      })),
    )
    .onConflictDoNothing({ target: overseasWarehouse.code })
    .returning({ id: overseasWarehouse.id });
  if (made.length < drafts.length) return false;
  await replaceLists(
    tx.db,
    drafts.map(({ id, sheet }) => ({ id, ...sheet })),
  );
  for (const { id, code } of drafts) {
    tx.audit("overseas_registered", "overseas_warehouse", id, { code, version: 1, file: digest });
  }
  return true;
}

/** Writes over drafts and reports, each on the version that was read; false when one changed. */
async function update(tx: Tx, plan: readonly Planned[], digest: string): Promise<boolean> {
  const lists = [];
  for (const { known, update: change } of plan) {
    if (!known || change?.kind !== "in_force") continue;
    const saved = await tx.db
      .update(overseasWarehouse)
      .set({ ...columnsOf(change.sheet), version: known.version + 1, updatedAt: tx.now })
      .where(and(eq(overseasWarehouse.id, known.id), eq(overseasWarehouse.version, known.version)))
      .returning({ id: overseasWarehouse.id });
    if (saved.length === 0) return false;
    lists.push({ id: known.id, ...change.sheet });
    tx.audit("overseas_updated", "overseas_warehouse", known.id, {
      code: known.code,
      version: known.version + 1,
      changes: auditableChanges(change.changes),
      file: digest,
    });
  }
  await replaceLists(tx.db, lists);
  return true;
}
