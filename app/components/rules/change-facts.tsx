import { KeyValue, type Pair } from "~/components/ops/key-value";
import { formatInstant } from "~/domain/format/day";
import { formatCount } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import { KIND_WORDS } from "~/messages/rules-words";
import type { ChangeView } from "~/services/rules/get-change.server";

/** Who entered a change, when, from which file; who decided it and why. */
export function ChangeFacts({ change }: { change: ChangeView }) {
  const pairs: (Pair | null)[] = [
    {
      name: m.rules_change_entered(),
      value: `${change.enteredBy} ${formatInstant(change.enteredAt)}`,
    },
    change.decidedBy && change.decidedAt
      ? {
          name: m.rules_change_decided(),
          value: `${change.decidedBy} ${formatInstant(change.decidedAt)}`,
        }
      : null,
    change.decisionNote ? { name: m.rules_change_reason(), value: change.decisionNote } : null,
    change.fileName ? { name: m.rules_change_file(), value: change.fileName } : null,
    {
      name: m.rules_change_rows(),
      value: change.kinds
        .map(({ kind, count }) =>
          m.rules_change_of_kind({ kind: KIND_WORDS[kind](), count: formatCount(count) }),
        )
        .join(m.rules_list_mark()),
    },
    change.wholeFrom
      ? {
          name: m.rules_change_whole(),
          value: m.rules_change_whole_from({ day: change.wholeFrom }),
        }
      : null,
  ];
  return <KeyValue pairs={pairs.filter((pair) => pair !== null)} />;
}
