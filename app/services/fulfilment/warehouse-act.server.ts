import { and, eq, inArray } from "drizzle-orm";
import { type OrderId, parseId } from "~/domain/ids";
import type { CustomsStatus, FulfilmentStatus, PaymentStatus } from "~/domain/order/status";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { order } from "~db/schema";

export type WarehouseActRefusal =
  | ForbiddenRefusal
  | { code: "ORDER_NOT_FOUND" }
  /** the money is not here, or on its way back */
  | { code: "NOT_PAID" }
  /** customs has not released the parcel (800) */
  | { code: "NOT_RELEASED" }
  /** bonded parcels leave by the gate, duty-paid ones are handed over */
  | { code: "OTHER_WAY_OUT" }
  /** the order is not where this act begins */
  | { code: "WRONG_STAGE"; stage: FulfilmentStatus }
  /** a lot set aside for it was recalled or ran out */
  | { code: "LOT_STOPPED"; lotNo: string };

export type WarehouseActDone = {
  orderId: OrderId;
  stage: FulfilmentStatus;
  /** the order had been there before; nothing changed now */
  isRepeated: boolean;
};

export type OrderAtHand = {
  id: OrderId;
  orderNo: string;
  payment: PaymentStatus;
  customs: CustomsStatus;
  fulfilment: FulfilmentStatus;
  isBonded: boolean;
  waybillNo: string | null;
};

/** One step of the warehouse: where it begins, where it ends, and what it does beside. */
export type WarehouseAct = {
  from: FulfilmentStatus;
  to: FulfilmentStatus;
  /** stages behind `to`: an order that stands there has this act behind it */
  passed: readonly FulfilmentStatus[];
  forbids?: (order: OrderAtHand) => WarehouseActRefusal | undefined;
  perform?: (tx: Tx, order: OrderAtHand) => Promise<WarehouseActRefusal | undefined>;
};

/**
 * Moves an order one step on, by an operator of the warehouse: paid, released where it is bonded,
 * from exactly the stage before, in one transaction with what the step posts. A repeat changes nothing.
 */
export async function performWarehouseAct(
  ctx: ServiceContext,
  input: { orderId: string },
  act: WarehouseAct,
): Promise<Result<WarehouseActDone, WarehouseActRefusal>> {
  if (!mayActAs(ctx.actor, "warehouse")) return refuse({ code: "FORBIDDEN" });
  const orderId = parseId("ord", input.orderId);
  if (!orderId) return refuse({ code: "ORDER_NOT_FOUND" });
  return inTransaction<WarehouseActDone, WarehouseActRefusal>(ctx, async (tx) => {
    const [moved] = await tx.db
      .update(order)
      .set({ fulfilmentStatus: act.to })
      .where(
        and(
          eq(order.id, orderId),
          eq(order.fulfilmentStatus, act.from),
          eq(order.paymentStatus, "paid"),
          inArray(order.customsStatus, ["released", "not_applicable"]),
        ),
      )
      .returning(atHand);
    if (!moved) return standing(tx, orderId, act);
    const found = orderAtHand(moved);
    const refusal = act.forbids?.(found) ?? (await act.perform?.(tx, found));
    if (refusal) return refuse(refusal);
    tx.orderEvent(orderId, act.to, {});
    tx.audit(`order_${act.to}`, "order", orderId);
    return ok({ orderId, stage: act.to, isRepeated: false });
  });
}

const atHand = {
  id: order.id,
  orderNo: order.orderNo,
  payment: order.paymentStatus,
  customs: order.customsStatus,
  fulfilment: order.fulfilmentStatus,
  customsRegime: order.customsRegime,
  waybillNo: order.waybillNo,
};

type AtHandRow = Omit<OrderAtHand, "isBonded"> & { customsRegime: string };

function orderAtHand({ customsRegime, ...row }: AtHandRow): OrderAtHand {
  return { ...row, isBonded: customsRegime !== "0110" };
}

/** Why nothing moved: done before, or the exact reason. */
async function standing(
  tx: Tx,
  orderId: OrderId,
  act: WarehouseAct,
): Promise<Result<WarehouseActDone, WarehouseActRefusal>> {
  const [row] = await tx.db.select(atHand).from(order).where(eq(order.id, orderId));
  if (!row) return refuse({ code: "ORDER_NOT_FOUND" });
  const found = orderAtHand(row);
  const refusal = act.forbids?.(found);
  if (refusal) return refuse(refusal);
  const { fulfilment } = found;
  if (fulfilment === act.to || act.passed.includes(fulfilment)) {
    return ok({ orderId, stage: fulfilment, isRepeated: true });
  }
  if (found.payment !== "paid") return refuse({ code: "NOT_PAID" });
  if (found.isBonded && found.customs !== "released") return refuse({ code: "NOT_RELEASED" });
  return refuse({ code: "WRONG_STAGE", stage: fulfilment });
}
