import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { RuleChangeId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import {
  CHANGE_COMMANDS,
  type ChangeRefusal,
  type ChangeStatus,
  decideChange,
} from "~/domain/rules/decide-change";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction, sqlStateOf, type Tx } from "~/services/transaction.server";
import { ruleChange, ruleChangeRow, ruleVersion } from "~db/schema";
import { changeIdInput } from "./enter-change.server";
import { plainText } from "./plain-text";
import { lockRules, putInForce } from "./put-in-force.server";

export const advanceChangeInput = z.object({
  changeId: changeIdInput,
  command: z.enum(CHANGE_COMMANDS),
  reason: plainText(400).default(""),
  /** version of the rules that the preview was made with; an approval of an older one is refused */
  seenVersion: z.coerce.number().int().min(0),
});

export type AdvanceChangeRefusal =
  | ForbiddenRefusal
  | { code: "CHANGE_NOT_FOUND" }
  | ChangeRefusal
  /** the rules changed since the preview: look again */
  | { code: "LOOK_AGAIN" }
  /** the database refuses its rows: two of one key on one day, or a warehouse that is not there */
  | { code: "ROWS_CONTRADICT" };

/** Integrity constraints: a check, a reference, an exclusion. */
const REFUSED_BY_DATABASE: ReadonlySet<string> = new Set(["23503", "23514", "23P01"]);

/**
 * Proposes, drops, approves or rejects a change of the rules. Two people: who entered it cannot
 * approve it. An approval brings all its rows into force at once. By operators of customs and finance.
 */
export async function advanceChange(
  ctx: ServiceContext,
  input: z.input<typeof advanceChangeInput>,
): Promise<Result<{ changeId: RuleChangeId; status: ChangeStatus }, AdvanceChangeRefusal>> {
  if (ctx.actor.kind !== "operator" || !mayActAs(ctx.actor, "customs", "finance")) {
    return refuse({ code: "FORBIDDEN" });
  }
  const { changeId, command, reason, seenVersion } = advanceChangeInput.parse(input);
  try {
    return await advance(ctx, ctx.actor.operatorId, { changeId, command, reason, seenVersion });
  } catch (error) {
    if (!REFUSED_BY_DATABASE.has(sqlStateOf(error) ?? "")) throw error;
    return refuse({ code: "ROWS_CONTRADICT" });
  }
}

async function advance(
  ctx: ServiceContext,
  by: string,
  { changeId, command, reason, seenVersion }: z.output<typeof advanceChangeInput>,
): Promise<Result<{ changeId: RuleChangeId; status: ChangeStatus }, AdvanceChangeRefusal>> {
  return inTransaction<{ changeId: RuleChangeId; status: ChangeStatus }, AdvanceChangeRefusal>(
    ctx,
    async (tx) => {
      const [change] = await tx.db
        .select()
        .from(ruleChange)
        .where(eq(ruleChange.id, changeId))
        .for("update");
      if (!change) return refuse({ code: "CHANGE_NOT_FOUND" });
      const decided = decideChange(change, { command, by, reason });
      if (!decided.ok) return decided;
      const status = decided.value;
      if (status === "approved") {
        await lockRules(tx.db);
        const [rules] = await tx.db.select().from(ruleVersion);
        if (rules?.version !== seenVersion) return refuse({ code: "LOOK_AGAIN" });
        await approve(tx, changeId, change.wholeFrom);
      }
      const isDecision = status === "approved" || status === "rejected";
      await tx.db
        .update(ruleChange)
        .set({
          status,
          ...(status === "proposed" ? { proposedAt: tx.now } : {}),
          ...(isDecision ? { decidedBy: by, decidedAt: tx.now, decisionNote: reason || null } : {}),
        })
        .where(and(eq(ruleChange.id, changeId), eq(ruleChange.status, change.status)));
      tx.audit(`${command}_rule_change`, "rule_change", changeId, { status, reason });
      return ok({ changeId, status });
    },
  );
}

async function approve(tx: Tx, changeId: RuleChangeId, wholeFrom: string | null): Promise<void> {
  const rows = await tx.db
    .select()
    .from(ruleChangeRow)
    .where(eq(ruleChangeRow.changeId, changeId))
    .orderBy(asc(ruleChangeRow.line), asc(ruleChangeRow.id));
  await putInForce(tx.db, changeId, rows, wholeFrom === null ? null : { from: wholeFrom });
}
