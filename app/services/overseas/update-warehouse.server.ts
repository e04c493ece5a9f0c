import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import {
  auditableChanges,
  changesBetween,
  decideUpdate,
  type SheetField,
  type Update,
  type UpdateRefusal,
} from "~/domain/overseas/changes";
import type { SheetProblem } from "~/domain/overseas/missing";
import { readSheet } from "~/domain/overseas/read-sheet";
import type { SiteSheet } from "~/domain/overseas/terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction, sqlStateOf, type Tx } from "~/services/transaction.server";
import { overseasWarehouse } from "~db/schema";
import { rawSheetInput, siteIdInput } from "./sheet-input";
import { columnsOf, replaceLists, type SiteRow, siteRow, stateOf } from "./site-rows.server";

export const updateWarehouseInput = z.object({
  warehouseId: siteIdInput,
  /** the version the writer saw */
  version: z.coerce.number().int().min(1),
  sheet: rawSheetInput,
});

/** A field that the writer and the register now state differently. */
export type FieldConflict = { field: SheetField; theirs: unknown; yours: unknown };

export type UpdateWarehouseRefusal =
  | ForbiddenRefusal
  | UpdateRefusal
  | { code: "SITE_UNKNOWN" }
  | { code: "SHEET_INVALID"; problems: SheetProblem[] }
  | { code: "SITE_EXISTS" }
  /** somebody wrote meanwhile: what differs, and the version to write on knowingly */
  | { code: "CONFLICT"; version: number; fields: FieldConflict[]; by: string | null };

export type UpdatedSite = {
  version: number;
  /** nothing differed; written into the sheet in force; or kept as an amendment */
  kind: "none" | "in_force" | "amendment";
};

/**
 * Writes the sheet of a warehouse. Before its first approval the sheet itself is replaced; after it
 * only reports and contacts are, the rest waits as an amendment for an officer.
 */
export async function updateWarehouse(
  ctx: ServiceContext,
  input: z.input<typeof updateWarehouseInput>,
): Promise<Result<UpdatedSite, UpdateWarehouseRefusal>> {
  if (!mayActAs(ctx.actor, "overseas")) return refuse({ code: "FORBIDDEN" });
  const { warehouseId, version, sheet: raw } = updateWarehouseInput.parse(input);
  try {
    return await inTransaction<UpdatedSite, UpdateWarehouseRefusal>(ctx, async (tx) => {
      const row = await siteRow(tx.db, warehouseId);
      if (!row) return refuse({ code: "SITE_UNKNOWN" });
      const read = readSheet(raw, shanghaiDay(tx.now));
      if (!read.ok) return read;
      const written = read.value;
      const decided = decideUpdate(stateOf(row), written);
      if (decided.ok && decided.value.kind === "none")
        return ok({ kind: "none", version: row.version });
      if (row.version !== version) return refuse(await conflictWith(tx, row, written));
      if (!decided.ok) return decided;
      const saved = await saveUpdate(tx, row, decided.value);
      if (saved) return ok(saved);
      return refuse(await conflictWith(tx, (await siteRow(tx.db, warehouseId)) ?? row, written));
    });
  } catch (error) {
    // The one unique index an update can meet: another firm's row took the address meanwhile.
    if (sqlStateOf(error) === UNIQUE_VIOLATION) return refuse({ code: "SITE_EXISTS" });
    throw error;
  }
}

const UNIQUE_VIOLATION = "23505";

/** Writes on the version that was read, or not at all. */
async function saveUpdate(tx: Tx, row: SiteRow, update: Update): Promise<UpdatedSite | undefined> {
  if (update.kind === "none") return { kind: "none", version: row.version };
  const amended =
    update.kind === "amendment"
      ? {
          amendment: update.amendment,
          amendmentState: update.amendment ? ("open" as const) : ("none" as const),
        }
      : {};
  const [saved] = await tx.db
    .update(overseasWarehouse)
    .set({ ...columnsOf(update.sheet), ...amended, version: row.version + 1, updatedAt: tx.now })
    .where(
      and(
        eq(overseasWarehouse.id, row.id),
        eq(overseasWarehouse.version, row.version),
        eq(overseasWarehouse.status, row.status),
      ),
    )
    .returning({ version: overseasWarehouse.version });
  if (!saved) return undefined;
  const { documents, contacts } = update.sheet;
  await replaceLists(tx.db, [{ id: row.id, documents, contacts }]);
  const action = update.kind === "amendment" ? "overseas_amended" : "overseas_updated";
  tx.audit(action, "overseas_warehouse", row.id, {
    code: row.code,
    version: saved.version,
    changes: auditableChanges(update.changes),
  });
  return { kind: update.kind, version: saved.version };
}

async function conflictWith(
  tx: Tx,
  row: SiteRow,
  written: SiteSheet,
): Promise<Extract<UpdateWarehouseRefusal, { code: "CONFLICT" }>> {
  const [last] = await tx.db.execute<{ name: string | null }>(sql`
    SELECT o.name FROM audit_log a
    LEFT JOIN operator o ON a.actor_id = 'operator:' || o.id
    WHERE a.entity = 'overseas_warehouse' AND a.entity_id = ${row.id}
    ORDER BY a.at DESC, (a.facts ->> 'version')::int DESC NULLS LAST LIMIT 1`);
  const fields = changesBetween(stateOf(row).proposed, written).map(({ field, from, to }) => ({
    field,
    theirs: from,
    yours: to,
  }));
  return { code: "CONFLICT", version: row.version, fields, by: last?.name ?? null };
}
