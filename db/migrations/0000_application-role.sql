-- The application's connections act as this role: it reads and writes business rows, but can
-- neither change ledgers nor alter the schema. The owner opens them with `role=fuling_app`.
DO $$
BEGIN
  CREATE ROLE fuling_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- roles belong to the whole server: another database of ours made it
END $$;
--> statement-breakpoint
DO $$
BEGIN
  EXECUTE format('GRANT fuling_app TO %I', current_user);
EXCEPTION WHEN unique_violation OR SQLSTATE 'XX000' THEN
  NULL; -- granted by another database's migration at the same moment
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO fuling_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fuling_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO fuling_app;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
--> statement-breakpoint
-- The one clock of business time; tests move it with `SET LOCAL app.now`.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
