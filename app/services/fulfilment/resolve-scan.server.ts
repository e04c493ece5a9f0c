import { sql } from "drizzle-orm";
import { normaliseGtin } from "~/domain/catalog/gtin";
import type { CustomsRegime } from "~/domain/catalog/terms";
import type { LotId, OrderId, VariantId } from "~/domain/ids";
import { nextWarehouseAct, type WarehouseActName } from "~/domain/order/next-act";
import type { CustomsStatus, FulfilmentStatus, PaymentStatus } from "~/domain/order/status";
import { ok, type Result, refuse } from "~/domain/result";
import { readPackCode } from "~/domain/stock/gs1";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";

/** What a scanned or typed code names in the warehouse. */
export type WarehouseScan =
  | {
      kind: "order";
      orderId: OrderId;
      orderNo: string;
      customs: CustomsStatus;
      fulfilment: FulfilmentStatus;
      /** null while the order waits for something, and when it is gone */
      nextStep: WarehouseActName | null;
    }
  | { kind: "article"; variantId: VariantId; sku: string; name: string; lotCount: number }
  | { kind: "lot"; lotId: LotId; lotNo: string }
  | { kind: "bin"; bin: string; lotCount: number };

export type ScanRefusal = ForbiddenRefusal | { code: "CODE_UNKNOWN" };

type Found = {
  order: (OrderFound & { orderId: OrderId; orderNo: string }) | null;
  lot: { lotId: LotId; lotNo: string } | null;
  article: { variantId: VariantId; sku: string; name: string; lotCount: number } | null;
  bin: { bin: string; lotCount: number } | null;
};

type OrderFound = {
  customsRegime: CustomsRegime;
  payment: PaymentStatus;
  customs: CustomsStatus;
  fulfilment: FulfilmentStatus;
};

/**
 * One box for every code: order number, waybill, lot number, GTIN or article number (plain or inside
 * a GS1 code), bin. The first kind that knows the code wins. One statement.
 */
export async function resolveScan(
  ctx: ServiceContext,
  input: { code: string },
): Promise<Result<WarehouseScan, ScanRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const pack = readPackCode(input.code);
  const code = input.code.trim().toUpperCase().slice(0, 80);
  const gtin = pack?.gtin ?? normaliseGtin(code) ?? code;
  const lotNo = (pack?.lotNo ?? code).toUpperCase();
  if (code === "") return refuse({ code: "CODE_UNKNOWN" });
  const name = ctx.locale === "en" ? sql`coalesce(p.name_en, p.name_zh)` : sql`p.name_zh`;
  const inStock = sql`EXISTS (SELECT 1 FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
    WHERE a.lot_id = l.id AND a.ledger = 'physical' AND a.bucket = 'good' AND b.on_hand > 0)`;
  const [found] = await ctx.db.execute<Found>(sql`
    SELECT
      (SELECT json_build_object('orderId', o.id, 'orderNo', o.order_no, 'customsRegime', o.customs_regime,
                'payment', o.payment_status, 'customs', o.customs_status, 'fulfilment', o.fulfilment_status)
         FROM "order" o WHERE o.order_no = ${code} OR o.waybill_no = ${code}
        ORDER BY o.placed_at DESC LIMIT 1) AS "order",
      (SELECT json_build_object('lotId', l.id, 'lotNo', l.lot_no)
         FROM lot l JOIN variant v ON v.id = l.variant_id
        WHERE upper(l.lot_no) = ${lotNo} AND (${pack === undefined} OR v.gtin = ${gtin})
        ORDER BY l.received_at DESC LIMIT 1) AS lot,
      (SELECT json_build_object('variantId', v.id, 'sku', v.sku, 'name', ${name},
                'lotCount', (SELECT count(*) FROM lot l WHERE l.variant_id = v.id AND ${inStock}))
         FROM variant v JOIN product p ON p.id = v.product_id
        WHERE v.gtin = ${gtin} OR v.sku = ${code} LIMIT 1) AS article,
      (SELECT json_build_object('bin', a.location, 'lotCount', count(DISTINCT a.lot_id))
         FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
        WHERE a.ledger = 'physical' AND a.bucket = 'good' AND a.location = ${code} AND b.on_hand > 0
        GROUP BY a.location) AS bin`);
  if (found?.order) {
    const { orderId, orderNo, customs, fulfilment } = found.order;
    const nextStep = nextWarehouseAct(found.order) ?? null;
    return ok({ kind: "order", orderId, orderNo, customs, fulfilment, nextStep });
  }
  if (found?.lot) return ok({ kind: "lot", ...found.lot });
  if (found?.article) return ok({ kind: "article", ...found.article });
  if (found?.bin) return ok({ kind: "bin", ...found.bin });
  return refuse({ code: "CODE_UNKNOWN" });
}
