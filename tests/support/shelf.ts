import type postgres from "postgres";
import type { OfferId, VariantId, WarehouseId } from "~/domain/ids";
import { promiseAccounts } from "~/domain/stock/accounts";
import { newId } from "~/platform/new-id.server";
import { promiseHolds } from "~/services/ordering/order-holds";

/** Goods of the seed that are offered bonded, and the page of that offer. */
export type ShelfGoods = {
  offerId: OfferId;
  variantId: VariantId;
  warehouseId: WarehouseId;
  sku: string;
  path: string;
};

/** Bonded offers with stock, each of another product; the same ones each time. */
export async function bondedGoods(sql: postgres.Sql, count: number): Promise<ShelfGoods[]> {
  const rows = await sql<(Omit<ShelfGoods, "path"> & { slug: string })[]>`
    SELECT DISTINCT ON (p.slug) o.id AS "offerId", o.variant_id AS "variantId",
      o.warehouse_id AS "warehouseId", v.sku, p.slug
    FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id
    JOIN ledger_account a ON a.code = 'promise:saleable:' || o.warehouse_id || ':' || o.variant_id
    JOIN ledger_balance b ON b.account_id = a.id AND b.on_hand - b.allocated >= 2
    WHERE o.customs_regime = '1210' AND p.status = 'published' AND o.price_fen < 50000
      AND o.valid_from <= now() AND (o.valid_to IS NULL OR o.valid_to > now())
    ORDER BY p.slug, o.id LIMIT ${count}`;
  return rows.map(({ slug, ...goods }) => ({
    ...goods,
    path: `/products/${slug}?offer=${goods.offerId}`,
  }));
}

/** What the promise book says of goods, and whether its balance is what entries and holds say. */
export async function shelfOf(sql: postgres.Sql, goods: ShelfGoods) {
  const [row] = await sql<{ on_hand: string; allocated: string; is_true: boolean }[]>`
    SELECT b.on_hand, b.allocated,
      b.on_hand = (SELECT sum(e.qty) FROM ledger_entry e WHERE e.account_id = b.account_id)
      AND b.allocated = (SELECT coalesce(sum(h.qty), 0) FROM ledger_hold h
                         WHERE h.from_account_id = b.account_id AND h.state = 'held') AS is_true
    FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id
    WHERE a.code = ${promiseAccounts.saleable(goods).code}`;
  if (!row) throw new Error(`nothing was ever promised of ${goods.sku}`);
  const [onHand, allocated] = [Number(row.on_hand), Number(row.allocated)];
  return { onHand, allocated, free: onHand - allocated, isTrue: row.is_true };
}

/** Promises so many pieces more, which no lot stands behind: for trying the promise book alone. */
export async function promiseMore(
  sql: postgres.Sql,
  goods: ShelfGoods,
  pieces: number,
): Promise<void> {
  const txn = {
    ledger: "promise",
    type: "receive",
    sourceDoc: "bench",
    reason: "bench",
    actor: "bench",
    idemKey: newId("ord"),
  };
  const entries = [
    { account: promiseAccounts.source(goods), qty: -pieces, grams: 0 },
    { account: promiseAccounts.saleable(goods), qty: pieces, grams: 0 },
  ];
  await sql`SELECT ledger_post(${JSON.stringify(txn)}::text::jsonb, ${JSON.stringify(entries)}::text::jsonb)`;
}

/** Holds all but so many pieces, as other people's open orders would. */
export async function leaveForSale(
  sql: postgres.Sql,
  goods: ShelfGoods,
  pieces: number,
): Promise<void> {
  const { free } = await shelfOf(sql, goods);
  if (free < pieces) throw new Error(`only ${free} of ${goods.sku} are left`);
  if (free === pieces) return;
  const lines = promiseHolds(goods.warehouseId, [
    { line: 1, variantId: goods.variantId, quantity: free - pieces },
  ]);
  await sql`SELECT ledger_hold(${newId("ord")}, 'promise', 'checkout', NULL, ${JSON.stringify(lines)}::text::jsonb)`;
}
