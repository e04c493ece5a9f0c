-- Each rate becomes a row of its own, with its own time, source and certainty (docs/decisions/0050).
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
INSERT INTO vat_rate (hs_code, rate_bps, valid_from, valid_to, state, source)
SELECT code, CASE WHEN state <> 'unknown' THEN vat_bps END, valid_from, valid_to, state, source FROM hs_line;
--> statement-breakpoint
INSERT INTO consumption_tax_rate (hs_code, tax, valid_from, valid_to, state, source)
SELECT code, CASE WHEN state <> 'unknown' AND consumption_tax->>'kind' <> 'specific_blocked' THEN consumption_tax END, valid_from, valid_to,
       CASE WHEN consumption_tax->>'kind' = 'specific_blocked' THEN 'unknown' ELSE state END, source FROM hs_line;
--> statement-breakpoint
INSERT INTO tariff_rate (hs8, regime, origin, duty, valid_from, valid_to, state, source)
SELECT DISTINCT ON (left(code, 8), valid_from) left(code, 8), 'MFN', '*', jsonb_build_object('kind', 'ad_valorem', 'bps', mfn_bps),
       valid_from, valid_to, state, source
FROM hs_line WHERE mfn_bps IS NOT NULL AND state <> 'unknown' ORDER BY left(code, 8), valid_from, code;
--> statement-breakpoint
-- Until now a later row prevailed where two were in force: it ends the earlier one from here on.
DO $$
DECLARE v_rule record;
BEGIN
  FOR v_rule IN SELECT * FROM (VALUES
    ('hs_line', 'code'),
    ('vat_rate', 'hs_code'),
    ('consumption_tax_rate', 'hs_code'),
    ('tariff_line', 'hs8'),
    ('tariff_rate', 'hs8, regime, origin'),
    ('agreement_entry', 'agreement, origin'),
    ('safeguard', 'hs_prefix, origin'),
    ('origin_rule', 'hs_prefix, agreement'),
    ('tariff_differential', 'hs_prefix'),
    ('positive_list_entry', 'hs8'),
    ('limit_rule', 'kind'),
    ('freight_rule', 'warehouse_id, delivery_method'),
    ('shelf_life_rule', 'category_key'),
    ('personal_mail_rate', 'goods_kind'),
    ('setting', 'key')
  ) AS rules(name, key) LOOP
    EXECUTE format($q$
      UPDATE %1$I t SET valid_to = follow.next_from - 1
      FROM (SELECT id, lead(valid_from) OVER (PARTITION BY %2$s ORDER BY valid_from) AS next_from FROM %1$I) follow
      WHERE follow.id = t.id AND follow.next_from <= coalesce(t.valid_to, 'infinity')$q$, v_rule.name, v_rule.key);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE hs_line
  ADD CONSTRAINT hs_line_in_force_once EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT hs_line_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT hs_line_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE vat_rate
  ADD CONSTRAINT vat_rate_in_force_once EXCLUDE USING gist (hs_code WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT vat_rate_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT vat_rate_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE consumption_tax_rate
  ADD CONSTRAINT consumption_tax_rate_in_force_once EXCLUDE USING gist (hs_code WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT consumption_tax_rate_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT consumption_tax_rate_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE tariff_line
  ADD CONSTRAINT tariff_line_in_force_once EXCLUDE USING gist (hs8 WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT tariff_line_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT tariff_line_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE tariff_rate
  ADD CONSTRAINT tariff_rate_in_force_once EXCLUDE USING gist (hs8 WITH =, regime WITH =, origin WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT tariff_rate_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT tariff_rate_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE agreement_entry
  ADD CONSTRAINT agreement_entry_in_force_once EXCLUDE USING gist (agreement WITH =, origin WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT agreement_entry_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT agreement_entry_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE safeguard
  ADD CONSTRAINT safeguard_in_force_once EXCLUDE USING gist (hs_prefix WITH =, origin WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT safeguard_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT safeguard_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE origin_rule
  ADD CONSTRAINT origin_rule_in_force_once EXCLUDE USING gist (hs_prefix WITH =, agreement WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT origin_rule_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT origin_rule_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE tariff_differential
  ADD CONSTRAINT tariff_differential_in_force_once EXCLUDE USING gist (hs_prefix WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT tariff_differential_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT tariff_differential_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE positive_list_entry
  ADD CONSTRAINT positive_list_entry_in_force_once EXCLUDE USING gist (hs8 WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT positive_list_entry_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT positive_list_entry_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE limit_rule
  ADD CONSTRAINT limit_rule_in_force_once EXCLUDE USING gist (kind WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT limit_rule_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT limit_rule_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE freight_rule
  ADD CONSTRAINT freight_rule_in_force_once EXCLUDE USING gist (warehouse_id WITH =, delivery_method WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT freight_rule_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT freight_rule_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE shelf_life_rule
  ADD CONSTRAINT shelf_life_rule_in_force_once EXCLUDE USING gist (category_key WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT shelf_life_rule_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT shelf_life_rule_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE personal_mail_rate
  ADD CONSTRAINT personal_mail_rate_in_force_once EXCLUDE USING gist (goods_kind WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT personal_mail_rate_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT personal_mail_rate_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
ALTER TABLE setting
  ADD CONSTRAINT setting_in_force_once EXCLUDE USING gist (key WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_by IS NULL),
  ADD CONSTRAINT setting_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT setting_state CHECK (state IN ('verified', 'unverified', 'unknown'));
--> statement-breakpoint
-- Unknown is never zero, and no rate reaches 100 %.
ALTER TABLE vat_rate
  ADD CONSTRAINT vat_rate_hs_code CHECK (hs_code ~ '^[0-9]{8}([0-9]{2})?$'),
  ADD CONSTRAINT vat_rate_unknown_is_null CHECK ((rate_bps IS NULL) = (state = 'unknown')),
  ADD CONSTRAINT vat_rate_below_100 CHECK (rate_bps BETWEEN 0 AND 9999);
--> statement-breakpoint
ALTER TABLE consumption_tax_rate
  ADD CONSTRAINT consumption_tax_rate_hs_code CHECK (hs_code ~ '^[0-9]{8}([0-9]{2})?$'),
  ADD CONSTRAINT consumption_tax_rate_unknown_is_null CHECK ((tax IS NULL) = (state = 'unknown')),
  ADD CONSTRAINT consumption_tax_rate_below_100 CHECK (coalesce((tax->>'rateBps')::integer, 0) BETWEEN 0 AND 9999);
--> statement-breakpoint
ALTER TABLE tariff_rate
  ADD CONSTRAINT tariff_rate_hs8 CHECK (hs8 ~ '^[0-9]{8}$'),
  ADD CONSTRAINT tariff_rate_regime CHECK (regime IN ('MFN', 'PROVISIONAL', 'RCEP', 'ACFTA', 'CHAFTA', 'NZFTA', 'KFTA')),
  ADD CONSTRAINT tariff_rate_origin CHECK (CASE WHEN regime IN ('MFN', 'PROVISIONAL') THEN origin = '*' ELSE origin ~ '^[A-Z]{2}$' END),
  ADD CONSTRAINT tariff_rate_unknown_is_null CHECK ((duty IS NULL) = (state = 'unknown')),
  ADD CONSTRAINT tariff_rate_below_100 CHECK (coalesce((duty->>'bps')::integer, 0) BETWEEN 0 AND 9999),
  ADD CONSTRAINT tariff_rate_specific_has_unit CHECK (
    duty->>'kind' NOT IN ('specific', 'compound')
    OR coalesce((duty->>'milliFenPerUnit')::bigint > 0 AND duty->>'unit' IN ('kg', 'l', 'piece'), false));
--> statement-breakpoint
ALTER TABLE tariff_line ADD CONSTRAINT tariff_line_hs8 CHECK (hs8 ~ '^[0-9]{8}$');
--> statement-breakpoint
ALTER TABLE safeguard
  ADD CONSTRAINT safeguard_hs_prefix CHECK (hs_prefix ~ '^[0-9]{4,8}$'),
  ADD CONSTRAINT safeguard_points CHECK (additional_bps BETWEEN 0 AND 99999 AND quota_kg > 0);
--> statement-breakpoint
ALTER TABLE origin_rule ADD CONSTRAINT origin_rule_hs_prefix CHECK (hs_prefix ~ '^[0-9]{2,6}$');
--> statement-breakpoint
ALTER TABLE tariff_differential ADD CONSTRAINT tariff_differential_hs_prefix CHECK (hs_prefix ~ '^[0-9]{4,8}$');
--> statement-breakpoint
ALTER TABLE personal_mail_rate ADD CONSTRAINT personal_mail_rate_below_100 CHECK (rate_bps BETWEEN 0 AND 9999);
--> statement-breakpoint
ALTER TABLE positive_list_entry ADD CONSTRAINT positive_list_entry_hs8 CHECK (hs8 ~ '^[0-9]{8}$');
--> statement-breakpoint
CREATE INDEX tariff_rate_hs8 ON tariff_rate (hs8);
--> statement-breakpoint
-- What was approved stays as it was: a row is only ended earlier, or withdrawn once.
CREATE FUNCTION keep_rule_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a rule row is never deleted' USING ERRCODE = 'FL005';
  END IF;
  IF (to_jsonb(NEW) - 'valid_to' - 'withdrawn_by') <> (to_jsonb(OLD) - 'valid_to' - 'withdrawn_by')
     OR (NEW.valid_to IS DISTINCT FROM OLD.valid_to
         AND (NEW.valid_to IS NULL OR NEW.valid_to > coalesce(OLD.valid_to, 'infinity')))
     OR (OLD.withdrawn_by IS NOT NULL AND NEW.withdrawn_by IS DISTINCT FROM OLD.withdrawn_by) THEN
    RAISE EXCEPTION 'a rule row is never overwritten' USING ERRCODE = 'FL005';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON hs_line FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON vat_rate FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON consumption_tax_rate FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON tariff_line FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON tariff_rate FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON agreement_entry FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON safeguard FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON origin_rule FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON tariff_differential FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON positive_list_entry FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON limit_rule FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON freight_rule FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON shelf_life_rule FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON personal_mail_rate FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER keeps_rule_row BEFORE UPDATE OR DELETE ON setting FOR EACH ROW EXECUTE FUNCTION keep_rule_row();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON vat_rate FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON consumption_tax_rate FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tariff_line FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tariff_rate FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON agreement_entry FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON safeguard FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON origin_rule FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tariff_differential FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
CREATE TRIGGER raises_rule_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON personal_mail_rate FOR EACH STATEMENT EXECUTE FUNCTION raise_rule_version();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON hs_line, vat_rate, consumption_tax_rate, tariff_line, tariff_rate, agreement_entry, safeguard, origin_rule, tariff_differential, positive_list_entry, limit_rule, freight_rule, shelf_life_rule, personal_mail_rate, setting FROM fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON hs_line TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON vat_rate TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON consumption_tax_rate TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON tariff_line TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON tariff_rate TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON agreement_entry TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON safeguard TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON origin_rule TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON tariff_differential TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON positive_list_entry TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON limit_rule TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON freight_rule TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON shelf_life_rule TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON personal_mail_rate TO fuling_app;
--> statement-breakpoint
GRANT UPDATE (valid_to, withdrawn_by) ON setting TO fuling_app;
--> statement-breakpoint
-- A rate that changes changes prices: the products of its code are marked for the search, once a statement.
CREATE FUNCTION search_rates_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_mark_products(ARRAY(
    SELECT DISTINCT p.id FROM changed c
    JOIN variant v ON starts_with(v.hs_code::text, to_jsonb(c)->>TG_ARGV[0])
    JOIN product p ON p.id = v.product_id
    WHERE p.status <> 'draft'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER marks_search_insert AFTER INSERT ON vat_rate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_rates_touched('hs_code');
--> statement-breakpoint
CREATE TRIGGER marks_search_update AFTER UPDATE ON vat_rate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_rates_touched('hs_code');
--> statement-breakpoint
CREATE TRIGGER marks_search_insert AFTER INSERT ON consumption_tax_rate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_rates_touched('hs_code');
--> statement-breakpoint
CREATE TRIGGER marks_search_update AFTER UPDATE ON consumption_tax_rate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_rates_touched('hs_code');
--> statement-breakpoint
CREATE TRIGGER marks_search_insert AFTER INSERT ON tariff_rate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_rates_touched('hs8');
--> statement-breakpoint
CREATE TRIGGER marks_search_update AFTER UPDATE ON tariff_rate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_rates_touched('hs8');
--> statement-breakpoint
DROP TRIGGER marks_search ON hs_line;
