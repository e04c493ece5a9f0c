CREATE TABLE "rule_change" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"file_name" text,
	"file_digest" text,
	"row_count" integer NOT NULL,
	"whole_from" date,
	"status" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"proposed_at" timestamp with time zone,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	CONSTRAINT "decided_by_another" CHECK ("rule_change"."status" NOT IN ('approved', 'rejected') OR ("rule_change"."decided_by" IS NOT NULL AND "rule_change"."decided_at" IS NOT NULL AND ("rule_change"."status" = 'rejected' OR "rule_change"."decided_by" <> "rule_change"."entered_by")))
);
--> statement-breakpoint
CREATE TABLE "rule_change_row" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_change_row_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"change_id" text NOT NULL,
	"kind" text NOT NULL,
	"line" integer NOT NULL,
	"row_key" text NOT NULL,
	"values" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreement_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agreement_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"agreement" text NOT NULL,
	"origin" char(2) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consumption_tax_rate" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consumption_tax_rate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"hs_code" text NOT NULL,
	"tax" jsonb
);
--> statement-breakpoint
CREATE TABLE "origin_rule" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "origin_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"hs_prefix" text NOT NULL,
	"agreement" text NOT NULL,
	"rule" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "personal_mail_rate" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "personal_mail_rate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"goods_kind" text NOT NULL,
	"rate_bps" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "safeguard" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "safeguard_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"hs_prefix" text NOT NULL,
	"origin" char(2) NOT NULL,
	"additional_bps" integer NOT NULL,
	"quota_kg" bigint,
	"quota_filled_on" date
);
--> statement-breakpoint
CREATE TABLE "tariff_differential" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tariff_differential_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"hs_prefix" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tariff_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tariff_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"hs8" char(8) NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tariff_rate" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tariff_rate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"hs8" char(8) NOT NULL,
	"regime" text NOT NULL,
	"origin" text NOT NULL,
	"duty" jsonb,
	"is_derived" boolean DEFAULT false NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "vat_rate" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "vat_rate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"change_id" text,
	"withdrawn_by" text,
	"hs_code" text NOT NULL,
	"rate_bps" integer
);
--> statement-breakpoint
ALTER TABLE "freight_rule" DROP CONSTRAINT "freight_rule_warehouse_id_delivery_method_valid_from_pk";--> statement-breakpoint
ALTER TABLE "hs_line" DROP CONSTRAINT "hs_line_code_valid_from_pk";--> statement-breakpoint
ALTER TABLE "limit_rule" DROP CONSTRAINT "limit_rule_kind_valid_from_pk";--> statement-breakpoint
ALTER TABLE "positive_list_entry" DROP CONSTRAINT "positive_list_entry_hs8_valid_from_pk";--> statement-breakpoint
ALTER TABLE "setting" DROP CONSTRAINT "setting_key_valid_from_pk";--> statement-breakpoint
ALTER TABLE "shelf_life_rule" DROP CONSTRAINT "shelf_life_rule_category_key_valid_from_pk";--> statement-breakpoint
ALTER TABLE "freight_rule" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "freight_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "freight_rule" ADD COLUMN "change_id" text;--> statement-breakpoint
ALTER TABLE "freight_rule" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "hs_line" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "hs_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "hs_line" ADD COLUMN "change_id" text;--> statement-breakpoint
ALTER TABLE "hs_line" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "limit_rule" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "limit_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "limit_rule" ADD COLUMN "change_id" text;--> statement-breakpoint
ALTER TABLE "limit_rule" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "positive_list_entry" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "positive_list_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "positive_list_entry" ADD COLUMN "change_id" text;--> statement-breakpoint
ALTER TABLE "positive_list_entry" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "setting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "change_id" text;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "shelf_life_rule" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "shelf_life_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "shelf_life_rule" ADD COLUMN "change_id" text;--> statement-breakpoint
ALTER TABLE "shelf_life_rule" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "rule_change" ADD CONSTRAINT "rule_change_entered_by_operator_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_change" ADD CONSTRAINT "rule_change_decided_by_operator_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_change_row" ADD CONSTRAINT "rule_change_row_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_entry" ADD CONSTRAINT "agreement_entry_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_entry" ADD CONSTRAINT "agreement_entry_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consumption_tax_rate" ADD CONSTRAINT "consumption_tax_rate_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consumption_tax_rate" ADD CONSTRAINT "consumption_tax_rate_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_rule" ADD CONSTRAINT "origin_rule_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_rule" ADD CONSTRAINT "origin_rule_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_mail_rate" ADD CONSTRAINT "personal_mail_rate_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_mail_rate" ADD CONSTRAINT "personal_mail_rate_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguard" ADD CONSTRAINT "safeguard_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguard" ADD CONSTRAINT "safeguard_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_differential" ADD CONSTRAINT "tariff_differential_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_differential" ADD CONSTRAINT "tariff_differential_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_line" ADD CONSTRAINT "tariff_line_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_line" ADD CONSTRAINT "tariff_line_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_rate" ADD CONSTRAINT "tariff_rate_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_rate" ADD CONSTRAINT "tariff_rate_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vat_rate" ADD CONSTRAINT "vat_rate_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vat_rate" ADD CONSTRAINT "vat_rate_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rule_change_status" ON "rule_change" USING btree ("status","entered_at");--> statement-breakpoint
CREATE INDEX "rule_change_row_key" ON "rule_change_row" USING btree ("change_id","row_key");--> statement-breakpoint
ALTER TABLE "freight_rule" ADD CONSTRAINT "freight_rule_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freight_rule" ADD CONSTRAINT "freight_rule_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hs_line" ADD CONSTRAINT "hs_line_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hs_line" ADD CONSTRAINT "hs_line_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_rule" ADD CONSTRAINT "limit_rule_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_rule" ADD CONSTRAINT "limit_rule_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positive_list_entry" ADD CONSTRAINT "positive_list_entry_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positive_list_entry" ADD CONSTRAINT "positive_list_entry_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shelf_life_rule" ADD CONSTRAINT "shelf_life_rule_change_id_rule_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shelf_life_rule" ADD CONSTRAINT "shelf_life_rule_withdrawn_by_rule_change_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."rule_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hs_line_code" ON "hs_line" USING btree ("code");