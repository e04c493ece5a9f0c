import { bigint, customType, date, text, timestamp } from "drizzle-orm/pg-core";
import type { Id } from "~/domain/ids";
import type { Fen } from "~/domain/money";

/** A prefixed id made by the program. */
export const idColumn = <Prefix extends string>(name: string) => text(name).$type<Id<Prefix>>();

/** Money in fen; safe integers up to 90 trillion yuan. */
export const fenColumn = (name: string) => bigint(name, { mode: "number" }).$type<Fen>();

/** An instant with time zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A calendar day as yyyy-mm-dd. */
export const day = (name: string) => date(name, { mode: "string" });

/** Raw bytes: ciphertext and digests. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});
