import { sql } from "drizzle-orm";
import { z } from "zod";
import { groupKeyOf, parseGroupKey } from "~/domain/cart/cart";
import {
  type Address,
  type AddressFault,
  type AddressRefusal,
  parseAddress,
  parsePickupContact,
} from "~/domain/order/address";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";
import { type Place, placesNamed } from "./districts.server";

const text = z.string().max(400).default("");

export const saveAddressInput = z.object({
  groupKey: z.string(),
  recipientName: text,
  phone: text,
  /** province, city and district as the shopper writes them */
  regionText: text,
  /** chooses one where the region's name stands in several places; otherwise of no weight */
  districtCode: text,
  detail: text,
});

export type SaveAddressRefusal =
  | { code: "NO_VISITOR" }
  | { code: "EMPTY_GROUP" }
  /** `places`: what the region may mean, when it names more than one */
  | (AddressRefusal & { places: Place[] });

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
  const address = parts.deliveryMethod === "home" ? readHome(raw) : readPickup(raw);
  if (!address.ok) return address;
  const now = nowOf(ctx);
  await ctx.db.execute(sql`
    INSERT INTO checkout_draft (visitor_id, group_key, address, updated_at)
    VALUES (${ctx.actor.visitorId}, ${groupKeyOf(parts)}, ${JSON.stringify(address.value)}::jsonb, ${now})
    ON CONFLICT (visitor_id, group_key)
      DO UPDATE SET address = excluded.address, updated_at = excluded.updated_at`);
  return ok(undefined);
}

type Raw = Record<keyof Address, string>;
type Read = Result<Address, AddressRefusal & { places: Place[] }>;

/** The district's code and its proper name are ours; the shopper only says which one is meant. */
function readHome(raw: Raw): Read {
  const places = placesNamed(raw.regionText);
  const place =
    places.length === 1
      ? places[0]
      : places.find(({ districtCode }) => districtCode === raw.districtCode);
  const address = parseAddress({ ...raw, ...(place ?? { districtCode: "" }) });
  if (address.ok) return address;
  const { districtCode: _code, ...fields } = address.error.fields;
  const regionText: AddressFault = places.length > 1 ? "ambiguous" : "unknown_place";
  const isUnplaced = place === undefined && fields.regionText === undefined;
  return refuse({
    code: "ADDRESS_INVALID",
    fields: isUnplaced ? { ...fields, regionText } : fields,
    places: place ? [] : places,
  });
}

function readPickup(raw: Raw): Read {
  const contact = parsePickupContact(raw);
  return contact.ok ? contact : refuse({ ...contact.error, places: [] });
}
