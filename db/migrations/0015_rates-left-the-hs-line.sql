ALTER TABLE "hs_line" DROP COLUMN "vat_bps";--> statement-breakpoint
ALTER TABLE "hs_line" DROP COLUMN "mfn_bps";--> statement-breakpoint
ALTER TABLE "hs_line" DROP COLUMN "consumption_tax";