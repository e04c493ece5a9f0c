import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { MAX_CART_LINES, MAX_LINE_QUANTITY } from "~/domain/cart/cart";
import { DELIVERY_METHODS, type DeliveryMethod } from "~/domain/catalog/terms";
import { isId, type OfferId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { nowOf } from "~/services/transaction.server";
import { PREPARED } from "~db/client.server";
import { rememberShown } from "./shown-quote.server";

const offerId = z.string().refine((text): text is OfferId => isId("off", text));
const quantity = z.coerce.number().int().min(1).max(MAX_LINE_QUANTITY);
const deliveryMethod = z.enum(DELIVERY_METHODS);

export const changeCartInput = z.discriminatedUnion("intent", [
  /** also brings a removed line back */
  z.object({
    intent: z.literal("add"),
    offerId,
    quantity: quantity.default(1),
    deliveryMethod: deliveryMethod.default("home"),
  }),
  z.object({ intent: z.literal("set"), offerId, quantity }),
  z.object({ intent: z.literal("remove"), offerId }),
  /** home or hall pickup, for a duty-paid line */
  z.object({ intent: z.literal("deliver"), offerId, deliveryMethod }),
]);
export type ChangeCartInput = z.input<typeof changeCartInput>;

export type ChangeCartRefusal =
  /** nobody's cart: the action has to begin a session first */
  | { code: "NO_VISITOR" }
  | { code: "OFFER_GONE" }
  | { code: "CART_FULL"; lineLimit: number }
  | { code: "NOT_IN_CART" }
  | { code: "HALL_PICKUP_FORBIDDEN" };

export type CartChange = {
  /** pieces in the whole cart afterwards, for the badge */
  unitCount: number;
  /** what the line was before, so that the change can be undone; null = it was not there */
  before: { offerId: OfferId; quantity: number; deliveryMethod: DeliveryMethod } | null;
  /** pieces of the line afterwards */
  quantity: number;
  /** fewer than asked for: a line takes 99 pieces */
  isCapped: boolean;
};

/**
 * Changes one line of the visitor's cart, and keeps what the cart costs now, so that a later change is
 * named. Carts are the visitor's own: nothing is audited. Three statements.
 */
export async function changeCart(
  ctx: ServiceContext,
  input: ChangeCartInput,
): Promise<Result<CartChange, ChangeCartRefusal>> {
  const change = changeCartInput.parse(input);
  if (ctx.actor.kind !== "visitor" && ctx.actor.kind !== "kiosk") {
    return refuse({ code: "NO_VISITOR" });
  }
  const { visitorId } = ctx.actor;
  const now = nowOf(ctx);
  const statement =
    change.intent === "add" ? addLine(visitorId, change, now) : editLine(visitorId, change, now);
  const [row] = await ctx.db.execute<ChangeRow>(statement);
  invariant(row, "one row tells what happened");
  if (!row.offer_found) {
    return refuse({ code: change.intent === "add" ? "OFFER_GONE" : "NOT_IN_CART" });
  }
  if (!row.delivery_allowed) return refuse({ code: "HALL_PICKUP_FORBIDDEN" });
  if (!row.fits) return refuse({ code: "CART_FULL", lineLimit: MAX_CART_LINES });
  // A kiosk's list is no cart yet: it is quoted anew on the phone that takes it.
  if (ctx.actor.kind === "visitor") await rememberShown(ctx, visitorId);
  const wanted = change.intent === "add" ? (row.before?.quantity ?? 0) + change.quantity : 0;
  return ok({
    unitCount: Number(row.unit_count),
    before: row.before,
    quantity: row.quantity,
    isCapped: wanted > MAX_LINE_QUANTITY,
  });
}

type ChangeRow = {
  offer_found: boolean;
  delivery_allowed: boolean;
  fits: boolean;
  before: CartChange["before"];
  quantity: number;
  unit_count: string;
};

/** A line as JSON, for undo. */
const BEFORE = sql`json_build_object('offerId', offer_id, 'quantity', quantity, 'deliveryMethod', delivery_method)`;

/** Hall pickup is for duty-paid stock of a warehouse that offers it, and for nothing else. */
const pickupAllowed = (method: SQL) =>
  sql`(${method} = 'home' OR (o.customs_regime = '0110' AND w.offers_hall_pickup))`;

/**
 * Puts an offer in. An older offer of the same goods (another price) gives way to the new one, with
 * its pieces. The whole cart is counted from the lines before and the line written.
 */
function addLine(
  visitorId: string,
  change: { offerId: OfferId; quantity: number; deliveryMethod: DeliveryMethod },
  now: SQL,
): SQL {
  return sql`${PREPARED}
    WITH wanted AS (
      SELECT o.id, o.variant_id, o.customs_regime, o.warehouse_id, o.price_fen,
             ${pickupAllowed(sql`${change.deliveryMethod}`)} AS delivery_allowed
      FROM offer o
      JOIN warehouse w ON w.id = o.warehouse_id
      JOIN variant v ON v.id = o.variant_id
      JOIN product p ON p.id = v.product_id AND p.status = 'published' AND o.customs_regime = ANY (p.regimes)
      WHERE o.id = ${change.offerId} AND o.customs_regime <> '9610'
        AND o.valid_from <= ${now} AND (o.valid_to IS NULL OR ${now} < o.valid_to)
    ), mine AS (
      SELECT l.*, (s.id IS NOT NULL) AS is_same
      FROM cart JOIN cart_line l ON l.cart_id = cart.id
      JOIN offer lo ON lo.id = l.offer_id
      LEFT JOIN wanted s ON s.variant_id = lo.variant_id AND s.customs_regime = lo.customs_regime
                        AND s.warehouse_id = lo.warehouse_id
      WHERE cart.visitor_id = ${visitorId}
    ), same AS (
      SELECT sum(quantity)::int AS quantity, min(delivery_method) AS delivery_method FROM mine WHERE is_same
    ), allowed AS (
      SELECT wanted.*, (SELECT count(*) FROM mine WHERE NOT is_same) < ${MAX_CART_LINES} AS fits FROM wanted
    ), the_cart AS (
      INSERT INTO cart (id, visitor_id, updated_at)
      SELECT ${newId("crt")}, ${visitorId}, ${now} FROM allowed WHERE delivery_allowed AND fits
      ON CONFLICT (visitor_id) DO UPDATE SET updated_at = excluded.updated_at RETURNING id
    ), replaced AS (
      DELETE FROM cart_line l USING mine, allowed
      WHERE l.cart_id = mine.cart_id AND l.offer_id = mine.offer_id AND mine.is_same
        AND l.offer_id <> allowed.id AND delivery_allowed AND fits
    ), written AS (
      INSERT INTO cart_line (cart_id, offer_id, delivery_method, quantity, seen_price_fen, added_at)
      SELECT the_cart.id, allowed.id, ${change.deliveryMethod},
             least(${MAX_LINE_QUANTITY}, ${change.quantity} + coalesce((SELECT quantity FROM same), 0)), allowed.price_fen, ${now}
      FROM allowed, the_cart WHERE allowed.delivery_allowed AND allowed.fits
      ON CONFLICT (cart_id, offer_id) DO UPDATE
        SET quantity = least(${MAX_LINE_QUANTITY}, cart_line.quantity + ${change.quantity} + coalesce(
              (SELECT sum(mine.quantity)::int FROM mine WHERE is_same AND offer_id <> excluded.offer_id), 0)),
            delivery_method = excluded.delivery_method, seen_price_fen = excluded.seen_price_fen
      RETURNING quantity
    )
    SELECT EXISTS (SELECT FROM wanted) AS offer_found,
           coalesce((SELECT delivery_allowed FROM allowed), false) AS delivery_allowed,
           coalesce((SELECT fits FROM allowed), false) AS fits,
           (SELECT json_build_object('offerId', ${change.offerId}::text, 'quantity', quantity, 'deliveryMethod', delivery_method)
              FROM same WHERE quantity IS NOT NULL) AS before,
           coalesce((SELECT quantity FROM written), 0) AS quantity,
           (SELECT coalesce(sum(quantity), 0) FROM mine WHERE NOT is_same) + coalesce((SELECT quantity FROM written), 0) AS unit_count`;
}

/** Price of the goods of `target` as they are offered now. */
const priceInForce = (now: SQL) => sql`
  SELECT n.price_fen FROM offer n
  WHERE n.variant_id = target.variant_id AND n.customs_regime = target.customs_regime
    AND n.warehouse_id = target.warehouse_id AND n.valid_from <= ${now} AND (n.valid_to IS NULL OR ${now} < n.valid_to)
  ORDER BY n.valid_from DESC LIMIT 1`;

/** Sets the pieces or the delivery of a line that is there, or takes it out. */
function editLine(
  visitorId: string,
  change:
    | { intent: "set"; offerId: OfferId; quantity: number }
    | { intent: "remove"; offerId: OfferId }
    | { intent: "deliver"; offerId: OfferId; deliveryMethod: DeliveryMethod },
  now: SQL,
): SQL {
  const method = change.intent === "deliver" ? change.deliveryMethod : "home";
  const edit = {
    set: sql`UPDATE cart_line l SET quantity = ${change.intent === "set" ? change.quantity : 1},
               seen_price_fen = coalesce((${priceInForce(now)}), l.seen_price_fen)
             FROM target WHERE l.cart_id = target.cart_id AND l.offer_id = target.offer_id RETURNING l.quantity`,
    remove: sql`DELETE FROM cart_line l USING target
                WHERE l.cart_id = target.cart_id AND l.offer_id = target.offer_id RETURNING 0 AS quantity`,
    deliver: sql`UPDATE cart_line l SET delivery_method = ${method} FROM target
                 WHERE l.cart_id = target.cart_id AND l.offer_id = target.offer_id AND target.delivery_allowed
                 RETURNING l.quantity`,
  }[change.intent];
  return sql`${PREPARED}
    WITH mine AS (
      SELECT l.* FROM cart JOIN cart_line l ON l.cart_id = cart.id WHERE cart.visitor_id = ${visitorId}
    ), target AS (
      SELECT mine.*, o.variant_id, o.customs_regime, o.warehouse_id, ${pickupAllowed(sql`${method}`)} AS delivery_allowed
      FROM mine JOIN offer o ON o.id = mine.offer_id JOIN warehouse w ON w.id = o.warehouse_id
      WHERE mine.offer_id = ${change.offerId}
    ), touched AS (
      UPDATE cart SET updated_at = ${now} FROM target WHERE cart.id = target.cart_id
    ), edited AS (${edit})
    SELECT EXISTS (SELECT FROM target) AS offer_found,
           coalesce((SELECT delivery_allowed FROM target), false) AS delivery_allowed, true AS fits,
           (SELECT ${BEFORE} FROM target) AS before,
           coalesce((SELECT quantity FROM edited), 0) AS quantity,
           (SELECT coalesce(sum(quantity), 0) FROM mine WHERE offer_id <> ${change.offerId})
             + coalesce((SELECT quantity FROM edited), 0) AS unit_count`;
}
