CREATE TABLE "search_dirty" (
	"product_id" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"is_leased" boolean DEFAULT false NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"parked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "search_mark" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_mark_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_product" (
	"product_id" text PRIMARY KEY NOT NULL,
	"doc_hash" text NOT NULL,
	"brand_slug" text NOT NULL,
	"category_key" text NOT NULL,
	"origin_code" char(2) NOT NULL,
	"storage_zone" text NOT NULL,
	"stage" smallint,
	"grade_key" text,
	"grade_value" integer,
	"diet" text[] NOT NULL,
	"sales_30d" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"price_fen_1210" bigint,
	"in_stock_1210" boolean NOT NULL,
	"expires_on_1210" date,
	"deal_1210" boolean NOT NULL,
	"price_fen_0110" bigint,
	"in_stock_0110" boolean NOT NULL,
	"expires_on_0110" date,
	"deal_0110" boolean NOT NULL,
	"price_fen_hall" bigint,
	"in_stock_hall" boolean NOT NULL,
	"expires_on_hall" date,
	"deal_hall" boolean NOT NULL,
	"codes" text[] NOT NULL,
	"words" text[] NOT NULL,
	"tsv" "tsvector" NOT NULL,
	"changes_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "search_term" (
	"term" text NOT NULL,
	"display" text NOT NULL,
	"kind" text NOT NULL,
	"key" text,
	"via" text NOT NULL,
	"weight" integer NOT NULL,
	CONSTRAINT "search_term_term_kind_display_pk" PRIMARY KEY("term","kind","display")
);
--> statement-breakpoint
CREATE TABLE "search_upkeep" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"rebuild_lease_until" timestamp with time zone,
	"retired_index" text,
	"retired_until" timestamp with time zone,
	CONSTRAINT "search_upkeep_is_one_row" CHECK ("search_upkeep"."only_row")
);
--> statement-breakpoint
CREATE TABLE "search_vocabulary" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "search_vocabulary_is_one_row" CHECK ("search_vocabulary"."only_row")
);
--> statement-breakpoint
CREATE INDEX "search_dirty_next" ON "search_dirty" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "search_product_tsv" ON "search_product" USING gin ("tsv");--> statement-breakpoint
CREATE INDEX "search_product_codes" ON "search_product" USING gin ("codes");--> statement-breakpoint
CREATE INDEX "search_product_words" ON "search_product" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_product_popular" ON "search_product" USING btree ("sales_30d" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "search_product_changes" ON "search_product" USING btree ("changes_at");--> statement-breakpoint
CREATE INDEX "search_term_prefix" ON "search_term" USING btree ("term" text_pattern_ops);