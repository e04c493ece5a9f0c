CREATE TABLE "origin_proof_scan" (
	"id" text PRIMARY KEY NOT NULL,
	"proof_id" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_count" integer NOT NULL,
	"digest" char(64) NOT NULL,
	"body" "bytea" NOT NULL,
	"attached_by" text NOT NULL,
	"attached_at" timestamp with time zone NOT NULL,
	CONSTRAINT "origin_proof_scan_size" CHECK ("origin_proof_scan"."byte_count" = octet_length("origin_proof_scan"."body"))
);
--> statement-breakpoint
ALTER TABLE "origin_proof_scan" ADD CONSTRAINT "origin_proof_scan_proof_id_origin_proof_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."origin_proof"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_proof_scan" ADD CONSTRAINT "origin_proof_scan_attached_by_operator_id_fk" FOREIGN KEY ("attached_by") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "origin_proof_scan_once" ON "origin_proof_scan" USING btree ("proof_id","digest");--> statement-breakpoint
REVOKE UPDATE, DELETE ON "origin_proof_scan" FROM fuling_app;
