import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { KIND_WORDS } from "~/messages/rules-words";
import { Link } from "~/platform/remix";
import type { EndingRules } from "~/services/rules/list-ending-rules.server";
import { rulesHref } from "./rules-address";

/** Rows that end soon with nothing after them; nothing when none does. */
export function EndingNotice({ ending }: { ending: readonly EndingRules[] }) {
  if (ending.length === 0) return null;
  return (
    <Notice tone="warn" title={m.rules_ending_title()}>
      <ul>
        {ending.map(({ kind, endsOn, count }) => (
          <li key={`${kind} ${endsOn}`}>
            {m.rules_ending_text({ kind: KIND_WORDS[kind](), count, day: endsOn })}{" "}
            <Link to={rulesHref({ kind, day: endsOn })} className="link">
              {m.rules_ending_act()}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
