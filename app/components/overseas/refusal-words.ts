import { assertNever } from "~/domain/invariant";
import type { AdvanceRefusal, SiteCommand } from "~/domain/overseas/lifecycle";
import type { SheetProblem } from "~/domain/overseas/missing";
import { m } from "~/messages/compiled/messages";
import { fieldName, PROBLEM_WORDS, STATUS_WORDS, type Word } from "~/messages/overseas-words";
import type { AdvanceWarehouseRefusal } from "~/services/overseas/advance-warehouse.server";

export const ACT_WORDS: Record<SiteCommand, Word> = {
  file: m.overseas_act_file,
  return: m.overseas_act_return,
  approve: m.overseas_act_approve,
  activate: m.overseas_act_activate,
  suspend: m.overseas_act_suspend,
  resume: m.overseas_act_resume,
  close: m.overseas_act_close,
};

/** 地址（请填写）、证件（…） */
export function problemsWords(problems: readonly SheetProblem[]): string {
  return problems
    .map(({ field, code }) =>
      m.overseas_refusal_problem({ field: fieldName(field), problem: PROBLEM_WORDS[code]() }),
    )
    .join(m.overseas_list_mark());
}

/** Why a step was not taken, in one sentence. */
export function advanceRefusalWords(
  refusal: Exclude<AdvanceWarehouseRefusal, { code: "FORBIDDEN" }> | AdvanceRefusal,
): string {
  switch (refusal.code) {
    case "STEP_NOT_POSSIBLE":
      return m.overseas_refusal_step({ status: STATUS_WORDS[refusal.status]() });
    case "SHEET_INCOMPLETE":
      return m.overseas_refusal_incomplete({ problems: problemsWords(refusal.problems) });
    case "SAME_OFFICER":
      return m.overseas_refusal_same_officer();
    case "REASON_REQUIRED":
      return m.overseas_refusal_reason();
    case "TITLE_NOT_VALID":
      return m.overseas_refusal_title();
    case "NOT_OPEN_YET":
      return refusal.opensOn === null
        ? m.overseas_refusal_no_day()
        : m.overseas_refusal_not_open({ day: refusal.opensOn });
    case "EVIDENCE_REQUIRED":
      return m.overseas_refusal_evidence();
    case "EVIDENCE_IN_FUTURE":
      return m.overseas_refusal_evidence_future();
    case "DISPOSAL_PLAN_REQUIRED":
      return refusal.usedM2 === null
        ? m.overseas_refusal_plan_unknown()
        : m.overseas_refusal_plan({ used: refusal.usedM2 });
    case "STALE":
      return m.overseas_refusal_stale();
    case "SITE_UNKNOWN":
      return m.overseas_refusal_unknown();
    case "SITE_EXISTS":
      return m.overseas_taken_site_unnamed();
    default:
      return assertNever(refusal);
  }
}
