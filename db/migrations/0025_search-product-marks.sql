-- Documents are made from the catalogue again: they lack the new column.
DELETE FROM search_product;
--> statement-breakpoint
DELETE FROM search_term;
--> statement-breakpoint
ALTER TABLE "search_product" ADD COLUMN "marks" text[] NOT NULL;--> statement-breakpoint
SELECT search_mark_products(ARRAY(SELECT id FROM product WHERE status = 'published'));
