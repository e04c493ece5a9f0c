-- Ledgers: append-only, zero-sum, two-phase. Nothing writes them but the functions below
-- (docs/decisions/0003). Errors: FL001 balance too small, FL002 key reused with other content.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'FL003';
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_txn FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON ledger_balance FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON ledger_hold FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A hold resolves exactly once and keeps what it was made of.
CREATE FUNCTION hold_resolves_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'held' OR NEW.state = 'held'
     OR (NEW.saga_id, NEW.ledger, NEW.purpose, NEW.line, NEW.from_account_id, NEW.to_account_id, NEW.qty, NEW.grams)
        IS DISTINCT FROM
        (OLD.saga_id, OLD.ledger, OLD.purpose, OLD.line, OLD.from_account_id, OLD.to_account_id, OLD.qty, OLD.grams)
  THEN
    RAISE EXCEPTION 'hold % is % already', OLD.id, OLD.state USING ERRCODE = 'FL003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER hold_resolves_once BEFORE UPDATE ON ledger_hold FOR EACH ROW EXECUTE FUNCTION hold_resolves_once();
--> statement-breakpoint
-- Entries of one transaction sum to zero for each variant, in pieces and in grams.
CREATE FUNCTION txn_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
    WHERE e.txn_id = NEW.txn_id
    GROUP BY a.variant_id HAVING sum(e.qty) <> 0 OR sum(e.grams) <> 0
  ) THEN
    RAISE EXCEPTION 'transaction % does not sum to zero', NEW.txn_id USING ERRCODE = 'FL004';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER txn_sums_to_zero AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.seq = 1) EXECUTE FUNCTION txn_sums_to_zero();
--> statement-breakpoint
-- An account's id by its code; opened with an empty balance when it is new.
-- p_account: {code, ledger, kind, bucket, warehouseId?, variantId?, lotId?, location?, customsStatus?, personHash?, year?}
CREATE FUNCTION ledger_account_id(p_account jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_id bigint;
BEGIN
  SELECT id INTO v_id FROM ledger_account WHERE code = p_account->>'code';
  IF FOUND THEN RETURN v_id; END IF;
  INSERT INTO ledger_account (ledger, kind, code, bucket, warehouse_id, variant_id, lot_id, location, customs_status, person_hash, year)
  VALUES (p_account->>'ledger', p_account->>'kind', p_account->>'code', p_account->>'bucket',
          p_account->>'warehouseId', p_account->>'variantId', p_account->>'lotId', p_account->>'location',
          p_account->>'customsStatus', p_account->>'personHash', (p_account->>'year')::smallint)
  ON CONFLICT (code) DO NOTHING RETURNING id INTO v_id;
  IF v_id IS NULL THEN
    SELECT id INTO v_id FROM ledger_account WHERE code = p_account->>'code';
    RETURN v_id;
  END IF;
  INSERT INTO ledger_balance (account_id, kind, on_hand, on_hand_grams, allocated, version)
  VALUES (v_id, p_account->>'kind', 0, 0, 0, 0);
  RETURN v_id;
END $$;
--> statement-breakpoint
-- Changes one balance, or refuses: nothing inside may fall below zero or below what is allocated.
CREATE FUNCTION ledger_move(p_account_id bigint, p_qty bigint, p_grams bigint, p_allocated bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE ledger_balance
     SET on_hand = on_hand + p_qty, on_hand_grams = on_hand_grams + p_grams,
         allocated = allocated + p_allocated, version = version + 1
   WHERE account_id = p_account_id
     AND (kind = 'outside' OR (on_hand + p_qty >= 0 AND allocated + p_allocated BETWEEN 0 AND on_hand + p_qty));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not enough on ledger account %', p_account_id
      USING ERRCODE = 'FL001', DETAIL = (SELECT code FROM ledger_account WHERE id = p_account_id);
  END IF;
END $$;
--> statement-breakpoint
-- Opens a transaction row; NULL when the same key with the same content was posted before.
CREATE FUNCTION ledger_open_txn(p_txn jsonb, p_content text) RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE v_id bigint; v_hash text; v_known text;
BEGIN
  v_hash := md5(p_content);
  INSERT INTO ledger_txn (ledger, type, source_doc, reason, actor, occurred_at, posted_at, idem_key, content_hash, reverses)
  VALUES (p_txn->>'ledger', p_txn->>'type', p_txn->>'sourceDoc', p_txn->>'reason', p_txn->>'actor',
          coalesce((p_txn->>'occurredAt')::timestamptz, app_now()), app_now(), p_txn->>'idemKey', v_hash,
          (p_txn->>'reverses')::bigint)
  ON CONFLICT (idem_key) DO NOTHING RETURNING id INTO v_id;
  IF v_id IS NULL THEN
    SELECT content_hash INTO v_known FROM ledger_txn WHERE idem_key = p_txn->>'idemKey';
    IF v_known <> v_hash THEN
      RAISE EXCEPTION 'ledger key % was used for another posting', p_txn->>'idemKey' USING ERRCODE = 'FL002';
    END IF;
  END IF;
  RETURN v_id;
END $$;
--> statement-breakpoint
-- Posts entries at once. p_entries: [{account: {...}, qty, grams}]. Returns the transaction's id,
-- or NULL when it was posted before.
CREATE FUNCTION ledger_post(p_txn jsonb, p_entries jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_txn bigint; v_row record;
BEGIN
  v_txn := ledger_open_txn(p_txn, p_entries::text);
  IF v_txn IS NULL THEN RETURN NULL; END IF;
  FOR v_row IN
    SELECT row_number() OVER (ORDER BY ledger_account_id(e->'account')) AS seq,
           ledger_account_id(e->'account') AS account_id,
           (e->>'qty')::bigint AS qty, coalesce((e->>'grams')::bigint, 0) AS grams
    FROM jsonb_array_elements(p_entries) e ORDER BY 2
  LOOP
    INSERT INTO ledger_entry (txn_id, seq, account_id, qty, grams)
    VALUES (v_txn, v_row.seq, v_row.account_id, v_row.qty, v_row.grams);
    PERFORM ledger_move(v_row.account_id, v_row.qty, v_row.grams, 0);
  END LOOP;
  RETURN v_txn;
END $$;
--> statement-breakpoint
-- First phase: sets quantities aside. p_lines: [{line, from: {...}, to: {...}, qty, grams}].
-- All or nothing; the same (saga, purpose, line, account) a second time changes nothing.
CREATE FUNCTION ledger_hold(p_saga text, p_ledger text, p_purpose text, p_expires_at timestamptz, p_lines jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_row record; v_count integer := 0;
BEGIN
  FOR v_row IN
    SELECT (l->>'line')::smallint AS line, ledger_account_id(l->'from') AS from_id, ledger_account_id(l->'to') AS to_id,
           (l->>'qty')::bigint AS qty, coalesce((l->>'grams')::bigint, 0) AS grams
    FROM jsonb_array_elements(p_lines) l ORDER BY 2, 1
  LOOP
    INSERT INTO ledger_hold (saga_id, ledger, purpose, line, from_account_id, to_account_id, qty, grams, state, expires_at, created_at)
    VALUES (p_saga, p_ledger, p_purpose, v_row.line, v_row.from_id, v_row.to_id, v_row.qty, v_row.grams, 'held', p_expires_at, app_now())
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
      PERFORM ledger_move(v_row.from_id, 0, 0, v_row.qty);
      v_count := v_count + 1;
    END IF;
  END LOOP;
  RETURN v_count;
END $$;
--> statement-breakpoint
-- Second phase: posts, voids or expires every open hold of a saga (of one purpose, when given).
-- Returns how many were resolved; 0 when there was nothing left to resolve.
CREATE FUNCTION ledger_resolve(p_saga text, p_ledger text, p_purpose text, p_outcome text, p_txn jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_ids bigint[]; v_txn bigint; v_row record;
BEGIN
  IF p_outcome NOT IN ('posted', 'voided', 'expired') THEN
    RAISE EXCEPTION 'unknown outcome %', p_outcome USING ERRCODE = 'FL003';
  END IF;
  SELECT array_agg(id ORDER BY id) INTO v_ids FROM (
    SELECT id FROM ledger_hold
    WHERE saga_id = p_saga AND ledger = p_ledger AND state = 'held' AND (p_purpose IS NULL OR purpose = p_purpose)
    ORDER BY id FOR UPDATE
  ) open_holds;
  IF v_ids IS NULL THEN RETURN 0; END IF;

  IF p_outcome = 'posted' THEN
    v_txn := ledger_open_txn(
      p_txn || jsonb_build_object('ledger', p_ledger, 'sourceDoc', p_saga,
                                  'idemKey', 'hold:' || p_ledger || ':' || p_saga || ':' || v_ids[1]::text),
      v_ids::text);
    INSERT INTO ledger_entry (txn_id, seq, account_id, qty, grams)
    SELECT v_txn, row_number() OVER (ORDER BY h.id, side.sign), side.account_id, side.sign * h.qty, side.sign * h.grams
    FROM ledger_hold h
    CROSS JOIN LATERAL (VALUES (h.from_account_id, -1), (h.to_account_id, 1)) AS side(account_id, sign)
    WHERE h.id = ANY (v_ids);
  END IF;

  -- One update per account, in account order, so that two resolutions never wait for each other.
  FOR v_row IN
    SELECT account_id, sum(qty)::bigint AS qty, sum(grams)::bigint AS grams, sum(allocated)::bigint AS allocated FROM (
      SELECT from_account_id AS account_id,
             CASE WHEN p_outcome = 'posted' THEN -qty ELSE 0 END AS qty,
             CASE WHEN p_outcome = 'posted' THEN -grams ELSE 0 END AS grams, -qty AS allocated
      FROM ledger_hold WHERE id = ANY (v_ids)
      UNION ALL
      SELECT to_account_id, qty, grams, 0 FROM ledger_hold WHERE id = ANY (v_ids) AND p_outcome = 'posted'
    ) moves GROUP BY account_id ORDER BY account_id
  LOOP
    PERFORM ledger_move(v_row.account_id, v_row.qty, v_row.grams, v_row.allocated);
  END LOOP;

  UPDATE ledger_hold SET state = p_outcome, resolved_at = app_now(), resolved_txn_id = v_txn WHERE id = ANY (v_ids);
  RETURN cardinality(v_ids);
END $$;
--> statement-breakpoint
-- Locks a person's year, grants it the yearly limit when it is new (or the limit rose), and returns
-- what this shop has used of it: reserved plus released, in fen.
CREATE FUNCTION allowance_used(p_person_hash text, p_year integer, p_limit_fen bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_free bigint; v_source bigint; v_granted bigint; v_left bigint;
  v_key text := p_person_hash || ':' || p_year;
  v_free_account jsonb := jsonb_build_object('code', 'allowance:free:' || v_key, 'ledger', 'allowance', 'kind', 'inside', 'bucket', 'free', 'personHash', p_person_hash, 'year', p_year);
  v_source_account jsonb := jsonb_build_object('code', 'allowance:source:' || v_key, 'ledger', 'allowance', 'kind', 'outside', 'bucket', 'source', 'personHash', p_person_hash, 'year', p_year);
BEGIN
  v_free := ledger_account_id(v_free_account);
  v_source := ledger_account_id(v_source_account);
  PERFORM 1 FROM ledger_balance WHERE account_id = v_free FOR UPDATE;
  SELECT -on_hand INTO v_granted FROM ledger_balance WHERE account_id = v_source;
  IF v_granted < p_limit_fen THEN
    PERFORM ledger_post(
      jsonb_build_object('ledger', 'allowance', 'type', 'grant', 'sourceDoc', 'limit', 'reason', 'yearly limit', 'actor', 'system',
                         'idemKey', 'grant:' || v_key || ':' || p_limit_fen),
      jsonb_build_array(jsonb_build_object('account', v_free_account, 'qty', p_limit_fen - v_granted),
                        jsonb_build_object('account', v_source_account, 'qty', v_granted - p_limit_fen)));
    v_granted := p_limit_fen;
  END IF;
  SELECT on_hand - allocated INTO v_left FROM ledger_balance WHERE account_id = v_free;
  RETURN v_granted - v_left;
END $$;
--> statement-breakpoint
-- The one predicate of "may this lot be sold on that day" (storefront, allocator, picker, packer).
CREATE FUNCTION lot_saleable(p_lot lot, p_on date) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT p_on <= p_lot.sell_until AND p_lot.recalled_at IS NULL $$;
--> statement-breakpoint
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
REVOKE INSERT, UPDATE, DELETE ON ledger_account, ledger_txn, ledger_entry, ledger_balance, ledger_hold FROM fuling_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON order_event, audit_log FROM fuling_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger_account_id(jsonb), ledger_move(bigint, bigint, bigint, bigint), ledger_open_txn(jsonb, text),
  ledger_post(jsonb, jsonb), ledger_hold(text, text, text, timestamptz, jsonb), ledger_resolve(text, text, text, text, jsonb),
  allowance_used(text, integer, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ledger_post(jsonb, jsonb), ledger_hold(text, text, text, timestamptz, jsonb),
  ledger_resolve(text, text, text, text, jsonb), allowance_used(text, integer, bigint) TO fuling_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION lock_free_stock(text, text, jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION lock_free_stock(text, text, jsonb) TO fuling_app;
