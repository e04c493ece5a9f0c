ALTER TABLE "payment" ADD COLUMN "open_request_cipher" "bytea";--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "open_response_cipher" "bytea";