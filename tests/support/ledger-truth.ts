import { expect } from "vitest";
import type { TestDatabase } from "./database";

/**
 * What must hold of the ledgers at any time (inventory-and-warehouses §1.11): entries sum to zero,
 * balances are the sums of their entries, allocated is the sum of open holds, nothing inside is below zero.
 */
export async function expectLedgersTrue({ owner }: TestDatabase): Promise<void> {
  const unbalanced = await owner`
    SELECT e.txn_id FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
    GROUP BY e.txn_id, a.variant_id HAVING sum(e.qty) <> 0 OR sum(e.grams) <> 0`;
  expect(unbalanced, "entries of each transaction sum to zero").toEqual([]);
  const drifted = await owner`
    SELECT a.code, b.on_hand, b.allocated, coalesce(e.qty, 0) AS entries, coalesce(h.qty, 0) AS holds
    FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id
    LEFT JOIN (SELECT account_id, sum(qty) AS qty, sum(grams) AS grams FROM ledger_entry GROUP BY 1) e ON e.account_id = b.account_id
    LEFT JOIN (SELECT from_account_id, sum(qty) AS qty FROM ledger_hold WHERE state = 'held' GROUP BY 1) h ON h.from_account_id = b.account_id
    WHERE b.on_hand <> coalesce(e.qty, 0) OR b.on_hand_grams <> coalesce(e.grams, 0) OR b.allocated <> coalesce(h.qty, 0)`;
  expect(drifted, "balances are what entries and holds say").toEqual([]);
  const negative = await owner`
    SELECT account_id FROM ledger_balance WHERE kind = 'inside' AND (on_hand < 0 OR allocated < 0 OR allocated > on_hand)`;
  expect(negative, "nothing inside is below zero").toEqual([]);
  const unequal = await owner`
    SELECT o.id FROM "order" o JOIN payment p ON p.order_id = o.id
    JOIN (SELECT order_id, sum(goods_fen + freight_share_fen + insurance_share_fen + duty_fen + consumption_tax_fen + vat_fen) AS total,
                 sum(dutiable_fen) AS dutiable FROM order_line GROUP BY 1) l ON l.order_id = o.id
    WHERE l.total <> o.total_fen OR p.amount_fen <> o.total_fen OR l.dutiable <> o.dutiable_fen
       OR (p.paid_fen IS NOT NULL AND o.payment_status = 'paid' AND p.paid_fen <> o.total_fen)`;
  expect(unequal, "an order's total is the sum of its parts and what is paid").toEqual([]);
}

/** On hand and allocated of one account; undefined while nobody used it. */
export async function balanceOf({ owner }: TestDatabase, code: string) {
  const [row] = await owner<{ on_hand: string; allocated: string }[]>`
    SELECT b.on_hand, b.allocated FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id WHERE a.code = ${code}`;
  return row && { onHand: Number(row.on_hand), allocated: Number(row.allocated) };
}
