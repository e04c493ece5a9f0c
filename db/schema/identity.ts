import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { OperatorRole } from "~/domain/identity/operator-role";
import { idColumn, instant } from "./columns";

export type Face = "shop" | "console" | "kiosk";

/** A visitor's or operator's session; the cookie holds a random token, the row only its hash. */
export const session = pgTable(
  "session",
  {
    tokenHash: text("token_hash").primaryKey(),
    face: text("face").$type<Face>().notNull(),
    /** stable across token rotation: carts and orders point here */
    visitorId: text("visitor_id").notNull(),
    operatorId: idColumn<"opr">("operator_id").references(() => operator.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    index("session_visitor").on(table.visitorId),
    index("session_expiry").on(table.expiresAt),
  ],
);

export const operator = pgTable("operator", {
  id: idColumn<"opr">("id").primaryKey(),
  login: text("login").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  roles: text("roles").array().$type<OperatorRole[]>().notNull().default(sql`'{}'`),
  isDemo: boolean("is_demo").notNull().default(false),
  disabledAt: instant("disabled_at"),
});

/** Who did what to what; written in the transaction of the deed, never changed. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: text("id").primaryKey().default(sql`gen_random_uuid()::text`),
    at: instant("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    face: text("face").notNull(),
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id"),
  },
  (table) => [index("audit_entity").on(table.entity, table.entityId)],
);
