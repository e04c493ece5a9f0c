-- A hold asked for again is the same hold: under its key, another quantity, weight or destination is
-- refused (FL002), as ledger_post refuses other entries under a key that was used.
CREATE OR REPLACE FUNCTION ledger_hold(p_saga text, p_ledger text, p_purpose text, p_expires_at timestamptz, p_lines jsonb) RETURNS integer
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
    ELSIF NOT EXISTS (
      SELECT 1 FROM ledger_hold
      WHERE saga_id = p_saga AND ledger = p_ledger AND purpose = p_purpose AND line = v_row.line
        AND from_account_id = v_row.from_id AND to_account_id = v_row.to_id
        AND qty = v_row.qty AND grams = v_row.grams
    ) THEN
      RAISE EXCEPTION 'hold % % % line % was made of something else', p_saga, p_ledger, p_purpose, v_row.line
        USING ERRCODE = 'FL002';
    END IF;
  END LOOP;
  RETURN v_count;
END $$;
