import type { ReactNode } from "react";
import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";

export type SavedView = {
  key: string;
  name: string;
  /** made by `href()` */
  to: string;
  count?: number;
  /** asks for a hand: its count stands on ink when it is not 0 */
  isHot?: boolean;
};

/** Saved filters as tabs; each is an address that can be sent to a colleague. */
export function SavedViews({
  views,
  current,
  act,
}: {
  views: readonly SavedView[];
  current: string;
  /** at the right end: what may be done with the view shown */
  act?: ReactNode;
}) {
  return (
    <nav className="ops-views" aria-label={m.ops_views_label()}>
      {views.map(({ key, name, to, count, isHot }) => (
        <Link key={key} to={to} aria-current={key === current ? "page" : undefined}>
          {name}
          {count === undefined ? null : (
            <em className={isHot && count > 0 ? "ops-count ops-count-hot" : "ops-count"}>
              {count}
            </em>
          )}
        </Link>
      ))}
      {act}
    </nav>
  );
}
