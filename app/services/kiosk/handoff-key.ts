import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { readShortCode } from "~/domain/kiosk/short-code";
import type { ServiceContext } from "~/platform/context.server";
import { sha256Hex } from "~/platform/sealing.server";

/** How a phone names a handoff: by the token of the scanned address, or by the code a person typed. */
export const handoffKey = z.union([
  z.object({ token: z.string().max(200) }),
  z.object({ shortCode: z.string().max(40) }),
]);
export type HandoffKey = z.infer<typeof handoffKey>;

/** The keyed hash a short code is kept under; codes and identity numbers never share one. */
export function shortCodeHash({ seal }: ServiceContext, code: string): string {
  return seal.hashIdentity(`handoff:${code}`);
}

/** The condition that finds the handoff `h` of a key; undefined when the key can be none. */
export function handoffOf(ctx: ServiceContext, key: HandoffKey): SQL | undefined {
  if ("token" in key) {
    return /^[\w-]{22}$/.test(key.token) ? sql`h.token_hash = ${sha256Hex(key.token)}` : undefined;
  }
  const code = readShortCode(key.shortCode);
  return code === undefined ? undefined : sql`h.short_code_hash = ${shortCodeHash(ctx, code)}`;
}
