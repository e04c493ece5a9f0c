CREATE SCHEMA "carrier_sim";
--> statement-breakpoint
CREATE SCHEMA "certificate_sim";
--> statement-breakpoint
CREATE SCHEMA "customs_sim";
--> statement-breakpoint
CREATE SCHEMA "payment_declarer_sim";
--> statement-breakpoint
CREATE SEQUENCE "carrier_sim"."waybill_serial" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "customs_sim"."list_serial" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "carrier_sim"."waybill_document" (
	"waybill_no" text NOT NULL,
	"version" integer NOT NULL,
	"message_guid" text NOT NULL,
	"document_guid" text NOT NULL,
	"subscriber_account" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "waybill_document_message_guid_unique" UNIQUE("message_guid")
);
--> statement-breakpoint
CREATE TABLE "carrier_sim"."waybill" (
	"waybill_no" text PRIMARY KEY NOT NULL,
	"order_no" text NOT NULL,
	"consignee_cipher" "bytea" NOT NULL,
	"goods_info" text NOT NULL,
	"gross_weight_grams" integer NOT NULL,
	"freight_fen" bigint NOT NULL,
	"insurance_fen" bigint NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customs_mailbox" (
	"account" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate_sim"."card" (
	"firm_code" text PRIMARY KEY NOT NULL,
	"certificate_no" text NOT NULL,
	"certificate_pem" text NOT NULL,
	"key_cipher" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "card_certificate_no_unique" UNIQUE("certificate_no")
);
--> statement-breakpoint
CREATE TABLE "customs_sim"."answer" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"document_key" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"info" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "customs_sim"."delivery" (
	"account" text NOT NULL,
	"position" bigint NOT NULL,
	"body_cipher" "bytea" NOT NULL,
	"put_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_account_position_pk" PRIMARY KEY("account","position")
);
--> statement-breakpoint
CREATE TABLE "customs_sim"."document" (
	"kind" text NOT NULL,
	"document_key" text NOT NULL,
	"order_no" text NOT NULL,
	"version" integer NOT NULL,
	"stage" text NOT NULL,
	"content_cipher" "bytea" NOT NULL,
	"message_type" text NOT NULL,
	"accounts" text[] NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"pre_no" text,
	"list_no" text,
	"person_digest" text,
	"year" integer,
	"counted_value" bigint,
	CONSTRAINT "document_kind_document_key_pk" PRIMARY KEY("kind","document_key")
);
--> statement-breakpoint
CREATE TABLE "customs_sim"."intake" (
	"id" text PRIMARY KEY NOT NULL,
	"sender_account" text NOT NULL,
	"transport_id" text NOT NULL,
	"body_digest" text NOT NULL,
	"envelope_cipher" "bytea" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "customs_sim"."purchase_limit" (
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "purchase_limit_kind_valid_from_pk" PRIMARY KEY("kind","valid_from")
);
--> statement-breakpoint
CREATE TABLE "customs_sim"."mailbox" (
	"account" text PRIMARY KEY NOT NULL,
	"last_position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customs_sim"."person_year" (
	"person_digest" text NOT NULL,
	"year" integer NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "person_year_person_digest_year_pk" PRIMARY KEY("person_digest","year")
);
--> statement-breakpoint
CREATE TABLE "customs_sim"."tariff" (
	"code" char(10) PRIMARY KEY NOT NULL,
	"unit1" char(3) NOT NULL,
	"unit2" char(3)
);
--> statement-breakpoint
CREATE TABLE "payment_declarer_sim"."declaration" (
	"id" text PRIMARY KEY NOT NULL,
	"transaction_ref" text NOT NULL,
	"version" integer NOT NULL,
	"order_no" text NOT NULL,
	"platform_code" text NOT NULL,
	"platform_name" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"paid_at" timestamp with time zone NOT NULL,
	"payer_cipher" "bytea" NOT NULL,
	"subscriber_account" text NOT NULL,
	"message_guid" text NOT NULL,
	"document_guid" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "declaration_message_guid_unique" UNIQUE("message_guid")
);
--> statement-breakpoint
ALTER TABLE "customs_message" ADD COLUMN "origin" text NOT NULL;--> statement-breakpoint
ALTER TABLE "customs_message" ADD COLUMN "sender_account" text NOT NULL;--> statement-breakpoint
ALTER TABLE "customs_receipt" ADD COLUMN "handled_by" text;--> statement-breakpoint
ALTER TABLE "customs_receipt" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "carrier_sim"."waybill_document" ADD CONSTRAINT "waybill_document_waybill_no_waybill_waybill_no_fk" FOREIGN KEY ("waybill_no") REFERENCES "carrier_sim"."waybill"("waybill_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_sim_document_once" ON "carrier_sim"."waybill_document" USING btree ("waybill_no","version");--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_sim_waybill_order" ON "carrier_sim"."waybill" USING btree ("order_no");--> statement-breakpoint
CREATE INDEX "customs_sim_answer_document" ON "customs_sim"."answer" USING btree ("kind","document_key","version");--> statement-breakpoint
CREATE INDEX "customs_sim_document_order" ON "customs_sim"."document" USING btree ("order_no");--> statement-breakpoint
CREATE UNIQUE INDEX "customs_sim_intake_once" ON "customs_sim"."intake" USING btree ("sender_account","transport_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_declarer_sim_once" ON "payment_declarer_sim"."declaration" USING btree ("transaction_ref","version");--> statement-breakpoint
CREATE INDEX "customs_receipt_needs_hand" ON "customs_receipt" USING btree ("received_at") WHERE "customs_receipt"."problem" IS NOT NULL AND "customs_receipt"."handled_at" IS NULL;