import { m } from "~/messages/compiled/messages";
import { KIND_WORDS } from "~/messages/rules-words";
import { Link } from "~/platform/remix";
import type { RuleList } from "~/services/rules/list-rules.server";
import { rulesHref } from "./rules-address";

/** The kinds of rules with their rows, and how many of those in force today nobody verified. */
export function KindList({ kinds, current }: Pick<RuleList, "kinds"> & { current: string }) {
  return (
    <nav className="rul-kinds" aria-label={m.rules_kinds_label()}>
      <ul>
        {kinds.map(({ kind, count, openCount }) => (
          <li key={kind}>
            <Link to={rulesHref({ kind })} aria-current={kind === current ? "page" : undefined}>
              <span>{KIND_WORDS[kind]()}</span>
              <em>{count}</em>
              {openCount > 0 ? <small>{m.rules_kind_open({ count: openCount })}</small> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
