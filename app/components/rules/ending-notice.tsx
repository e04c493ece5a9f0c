import { Status } from "~/components/ui/status";
import { m } from "~/messages/compiled/messages";
import { KIND_WORDS } from "~/messages/rules-words";
import { Link } from "~/platform/remix";
import type { EndingRules } from "~/services/rules/list-ending-rules.server";
import { rulesHref } from "./rules-address";

/** Rows that end soon with nothing after them; nothing when none does. */
export function EndingNotice({ ending }: { ending: readonly EndingRules[] }) {
  if (ending.length === 0) return null;
  return (
    <div className="ops-ending">
      <Status shape="attention">{m.rules_ending_title()}</Status>
      <ul>
        {ending.map(({ kind, endsOn, count }) => (
          <li key={`${kind} ${endsOn}`}>
            <Link to={rulesHref({ kind, ends: endsOn })} className="ops-link">
              {m.rules_ending_text({ kind: KIND_WORDS[kind](), count, day: endsOn })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
