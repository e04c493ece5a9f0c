import { desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { RuleKind } from "~/domain/dated-fact";
import type { RuleChangeId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ChangeStatus } from "~/domain/rules/decide-change";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { operator, ruleChange, ruleChangeRow } from "~db/schema";

export type ChangeListItem = {
  id: RuleChangeId;
  title: string;
  status: ChangeStatus;
  rowCount: number;
  kinds: RuleKind[];
  enteredBy: string;
  enteredAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
};

const LATEST = 100;

/** The latest changes of the rules, those that wait for somebody first. For every operator. */
export async function listChanges(
  ctx: ServiceContext,
): Promise<Result<ChangeListItem[], ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const author = alias(operator, "author");
  const decider = alias(operator, "decider");
  const rows = await ctx.db
    .select({
      id: ruleChange.id,
      title: ruleChange.title,
      status: ruleChange.status,
      rowCount: ruleChange.rowCount,
      kinds: sql<
        RuleKind[]
      >`(SELECT coalesce(json_agg(DISTINCT r.kind), '[]') FROM ${ruleChangeRow} r WHERE r.change_id = ${ruleChange.id})`,
      enteredBy: author.name,
      enteredAt: ruleChange.enteredAt,
      decidedBy: decider.name,
      decidedAt: ruleChange.decidedAt,
    })
    .from(ruleChange)
    .innerJoin(author, eq(author.id, ruleChange.enteredBy))
    .leftJoin(decider, eq(decider.id, ruleChange.decidedBy))
    .orderBy(
      sql`array_position(ARRAY['proposed', 'draft'], ${ruleChange.status}) NULLS LAST`,
      desc(ruleChange.enteredAt),
    )
    .limit(LATEST);
  return ok(rows);
}
