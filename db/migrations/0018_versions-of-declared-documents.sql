ALTER TABLE "declaration" ADD COLUMN "order_document_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "declaration" ADD COLUMN "payment_document_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "declaration" ADD COLUMN "waybill_document_version" integer DEFAULT 0 NOT NULL;