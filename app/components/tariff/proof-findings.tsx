import { Notice } from "~/components/ui/notice";
import type { BoxFinding } from "~/domain/origin/form-rcep";
import type { RecordFault } from "~/domain/origin/proof-record";
import { m } from "~/messages/compiled/messages";
import { BOX_WORDS, faultWords } from "~/messages/proof-words";

/** All that is wrong with a proof: what holds of the whole first, then box by box. */
export function ProofFindings({
  title,
  faults,
  findings,
}: {
  title: string;
  faults: readonly RecordFault[];
  findings: readonly BoxFinding[];
}) {
  return (
    <Notice tone="warn" title={title} isLive>
      <ul className="proof-findings">
        {faults.map((fault) => (
          <li key={fault.code + ("lotNo" in fault ? fault.lotNo : "")}>{faultWords(fault)}</li>
        ))}
        {findings.map(({ box, problem, item }) => (
          <li key={`${problem} ${item}`}>
            <b>
              {item === null ? m.proof_box({ box }) : m.proof_box_item({ box, item: item + 1 })}
            </b>{" "}
            {BOX_WORDS[problem]()}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
