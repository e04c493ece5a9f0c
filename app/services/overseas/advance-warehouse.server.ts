import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { isCalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { factsOf } from "~/domain/overseas/changes";
import {
  type Advance,
  type AdvanceOrder,
  type AdvanceRefusal,
  decideAdvance,
  SITE_COMMANDS,
  type SiteCommand,
  type SiteState,
  type SiteStatus,
} from "~/domain/overseas/lifecycle";
import { EVIDENCE_KINDS, type SiteSheet } from "~/domain/overseas/terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction, sqlStateOf, type Tx } from "~/services/transaction.server";
import { overseasEdition, overseasWarehouse } from "~db/schema";
import { siteIdInput } from "./sheet-input";
import {
  columnsOf,
  officerOf,
  replaceLists,
  type SiteRow,
  siteRow,
  stateOf,
} from "./site-rows.server";

const words = (max: number) => z.string().trim().max(max).optional();

export const advanceWarehouseInput = z.object({
  warehouseId: siteIdInput,
  /** the version the officer saw */
  version: z.coerce.number().int().min(1),
  command: z.enum(SITE_COMMANDS),
  reason: words(400),
  disposalPlan: words(800),
  evidence: z
    .object({
      kind: z.enum(EVIDENCE_KINDS),
      number: z.string().trim().min(1).max(60),
      issuer: z.string().trim().min(1).max(80),
      seenOn: z.string().refine(isCalendarDay, "not_a_day"),
    })
    .optional(),
});

export type AdvanceWarehouseRefusal =
  | ForbiddenRefusal
  | AdvanceRefusal
  | { code: "SITE_UNKNOWN" }
  | { code: "SITE_EXISTS" }
  /** it changed since the officer looked */
  | { code: "STALE"; version: number; status: SiteStatus };

export type AdvancedSite = { status: SiteStatus; version: number; edition: number };

const ACTIONS: Record<SiteCommand, string> = {
  file: "overseas_filed",
  return: "overseas_returned",
  approve: "overseas_approved",
  activate: "overseas_activated",
  suspend: "overseas_suspended",
  resume: "overseas_resumed",
  close: "overseas_closed",
};

/**
 * Takes a warehouse one step along its life: file, return, approve (another officer than who filed),
 * activate, suspend, resume, close. An approval is kept as an edition.
 */
export async function advanceWarehouse(
  ctx: ServiceContext,
  input: z.input<typeof advanceWarehouseInput>,
): Promise<Result<AdvancedSite, AdvanceWarehouseRefusal>> {
  if (!mayActAs(ctx.actor, "overseas")) return refuse({ code: "FORBIDDEN" });
  const { warehouseId, version, ...asked } = advanceWarehouseInput.parse(input);
  const order: AdvanceOrder = { ...asked, by: officerOf(ctx.actor) };
  try {
    return await inTransaction<AdvancedSite, AdvanceWarehouseRefusal>(ctx, async (tx) => {
      const row = await siteRow(tx.db, warehouseId);
      if (!row) return refuse({ code: "SITE_UNKNOWN" });
      const stale = ({ version, status }: SiteRow) =>
        refuse({ code: "STALE" as const, version, status });
      if (row.version !== version) return stale(row);
      const state = stateOf(row);
      const decided = decideAdvance(state, order, shanghaiDay(tx.now));
      if (!decided.ok) return decided;

      const saved = await saveStep(tx, row, state, decided.value, order);
      if (!saved) return stale((await siteRow(tx.db, warehouseId)) ?? row);
      if (decided.value.isNewEdition) {
        await tx.db.insert(overseasEdition).values({
          warehouseId,
          edition: saved.edition,
          facts: factsOf(state.proposed),
          submittedBy: row.submittedBy,
          approvedBy: order.by,
          approvedAt: tx.now,
        });
      }
      tx.audit(ACTIONS[order.command], "overseas_warehouse", warehouseId, {
        code: row.code,
        version: saved.version,
        from: row.status,
        to: saved.status,
        isAmendment: row.amendmentState !== decided.value.amendment,
        ...(decided.value.isNewEdition ? { edition: saved.edition } : {}),
        ...(order.reason ? { reason: order.reason } : {}),
        ...(order.disposalPlan ? { disposalPlan: order.disposalPlan } : {}),
        ...(order.evidence ? { evidence: order.evidence } : {}),
      });
      return ok(saved);
    });
  } catch (error) {
    // An approved amendment may carry the address another row took meanwhile.
    if (sqlStateOf(error) === "23505") return refuse({ code: "SITE_EXISTS" });
    throw error;
  }
}

/** The step as one conditional update, and the papers that come with it; undefined = it changed. */
async function saveStep(
  tx: Tx,
  row: SiteRow,
  state: SiteState,
  step: Advance,
  order: AdvanceOrder,
): Promise<AdvancedSite | undefined> {
  const isFiling = order.command === "file";
  const added = step.addedDocuments;
  const base = step.isNewEdition ? state.proposed : state.sheet;
  const sheet: SiteSheet = { ...base, documents: [...base.documents, ...added] };
  const [saved] = await tx.db
    .update(overseasWarehouse)
    .set({
      ...columnsOf(sheet),
      status: step.status,
      amendmentState: step.amendment,
      amendment:
        step.amendment === "none" || !row.amendment
          ? null
          : { ...row.amendment, documents: [...row.amendment.documents, ...added] },
      version: row.version + 1,
      edition: row.edition + (step.isNewEdition ? 1 : 0),
      ...(isFiling ? { submittedBy: order.by, submittedAt: tx.now } : {}),
      ...(step.status === row.status
        ? {}
        : { statusAt: tx.now, statusReason: order.reason || null }),
      updatedAt: tx.now,
    })
    .where(
      and(
        eq(overseasWarehouse.id, row.id),
        eq(overseasWarehouse.version, row.version),
        eq(overseasWarehouse.status, row.status),
      ),
    )
    .returning({
      status: overseasWarehouse.status,
      version: overseasWarehouse.version,
      edition: overseasWarehouse.edition,
    });
  if (saved && (added.length > 0 || step.isNewEdition)) {
    await replaceLists(tx.db, [{ id: row.id, documents: sheet.documents }]);
  }
  return saved;
}
