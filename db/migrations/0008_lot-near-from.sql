ALTER TABLE "lot" ADD COLUMN "near_from" date;--> statement-breakpoint
UPDATE "lot" SET "near_from" = "expires_on" - ("expires_on" - "produced_on") / 3 WHERE "near_from" IS NULL;--> statement-breakpoint
ALTER TABLE "lot" ALTER COLUMN "near_from" SET NOT NULL;
