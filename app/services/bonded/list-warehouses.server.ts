import { asc } from "drizzle-orm";
import type { WarehouseId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { warehouse } from "~db/schema";

export type WarehouseOption = {
  id: WarehouseId;
  code: string;
  name: string;
  kind: "bonded" | "duty_paid";
};

/** Our own warehouses, bonded first, for a choice on the console. */
export async function listWarehouses(
  ctx: ServiceContext,
): Promise<Result<WarehouseOption[], ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { id, code, kind, nameZh, nameEn } = warehouse;
  return ok(
    await ctx.db
      .select({ id, code, kind, name: ctx.locale === "en" ? nameEn : nameZh })
      .from(warehouse)
      .orderBy(asc(kind), asc(code)),
  );
}
