import { addDays, type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { RULE_KINDS, type RuleKind } from "~/domain/dated-fact";
import { ok, type Result, refuse } from "~/domain/result";
import { type EndingRows, endingRows } from "~/domain/rules/ending-rows";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { latestRules } from "./current-rules.server";

/** How long before its end a row asks for its successor: a tariff book takes some weeks to come. */
const WARN_DAYS = 60;

export type EndingRules = EndingRows & { kind: RuleKind };

/**
 * Rows in force today that end within sixty days while nothing follows them, by kind and day: after
 * that day their goods have no rate. For every operator, from the rules in memory.
 */
export async function listEndingRules(
  ctx: ServiceContext,
): Promise<Result<EndingRules[], ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { rules } = (await latestRules(ctx)).rows;
  const today: CalendarDay = shanghaiDay(ctx.fixedNow ?? new Date());
  const until = addDays(today, WARN_DAYS);
  return ok(
    RULE_KINDS.flatMap((kind) =>
      endingRows(kind, rules[kind], { today, until }).map((ending) => ({ kind, ...ending })),
    ),
  );
}
