import { OpsPanel } from "~/components/ops/ops-panel";
import { formatCount } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import type { TableReport } from "~/services/rules/import-table.server";

const WHY_WORDS = {
  heading: m.rules_import_passed_over_heading,
  part_of_line: m.rules_import_passed_over_part_of_line,
};

/** What is no fault of a file and must be seen all the same: lines without a rule, codes of nowhere. */
export function ImportNotes({ report }: { report: TableReport }) {
  return (
    <>
      <PassedOver report={report} />
      <StrangeLines report={report} />
    </>
  );
}

function StrangeLines({ report: { strangeLines, strangeLineCount } }: { report: TableReport }) {
  if (strangeLineCount === 0) return null;
  const codes = strangeLines.slice(0, 20).join(m.rules_list_mark());
  return (
    <OpsPanel title={m.rules_import_strange({ count: formatCount(strangeLineCount) })} isPadded>
      <p>{m.rules_import_strange_note({ codes })}</p>
    </OpsPanel>
  );
}

function PassedOver({ report: { passedOver, passedOverCount } }: { report: TableReport }) {
  if (passedOverCount === 0) return null;
  const title = m.rules_import_passed_over({ count: formatCount(passedOverCount) });
  return (
    <OpsPanel
      title={title}
      note={
        passedOverCount > passedOver.length
          ? m.rules_import_problems_first({ count: passedOver.length })
          : undefined
      }
    >
      <section
        className="osw-papers rul-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        tabIndex={0}
        aria-label={title}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{m.rules_row_line()}</th>
              <th scope="col">{m.rules_import_problem_cell()}</th>
              <th scope="col">{m.rules_import_problem_why()}</th>
            </tr>
          </thead>
          <tbody>
            {passedOver.map(({ line, text, why }) => (
              <tr key={line}>
                <td>{line}</td>
                <td>{text}</td>
                <td>{WHY_WORDS[why]()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </OpsPanel>
  );
}
