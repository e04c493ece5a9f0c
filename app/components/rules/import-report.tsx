import { OpsPanel } from "~/components/ops/ops-panel";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/choice";
import { SelectField, TextField } from "~/components/ui/field";
import { formatCount } from "~/domain/format/quantity";
import { CHOSEN_COLUMN, TRIED_COLUMN } from "~/domain/rules/column-fields";
import { m } from "~/messages/compiled/messages";
import { columnName, PROBLEM_WORDS } from "~/messages/rules-words";
import { Form, useNavigation } from "~/platform/remix";
import type { TableReport } from "~/services/rules/import-table.server";
import type { TableFormTexts } from "~/services/rules/table-form";
import { ImportNotes } from "./import-notes";

type Props = {
  report: TableReport;
  texts: TableFormTexts;
  /** whether it may be entered as it was tried */
  isGood: boolean;
  isSourceMissing: boolean;
};

/** What a file holds: which of its columns is which, and every cell that cannot be taken. */
export function ImportReport({ report, texts, isGood, isSourceMissing }: Props) {
  const { lineCount, rowCount, problemCount } = report;
  return (
    <>
      <OpsPanel
        title={m.rules_import_trial()}
        note={m.rules_import_counts({
          lines: formatCount(lineCount),
          rows: formatCount(rowCount),
          problems: formatCount(problemCount),
        })}
        isPadded
      >
        <Form method="post" encType="multipart/form-data" className="grid gap-3">
          <Carried texts={texts} report={report} withSource={!isSourceMissing} />
          {isSourceMissing ? (
            <TextField
              name="source"
              label={m.rules_import_source()}
              hint={m.rules_import_source_hint()}
              error={m.rules_problem_missing()}
              maxLength={300}
            />
          ) : null}
          {report.unknownCount > 0 ? (
            <p>{m.rules_import_unknown({ count: formatCount(report.unknownCount) })}</p>
          ) : null}
          <p className="ops-dim">{m.rules_import_columns_note()}</p>
          <Mapping report={report} />
          <OtherCharges report={report} texts={texts} />
          <Acts isGood={isGood} rowCount={rowCount} />
        </Form>
      </OpsPanel>
      {report.problems.length > 0 ? <Problems report={report} /> : null}
      <ImportNotes report={report} />
    </>
  );
}

/** The text that was tried goes along, so that it is what is written. */
function Carried({
  texts,
  report,
  withSource,
}: Pick<Props, "texts" | "report"> & { withSource: boolean }) {
  const { columns: _columns, origins, source, otherCharges: _charges, ...single } = texts;
  const carried = { ...single, ...(withSource ? { source } : {}) };
  return (
    <>
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {origins.map((origin) => (
        <input key={origin} type="hidden" name="origins" value={origin} />
      ))}
      {report.needed.map(({ name }) => (
        <input
          key={name}
          type="hidden"
          name={`${TRIED_COLUMN}${name}`}
          value={report.columns[name] ?? ""}
        />
      ))}
      <textarea name="text" defaultValue={report.text} hidden readOnly />
    </>
  );
}

function Mapping({ report }: { report: TableReport }) {
  const titles = [...new Set(report.header)].filter((title) => title !== "");
  return (
    <div className="rul-mapping">
      {report.needed.map(({ name, isRequired }) => (
        <SelectField
          key={name}
          name={`${CHOSEN_COLUMN}${name}`}
          label={columnName(name)}
          labelNote={isRequired ? m.rules_import_column_required() : undefined}
          defaultValue={report.columns[name] ?? ""}
        >
          <option value="">{m.rules_import_column_none()}</option>
          {titles.map((title) => (
            <option key={title} value={title}>
              {title}
            </option>
          ))}
        </SelectField>
      ))}
    </div>
  );
}

/** Offered where a cell needs it: then such cells are no fault of the file. */
function OtherCharges({ report, texts }: Pick<Props, "report" | "texts">) {
  const isChosen = texts.otherCharges === "unknown";
  const isNeeded = report.problems.some(({ reason }) => reason === "not_expressible");
  if (!isNeeded && !isChosen) return null;
  return (
    <div>
      <Checkbox name="otherCharges" value="unknown" defaultChecked={isChosen}>
        {m.rules_import_other_charges()}
      </Checkbox>
      <p className="ops-dim">{m.rules_import_other_charges_note()}</p>
    </div>
  );
}

function Acts({ isGood, rowCount }: { isGood: boolean; rowCount: number }) {
  const { state, formData } = useNavigation();
  const isPending = (intent: string) =>
    state === "submitting" && formData?.get("intent") === intent;
  return (
    <div className="flex flex-wrap gap-3">
      {isGood ? (
        <Button
          size="regular"
          name="intent"
          value="apply"
          isPending={isPending("apply")}
          pendingLabel={m.rules_import_applying()}
        >
          {m.rules_import_apply({ count: formatCount(rowCount) })}
        </Button>
      ) : null}
      <Button
        tone="quiet"
        size="regular"
        name="intent"
        value="retry"
        isPending={isPending("retry")}
        pendingLabel={m.rules_import_trying()}
      >
        {m.rules_import_retry()}
      </Button>
    </div>
  );
}

function Problems({ report }: { report: TableReport }) {
  const { problems, problemCount } = report;
  return (
    <OpsPanel
      title={m.rules_import_problems()}
      note={
        problemCount > problems.length
          ? m.rules_import_problems_first({ count: problems.length })
          : undefined
      }
    >
      <section
        className="osw-papers rul-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        tabIndex={0}
        aria-label={m.rules_import_problems()}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{m.rules_row_line()}</th>
              <th scope="col">{m.rules_import_columns()}</th>
              <th scope="col">{m.rules_import_problem_cell()}</th>
              <th scope="col">{m.rules_import_problem_why()}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ line, column, text, reason }) => (
              <tr key={`${line} ${column} ${text}`}>
                <td>{line}</td>
                <td>{columnName(column)}</td>
                <td>{text === "" ? m.rules_empty_value() : text}</td>
                <td>{PROBLEM_WORDS[reason]()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </OpsPanel>
  );
}
