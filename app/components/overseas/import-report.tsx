import { OpsPanel } from "~/components/ops/ops-panel";
import { Button, ButtonLink } from "~/components/ui/button";
import { Status, type StatusShape } from "~/components/ui/status";
import { formatCount } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import { Form, useNavigation } from "~/platform/remix";
import type { ImportReport, ImportRow } from "~/services/overseas/import-warehouses.server";
import { OUTCOME_WORDS, rowRefusalWords } from "./import-words";
import { registerHref } from "./register-address";

const SHAPES: Record<ImportRow["outcome"], StatusShape> = {
  create: "done",
  update: "under-way",
  unchanged: "none",
  refused: "failed",
};

/** What a file would do, or has done, line by line; a good trial can be written from here. */
export function ImportReportPanel({ report }: { report: ImportReport }) {
  const { counts, rows, isApplied, text } = report;
  const toWrite = counts.create + counts.update;
  const isGood = counts.refused === 0 && toWrite > 0;
  return (
    <OpsPanel
      title={isApplied ? m.overseas_import_done_title() : m.overseas_import_trial_title()}
      note={m.overseas_import_counts(counts)}
    >
      {isApplied ? (
        <div className="p-3">
          <ButtonLink to={registerHref({ view: "draft" })} tone="quiet" size="regular">
            {m.overseas_import_to_list()}
          </ButtonLink>
        </div>
      ) : isGood ? (
        <ApplyForm text={text} count={toWrite} />
      ) : (
        <p className="osw-import-note">
          {counts.refused > 0 ? m.overseas_import_refused_note() : m.overseas_import_nothing_note()}
        </p>
      )}
      <ImportRows rows={rows} />
    </OpsPanel>
  );
}

/** Sends the text of the trial again, so that what was tried is what is written. */
function ApplyForm({ text, count }: { text: string; count: number }) {
  const { state, formData } = useNavigation();
  const isWriting = state === "submitting" && formData?.get("intent") === "apply";
  return (
    <Form method="post" encType="multipart/form-data" className="p-3">
      <input type="hidden" name="intent" value="apply" />
      <textarea name="text" defaultValue={text} hidden readOnly />
      <Button size="regular" isPending={isWriting} pendingLabel={m.overseas_import_applying()}>
        {m.overseas_import_apply({ count: formatCount(count) })}
      </Button>
    </Form>
  );
}

/** Lines that need a hand first. */
function ImportRows({ rows }: { rows: readonly ImportRow[] }) {
  const ordered = [...rows].sort(
    (a, b) => Number(b.outcome === "refused") - Number(a.outcome === "refused") || a.line - b.line,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="osw-papers" tabIndex={0} aria-label={m.overseas_import_outcome()}>
      <table>
        <thead>
          <tr>
            <th scope="col">{m.overseas_import_line()}</th>
            <th scope="col">{m.overseas_field_code()}</th>
            <th scope="col">{m.overseas_import_outcome()}</th>
            <th scope="col">{m.overseas_import_reason()}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <td>{row.code || m.overseas_sum_none()}</td>
              <td>
                <Status shape={SHAPES[row.outcome]}>{OUTCOME_WORDS[row.outcome]()}</Status>
              </td>
              <td>{row.refusal ? rowRefusalWords(row.refusal) : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
