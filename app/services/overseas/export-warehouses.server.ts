import { inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { rawOf } from "~/domain/overseas/raw-sheet";
import { ok, type Result, refuse } from "~/domain/result";
import { STATUS_WORDS } from "~/messages/overseas-words";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs, mayReadConsole } from "~/services/identity/may-act-as";
import { currentRules } from "~/services/rules/current-rules.server";
import { inTransaction } from "~/services/transaction.server";
import { overseasWarehouse } from "~db/schema";
import { countryNames } from "./country-names.server";
import { cellsOf, csvBytes, SITE_COLUMNS } from "./site-csv";
import { filterCondition, siteFilterInput, sitesSql } from "./site-filter.server";
import { sheetOf, siteRows } from "./site-rows.server";

export type ExportedFile = { bytes: Uint8Array; count: number };

/**
 * The sheets in force of all warehouses that a filter finds, as a file in the reader's language. Who
 * only reads gets no contacts. Each export is audited.
 */
export async function exportWarehouses(
  ctx: ServiceContext,
  input: z.input<typeof siteFilterInput>,
): Promise<Result<ExportedFile, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const filter = siteFilterInput.parse(input);
  const mayWrite = mayActAs(ctx.actor, "overseas");
  return inTransaction<ExportedFile, ForbiddenRefusal>(ctx, async (tx) => {
    const names = countryNames(await currentRules(ctx, { via: tx.db }));
    const found = await tx.db.execute<{ id: (typeof overseasWarehouse.$inferSelect)["id"] }>(sql`
      WITH ${sitesSql(ctx)} SELECT id FROM site WHERE ${filterCondition(filter, ctx.actor)}`);
    const ids = found.map(({ id }) => id);
    const rows = ids.length === 0 ? [] : await siteRows(tx.db, inArray(overseasWarehouse.id, ids));
    const lines = rows.map((row) => {
      const sheet = sheetOf(row);
      const raw = rawOf(mayWrite ? sheet : { ...sheet, contacts: [] });
      const { code, dueOn } = row;
      return cellsOf({ code, raw, status: STATUS_WORDS[row.status], dueOn }, names, ctx.locale);
    });
    tx.audit("overseas_exported", "overseas_register", "all", {
      count: rows.length,
      filter,
      hasContacts: mayWrite,
    });
    const header = SITE_COLUMNS.map((column) => column.header(ctx.locale));
    return ok({ bytes: csvBytes([header, ...lines]), count: rows.length });
  });
}

/** The empty form of the file: every column an import reads, and nothing else. */
export function siteTemplate(ctx: Pick<ServiceContext, "locale">): Uint8Array {
  const columns = SITE_COLUMNS.filter(({ isExportOnly }) => !isExportOnly);
  return csvBytes([columns.map((column) => column.header(ctx.locale))]);
}
