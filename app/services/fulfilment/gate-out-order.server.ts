import type { Result } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { leaveWarehouse } from "./leave-warehouse.server";
import {
  performWarehouseAct,
  type WarehouseActDone,
  type WarehouseActRefusal,
} from "./warehouse-act.server";

/** A released bonded parcel passes the zone's gate. Nothing passes before 800. */
export async function gateOutOrder(
  ctx: ServiceContext,
  input: { orderId: string },
): Promise<Result<WarehouseActDone, WarehouseActRefusal>> {
  return performWarehouseAct(ctx, input, {
    from: "packed",
    to: "gated_out",
    passed: [],
    forbids: ({ isBonded }) => (isBonded ? undefined : { code: "OTHER_WAY_OUT" }),
    perform: async (tx, { id }) => {
      await leaveWarehouse(ctx, tx, id, "gated_out");
      return undefined;
    },
  });
}
