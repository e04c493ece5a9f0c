CREATE TABLE "exporter" (
	"id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"credit_code" text NOT NULL,
	"self_print" text NOT NULL,
	"self_print_since" date,
	"approved_code" text,
	"approved_from" date,
	"approved_to" date,
	"state" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "exporter_credit_code_unique" UNIQUE("credit_code"),
	CONSTRAINT "exporter_approved_code_unique" UNIQUE("approved_code"),
	CONSTRAINT "exporter_self_print" CHECK ("exporter"."self_print" IN ('none', 'applied', 'enabled')),
	CONSTRAINT "exporter_approval" CHECK (("exporter"."approved_code" IS NULL) = ("exporter"."approved_from" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "origin_proof" (
	"id" text PRIMARY KEY NOT NULL,
	"direction" text NOT NULL,
	"type" text NOT NULL,
	"agreement" text NOT NULL,
	"number" text NOT NULL,
	"issuer" text NOT NULL,
	"authorisation_code" text,
	"issued_on" date NOT NULL,
	"last_valid_on" date NOT NULL,
	"origin_country" char(2) NOT NULL,
	"exporter_name" text NOT NULL,
	"consignee" text NOT NULL,
	"producer" text,
	"departed_on" date,
	"route" text,
	"remarks" text DEFAULT '' NOT NULL,
	"is_third_party_invoiced" boolean NOT NULL,
	"is_back_to_back" boolean NOT NULL,
	"signatory" text NOT NULL,
	"declared_on" date NOT NULL,
	"is_sealed" boolean NOT NULL,
	"exporter_id" text,
	"is_self_printed" boolean DEFAULT false NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_command" text NOT NULL,
	"voided_by" text,
	"voided_at" timestamp with time zone,
	"void_reason" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "origin_proof_recorded_by_command_unique" UNIQUE("recorded_by_command"),
	CONSTRAINT "origin_proof_direction" CHECK ("origin_proof"."direction" IN ('inbound', 'outbound')),
	CONSTRAINT "origin_proof_exporter" CHECK (("origin_proof"."direction" = 'outbound') = ("origin_proof"."exporter_id" IS NOT NULL)),
	CONSTRAINT "origin_proof_voided" CHECK (("origin_proof"."voided_at" IS NULL) = ("origin_proof"."voided_by" IS NULL) AND ("origin_proof"."voided_at" IS NULL) = ("origin_proof"."void_reason" IS NULL)),
	CONSTRAINT "origin_proof_days" CHECK ("origin_proof"."issued_on" <= "origin_proof"."last_valid_on")
);
--> statement-breakpoint
CREATE TABLE "origin_proof_document" (
	"proof_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"document_no" text NOT NULL,
	CONSTRAINT "origin_proof_document_proof_id_position_pk" PRIMARY KEY("proof_id","position")
);
--> statement-breakpoint
CREATE TABLE "origin_proof_line" (
	"proof_id" text NOT NULL,
	"item_number" integer NOT NULL,
	"marks" text NOT NULL,
	"description" text NOT NULL,
	"hs6" char(6) NOT NULL,
	"criterion" text NOT NULL,
	"origin_country" text NOT NULL,
	"quantity_thousandths" bigint NOT NULL,
	"quantity_unit" text NOT NULL,
	"fob_cents" bigint,
	"invoice_number" text NOT NULL,
	"invoice_date" date NOT NULL,
	CONSTRAINT "origin_proof_line_proof_id_item_number_pk" PRIMARY KEY("proof_id","item_number"),
	CONSTRAINT "origin_proof_line_quantity" CHECK ("origin_proof_line"."quantity_thousandths" > 0)
);
--> statement-breakpoint
CREATE TABLE "origin_proof_lot" (
	"proof_id" text NOT NULL,
	"lot_id" text NOT NULL,
	CONSTRAINT "origin_proof_lot_proof_id_lot_id_pk" PRIMARY KEY("proof_id","lot_id")
);
--> statement-breakpoint
ALTER TABLE "origin_proof" ADD CONSTRAINT "origin_proof_exporter_id_exporter_id_fk" FOREIGN KEY ("exporter_id") REFERENCES "public"."exporter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_proof" ADD CONSTRAINT "origin_proof_recorded_by_operator_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_proof" ADD CONSTRAINT "origin_proof_voided_by_operator_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_proof_document" ADD CONSTRAINT "origin_proof_document_proof_id_origin_proof_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."origin_proof"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_proof_line" ADD CONSTRAINT "origin_proof_line_proof_id_origin_proof_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."origin_proof"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_proof_lot" ADD CONSTRAINT "origin_proof_lot_proof_id_origin_proof_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."origin_proof"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_proof_lot" ADD CONSTRAINT "origin_proof_lot_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "origin_proof_number_once" ON "origin_proof" USING btree ("issuer","number") WHERE "origin_proof"."number" <> '' AND "origin_proof"."voided_at" IS NULL;--> statement-breakpoint
CREATE INDEX "origin_proof_by_end" ON "origin_proof" USING btree ("direction","last_valid_on");--> statement-breakpoint
CREATE INDEX "origin_proof_line_hs6" ON "origin_proof_line" USING btree ("hs6");--> statement-breakpoint
CREATE INDEX "origin_proof_lot_of" ON "origin_proof_lot" USING btree ("lot_id");--> statement-breakpoint
-- Written once: what the program may still change of a proof is that it is void.
REVOKE UPDATE, DELETE ON "origin_proof", "origin_proof_line", "origin_proof_document", "origin_proof_lot" FROM fuling_app;--> statement-breakpoint
GRANT UPDATE ("voided_by", "voided_at", "void_reason") ON "origin_proof" TO fuling_app;
