import type { CustomsRegime } from "../catalog/terms";
import type { CustomsStatus, FulfilmentStatus, PaymentStatus } from "./status";

export const WAREHOUSE_ACTS = ["pick", "pack", "gate_out", "hand_over"] as const;
export type WarehouseActName = (typeof WAREHOUSE_ACTS)[number];

/**
 * What the warehouse does next with an order; undefined while it waits for money, lots or customs, or
 * when it is gone. The verbs decide by themselves: this only says which button to show.
 */
export function nextWarehouseAct(order: {
  customsRegime: CustomsRegime;
  payment: PaymentStatus;
  customs: CustomsStatus;
  fulfilment: FulfilmentStatus;
}): WarehouseActName | undefined {
  const isFree = order.customs === "released" || order.customs === "not_applicable";
  if (order.payment !== "paid" || !isFree) return undefined;
  switch (order.fulfilment) {
    case "allocated":
      return "pick";
    case "picked":
      return "pack";
    case "packed":
      return order.customsRegime === "0110" ? "hand_over" : "gate_out";
    default:
      return undefined;
  }
}
