-- The readiness check counts applied migrations.
GRANT USAGE ON SCHEMA drizzle TO fuling_app;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO fuling_app;
--> statement-breakpoint
-- What was approved stays as it was, and a site leaves the register by being closed.
REVOKE UPDATE, DELETE ON overseas_edition FROM fuling_app;
--> statement-breakpoint
REVOKE DELETE ON overseas_warehouse FROM fuling_app;
--> statement-breakpoint
-- Simulators stand for other firms: each has a schema of its own, used by its adapter only
-- (docs/decisions/0021). The application role owns none of them, but works for all of them.
GRANT USAGE ON SCHEMA customs_sim, certificate_sim, carrier_sim, payment_declarer_sim, payment_sandbox TO fuling_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA customs_sim, certificate_sim, carrier_sim, payment_declarer_sim, payment_sandbox TO fuling_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA customs_sim, carrier_sim TO fuling_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA customs_sim, certificate_sim, carrier_sim, payment_declarer_sim, payment_sandbox GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fuling_app;
--> statement-breakpoint
-- The limits customs itself applies; the shop's own copy is a rule of the shop.
INSERT INTO customs_sim.purchase_limit (kind, valid_from, amount_fen, source) VALUES
  ('single_order', '2019-01-01', 500000, '财关税〔2018〕49号'),
  ('person_year', '2019-01-01', 2600000, '财关税〔2018〕49号');
