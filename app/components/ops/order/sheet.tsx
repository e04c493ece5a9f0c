import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";

/** A page of its own that lies over the one it belongs to; its link back closes it, so does Escape. */
export function Sheet({
  title,
  back,
  children,
}: {
  title: ReactNode;
  /** address of the page below */
  back: string;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="ops-sheet" aria-labelledby="sheet-title">
      <header>
        <h2 id="sheet-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Link
          to={back}
          data-escape
          preventScrollReset
          className="ops-icon-link"
          aria-label={m.ops_close()}
        >
          <Icon name="close" size={18} />
        </Link>
      </header>
      <div className="ops-sheet-body">{children}</div>
    </section>
  );
}
