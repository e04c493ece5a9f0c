import { asc } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { ExporterId } from "~/domain/ids";
import type { SelfPrintState } from "~/domain/origin/proof-terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { exporter } from "~db/schema";

export type ExporterView = {
  id: ExporterId;
  nameZh: string;
  nameEn: string;
  selfPrint: SelfPrintState;
  approvedCode: string | null;
  approvedTo: CalendarDay | null;
};

/** Firms of Fuling that send goods out, for the form and the list. For every operator. */
export async function listExporters(
  ctx: ServiceContext,
): Promise<Result<ExporterView[], ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { id, nameZh, nameEn, selfPrint, approvedCode, approvedTo } = exporter;
  const columns = { id, nameZh, nameEn, selfPrint, approvedCode, approvedTo };
  return ok(await ctx.db.select(columns).from(exporter).orderBy(asc(exporter.nameZh)));
}
