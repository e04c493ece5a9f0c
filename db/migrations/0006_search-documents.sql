-- Replaces search documents whole, removes others and keeps the vocabulary in step, all or nothing.
-- p_put: rows of search_product, each with its vocabulary: terms [{word, term, display, kind, key, via}].
-- Returns the vocabulary's version. A word's weight changes by what each write adds and takes away
-- (counting anew cost seconds); writers follow each other, so the sums stay exact.
CREATE FUNCTION search_replace(p_put jsonb, p_remove text[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_ids text[]; v_deltas jsonb; v_added bigint; v_gone bigint; v_version bigint;
BEGIN
  PERFORM 1 FROM search_vocabulary FOR UPDATE;
  v_ids := p_remove || ARRAY(SELECT d->>'product_id' FROM jsonb_array_elements(p_put) d);
  SELECT jsonb_object_agg(word, delta) INTO v_deltas FROM (
    SELECT word, sum(change) AS delta FROM (
      SELECT unnest(words) AS word, -1 AS change FROM search_product WHERE product_id = ANY (v_ids)
      UNION ALL
      SELECT t->>'word', 1 FROM jsonb_array_elements(p_put) d, jsonb_array_elements(d->'terms') t
    ) changes GROUP BY word HAVING sum(change) <> 0) deltas;

  DELETE FROM search_product WHERE product_id = ANY (v_ids);
  INSERT INTO search_product SELECT * FROM jsonb_populate_recordset(NULL::search_product, p_put);

  INSERT INTO search_term (word, term, display, kind, key, via, weight)
  SELECT DISTINCT ON (t->>'word') t->>'word', t->>'term', t->>'display', t->>'kind', t->>'key', t->>'via', 0
  FROM jsonb_array_elements(p_put) d, jsonb_array_elements(d->'terms') t
  ORDER BY t->>'word', t->>'key'
  ON CONFLICT (word) DO NOTHING;
  GET DIAGNOSTICS v_added = ROW_COUNT;
  UPDATE search_term SET weight = weight + delta.value::int
  FROM jsonb_each_text(v_deltas) delta WHERE search_term.word = delta.key;
  DELETE FROM search_term WHERE weight = 0 AND v_deltas ? word;
  GET DIAGNOSTICS v_gone = ROW_COUNT;

  UPDATE search_vocabulary SET version = version + 1 WHERE v_added + v_gone > 0;
  SELECT version INTO v_version FROM search_vocabulary;
  RETURN v_version;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_replace(jsonb, text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_replace(jsonb, text[]) TO fuling_app;
--> statement-breakpoint
-- The products a text query matches. With sequential scans off: the planner takes `@@` for cheap, but
-- on a scan it fetches every product's tsv from its toast table, ten times the cost of the index.
CREATE FUNCTION search_hits(p_match tsquery) RETURNS SETOF text LANGUAGE sql STABLE ROWS 50 SET enable_seqscan = off AS
$$ SELECT product_id FROM search_product WHERE tsv @@ p_match $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_hits(tsquery) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_hits(tsquery) TO fuling_app;
