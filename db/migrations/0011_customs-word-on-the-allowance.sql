-- Customs' answer overrides our own count of a person's year: what it counts beyond our releases stands
-- on `elsewhere`. It comes out of `free`; what is reserved already is `owed` until an order frees it.
CREATE FUNCTION allowance_account(p_bucket text, p_person_hash text, p_year integer) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'code', 'allowance:' || p_bucket || ':' || p_person_hash || ':' || p_year, 'ledger', 'allowance',
    'kind', CASE WHEN p_bucket IN ('source', 'owed') THEN 'outside' ELSE 'inside' END,
    'bucket', p_bucket, 'personHash', p_person_hash, 'year', p_year)
$$;
--> statement-breakpoint
-- On hand of one of a person's accounts; 0 while nobody opened it.
CREATE FUNCTION allowance_on_hand(p_bucket text, p_person_hash text, p_year integer) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT b.on_hand FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
                   WHERE a.code = allowance_account(p_bucket, p_person_hash, p_year)->>'code'), 0)
$$;
--> statement-breakpoint
-- Posts what moves between a person's accounts: {bucket: fen}; zeros are left out.
CREATE FUNCTION allowance_post(p_person_hash text, p_year integer, p_txn jsonb, p_moves jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM ledger_post(
    p_txn || jsonb_build_object('ledger', 'allowance'),
    (SELECT jsonb_agg(jsonb_build_object('account', allowance_account(key, p_person_hash, p_year), 'qty', value::bigint) ORDER BY key)
       FROM jsonb_each_text(p_moves) WHERE value::bigint <> 0));
END $$;
--> statement-breakpoint
-- Locks a person's year, grants it the yearly limit when it is new (or the limit rose), lets what was
-- freed pay what is owed, and returns what is used: reserved, released, and counted by customs, in fen.
CREATE OR REPLACE FUNCTION allowance_used(p_person_hash text, p_year integer, p_limit_fen bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_free bigint; v_granted bigint; v_paid bigint; v_reserved bigint; v_open bigint; v_version integer;
  v_key text := p_person_hash || ':' || p_year;
BEGIN
  v_free := ledger_account_id(allowance_account('free', p_person_hash, p_year));
  PERFORM ledger_account_id(allowance_account('source', p_person_hash, p_year));
  PERFORM 1 FROM ledger_balance WHERE account_id = v_free FOR UPDATE;
  v_granted := -allowance_on_hand('source', p_person_hash, p_year);
  IF v_granted < p_limit_fen THEN
    PERFORM allowance_post(p_person_hash, p_year,
      jsonb_build_object('type', 'grant', 'sourceDoc', 'limit', 'reason', 'yearly limit', 'actor', 'system',
                         'idemKey', 'grant:' || v_key || ':' || p_limit_fen),
      jsonb_build_object('free', p_limit_fen - v_granted, 'source', v_granted - p_limit_fen));
  END IF;
  SELECT allocated, on_hand - allocated, version INTO v_reserved, v_open, v_version
  FROM ledger_balance WHERE account_id = v_free;
  v_paid := least(v_open, -allowance_on_hand('owed', p_person_hash, p_year));
  IF v_paid > 0 THEN
    PERFORM allowance_post(p_person_hash, p_year,
      jsonb_build_object('type', 'customs_word', 'sourceDoc', 'owed', 'reason', 'freed after customs counted it', 'actor', 'system',
                         'idemKey', 'owed:' || v_key || ':' || v_version),
      jsonb_build_object('free', -v_paid, 'owed', v_paid));
  END IF;
  RETURN v_reserved + allowance_on_hand('used', p_person_hash, p_year) + allowance_on_hand('elsewhere', p_person_hash, p_year);
END $$;
--> statement-breakpoint
-- Customs' word about a person's year: it counts p_used_fen, or, where it gave no figure, an order of
-- p_over_fen does not fit any more (it counts more than the limit less that order). Posts the difference
-- to what stands here, with source and reason. Lists that customs accepted and has not ruled on are in
-- its figure already, and in ours as reserved. Returns the difference; 0 = they agreed.
CREATE FUNCTION allowance_override(p_person_hash text, p_year integer, p_used_fen bigint, p_over_fen bigint, p_txn jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_used bigint; v_elsewhere bigint; v_owed bigint; v_open bigint; v_accepted bigint; v_customs bigint;
  v_difference bigint; v_part bigint; v_cut bigint;
BEGIN
  PERFORM allowance_used(p_person_hash, p_year, 0);
  v_used := allowance_on_hand('used', p_person_hash, p_year);
  v_elsewhere := allowance_on_hand('elsewhere', p_person_hash, p_year);
  v_owed := -allowance_on_hand('owed', p_person_hash, p_year);
  SELECT coalesce(sum(dutiable_fen), 0) INTO v_accepted FROM "order"
  WHERE buyer_id_hash = p_person_hash AND allowance_year = p_year AND payment_status = 'paid'
    AND customs_status IN ('accepted', 'manual_review', 'inspection');
  v_customs := coalesce(p_used_fen, 1 - allowance_on_hand('source', p_person_hash, p_year) - p_over_fen);
  v_difference := greatest(v_customs - v_accepted, 0) - v_used - v_elsewhere;
  -- Without a figure customs only said "at least": what we count above it stands.
  IF v_difference = 0 OR (p_used_fen IS NULL AND v_difference < 0) THEN RETURN 0; END IF;
  IF v_difference > 0 THEN
    SELECT b.on_hand - b.allocated INTO v_open FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
    WHERE a.code = allowance_account('free', p_person_hash, p_year)->>'code';
    v_part := least(v_difference, v_open);
    PERFORM allowance_post(p_person_hash, p_year, p_txn || jsonb_build_object('type', 'customs_word'),
      jsonb_build_object('free', -v_part, 'owed', v_part - v_difference, 'elsewhere', v_difference));
  ELSE
    -- Other shops' use is taken back first; below that customs counts less than we released.
    v_cut := least(-v_difference, v_elsewhere);
    v_part := least(-v_difference, v_owed);
    PERFORM allowance_post(p_person_hash, p_year, p_txn || jsonb_build_object('type', 'customs_word'),
      jsonb_build_object('elsewhere', -v_cut, 'used', v_difference + v_cut, 'owed', v_part, 'free', -v_difference - v_part));
  END IF;
  RETURN v_difference;
END $$;
--> statement-breakpoint
-- Goods came back in time: their value leaves the year. No more than stands there as released, for
-- customs may have said less than we counted. Returns what was freed.
CREATE FUNCTION allowance_return(p_person_hash text, p_year integer, p_fen bigint, p_txn jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_fen bigint;
BEGIN
  PERFORM allowance_used(p_person_hash, p_year, 0);
  v_fen := least(p_fen, allowance_on_hand('used', p_person_hash, p_year));
  IF v_fen <= 0 THEN RETURN 0; END IF;
  PERFORM allowance_post(p_person_hash, p_year, p_txn || jsonb_build_object('type', 'return'),
    jsonb_build_object('used', -v_fen, 'free', v_fen));
  RETURN v_fen;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION allowance_account(text, text, integer), allowance_on_hand(text, text, integer),
  allowance_post(text, integer, jsonb, jsonb), allowance_override(text, integer, bigint, bigint, jsonb),
  allowance_return(text, integer, bigint, jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION allowance_override(text, integer, bigint, bigint, jsonb),
  allowance_return(text, integer, bigint, jsonb) TO fuling_app;
