-- run_at of a job that pauses lies ahead; what waits for a person is told since when it is wanted.
DROP FUNCTION failed_jobs(integer);
--> statement-breakpoint
CREATE FUNCTION failed_jobs(p_min_attempts integer) RETURNS TABLE (
  job_id bigint, task text, payload json, attempts integer, max_attempts integer, last_error text, created_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT j.id::bigint, t.identifier, j.payload, j.attempts::integer, j.max_attempts::integer, j.last_error, j.created_at
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.last_error IS NOT NULL AND (j.attempts >= p_min_attempts OR j.attempts >= j.max_attempts)
  ORDER BY j.created_at;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION failed_jobs(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION failed_jobs(integer) TO fuling_app;
