import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import { RULE_KINDS, type RuleKind } from "~/domain/dated-fact";
import { ok, type Result, refuse } from "~/domain/result";
import type { StandingRow } from "~/domain/rules/plan-change";
import { rowKeyOf, rowTexts } from "~/domain/rules/rule-row";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { latestRules } from "./current-rules.server";

export const getRuleFormInput = z.object({
  kind: z.enum(RULE_KINDS).catch("vat_rate").default("vat_rate"),
  /** number of a row that stands, to begin from */
  from: z.coerce.number().int().positive().optional().catch(undefined),
});

export type RuleForm = {
  kind: RuleKind;
  /** texts by column to begin with */
  texts: Record<string, string>;
  /** the row they are of; null when there is none, or it no longer stands */
  from: { id: number; rowKey: string; validFrom: string; validTo: string | null } | null;
  warehouses: { id: string; name: string }[];
};

/** What a form for one row of a kind begins with. By operators of customs and finance. */
export async function getRuleForm(
  ctx: ServiceContext,
  input: z.input<typeof getRuleFormInput>,
): Promise<Result<RuleForm, ForbiddenRefusal>> {
  if (!mayActAs(ctx.actor, "customs", "finance")) return refuse({ code: "FORBIDDEN" });
  const { kind, from } = getRuleFormInput.parse(input);
  const { rules, warehouses } = (await latestRules(ctx)).rows;
  const standing: readonly StandingRow[] = rules[kind];
  const row = standing.find(({ id }) => id === from);
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  return ok({
    kind,
    texts: row ? rowTexts(kind, row) : { validFrom: today, state: "verified" },
    from: row
      ? {
          id: row.id,
          rowKey: rowKeyOf(kind, row),
          validFrom: row.validFrom,
          validTo: row.validTo,
        }
      : null,
    warehouses: warehouses.map(({ id, nameZh, nameEn }) => ({
      id,
      name: ctx.locale === "en" ? nameEn : nameZh,
    })),
  });
}
