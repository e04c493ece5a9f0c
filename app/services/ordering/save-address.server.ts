import { sql } from "drizzle-orm";
import { z } from "zod";
import { groupKeyOf, parseGroupKey } from "~/domain/cart/cart";
import { type AddressRefusal, parseAddress, parsePickupContact } from "~/domain/order/address";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";

const text = z.string().max(400).default("");

export const saveAddressInput = z.object({
  groupKey: z.string(),
  recipientName: text,
  phone: text,
  districtCode: text,
  regionText: text,
  detail: text,
});

export type SaveAddressRefusal = { code: "NO_VISITOR" } | { code: "EMPTY_GROUP" } | AddressRefusal;

/**
 * Keeps where a group's parcel goes, or who collects it in the hall. The visitor's own draft:
 * nothing is audited until there is an order. One statement.
 */
export async function saveAddress(
  ctx: ServiceContext,
  input: z.input<typeof saveAddressInput>,
): Promise<Result<void, SaveAddressRefusal>> {
  const { groupKey, ...raw } = saveAddressInput.parse(input);
  if (ctx.actor.kind !== "visitor") return refuse({ code: "NO_VISITOR" });
  const parts = parseGroupKey(groupKey);
  if (parts === undefined) return refuse({ code: "EMPTY_GROUP" });
  const address = parts.deliveryMethod === "home" ? parseAddress(raw) : parsePickupContact(raw);
  if (!address.ok) return address;
  const now = nowOf(ctx);
  await ctx.db.execute(sql`
    INSERT INTO checkout_draft (visitor_id, group_key, address, updated_at)
    VALUES (${ctx.actor.visitorId}, ${groupKeyOf(parts)}, ${JSON.stringify(address.value)}::jsonb, ${now})
    ON CONFLICT (visitor_id, group_key)
      DO UPDATE SET address = excluded.address, updated_at = excluded.updated_at`);
  return ok(undefined);
}
