import { sql } from "drizzle-orm";
import { z } from "zod";
import { parseGroupKey } from "~/domain/cart/cart";
import { DELIVERY_METHODS } from "~/domain/catalog/terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";

export const chooseDeliveryInput = z.object({
  groupKey: z.string().max(120),
  deliveryMethod: z.enum(DELIVERY_METHODS),
});

export type ChooseDeliveryRefusal =
  | { code: "NO_VISITOR" }
  | { code: "EMPTY_GROUP" }
  | { code: "HALL_PICKUP_FORBIDDEN" };

/**
 * Sends a whole group of the visitor's cart home, or has it kept in the hall. Hall pickup is for
 * duty-paid stock of a warehouse that offers it, and for nothing else. One statement.
 */
export async function chooseDelivery(
  ctx: ServiceContext,
  input: z.input<typeof chooseDeliveryInput>,
): Promise<Result<void, ChooseDeliveryRefusal>> {
  const { groupKey, deliveryMethod } = chooseDeliveryInput.parse(input);
  if (ctx.actor.kind !== "visitor" && ctx.actor.kind !== "kiosk") {
    return refuse({ code: "NO_VISITOR" });
  }
  const parts = parseGroupKey(groupKey);
  if (parts === undefined) return refuse({ code: "EMPTY_GROUP" });
  if (deliveryMethod === "hall_pickup" && parts.customsRegime !== "0110") {
    return refuse({ code: "HALL_PICKUP_FORBIDDEN" });
  }
  const [row] = await ctx.db.execute<{ found: boolean; moved: boolean }>(sql`
    WITH target AS (
      SELECT l.cart_id, l.offer_id, ${deliveryMethod} = 'home' OR w.offers_hall_pickup AS is_allowed
      FROM cart c JOIN cart_line l ON l.cart_id = c.id
      JOIN offer o ON o.id = l.offer_id JOIN warehouse w ON w.id = o.warehouse_id
      WHERE c.visitor_id = ${ctx.actor.visitorId} AND l.delivery_method = ${parts.deliveryMethod}
        AND o.customs_regime = ${parts.customsRegime} AND o.warehouse_id = ${parts.warehouseId}
    ), touched AS (
      UPDATE cart SET updated_at = ${nowOf(ctx)} WHERE id IN (SELECT cart_id FROM target WHERE is_allowed)
    ), moved AS (
      UPDATE cart_line l SET delivery_method = ${deliveryMethod} FROM target t
      WHERE t.is_allowed AND l.cart_id = t.cart_id AND l.offer_id = t.offer_id RETURNING 1
    )
    SELECT EXISTS (SELECT FROM target) AS found, EXISTS (SELECT FROM moved) AS moved`);
  if (!row?.found) return refuse({ code: "EMPTY_GROUP" });
  return row.moved ? ok(undefined) : refuse({ code: "HALL_PICKUP_FORBIDDEN" });
}
