import { type SQL, sql } from "drizzle-orm";
import { assertNever } from "~/domain/invariant";

/** The console's saved views of orders, in the order of its tabs; names stand in addresses. */
export const ORDER_VIEWS = [
  "today",
  "to_declare",
  "at_customs",
  "inspection",
  "rejected",
  "to_pick",
  "to_ship",
  "all",
] as const;
export type OrderView = (typeof ORDER_VIEWS)[number];

/** Which orders a view holds, as a condition on `"order" o`; `now` is the statement's instant. */
export function orderViewCondition(view: OrderView, now: SQL): SQL {
  switch (view) {
    case "today":
      return sql`o.placed_at >= date_trunc('day', ${now}, 'Asia/Shanghai')`;
    case "to_declare":
      return sql`(o.payment_status = 'paid' AND o.customs_status = 'not_declared')`;
    case "at_customs":
      return sql`o.customs_status IN ('declared', 'accepted', 'manual_review')`;
    case "inspection":
      return sql`o.customs_status = 'inspection'`;
    case "rejected":
      return sql`o.customs_status = 'rejected'`;
    case "to_pick":
      return sql`(o.fulfilment_status = 'allocated' AND o.customs_status IN ('released', 'not_applicable'))`;
    case "to_ship":
      return sql`o.fulfilment_status IN ('picked', 'packed')`;
    case "all":
      return sql`true`;
    default:
      return assertNever(view);
  }
}
