import type { Filters } from "~/domain/search/request";
import type { Channel } from "~/domain/search/source";

/** One way in which an offer may satisfy the filters; every slot is judged on its own offer. */
export type Slot = { channel: Channel; mustBeInStock: boolean };

/** The channels that may satisfy a fulfilment choice; none chosen: any of them. */
export function slotsOf({ fulfilments, inStock }: Filters): Slot[] {
  const chosen = fulfilments.length > 0 ? fulfilments : (["1210", "0110", "hall"] as const);
  return chosen.map((one) => ({
    channel: one === "hall_in_stock" ? "hall" : one,
    mustBeInStock: inStock || one === "hall_in_stock",
  }));
}
