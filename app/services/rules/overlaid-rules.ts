import type { RuleKind } from "~/domain/dated-fact";
import { planChange, type StandingRow, type WholeTable } from "~/domain/rules/plan-change";
import type { EnteredRow } from "~/domain/rules/rule-row";
import type { RuleRows } from "./rule-book";

/** The rules as they would stand after a change, for looking at its effect; nothing is written. */
export function overlaidRules(
  rows: RuleRows,
  entered: readonly EnteredRow[],
  whole: WholeTable | null,
): RuleRows {
  const kinds = [...new Set(entered.map(({ kind }) => kind))];
  return {
    ...rows,
    rules: Object.assign(
      { ...rows.rules },
      ...kinds.map((kind) => ({
        [kind]: overlaidKind(
          kind,
          rows.rules[kind],
          entered.filter((row) => row.kind === kind),
          whole,
        ),
      })),
    ),
  };
}

function overlaidKind(
  kind: RuleKind,
  standing: readonly StandingRow[],
  entered: readonly EnteredRow[],
  whole: WholeTable | null,
): StandingRow[] {
  const plan = planChange(kind, standing, entered, whole);
  const withdrawn = new Set(plan.withdraw);
  const ends = new Map(plan.end.map(({ id, validTo }) => [id, validTo]));
  return [
    ...standing
      .filter(({ id }) => !withdrawn.has(id))
      .map((row) => ({ ...row, validTo: ends.get(row.id) ?? row.validTo })),
    ...plan.resume.map(({ of, validFrom, validTo }) => ({ ...of, validFrom, validTo })),
    // Rows that are not written yet have no number of their own.
    ...plan.insert.map(({ values, validFrom, validTo, state, source }) => ({
      ...{ ...values, id: 0, validFrom, validTo, state, source },
    })),
  ];
}
