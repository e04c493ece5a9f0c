-- Replaces search documents whole, removes others and keeps the vocabulary in step, all or nothing.
-- p_put: rows of search_product, each with its vocabulary: terms [{word, term, display, kind, key, via}].
-- Returns the vocabulary's version. Writers follow each other, so that weights are counted right.
CREATE FUNCTION search_replace(p_put jsonb, p_remove text[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_words text[]; v_changed bigint; v_rows bigint; v_version bigint;
BEGIN
  PERFORM 1 FROM search_vocabulary FOR UPDATE;
  v_words := ARRAY(
    SELECT DISTINCT unnest(words) FROM search_product
    WHERE product_id = ANY (p_remove) OR product_id IN (SELECT d->>'product_id' FROM jsonb_array_elements(p_put) d)
    UNION
    SELECT t->>'word' FROM jsonb_array_elements(p_put) d, jsonb_array_elements(d->'terms') t);

  DELETE FROM search_product WHERE product_id = ANY (p_remove)
     OR product_id IN (SELECT d->>'product_id' FROM jsonb_array_elements(p_put) d);
  INSERT INTO search_product SELECT * FROM jsonb_populate_recordset(NULL::search_product, p_put);

  INSERT INTO search_term (word, term, display, kind, key, via, weight)
  SELECT DISTINCT ON (t->>'word') t->>'word', t->>'term', t->>'display', t->>'kind', t->>'key', t->>'via', 0
  FROM jsonb_array_elements(p_put) d, jsonb_array_elements(d->'terms') t
  ORDER BY t->>'word', t->>'key'
  ON CONFLICT (word) DO NOTHING;
  GET DIAGNOSTICS v_changed = ROW_COUNT;
  UPDATE search_term SET weight = counted.weight
  FROM (SELECT w, (SELECT count(*)::int FROM search_product WHERE words @> ARRAY[w]) AS weight FROM unnest(v_words) w) counted
  WHERE search_term.word = counted.w AND search_term.weight <> counted.weight;
  DELETE FROM search_term WHERE word = ANY (v_words) AND weight = 0;
  GET DIAGNOSTICS v_rows = ROW_COUNT;

  UPDATE search_vocabulary SET version = version + 1 WHERE v_changed + v_rows > 0;
  SELECT version INTO v_version FROM search_vocabulary;
  RETURN v_version;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_replace(jsonb, text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_replace(jsonb, text[]) TO fuling_app;
