import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";
import { Icon } from "./icon";

/** The way back; the last crumb is the page itself and has no address. */
export type Crumb = { label: string; to?: string };

export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label={m.common_breadcrumb()}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.label}>
            {index > 0 ? <Icon name="chevron-right" size={12} /> : null}
            {crumb.to ? (
              <Link to={crumb.to}>{crumb.label}</Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
