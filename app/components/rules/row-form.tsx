import { OpsPanel } from "~/components/ops/ops-panel";
import { SelectField, TextAreaField, TextField } from "~/components/ui/field";
import type { RuleKind } from "~/domain/dated-fact";
import {
  CHOICES,
  type ColumnForm,
  RULE_COLUMNS,
  type RuleColumn,
} from "~/domain/rules/rule-columns";
import type { CellProblem } from "~/domain/rules/rule-row";
import { m } from "~/messages/compiled/messages";
import {
  CHOICE_WORDS,
  columnName,
  FORM_HINTS,
  PROBLEM_WORDS,
  STATE_WORDS,
} from "~/messages/rules-words";

type FormProps = {
  kind: RuleKind;
  /** texts by column, as they were typed or stand */
  texts: Readonly<Record<string, string | undefined>>;
  problems: readonly CellProblem[];
  warehouses: readonly { id: string; name: string }[];
};

/** Every column of one row of a kind, with its unit beside it and what is wrong below it. */
export function RowForm(props: FormProps) {
  return (
    <div className="osw-form">
      <OpsPanel title={m.rules_new_figures()} isPadded>
        <div className="osw-fields">
          {RULE_COLUMNS[props.kind].map((column) => (
            <ColumnField key={column.key} column={column} {...props} />
          ))}
        </div>
      </OpsPanel>
      <OpsPanel title={m.rules_new_standing()} isPadded>
        <div className="osw-fields">
          <StandingFields {...props} />
        </div>
      </OpsPanel>
    </div>
  );
}

const errorOf = (problems: readonly CellProblem[], column: string) => {
  const found = problems.find((problem) => problem.column === column);
  return found ? PROBLEM_WORDS[found.reason]() : undefined;
};

const WIDE: ReadonlySet<ColumnForm> = new Set(["name", "note", "originRule", "consumptionTax"]);
const NUMERIC: ReadonlySet<ColumnForm> = new Set([
  "hs10",
  "hs8",
  "hs8or10",
  "hsPrefix2",
  "hsPrefix4",
  "unit",
  "grams",
  "someGrams",
  "kilograms",
  "days",
]);
const DECIMAL: ReadonlySet<ColumnForm> = new Set(["percent", "points", "share", "yuan"]);

function ColumnField({ column, ...props }: { column: RuleColumn } & FormProps) {
  const { key, form, role } = column;
  const hint = FORM_HINTS[form]?.();
  const field = {
    name: key,
    label: columnName(key),
    labelNote: role === "optional" ? m.rules_hint_optional() : undefined,
    hint: role === "figure" ? m.rules_hint_figure({ hint: hint ?? "" }) : hint,
    error: errorOf(props.problems, key),
    defaultValue: props.texts[key] ?? "",
  };
  const choices = choicesOf(column, props);
  if (choices) {
    return (
      <SelectField {...field}>
        <option value="">{m.rules_choose()}</option>
        {choices.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
    );
  }
  if (form === "day") return <TextField {...field} type="date" />;
  if (form === "note" && key !== "value") {
    return <TextAreaField {...field} rows={2} maxLength={600} className="osw-wide" />;
  }
  return (
    <TextField
      {...field}
      inputMode={NUMERIC.has(form) ? "numeric" : DECIMAL.has(form) ? "decimal" : undefined}
      maxLength={form === "name" ? 300 : 200}
      className={WIDE.has(form) ? "osw-wide" : undefined}
      autoComplete="off"
    />
  );
}

function choicesOf(
  { form }: RuleColumn,
  { warehouses }: FormProps,
): { value: string; name: string }[] | undefined {
  if (form === "id") return warehouses.map(({ id, name }) => ({ value: id, name }));
  if (form === "yesNo") {
    return [
      { value: "no", name: m.rules_no() },
      { value: "yes", name: m.rules_yes() },
    ];
  }
  return CHOICES[form]?.map((value) => ({
    value,
    name: CHOICE_WORDS[form]?.[value]?.() ?? value,
  }));
}

const STATES = ["verified", "unverified", "unknown"] as const;

function StandingFields({ texts, problems }: FormProps) {
  const field = (key: "validFrom" | "validTo" | "state" | "source") => ({
    name: key,
    label: columnName(key),
    error: errorOf(problems, key),
    defaultValue: texts[key] ?? "",
  });
  return (
    <>
      <TextField {...field("validFrom")} type="date" hint={m.rules_hint_validFrom()} />
      <TextField {...field("validTo")} type="date" hint={m.rules_hint_validTo()} />
      <SelectField {...field("state")} hint={m.rules_hint_state_field()}>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_WORDS[state]()}
          </option>
        ))}
      </SelectField>
      <TextField
        {...field("source")}
        hint={m.rules_hint_source()}
        maxLength={300}
        className="osw-wide"
        autoComplete="off"
      />
    </>
  );
}
