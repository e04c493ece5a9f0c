import type { Result } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { leaveWarehouse } from "./leave-warehouse.server";
import {
  performWarehouseAct,
  type WarehouseActDone,
  type WarehouseActRefusal,
} from "./warehouse-act.server";

/** A duty-paid parcel goes to the carrier, or to the buyer at the hall's counter. */
export async function handOverOrder(
  ctx: ServiceContext,
  input: { orderId: string },
): Promise<Result<WarehouseActDone, WarehouseActRefusal>> {
  return performWarehouseAct(ctx, input, {
    from: "packed",
    to: "handed_over",
    passed: [],
    forbids: ({ isBonded }) => (isBonded ? { code: "OTHER_WAY_OUT" } : undefined),
    perform: async (tx, { id }) => {
      await leaveWarehouse(ctx, tx, id, "handed_over");
      return undefined;
    },
  });
}
