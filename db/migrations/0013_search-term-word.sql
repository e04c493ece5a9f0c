ALTER TABLE "search_term" DROP CONSTRAINT "search_term_term_kind_display_pk";--> statement-breakpoint
ALTER TABLE "search_term" ADD COLUMN "word" text PRIMARY KEY NOT NULL;