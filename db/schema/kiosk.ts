import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { CartEntry } from "~/domain/cart/cart";
import { idColumn, instant } from "./columns";

/** A cart on its way from a kiosk to a phone: claimed once, within ten minutes. */
export const handoff = pgTable(
  "handoff",
  {
    id: idColumn<"hnd">("id").primaryKey(),
    /** SHA-256 of the 128-bit token in the address */
    tokenHash: text("token_hash").notNull().unique(),
    /** keyed hash of the short code, which alone would be guessed from a plain one */
    shortCodeHash: text("short_code_hash").notNull(),
    kioskVisitorId: text("kiosk_visitor_id").notNull(),
    lines: jsonb("lines").$type<CartEntry[]>().notNull(),
    lineCount: integer("line_count").notNull(),
    createdAt: instant("created_at").notNull(),
    /** moved to the present when the kiosk's visit ends or another code takes its place */
    expiresAt: instant("expires_at").notNull(),
    claimedAt: instant("claimed_at"),
    claimedByVisitorId: text("claimed_by_visitor_id"),
  },
  (table) => [
    uniqueIndex("handoff_short_code").on(table.shortCodeHash),
    index("handoff_kiosk_visitor").on(table.kioskVisitorId, table.createdAt),
  ],
);
