-- The outbox: jobs join the queue inside the business transaction. The queue's own tables have row
-- security, so the application role reaches them through these functions only.
-- p_jobs: [{task, payload, runAt?, key?}]; a waiting job with the same key is replaced.
CREATE FUNCTION enqueue_jobs(p_jobs jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(j->>'task', (j->'payload')::json, run_at => (j->>'runAt')::timestamptz,
                                  max_attempts => 25, job_key => j->>'key', job_key_mode => 'replace')
  FROM jsonb_array_elements(p_jobs) j;
END $$;
--> statement-breakpoint
-- Jobs that gave up or keep failing, for the console's 待处理 list.
CREATE FUNCTION failed_jobs(p_min_attempts integer) RETURNS TABLE (
  job_id bigint, task text, payload json, attempts integer, max_attempts integer, last_error text, run_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT j.id::bigint, t.identifier, j.payload, j.attempts::integer, j.max_attempts::integer, j.last_error, j.run_at
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.last_error IS NOT NULL AND (j.attempts >= p_min_attempts OR j.attempts >= j.max_attempts)
  ORDER BY j.run_at;
END $$;
--> statement-breakpoint
CREATE FUNCTION retry_job(p_job_id bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM graphile_worker.reschedule_jobs(ARRAY[p_job_id], run_at => now(), attempts => 0));
END $$;
--> statement-breakpoint
-- True when the queue's tables answer; part of the readiness check.
CREATE FUNCTION job_queue_answers() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
BEGIN
  PERFORM 1 FROM graphile_worker._private_jobs LIMIT 1;
  RETURN true;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enqueue_jobs(jsonb), failed_jobs(integer), retry_job(bigint), job_queue_answers() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enqueue_jobs(jsonb), failed_jobs(integer), retry_job(bigint), job_queue_answers() TO fuling_app;
