import {
  CUSTOMS_REGIMES,
  type CustomsRegime,
  DELIVERY_METHODS,
  type DeliveryMethod,
} from "../catalog/terms";
import { isId, type OfferId, type WarehouseId } from "../ids";

/** A cart's lines fall into groups; each group checks out as its own order and parcel. */
export type GroupParts = {
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  warehouseId: WarehouseId;
};

/** `1210.home.whs_…`: names a group in addresses and drafts. */
export type GroupKey = `${CustomsRegime}.${DeliveryMethod}.${WarehouseId}`;

export const MAX_LINE_QUANTITY = 99;
/** A customs list takes no more lines than this comfortably; a cart neither. */
export const MAX_CART_LINES = 50;

export function groupKeyOf(parts: GroupParts): GroupKey {
  return `${parts.customsRegime}.${parts.deliveryMethod}.${parts.warehouseId}`;
}

/** Reads a group key that came from outside; undefined when its form is wrong. */
export function parseGroupKey(text: string): GroupParts | undefined {
  const [regime, method, warehouseId, ...rest] = text.split(".");
  const customsRegime = CUSTOMS_REGIMES.find((one) => one === regime);
  const deliveryMethod = DELIVERY_METHODS.find((one) => one === method);
  if (!customsRegime || !deliveryMethod || rest.length > 0) return undefined;
  if (warehouseId === undefined || !isId("whs", warehouseId)) return undefined;
  return { customsRegime, deliveryMethod, warehouseId };
}

/** Lines by group: retail import first, then by warehouse; lines keep their order. */
export function groupLines<Line extends GroupParts>(
  lines: readonly Line[],
): { key: GroupKey; parts: GroupParts; lines: Line[] }[] {
  const groups = new Map<GroupKey, { key: GroupKey; parts: GroupParts; lines: Line[] }>();
  for (const line of lines) {
    const { customsRegime, deliveryMethod, warehouseId } = line;
    const parts = { customsRegime, deliveryMethod, warehouseId };
    const key = groupKeyOf(parts);
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { key, parts, lines: [line] });
  }
  const rank = (parts: GroupParts) => (parts.customsRegime === "0110" ? 1 : 0);
  return [...groups.values()].sort(
    (a, b) => rank(a.parts) - rank(b.parts) || (a.key < b.key ? -1 : 1),
  );
}

export type CartEntry = { offerId: OfferId; deliveryMethod: DeliveryMethod; quantity: number };

export function clampQuantity(quantity: number): number {
  return Math.min(Math.max(1, Math.trunc(quantity)), MAX_LINE_QUANTITY);
}

/**
 * Adds one cart's lines to another's: quantities of the same offer add up, the receiving cart's
 * delivery method stays, and what no longer fits is left out.
 */
export function mergeCarts(into: readonly CartEntry[], from: readonly CartEntry[]): CartEntry[] {
  const merged = new Map(into.map((entry) => [entry.offerId, entry]));
  for (const entry of from) {
    const present = merged.get(entry.offerId);
    const quantity = clampQuantity((present?.quantity ?? 0) + entry.quantity);
    merged.set(entry.offerId, { ...(present ?? entry), quantity });
  }
  return [...merged.values()].slice(0, MAX_CART_LINES);
}
