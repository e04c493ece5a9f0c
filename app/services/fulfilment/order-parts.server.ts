import { type SQL, sql } from "drizzle-orm";

/** Parts of one order `o` as JSON, each a column (or two) of the statement that reads it whole. */

const goodsName = (isEnglish: boolean, line: SQL) =>
  isEnglish
    ? sql`${line}.name_en || ', ' || ${line}.spec_en`
    : sql`${line}.brand_name_zh || ' ' || ${line}.name_zh || ' ' || ${line}.spec_zh`;

export const orderLines = (isEnglish: boolean): SQL => sql`
  (SELECT json_agg(json_build_object(
            'line', l.line, 'sku', l.sku, 'gtin', l.gtin, 'goods', ${goodsName(isEnglish, sql`l`)},
            'quantity', l.quantity, 'priceFen', l.price_fen, 'goodsFen', l.goods_fen,
            'taxFen', l.duty_fen + l.consumption_tax_fen + l.vat_fen) ORDER BY l.line)
     FROM order_line l WHERE l.order_id = o.id)`;

/** The lots set aside for the order, or taken for it, and the bins they stand or stood in. */
export const orderLots = (isEnglish: boolean): SQL => {
  const taken = sql`
    FROM ledger_hold h
    JOIN ledger_account a ON a.id = h.from_account_id
    JOIN lot ON lot.id = a.lot_id
    JOIN order_line l ON l.order_id = o.id AND l.line = h.line
    WHERE h.saga_id = o.id AND h.ledger = 'physical' AND h.purpose LIKE 'allocation%' AND h.state IN ('held', 'posted')`;
  return sql`
    (SELECT json_agg(json_build_object(
              'lotId', lot.id, 'lotNo', lot.lot_no, 'line', h.line, 'goods', ${goodsName(isEnglish, sql`l`)},
              'gtin', l.gtin, 'bin', a.location, 'itemRecordNo', lot.item_record_no, 'pieces', h.qty,
              'expiresOn', lot.expires_on) ORDER BY h.line, h.id) ${taken}) AS lots,
    (SELECT json_agg(json_build_object('producedOn', lot.produced_on, 'expiresOn', lot.expires_on)
              ORDER BY h.line, h.id) ${taken}) AS lot_lives`;
};

const place = (account: SQL) =>
  sql`json_build_object('bucket', ${account}.bucket, 'customsStatus', ${account}.customs_status)`;

/**
 * Two-phase holds of the order, each as set aside and as resolved, and what was posted without one,
 * newest first; and whether all its postings sum to zero.
 */
export const orderLedger: SQL = sql`
  (SELECT json_agg(json_build_object('at', step.at, 'ledger', step.ledger, 'phase', step.phase,
            'from', step."from", 'to', step."to", 'quantities', step.quantities)
            ORDER BY step.at DESC, step.id DESC)
     FROM (
       SELECT h.created_at AS at, min(h.id) AS id, h.ledger, 'held' AS phase, ${place(sql`f`)}::jsonb AS "from",
              ${place(sql`t`)}::jsonb AS "to", json_agg(h.qty ORDER BY h.line)::jsonb AS quantities
       FROM ledger_hold h JOIN ledger_account f ON f.id = h.from_account_id JOIN ledger_account t ON t.id = h.to_account_id
       WHERE h.saga_id = o.id GROUP BY h.created_at, h.ledger, h.purpose, 5, 6
       UNION ALL
       SELECT h.resolved_at, min(h.id), h.ledger, h.state, ${place(sql`f`)}::jsonb, ${place(sql`t`)}::jsonb,
              json_agg(h.qty ORDER BY h.line)::jsonb
       FROM ledger_hold h JOIN ledger_account f ON f.id = h.from_account_id JOIN ledger_account t ON t.id = h.to_account_id
       WHERE h.saga_id = o.id AND h.resolved_at IS NOT NULL GROUP BY h.resolved_at, h.ledger, h.purpose, h.state, 5, 6
       UNION ALL
       SELECT x.posted_at, x.id, x.ledger, 'posted',
              (array_agg(${place(sql`a`)}::jsonb) FILTER (WHERE e.qty < 0))[1],
              (array_agg(${place(sql`a`)}::jsonb) FILTER (WHERE e.qty > 0))[1],
              json_agg(e.qty ORDER BY e.seq) FILTER (WHERE e.qty > 0)::jsonb
       FROM ledger_txn x JOIN ledger_entry e ON e.txn_id = x.id JOIN ledger_account a ON a.id = e.account_id
       WHERE x.source_doc = o.id AND x.idem_key NOT LIKE 'hold:%' GROUP BY x.id
     ) step) AS ledger,
  NOT EXISTS (SELECT 1 FROM ledger_txn x JOIN ledger_entry e ON e.txn_id = x.id
               WHERE x.source_doc = o.id GROUP BY x.id HAVING sum(e.qty) <> 0) AS is_balanced`;

export const orderHistory: SQL = sql`
  (SELECT json_agg(json_build_object('at', e.occurred_at, 'type', e.type, 'facts', e.facts) ORDER BY e.id)
     FROM order_event e WHERE e.order_id = o.id) AS events,
  (SELECT json_agg(json_build_object('at', a.at, 'actor', op.name, 'action', a.action) ORDER BY a.at DESC)
     FROM (SELECT * FROM audit_log WHERE (entity = 'order' AND entity_id = o.id)
              OR (entity = 'customs_message' AND entity_id = ANY (ARRAY(
                    SELECT unnest(ARRAY[c.id, 'message:' || c.id]) FROM customs_message c WHERE c.order_id = o.id
                    UNION ALL SELECT 'receipt:' || r.receipt_key FROM customs_receipt r WHERE r.order_id = o.id)))
            ORDER BY at DESC LIMIT 30) a
     LEFT JOIN operator op ON a.actor_kind = 'operator' AND 'operator:' || op.id = a.actor_id) AS audit`;
