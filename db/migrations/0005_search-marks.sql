-- Which products' search documents are behind. Transactions that touch a product in any way only
-- insert marks here: two buyers of one product never wait for each other, whatever their locks.
INSERT INTO search_vocabulary (version) VALUES (1);
--> statement-breakpoint
INSERT INTO search_upkeep DEFAULT VALUES;
--> statement-breakpoint
-- Marks products and wakes the sync once per transaction, as part of it.
CREATE FUNCTION search_mark_products(p_ids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_transaction text;
BEGIN
  INSERT INTO search_mark (product_id) SELECT DISTINCT id FROM unnest(p_ids) id WHERE id IS NOT NULL;
  IF NOT FOUND THEN RETURN; END IF;
  v_transaction := pg_current_xact_id()::text;
  IF coalesce(current_setting('app.search_woken', true), '') <> v_transaction THEN
    PERFORM set_config('app.search_woken', v_transaction, true);
    PERFORM enqueue_jobs('[{"task": "search.sync_dirty_products", "payload": {}}]');
  END IF;
END $$;
--> statement-breakpoint
-- The products behind some variants; drafts have no document and change nobody's search.
CREATE FUNCTION search_mark_variants(p_variant_ids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM search_mark_products(ARRAY(
    SELECT v.product_id FROM variant v JOIN product p ON p.id = v.product_id
    WHERE v.id = ANY (p_variant_ids) AND p.status <> 'draft'));
END $$;
--> statement-breakpoint
CREATE FUNCTION search_product_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_mark_products(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' AND OLD.status <> 'draft' THEN OLD.id END,
    CASE WHEN TG_OP <> 'DELETE' AND NEW.status <> 'draft' THEN NEW.id END]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER INSERT ON product
  FOR EACH ROW WHEN (NEW.status <> 'draft') EXECUTE FUNCTION search_product_touched();
--> statement-breakpoint
-- Imports update thousands of drafts: the function need not even be called for them.
CREATE TRIGGER marks_search_update AFTER UPDATE ON product FOR EACH ROW
  WHEN ((OLD.status <> 'draft' OR NEW.status <> 'draft') AND OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION search_product_touched();
--> statement-breakpoint
CREATE TRIGGER marks_search_delete AFTER DELETE ON product
  FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION search_product_touched();
--> statement-breakpoint
CREATE FUNCTION search_variant_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_mark_products(ARRAY(
    SELECT p.id FROM product p WHERE p.status <> 'draft' AND p.id IN (
      CASE WHEN TG_OP <> 'INSERT' THEN OLD.product_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.product_id END)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER INSERT OR UPDATE OR DELETE ON variant
  FOR EACH ROW EXECUTE FUNCTION search_variant_touched();
--> statement-breakpoint
CREATE FUNCTION search_goods_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_mark_variants(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.variant_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.variant_id END]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER INSERT OR UPDATE OR DELETE ON offer
  FOR EACH ROW EXECUTE FUNCTION search_goods_touched();
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER INSERT OR UPDATE OR DELETE ON lot
  FOR EACH ROW EXECUTE FUNCTION search_goods_touched();
--> statement-breakpoint
-- Stock matters to search only when it comes or runs out: of a promise, or of a lot (the next lot's
-- best-before day then changes). Nearly every sale stays inside the band and marks nothing.
CREATE FUNCTION search_stock_band_crossed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_variant text;
BEGIN
  SELECT variant_id INTO v_variant FROM ledger_account
   WHERE id = NEW.account_id AND ((ledger = 'promise' AND bucket = 'saleable') OR (ledger = 'physical' AND bucket = 'good'));
  IF FOUND THEN PERFORM search_mark_variants(ARRAY[v_variant]); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER UPDATE ON ledger_balance
  FOR EACH ROW WHEN (NEW.kind = 'inside' AND (OLD.on_hand - OLD.allocated > 0) <> (NEW.on_hand - NEW.allocated > 0))
  EXECUTE FUNCTION search_stock_band_crossed();
--> statement-breakpoint
-- Names and rules that many products share fan out.
CREATE FUNCTION search_brand_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_mark_products(ARRAY(SELECT id FROM product WHERE brand_id = NEW.id AND status <> 'draft'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER UPDATE ON brand
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION search_brand_touched();
--> statement-breakpoint
CREATE FUNCTION search_category_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_mark_products(ARRAY(
    SELECT p.id FROM product p JOIN category c ON c.key = p.category_key
    WHERE NEW.key IN (c.key, c.parent_key) AND p.status <> 'draft'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER UPDATE ON category
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION search_category_touched();
--> statement-breakpoint
CREATE FUNCTION search_country_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_mark_products(ARRAY(SELECT id FROM product WHERE origin_code = NEW.code AND status <> 'draft'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER UPDATE ON country
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION search_country_touched();
--> statement-breakpoint
-- Tax rates and list rows decide the price with tax and whether an offer may be sold at all.
CREATE FUNCTION search_hs_touched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_prefix text;
BEGIN
  IF TG_TABLE_NAME = 'hs_line' THEN v_prefix := NEW.code; ELSE v_prefix := NEW.hs8; END IF;
  PERFORM search_mark_products(ARRAY(
    SELECT p.id FROM product p JOIN variant v ON v.product_id = p.id
    WHERE starts_with(v.hs_code::text, v_prefix) AND p.status <> 'draft'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER INSERT OR UPDATE ON hs_line FOR EACH ROW EXECUTE FUNCTION search_hs_touched();
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER INSERT OR UPDATE ON positive_list_entry FOR EACH ROW EXECUTE FUNCTION search_hs_touched();
--> statement-breakpoint
CREATE FUNCTION search_warehouse_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_mark_variants(ARRAY(SELECT variant_id FROM offer WHERE warehouse_id = NEW.id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search AFTER UPDATE ON warehouse
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION search_warehouse_touched();
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_mark_products(text[]), search_mark_variants(text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_mark_products(text[]), search_mark_variants(text[]) TO fuling_app;
