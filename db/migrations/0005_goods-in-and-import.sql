ALTER TABLE "product" ADD COLUMN "imported_facts" jsonb;--> statement-breakpoint
ALTER TABLE "shelf_life_rule" ADD COLUMN "arrival_min_share_bps" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "received_by_command" text;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_received_by_command_unique" UNIQUE("received_by_command");