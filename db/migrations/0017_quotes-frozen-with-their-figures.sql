CREATE TABLE "order_quote" (
	"order_id" text PRIMARY KEY NOT NULL,
	"input" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "order_quote" ADD CONSTRAINT "order_quote_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- What was quoted stays as it was.
REVOKE UPDATE, DELETE ON order_quote FROM fuling_app;
