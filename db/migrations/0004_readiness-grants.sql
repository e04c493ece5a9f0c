-- The readiness check counts applied migrations.
GRANT USAGE ON SCHEMA drizzle TO fuling_app;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO fuling_app;
