import type { TestDatabase } from "../database";
import type { PaidOrder } from "./paid-order";

/** Where the pieces, promises and allowance of one order's goods and person stand: on hand, set aside. */
export async function ledgerState(database: TestDatabase, one: PaidOrder) {
  const rows = await database.owner<
    { name: string; on_hand: number; allocated: number }[]
  >`SELECT a.ledger || ':' || a.bucket || coalesce(':' || a.customs_status, '') AS name,
           sum(b.on_hand)::int AS on_hand, sum(b.allocated)::int AS allocated
      FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
     WHERE a.variant_id = ${one.goods.variantId} OR a.person_hash = ${one.personHash}
     GROUP BY 1 ORDER BY 1`;
  return Object.fromEntries(
    rows.map(({ name, on_hand, allocated }) => [name, { onHand: on_hand, allocated }]),
  );
}
