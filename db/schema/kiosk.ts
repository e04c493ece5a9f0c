import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { idColumn, instant } from "./columns";

export type HandoffLine = { offerId: string; quantity: number };

/** A cart on its way from a kiosk to a phone: claimed once, within ten minutes. */
export const handoff = pgTable("handoff", {
  id: idColumn<"hnd">("id").primaryKey(),
  tokenHash: text("token_hash").notNull().unique(),
  shortCodeHash: text("short_code_hash").notNull(),
  kioskVisitorId: text("kiosk_visitor_id").notNull(),
  lines: jsonb("lines").$type<HandoffLine[]>().notNull(),
  lineCount: integer("line_count").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  claimedAt: instant("claimed_at"),
  claimedByVisitorId: text("claimed_by_visitor_id"),
});
