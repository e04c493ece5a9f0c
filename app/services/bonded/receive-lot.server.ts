import { eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { isCalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { normaliseGtin } from "~/domain/catalog/gtin";
import type { FactRefusal } from "~/domain/dated-fact";
import { type LotId, parseId, type VariantId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import { type AcceptedLot, decideGoodsIn, type GoodsInRefusal } from "~/domain/stock/goods-in";
import type { LotDocument } from "~/domain/stock/lot-document";
import { goodsInPostings } from "~/domain/stock/postings";
import { actorName, type ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { currentRules } from "~/services/rules/current-rules.server";
import type { WarehouseRow } from "~/services/rules/rule-book";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { lot, product, variant } from "~db/schema";

const calendarDay = z.string().trim().refine(isCalendarDay, "not_a_day");
/** A text that is no day is told at its own field, not here too. */
const isInOrder = (from: string, to: string) =>
  from < to || !isCalendarDay(from) || !isCalendarDay(to);
const documentNo = z.string().trim().max(40);

/** The goods-in form: what the warehouse reads off the pack and the papers. */
export const receiveLotInput = z
  .object({
    /** made by the form: the same one sent twice is one lot */
    commandId: z.string().regex(/^[\w-]{8,64}$/),
    warehouseId: z.string().transform((text, ctx) => {
      const id = parseId("whs", text);
      if (!id) ctx.addIssue({ code: "custom", message: "not_a_warehouse" });
      return id ?? z.NEVER;
    }),
    /** scanned GTIN or typed article number */
    article: z.string().trim().toUpperCase().min(1).max(20),
    /** GS1 AI (10): at most 20 characters */
    lotNo: z
      .string()
      .trim()
      .regex(/^[!-~]{1,20}$/),
    producedOn: calendarDay,
    expiresOn: calendarDay,
    quantity: z.coerce.number().int().min(1).max(100_000),
    bin: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9-]{1,20}$/),
    /** 核注清单 of bonded goods, 报关单 of duty-paid ones */
    customsDocumentNo: documentNo.min(1),
    originCertificateNo: documentNo.optional(),
    inspectionCertificateNo: documentNo.optional(),
    /** a ticked box; anything else is no */
    isShortLifeConfirmed: z.preprocess((value) => value === true || value === "on", z.boolean()),
  })
  .refine(({ producedOn, expiresOn }) => isInOrder(producedOn, expiresOn), {
    path: ["expiresOn"],
    message: "expires_before_production",
  });

export type ReceiveLotInput = z.input<typeof receiveLotInput>;
type Entry = z.output<typeof receiveLotInput>;

export type ReceiveLotRefusal =
  | ForbiddenRefusal
  | FactRefusal
  | GoodsInRefusal
  | { code: "WAREHOUSE_UNKNOWN" }
  | { code: "ARTICLE_UNKNOWN" }
  /** this article has a lot of that number in that warehouse already */
  | { code: "LOT_EXISTS" }
  /** the command was used for other goods */
  | { code: "COMMAND_REUSED" };

export type ReceivedLot = {
  lotId: string;
  lotNo: string;
  sellUntil: string;
  /** true when this command had made the lot before, and nothing changed now */
  isRepeated: boolean;
};

/**
 * Enters a lot that came through the gate: its row, its pieces in the physical ledger and the promise
 * to buyers, all or nothing. Units: pieces; dates are days in Asia/Shanghai.
 */
export async function receiveLot(
  ctx: ServiceContext,
  input: ReceiveLotInput,
): Promise<Result<ReceivedLot, ReceiveLotRefusal>> {
  if (!mayActAs(ctx.actor, "warehouse")) return refuse({ code: "FORBIDDEN" });
  const entry = receiveLotInput.parse(input);
  return inTransaction<ReceivedLot, ReceiveLotRefusal>(ctx, async (tx) => {
    const rules = await currentRules(ctx, { via: tx.db });
    const warehouse = rules.warehouse(entry.warehouseId);
    if (!warehouse) return refuse({ code: "WAREHOUSE_UNKNOWN" });
    const article = await articleBy(tx, entry.article);
    if (!article) return refuse({ code: "ARTICLE_UNKNOWN" });
    const before = await lotOfCommand(tx, entry, article.variantId);
    if (before) return before;

    const today = shanghaiDay(tx.now);
    const rule = rules.on(today).shelfLife(article.categoryKey ?? "*");
    if (!rule.ok) return rule;
    const accepted = decideGoodsIn(article, warehouse, entry, rule.value, today);
    if (!accepted.ok) return accepted;
    const lotId = await insertLot(tx, entry, article.variantId, warehouse, accepted.value);
    if (!lotId) {
      const sameMoment = await lotOfCommand(tx, entry, article.variantId);
      return sameMoment ?? refuse({ code: "LOT_EXISTS" });
    }
    const postings = goodsInPostings(
      {
        lotId,
        warehouseId: entry.warehouseId,
        variantId: article.variantId,
        quantity: entry.quantity,
        netWeightGrams: accepted.value.netWeightGrams,
        customsStatus: warehouse.kind === "bonded" ? "bonded" : "released",
        bin: entry.bin,
      },
      { actor: actorName(ctx.actor), occurredAt: tx.now },
    );
    await tx.db.execute(sql`
      SELECT ledger_post(p -> 'txn', p -> 'entries')
      FROM jsonb_array_elements(${JSON.stringify(postings)}::jsonb) p`);
    const { lotNo, quantity, bin, expiresOn, isShortLifeConfirmed } = entry;
    const { shareBps, sellUntil } = accepted.value;
    const facts = { sku: article.sku, lotNo, quantity, bin, expiresOn, shareBps };
    tx.audit("lot_received", "lot", lotId, { ...facts, isShortLifeConfirmed });
    return ok({ lotId, lotNo, sellUntil, isRepeated: false });
  });
}

async function articleBy(tx: Tx, code: string) {
  const [row] = await tx.db
    .select({
      variantId: variant.id,
      sku: variant.sku,
      netWeightGrams: variant.netWeightGrams,
      itemRecordNo: variant.itemRecordNo,
      originCode: product.originCode,
      categoryKey: product.categoryKey,
      regimes: product.regimes,
    })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .where(or(eq(variant.sku, code), eq(variant.gtin, normaliseGtin(code) ?? code)))
    .limit(1);
  return row;
}

/** The new lot's id; undefined when its number or the command was used at the same moment. */
async function insertLot(
  tx: Tx,
  entry: Entry,
  variantId: VariantId,
  warehouse: WarehouseRow,
  accepted: AcceptedLot,
): Promise<LotId | undefined> {
  const [made] = await tx.db
    .insert(lot)
    .values({
      id: newId("lot"),
      lotNo: entry.lotNo,
      variantId,
      warehouseId: entry.warehouseId,
      originCode: accepted.originCode,
      producedOn: entry.producedOn,
      expiresOn: entry.expiresOn,
      nearFrom: accepted.nearFrom,
      sellUntil: accepted.sellUntil,
      receivedAt: tx.now,
      receivedByCommand: entry.commandId,
      binLocation: entry.bin,
      emsNo: warehouse.kind === "bonded" ? warehouse.emsNo : null,
      itemRecordNo: accepted.itemRecordNo,
      documents: documentsOf(entry, warehouse.kind),
    })
    .onConflictDoNothing()
    .returning({ id: lot.id });
  return made?.id;
}

function documentsOf(entry: Entry, kind: "bonded" | "duty_paid"): LotDocument[] {
  const documents: LotDocument[] = [
    {
      kind: kind === "bonded" ? "bonded_list" : "declaration",
      documentNo: entry.customsDocumentNo,
    },
  ];
  if (entry.originCertificateNo) {
    documents.push({ kind: "origin_certificate", documentNo: entry.originCertificateNo });
  }
  if (entry.inspectionCertificateNo) {
    documents.push({ kind: "inspection_certificate", documentNo: entry.inspectionCertificateNo });
  }
  return documents;
}

/** The lot this command made before, as the answer it got then; undefined when it made none. */
async function lotOfCommand(
  tx: Tx,
  entry: Entry,
  variantId: VariantId,
): Promise<Result<ReceivedLot, ReceiveLotRefusal> | undefined> {
  const [known] = await tx.db.execute<{ id: string; sell_until: string; is_same: boolean }>(sql`
    SELECT l.id, l.sell_until::text,
           (l.variant_id, l.warehouse_id, l.lot_no, l.produced_on, l.expires_on, l.bin_location, e.qty)
           IS NOT DISTINCT FROM (${variantId}, ${entry.warehouseId}, ${entry.lotNo},
             ${entry.producedOn}::date, ${entry.expiresOn}::date, ${entry.bin}, ${entry.quantity}::bigint) AS is_same
    FROM lot l
    JOIN ledger_txn t ON t.idem_key = 'receive:' || l.id || ':promise'
    JOIN ledger_entry e ON e.txn_id = t.id AND e.qty > 0
    WHERE l.received_by_command = ${entry.commandId}`);
  if (!known) return undefined;
  if (!known.is_same) return refuse({ code: "COMMAND_REUSED" });
  return ok({
    lotId: known.id,
    lotNo: entry.lotNo,
    sellUntil: known.sell_until,
    isRepeated: true,
  });
}
