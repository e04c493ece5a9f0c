CREATE SEQUENCE "public"."order_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "rule_version" (
	"id" smallint PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "only_one_row" CHECK ("rule_version"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "cart_line" ADD COLUMN "seen_price_fen" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "link_cipher" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "method" text;--> statement-breakpoint
ALTER TABLE "payment_event" ADD COLUMN "handled_by" text;--> statement-breakpoint
ALTER TABLE "payment_event" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "payment_event_ref" ON "payment_event" USING btree ("provider","provider_ref");--> statement-breakpoint
CREATE INDEX "payment_event_needs_hand" ON "payment_event" USING btree ("received_at") WHERE "payment_event"."handled_at" IS NULL AND "payment_event"."outcome" IN ('contradiction', 'unknown_payment');--> statement-breakpoint
ALTER TABLE "checkout_draft" DROP COLUMN "notice_version";--> statement-breakpoint
ALTER TABLE "checkout_draft" DROP COLUMN "notice_accepted_at";