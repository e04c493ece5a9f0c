DROP INDEX "search_product_codes";--> statement-breakpoint
ALTER TABLE "search_product" DROP COLUMN "codes";