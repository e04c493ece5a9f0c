import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { NeedsHandKind } from "~/services/reporting/needs-hand-view";
import { needsHandAct, needsHandName } from "./needs-hand-words";
import { queryOf } from "./query";
import { Ago } from "./time-words";

/** What waits for a person, by kind, above the list of orders; nothing when nothing waits. */
export function NeedsHandStrip({
  counts,
  oldestSince,
  now,
}: {
  counts: readonly { kind: NeedsHandKind; count: number }[];
  oldestSince: Date | null;
  now: Date;
}) {
  const waiting = counts.filter(({ count }) => count > 0);
  if (waiting.length === 0) return null;
  return (
    <ul className="ops-todo" aria-label={m.ops_nav_needs_hand()}>
      <li>
        <b>{m.ops_nav_needs_hand()}</b>
        {oldestSince ? (
          <small className="ops-dim">
            {m.ops_hand_oldest()} <Ago at={oldestSince} now={now} />
          </small>
        ) : null}
      </li>
      {waiting.map(({ kind, count }) => (
        <li key={kind}>
          <Link to={href(`/ops/needs-hand${queryOf({ kind })}`)}>
            <b>{count}</b>
            <span>
              <span>{needsHandName(kind)}</span>
              <small>
                {needsHandAct(kind).label}
                <Icon name="chevron-right" size={12} />
              </small>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
