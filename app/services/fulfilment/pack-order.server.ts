import type { Result } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import {
  performWarehouseAct,
  type WarehouseActDone,
  type WarehouseActRefusal,
} from "./warehouse-act.server";

/** Closes the parcel of a picked order. */
export async function packOrder(
  ctx: ServiceContext,
  input: { orderId: string },
): Promise<Result<WarehouseActDone, WarehouseActRefusal>> {
  return performWarehouseAct(ctx, input, {
    from: "picked",
    to: "packed",
    passed: ["gated_out", "handed_over"],
  });
}
