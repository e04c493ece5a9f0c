-- The application role may not lock balances itself (it may not change them): this function locks the
-- bins that could serve some goods, in account order like every posting, and tells what stands free.
CREATE FUNCTION lock_free_stock(p_warehouse_id text, p_customs_status text, p_variant_ids jsonb)
RETURNS TABLE (variant_id text, lot_id text, bin text, free_count bigint, expires_on date, received_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT a.variant_id, a.lot_id, a.location, b.on_hand - b.allocated, lot.expires_on, lot.received_at
  FROM ledger_account a
  JOIN ledger_balance b ON b.account_id = a.id
  JOIN lot ON lot.id = a.lot_id
  WHERE a.ledger = 'physical' AND a.bucket = 'good' AND a.warehouse_id = p_warehouse_id
    AND a.customs_status = p_customs_status
    AND a.variant_id IN (SELECT jsonb_array_elements_text(p_variant_ids))
    AND b.on_hand > b.allocated
    AND lot_saleable(lot, (app_now() AT TIME ZONE 'Asia/Shanghai')::date)
  ORDER BY b.account_id FOR UPDATE OF b;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION lock_free_stock(text, text, jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION lock_free_stock(text, text, jsonb) TO fuling_app;
