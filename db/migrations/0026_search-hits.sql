-- The products a text query matches. With sequential scans off: the planner takes `@@` for cheap, but
-- on a scan it fetches every product's tsv from its toast table, ten times the cost of the index.
CREATE FUNCTION search_hits(p_match tsquery) RETURNS SETOF text LANGUAGE sql STABLE ROWS 50 SET enable_seqscan = off AS
$$ SELECT product_id FROM search_product WHERE tsv @@ p_match $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_hits(tsquery) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_hits(tsquery) TO fuling_app;
