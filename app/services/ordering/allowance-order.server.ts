import { sql } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { Tx } from "~/services/transaction.server";

/** Whose year an order counts in, read under the order's lock; undefined for duty-paid goods. */
export type AllowanceOrder = {
  personHash: string;
  year: number;
  dutiableFen: Fen;
  releasedOn: string | null;
};

export async function lockAllowanceOrder(
  tx: Tx,
  orderId: OrderId,
): Promise<"missing" | "duty_paid" | AllowanceOrder> {
  const [row] = await tx.db.execute<{
    person_hash: string | null;
    year: number | null;
    dutiable_fen: string;
    released_on: string | null;
  }>(sql`
    SELECT o.buyer_id_hash AS person_hash, o.allowance_year AS year, o.dutiable_fen,
           (SELECT to_char(d.released_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')
              FROM declaration d WHERE d.order_id = o.id AND o.customs_status = 'released') AS released_on
    FROM "order" o WHERE o.id = ${orderId} FOR NO KEY UPDATE OF o`);
  if (!row) return "missing";
  const { person_hash: personHash, year } = row;
  if (personHash === null || year === null) return "duty_paid";
  return {
    personHash,
    year: Number(year),
    dutiableFen: Number(row.dutiable_fen) as Fen,
    releasedOn: row.released_on,
  };
}
