-- Weights of the vocabulary change by what each write adds and takes away; counting them anew cost
-- seconds. Writers follow each other, so the sums stay exact.
CREATE OR REPLACE FUNCTION search_replace(p_put jsonb, p_remove text[]) RETURNS bigint LANGUAGE plpgsql AS $$
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
