CREATE SCHEMA "payment_sandbox";
--> statement-breakpoint
CREATE TABLE "payment_sandbox"."event" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_ref" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "payment_sandbox"."merchant" (
	"id" text PRIMARY KEY NOT NULL,
	"webhook_url" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_sandbox"."movement" (
	"transaction_ref" text PRIMARY KEY NOT NULL,
	"payment_ref" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_sandbox"."payment" (
	"ref" text PRIMARY KEY NOT NULL,
	"merchant_payment_id" text NOT NULL,
	"order_no" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"description" text NOT NULL,
	"return_path" text NOT NULL,
	"method" text NOT NULL,
	"locale" text NOT NULL,
	"expected_payer_name" text,
	"expected_payer_digest" text,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_merchant_payment_id_unique" UNIQUE("merchant_payment_id")
);
--> statement-breakpoint
CREATE TABLE "payment_sandbox"."refund" (
	"refund_key" text PRIMARY KEY NOT NULL,
	"refund_ref" text NOT NULL,
	"transaction_ref" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"refunded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refund_refund_ref_unique" UNIQUE("refund_ref")
);
--> statement-breakpoint
ALTER TABLE "payment_sandbox"."event" ADD CONSTRAINT "event_payment_ref_payment_ref_fk" FOREIGN KEY ("payment_ref") REFERENCES "payment_sandbox"."payment"("ref") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_sandbox"."movement" ADD CONSTRAINT "movement_payment_ref_payment_ref_fk" FOREIGN KEY ("payment_ref") REFERENCES "payment_sandbox"."payment"("ref") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_sandbox"."refund" ADD CONSTRAINT "refund_transaction_ref_movement_transaction_ref_fk" FOREIGN KEY ("transaction_ref") REFERENCES "payment_sandbox"."movement"("transaction_ref") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sandbox_event_payment" ON "payment_sandbox"."event" USING btree ("payment_ref","created_at");--> statement-breakpoint
-- The sandbox stands for another firm: its schema is touched by its adapter only.
GRANT USAGE ON SCHEMA payment_sandbox TO fuling_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA payment_sandbox TO fuling_app;
