CREATE TABLE "rule_table_version" (
	"table_name" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
-- Whole official tables have hundreds of thousands of rows: a process reads only the tables again
-- that changed since its last reading.
REVOKE INSERT, UPDATE, DELETE ON rule_table_version FROM fuling_app;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION raise_rule_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH raised AS (UPDATE rule_version SET version = version + 1 RETURNING version)
  INSERT INTO rule_table_version (table_name, version) SELECT TG_TABLE_NAME, version FROM raised
  ON CONFLICT (table_name) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A schedule may be of a group: one row then holds for all its members.
ALTER TABLE tariff_rate DROP CONSTRAINT tariff_rate_origin;
--> statement-breakpoint
ALTER TABLE tariff_rate ADD CONSTRAINT tariff_rate_origin CHECK (CASE
  WHEN regime IN ('MFN', 'PROVISIONAL') THEN origin = '*'
  ELSE origin ~ '^[A-Z]{2}$' OR (origin = 'ASEAN' AND regime IN ('RCEP', 'ACFTA')) END);
