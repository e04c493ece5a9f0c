CREATE SCHEMA "carrier_sim";
--> statement-breakpoint
CREATE SCHEMA "certificate_sim";
--> statement-breakpoint
CREATE SCHEMA "customs_sim";
--> statement-breakpoint
CREATE SCHEMA "payment_declarer_sim";
--> statement-breakpoint
CREATE SCHEMA "payment_sandbox";
--> statement-breakpoint
CREATE SEQUENCE "carrier_sim"."waybill_serial" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "customs_sim"."list_serial" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."order_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
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
CREATE TABLE "brand" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "brand_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "brand_authorisation" (
	"document_no" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"grantor_name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"is_demo" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_import" (
	"file_key" text PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"mapping" text NOT NULL,
	"rows_done" integer NOT NULL,
	"finished_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category" (
	"key" text PRIMARY KEY NOT NULL,
	"parent_key" text,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"art_family" text NOT NULL,
	"sort" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "country" (
	"code" char(2) PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"customs_code" char(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"id" text PRIMARY KEY NOT NULL,
	"variant_id" text NOT NULL,
	"customs_regime" text NOT NULL,
	"warehouse_id" text NOT NULL,
	"price_fen" bigint NOT NULL,
	"tax_included" boolean NOT NULL,
	"reference_price_fen" bigint,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	CONSTRAINT "price_is_positive" CHECK ("offer"."price_fen" > 0),
	CONSTRAINT "only_duty_paid_includes_tax" CHECK ("offer"."tax_included" = ("offer"."customs_regime" = '0110'))
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"brand_id" text,
	"category_key" text,
	"origin_code" char(2),
	"name_zh" text NOT NULL,
	"name_en" text,
	"name_orig" text,
	"label_zh" text,
	"label_en" text,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"summary_zh" text,
	"summary_en" text,
	"storage_zone" text NOT NULL,
	"shelf_life_days" integer,
	"regimes" text[] NOT NULL,
	"art_form" text NOT NULL,
	"art_family" text NOT NULL,
	"stage" smallint,
	"diet" text[] DEFAULT '{}' NOT NULL,
	"grade_key" text,
	"grade_value" integer,
	"ingredients_zh" text,
	"ingredients_en" text,
	"usage_zh" text,
	"usage_en" text,
	"audience_zh" text,
	"audience_en" text,
	"allergens" text[] DEFAULT '{}' NOT NULL,
	"may_contain" text[] DEFAULT '{}' NOT NULL,
	"nutrition" jsonb,
	"imported_facts" jsonb,
	"producer_name" text,
	"producer_city" text,
	"producer_registration_no" text,
	"producer_registration_state" text,
	"sales_30d" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "product_slug_unique" UNIQUE("slug"),
	CONSTRAINT "published_product_is_complete" CHECK ("product"."status" <> 'published' OR ("product"."brand_id" IS NOT NULL AND "product"."category_key" IS NOT NULL AND "product"."origin_code" IS NOT NULL AND "product"."name_en" IS NOT NULL AND "product"."published_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "product_media" (
	"product_id" text NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"alt_zh" text,
	"alt_en" text,
	CONSTRAINT "product_media_product_id_position_pk" PRIMARY KEY("product_id","position")
);
--> statement-breakpoint
CREATE TABLE "variant" (
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"position" smallint NOT NULL,
	"sku" text NOT NULL,
	"gtin" text,
	"spec_zh" text NOT NULL,
	"spec_en" text,
	"net_content_value" integer,
	"net_content_unit" text,
	"pack_count" integer DEFAULT 1 NOT NULL,
	"net_weight_grams" integer,
	"gross_weight_grams" integer,
	"volume_ml" integer,
	"hs_code" char(10),
	"deal_unit" char(3),
	"item_record_no" text,
	CONSTRAINT "variant_sku_unique" UNIQUE("sku"),
	CONSTRAINT "variant_gtin_unique" UNIQUE("gtin"),
	CONSTRAINT "sku_length" CHECK (length("variant"."sku") BETWEEN 1 AND 20),
	CONSTRAINT "gross_covers_net" CHECK ("variant"."gross_weight_grams" IS NULL OR "variant"."net_weight_grams" IS NULL OR "variant"."gross_weight_grams" >= "variant"."net_weight_grams")
);
--> statement-breakpoint
CREATE TABLE "customs_mailbox" (
	"account" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customs_message" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"message_type" text NOT NULL,
	"origin" text NOT NULL,
	"attempt" integer NOT NULL,
	"guid" text NOT NULL,
	"sender_code" text NOT NULL,
	"sender_account" text NOT NULL,
	"body_cipher" "bytea" NOT NULL,
	"body_digest" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "customs_message_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "customs_receipt" (
	"receipt_key" text PRIMARY KEY NOT NULL,
	"order_id" text,
	"message_type" text NOT NULL,
	"business_key" text NOT NULL,
	"return_status" text NOT NULL,
	"return_time" text NOT NULL,
	"return_info" text NOT NULL,
	"invt_no" text,
	"pre_no" text,
	"body_cipher" "bytea" NOT NULL,
	"problem" text,
	"received_at" timestamp with time zone NOT NULL,
	"handled_by" text,
	"handled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "declaration" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"cop_no" text NOT NULL,
	"pre_no" text,
	"invt_no" text,
	"attempt" integer NOT NULL,
	"order_document_version" integer DEFAULT 0 NOT NULL,
	"payment_document_version" integer DEFAULT 0 NOT NULL,
	"waybill_document_version" integer DEFAULT 0 NOT NULL,
	"order_document_sent_at" timestamp with time zone,
	"payment_document_asked_at" timestamp with time zone,
	"waybill_document_asked_at" timestamp with time zone,
	"list_sent_at" timestamp with time zone,
	"released_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "declaration_order_id_unique" UNIQUE("order_id"),
	CONSTRAINT "declaration_cop_no_unique" UNIQUE("cop_no")
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
CREATE TABLE "audit_log" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid()::text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"face" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"facts" jsonb NOT NULL,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "operator_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"face" text NOT NULL,
	"visitor_id" text NOT NULL,
	"operator_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handoff" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"short_code_hash" text NOT NULL,
	"kiosk_visitor_id" text NOT NULL,
	"lines" jsonb NOT NULL,
	"line_count" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"claimed_by_visitor_id" text,
	CONSTRAINT "handoff_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "cart" (
	"id" text PRIMARY KEY NOT NULL,
	"visitor_id" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cart_visitor_id_unique" UNIQUE("visitor_id")
);
--> statement-breakpoint
CREATE TABLE "cart_line" (
	"cart_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"delivery_method" text NOT NULL,
	"quantity" integer NOT NULL,
	"seen_price_fen" bigint NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cart_line_cart_id_offer_id_pk" PRIMARY KEY("cart_id","offer_id"),
	CONSTRAINT "quantity_in_range" CHECK ("cart_line"."quantity" BETWEEN 1 AND 99)
);
--> statement-breakpoint
CREATE TABLE "checkout_draft" (
	"visitor_id" text NOT NULL,
	"group_key" text NOT NULL,
	"address" jsonb,
	"buyer_name" text,
	"buyer_id_cipher" "bytea",
	"buyer_id_hash" text,
	"buyer_id_masked" text,
	"consent_version" text,
	"consent_at" timestamp with time zone,
	"identity_verified_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkout_draft_visitor_id_group_key_pk" PRIMARY KEY("visitor_id","group_key")
);
--> statement-breakpoint
CREATE TABLE "order" (
	"id" text PRIMARY KEY NOT NULL,
	"order_no" text NOT NULL,
	"visitor_id" text NOT NULL,
	"link_hash" text NOT NULL,
	"link_cipher" "bytea" NOT NULL,
	"submit_key" text NOT NULL,
	"customs_regime" text NOT NULL,
	"delivery_method" text NOT NULL,
	"warehouse_id" text NOT NULL,
	"payment_status" text NOT NULL,
	"customs_status" text NOT NULL,
	"fulfilment_status" text NOT NULL,
	"goods_fen" bigint NOT NULL,
	"freight_fen" bigint NOT NULL,
	"insurance_fen" bigint NOT NULL,
	"tax_fen" bigint NOT NULL,
	"total_fen" bigint NOT NULL,
	"dutiable_fen" bigint NOT NULL,
	"tax_treatment" text NOT NULL,
	"has_unverified_facts" boolean NOT NULL,
	"allowance_year" smallint,
	"address" jsonb NOT NULL,
	"buyer_name" text,
	"buyer_id_cipher" "bytea",
	"buyer_id_hash" text,
	"buyer_id_masked" text,
	"consent_version" text,
	"consent_at" timestamp with time zone,
	"notice_version" text,
	"notice_accepted_at" timestamp with time zone,
	"placed_at" timestamp with time zone NOT NULL,
	"hold_expires_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"locale" text NOT NULL,
	"waybill_no" text,
	"carrier_code" text,
	"carrier_name" text,
	"gross_weight_grams" integer NOT NULL,
	"net_weight_grams" integer NOT NULL,
	"promised_by" date,
	CONSTRAINT "order_order_no_unique" UNIQUE("order_no"),
	CONSTRAINT "order_link_hash_unique" UNIQUE("link_hash"),
	CONSTRAINT "order_submit_key_unique" UNIQUE("submit_key"),
	CONSTRAINT "parts_sum_to_total" CHECK ("order"."goods_fen" + "order"."freight_fen" + "order"."insurance_fen" + "order"."tax_fen" = "order"."total_fen"),
	CONSTRAINT "bonded_is_home_delivery" CHECK ("order"."customs_regime" = '0110' OR "order"."delivery_method" = 'home'),
	CONSTRAINT "bonded_names_its_buyer" CHECK ("order"."customs_regime" = '0110' OR ("order"."buyer_id_hash" IS NOT NULL AND "order"."buyer_id_cipher" IS NOT NULL AND "order"."buyer_name" IS NOT NULL AND "order"."consent_at" IS NOT NULL AND "order"."notice_version" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "order_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" text NOT NULL,
	"type" text NOT NULL,
	"facts" jsonb NOT NULL,
	"actor" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"order_id" text NOT NULL,
	"line" smallint NOT NULL,
	"offer_id" text NOT NULL,
	"variant_id" text NOT NULL,
	"sku" text NOT NULL,
	"gtin" text,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"spec_zh" text NOT NULL,
	"spec_en" text NOT NULL,
	"brand_name_zh" text NOT NULL,
	"product_slug" text NOT NULL,
	"origin_code" char(2) NOT NULL,
	"quantity" integer NOT NULL,
	"price_fen" bigint NOT NULL,
	"goods_fen" bigint NOT NULL,
	"freight_share_fen" bigint NOT NULL,
	"insurance_share_fen" bigint NOT NULL,
	"dutiable_fen" bigint NOT NULL,
	"duty_fen" bigint NOT NULL,
	"consumption_tax_fen" bigint NOT NULL,
	"vat_fen" bigint NOT NULL,
	"vat_bps" integer,
	"hs_code" char(10),
	"deal_unit" char(3),
	"unit1" char(3),
	"unit2" char(3),
	"item_record_no" text,
	"net_content_value" integer,
	"net_content_unit" text,
	"pack_count" integer NOT NULL,
	"net_weight_grams" integer NOT NULL,
	"gross_weight_grams" integer NOT NULL,
	"volume_ml" integer,
	CONSTRAINT "order_line_order_id_line_pk" PRIMARY KEY("order_id","line")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"provider" text NOT NULL,
	"provider_ref" text,
	"pay_url" text,
	"amount_fen" bigint NOT NULL,
	"status" text NOT NULL,
	"method" text,
	"transaction_ref" text,
	"paid_fen" bigint,
	"paid_at" timestamp with time zone,
	"payer_state" text,
	"opened_at" timestamp with time zone,
	"open_request_cipher" "bytea",
	"open_response_cipher" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_order_id_unique" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "payment_event" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"provider_ref" text NOT NULL,
	"kind" text NOT NULL,
	"body_digest" text NOT NULL,
	"body_cipher" "bytea" NOT NULL,
	"outcome" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"handled_by" text,
	"handled_at" timestamp with time zone,
	CONSTRAINT "payment_event_provider_event_id_pk" PRIMARY KEY("provider","event_id")
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"refund_key" text NOT NULL,
	"transaction_ref" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"provider_refund_ref" text,
	"requested_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "refund_refund_key_unique" UNIQUE("refund_key")
);
--> statement-breakpoint
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
CREATE TABLE "consumer_notice" (
	"version" text PRIMARY KEY NOT NULL,
	"customs_regime" text NOT NULL,
	"body_zh" jsonb NOT NULL,
	"body_en" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customs_party" (
	"role" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"dxp_id" text,
	"state" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "freight_rule" (
	"warehouse_id" text NOT NULL,
	"delivery_method" text NOT NULL,
	"base_fen" bigint NOT NULL,
	"base_grams" integer NOT NULL,
	"step_fen" bigint NOT NULL,
	"step_grams" integer NOT NULL,
	"free_from_fen" bigint,
	"insurance_bps" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "freight_rule_warehouse_id_delivery_method_valid_from_pk" PRIMARY KEY("warehouse_id","delivery_method","valid_from")
);
--> statement-breakpoint
CREATE TABLE "hs_line" (
	"code" char(10) NOT NULL,
	"name_zh" text NOT NULL,
	"unit1" char(3) NOT NULL,
	"unit2" char(3),
	"vat_bps" integer NOT NULL,
	"mfn_bps" integer,
	"consumption_tax" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "hs_line_code_valid_from_pk" PRIMARY KEY("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "limit_rule" (
	"kind" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "limit_rule_kind_valid_from_pk" PRIMARY KEY("kind","valid_from")
);
--> statement-breakpoint
CREATE TABLE "positive_list_entry" (
	"hs8" char(8) NOT NULL,
	"name_zh" text NOT NULL,
	"bonded_only" boolean NOT NULL,
	"no_mail" boolean NOT NULL,
	"cap_grams" integer,
	"cap_group" text,
	"exclude_note" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "positive_list_entry_hs8_valid_from_pk" PRIMARY KEY("hs8","valid_from")
);
--> statement-breakpoint
CREATE TABLE "rule_version" (
	"id" smallint PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "only_one_row" CHECK ("rule_version"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text NOT NULL,
	"value" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "setting_key_valid_from_pk" PRIMARY KEY("key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "shelf_life_rule" (
	"category_key" text NOT NULL,
	"arrival_min_share_bps" integer NOT NULL,
	"near_share_bps" integer NOT NULL,
	"stop_share_bps" integer NOT NULL,
	"stop_min_days" integer NOT NULL,
	"stop_max_days" integer NOT NULL,
	"buyer_min_days" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "shelf_life_rule_category_key_valid_from_pk" PRIMARY KEY("category_key","valid_from")
);
--> statement-breakpoint
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
	"marks" text[] NOT NULL,
	"words" text[] NOT NULL,
	"tsv" "tsvector" NOT NULL,
	"changes_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "search_term" (
	"word" text PRIMARY KEY NOT NULL,
	"term" text NOT NULL,
	"display" text NOT NULL,
	"kind" text NOT NULL,
	"key" text,
	"via" text NOT NULL,
	"weight" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_upkeep" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"rebuild_lease_until" timestamp with time zone,
	"settings_hash" text,
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
CREATE TABLE "ledger_account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ledger" text NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"warehouse_id" text,
	"variant_id" text,
	"lot_id" text,
	"bucket" text NOT NULL,
	"location" text,
	"customs_status" text,
	"person_hash" text,
	"year" smallint,
	CONSTRAINT "ledger_account_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "ledger_balance" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"on_hand" bigint NOT NULL,
	"on_hand_grams" bigint NOT NULL,
	"allocated" bigint NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "inside_is_not_negative" CHECK ("ledger_balance"."kind" = 'outside' OR "ledger_balance"."on_hand" >= 0),
	CONSTRAINT "allocated_is_covered" CHECK ("ledger_balance"."kind" = 'outside' OR "ledger_balance"."allocated" BETWEEN 0 AND "ledger_balance"."on_hand")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"txn_id" bigint NOT NULL,
	"seq" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"qty" bigint NOT NULL,
	"grams" bigint NOT NULL,
	CONSTRAINT "entry_moves_something" CHECK ("ledger_entry"."qty" <> 0 OR "ledger_entry"."grams" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_hold" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_hold_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"saga_id" text NOT NULL,
	"ledger" text NOT NULL,
	"purpose" text NOT NULL,
	"line" smallint NOT NULL,
	"from_account_id" bigint NOT NULL,
	"to_account_id" bigint NOT NULL,
	"qty" bigint NOT NULL,
	"grams" bigint NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_txn_id" bigint,
	CONSTRAINT "hold_is_positive" CHECK ("ledger_hold"."qty" > 0),
	CONSTRAINT "resolution_is_dated" CHECK (("ledger_hold"."state" = 'held') = ("ledger_hold"."resolved_at" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "ledger_txn" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_txn_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ledger" text NOT NULL,
	"type" text NOT NULL,
	"source_doc" text NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"idem_key" text NOT NULL,
	"content_hash" text NOT NULL,
	"reverses" bigint,
	CONSTRAINT "ledger_txn_idem_key_unique" UNIQUE("idem_key")
);
--> statement-breakpoint
CREATE TABLE "lot" (
	"id" text PRIMARY KEY NOT NULL,
	"lot_no" text NOT NULL,
	"variant_id" text NOT NULL,
	"warehouse_id" text NOT NULL,
	"origin_code" char(2) NOT NULL,
	"produced_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"near_from" date NOT NULL,
	"sell_until" date NOT NULL,
	"recalled_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"received_by_command" text,
	"bin_location" text NOT NULL,
	"ems_no" text,
	"item_record_no" text,
	"documents" jsonb DEFAULT '[]' NOT NULL,
	"route" jsonb DEFAULT '[]' NOT NULL,
	CONSTRAINT "lot_received_by_command_unique" UNIQUE("received_by_command"),
	CONSTRAINT "lot_dates" CHECK ("lot"."produced_on" < "lot"."expires_on")
);
--> statement-breakpoint
CREATE TABLE "warehouse" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"ems_no" text,
	"area_code" text,
	"area_name" text,
	"codes_state" text NOT NULL,
	"offers_hall_pickup" boolean NOT NULL,
	"cut_off_hour" integer NOT NULL,
	"transit_days" integer NOT NULL,
	CONSTRAINT "warehouse_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "carrier_sim"."waybill_document" ADD CONSTRAINT "waybill_document_waybill_no_waybill_waybill_no_fk" FOREIGN KEY ("waybill_no") REFERENCES "carrier_sim"."waybill"("waybill_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand_authorisation" ADD CONSTRAINT "brand_authorisation_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_warehouse_id_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_category_key_category_key_fk" FOREIGN KEY ("category_key") REFERENCES "public"."category"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_origin_code_country_code_fk" FOREIGN KEY ("origin_code") REFERENCES "public"."country"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_media" ADD CONSTRAINT "product_media_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customs_message" ADD CONSTRAINT "customs_message_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customs_receipt" ADD CONSTRAINT "customs_receipt_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_warehouse_id_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_contact" ADD CONSTRAINT "overseas_contact_warehouse_id_overseas_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."overseas_warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_document" ADD CONSTRAINT "overseas_document_warehouse_id_overseas_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."overseas_warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_edition" ADD CONSTRAINT "overseas_edition_warehouse_id_overseas_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."overseas_warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_edition" ADD CONSTRAINT "overseas_edition_submitted_by_operator_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_edition" ADD CONSTRAINT "overseas_edition_approved_by_operator_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_warehouse" ADD CONSTRAINT "overseas_warehouse_country_code_country_code_fk" FOREIGN KEY ("country_code") REFERENCES "public"."country"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overseas_warehouse" ADD CONSTRAINT "overseas_warehouse_submitted_by_operator_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_sandbox"."event" ADD CONSTRAINT "event_payment_ref_payment_ref_fk" FOREIGN KEY ("payment_ref") REFERENCES "payment_sandbox"."payment"("ref") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_sandbox"."movement" ADD CONSTRAINT "movement_payment_ref_payment_ref_fk" FOREIGN KEY ("payment_ref") REFERENCES "payment_sandbox"."payment"("ref") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_sandbox"."refund" ADD CONSTRAINT "refund_transaction_ref_movement_transaction_ref_fk" FOREIGN KEY ("transaction_ref") REFERENCES "payment_sandbox"."movement"("transaction_ref") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freight_rule" ADD CONSTRAINT "freight_rule_warehouse_id_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_balance" ADD CONSTRAINT "ledger_balance_account_id_ledger_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_txn_id_ledger_txn_id_fk" FOREIGN KEY ("txn_id") REFERENCES "public"."ledger_txn"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_ledger_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_hold" ADD CONSTRAINT "ledger_hold_from_account_id_ledger_account_id_fk" FOREIGN KEY ("from_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_hold" ADD CONSTRAINT "ledger_hold_to_account_id_ledger_account_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_warehouse_id_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_sim_document_once" ON "carrier_sim"."waybill_document" USING btree ("waybill_no","version");--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_sim_waybill_order" ON "carrier_sim"."waybill" USING btree ("order_no");--> statement-breakpoint
CREATE INDEX "offer_variant" ON "offer" USING btree ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_once_per_start" ON "offer" USING btree ("variant_id","customs_regime","warehouse_id","valid_from");--> statement-breakpoint
CREATE INDEX "product_category" ON "product" USING btree ("category_key");--> statement-breakpoint
CREATE INDEX "variant_product" ON "variant" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customs_message_once" ON "customs_message" USING btree ("order_id","message_type","attempt");--> statement-breakpoint
CREATE INDEX "customs_receipt_order" ON "customs_receipt" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "customs_receipt_needs_hand" ON "customs_receipt" USING btree ("received_at") WHERE "customs_receipt"."problem" IS NOT NULL AND "customs_receipt"."handled_at" IS NULL;--> statement-breakpoint
CREATE INDEX "customs_sim_answer_document" ON "customs_sim"."answer" USING btree ("kind","document_key","version");--> statement-breakpoint
CREATE INDEX "customs_sim_document_order" ON "customs_sim"."document" USING btree ("order_no");--> statement-breakpoint
CREATE UNIQUE INDEX "customs_sim_intake_once" ON "customs_sim"."intake" USING btree ("sender_account","transport_id");--> statement-breakpoint
CREATE INDEX "audit_entity" ON "audit_log" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "session_visitor" ON "session" USING btree ("visitor_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "handoff_short_code" ON "handoff" USING btree ("short_code_hash");--> statement-breakpoint
CREATE INDEX "handoff_kiosk_visitor" ON "handoff" USING btree ("kiosk_visitor_id","created_at");--> statement-breakpoint
CREATE INDEX "order_visitor" ON "order" USING btree ("visitor_id");--> statement-breakpoint
CREATE INDEX "order_placed" ON "order" USING btree ("placed_at");--> statement-breakpoint
CREATE INDEX "order_buyer" ON "order" USING btree ("buyer_id_hash");--> statement-breakpoint
CREATE INDEX "order_at_customs" ON "order" USING btree ("customs_status") WHERE "order"."payment_status" = 'paid' AND "order"."customs_status" IN ('not_declared', 'declared', 'accepted', 'manual_review', 'inspection', 'rejected');--> statement-breakpoint
CREATE INDEX "order_without_lot" ON "order" USING btree ("paid_at") WHERE "order"."fulfilment_status" = 'no_lot';--> statement-breakpoint
CREATE UNIQUE INDEX "order_waybill" ON "order" USING btree ("waybill_no","carrier_code");--> statement-breakpoint
CREATE INDEX "order_event_order" ON "order_event" USING btree ("order_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_provider_ref" ON "payment" USING btree ("provider","provider_ref");--> statement-breakpoint
CREATE INDEX "payment_transaction" ON "payment" USING btree ("transaction_ref");--> statement-breakpoint
CREATE INDEX "payment_event_ref" ON "payment_event" USING btree ("provider","provider_ref");--> statement-breakpoint
CREATE INDEX "payment_event_needs_hand" ON "payment_event" USING btree ("received_at") WHERE "payment_event"."handled_at" IS NULL AND "payment_event"."outcome" IN ('contradiction', 'unknown_payment');--> statement-breakpoint
CREATE INDEX "refund_order" ON "refund" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refund_open" ON "refund" USING btree ("status");--> statement-breakpoint
CREATE UNIQUE INDEX "overseas_one_site" ON "overseas_warehouse" USING btree ("country_code","operator",lower("address")) WHERE "overseas_warehouse"."status" <> 'closed';--> statement-breakpoint
CREATE INDEX "overseas_by_status" ON "overseas_warehouse" USING btree ("status","code");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_declarer_sim_once" ON "payment_declarer_sim"."declaration" USING btree ("transaction_ref","version");--> statement-breakpoint
CREATE INDEX "sandbox_event_payment" ON "payment_sandbox"."event" USING btree ("payment_ref","created_at");--> statement-breakpoint
CREATE INDEX "search_dirty_next" ON "search_dirty" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "search_product_tsv" ON "search_product" USING gin ("tsv");--> statement-breakpoint
CREATE INDEX "search_product_popular" ON "search_product" USING btree ("sales_30d" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "search_product_changes" ON "search_product" USING btree ("changes_at");--> statement-breakpoint
CREATE INDEX "search_term_prefix" ON "search_term" USING btree ("term" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "ledger_account_goods" ON "ledger_account" USING btree ("ledger","warehouse_id","variant_id");--> statement-breakpoint
CREATE INDEX "ledger_account_lot" ON "ledger_account" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entry_pk" ON "ledger_entry" USING btree ("txn_id","seq");--> statement-breakpoint
CREATE INDEX "ledger_entry_account" ON "ledger_entry" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "ledger_hold_saga" ON "ledger_hold" USING btree ("saga_id","ledger","state");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_hold_once" ON "ledger_hold" USING btree ("saga_id","ledger","purpose","line","from_account_id");--> statement-breakpoint
CREATE INDEX "ledger_hold_account" ON "ledger_hold" USING btree ("from_account_id","state");--> statement-breakpoint
CREATE INDEX "ledger_txn_source" ON "ledger_txn" USING btree ("source_doc");--> statement-breakpoint
CREATE UNIQUE INDEX "lot_no_once" ON "lot" USING btree ("warehouse_id","variant_id","lot_no");--> statement-breakpoint
CREATE INDEX "lot_fefo" ON "lot" USING btree ("warehouse_id","variant_id","expires_on");