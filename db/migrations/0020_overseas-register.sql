CREATE TABLE "overseas_contact" (
	"warehouse_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"duty" text,
	"phone" text NOT NULL,
	"email" text,
	CONSTRAINT "overseas_contact_warehouse_id_position_pk" PRIMARY KEY("warehouse_id","position")
);
--> statement-breakpoint
CREATE TABLE "overseas_document" (
	"warehouse_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"issuer" text NOT NULL,
	"valid_from" date,
	"expires_on" date,
	CONSTRAINT "overseas_document_warehouse_id_position_pk" PRIMARY KEY("warehouse_id","position")
);
--> statement-breakpoint
CREATE TABLE "overseas_edition" (
	"warehouse_id" text NOT NULL,
	"edition" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"submitted_by" text,
	"approved_by" text NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "overseas_edition_warehouse_id_edition_pk" PRIMARY KEY("warehouse_id","edition"),
	CONSTRAINT "overseas_four_eyes" CHECK ("overseas_edition"."submitted_by" <> "overseas_edition"."approved_by")
);
--> statement-breakpoint
CREATE TABLE "overseas_warehouse" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"amendment_state" text NOT NULL,
	"amendment" jsonb,
	"version" integer NOT NULL,
	"edition" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text,
	"country_code" char(2) NOT NULL,
	"city_zh" text,
	"city_en" text,
	"address" text,
	"gateway" text,
	"transit_days" integer,
	"ownership" text,
	"site_use" text,
	"operator" text,
	"operator_en" text,
	"operator_credit_code" text,
	"opens_on" date,
	"area_m2" integer,
	"shared_m2" integer,
	"pallet_positions" integer,
	"zones" text[] DEFAULT '{}' NOT NULL,
	"services" text[] DEFAULT '{}' NOT NULL,
	"used_m2" integer,
	"usage_as_of" date,
	"month_shipments" integer,
	"due_on" date,
	"mandatory_due_on" date,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"status_reason" text,
	"status_at" timestamp with time zone NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"registered_by_command" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "overseas_warehouse_code_unique" UNIQUE("code"),
	CONSTRAINT "overseas_warehouse_registered_by_command_unique" UNIQUE("registered_by_command"),
	CONSTRAINT "overseas_area" CHECK ("overseas_warehouse"."used_m2" <= "overseas_warehouse"."area_m2" AND "overseas_warehouse"."shared_m2" <= "overseas_warehouse"."area_m2"),
	CONSTRAINT "overseas_status" CHECK ("overseas_warehouse"."status" IN ('draft', 'filed', 'returned', 'approved', 'active', 'suspended', 'closed')),
	CONSTRAINT "overseas_amendment" CHECK (("overseas_warehouse"."amendment_state" = 'none') = ("overseas_warehouse"."amendment" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "overseas_contact" ADD CONSTRAINT "overseas_contact_warehouse_id_overseas_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."overseas_warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_document" ADD CONSTRAINT "overseas_document_warehouse_id_overseas_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."overseas_warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_edition" ADD CONSTRAINT "overseas_edition_warehouse_id_overseas_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."overseas_warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_edition" ADD CONSTRAINT "overseas_edition_submitted_by_operator_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_edition" ADD CONSTRAINT "overseas_edition_approved_by_operator_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_warehouse" ADD CONSTRAINT "overseas_warehouse_country_code_country_code_fk" FOREIGN KEY ("country_code") REFERENCES "public"."country"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_warehouse" ADD CONSTRAINT "overseas_warehouse_submitted_by_operator_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "overseas_one_site" ON "overseas_warehouse" USING btree ("country_code","operator",lower("address")) WHERE "overseas_warehouse"."status" <> 'closed';--> statement-breakpoint
CREATE INDEX "overseas_by_status" ON "overseas_warehouse" USING btree ("status","code");
--> statement-breakpoint
-- What was approved stays as it was, and a site leaves the register by being closed.
REVOKE UPDATE, DELETE ON overseas_edition FROM fuling_app;
--> statement-breakpoint
REVOKE DELETE ON overseas_warehouse FROM fuling_app;
