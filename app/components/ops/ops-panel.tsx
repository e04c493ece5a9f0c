import { type ReactNode, useId } from "react";

/** A titled box of dense content; `aside` stands at the title's right. */
export function OpsPanel({
  title,
  note,
  aside,
  isPadded = false,
  className = "",
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  isPadded?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`ops-panel ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note ? <small>{note}</small> : null}
        {aside ? <div className="ms-auto">{aside}</div> : null}
      </header>
      {isPadded ? <div className="ops-panel-body">{children}</div> : children}
    </section>
  );
}

/** Detail of the current row beside its list, which keeps its place; Escape closes it. */
export function SidePanel({
  title,
  close,
  children,
}: {
  title: ReactNode;
  /** the link back to the bare list, marked `data-escape` */
  close: ReactNode;
  children: ReactNode;
}) {
  return (
    <aside className="ops-side">
      <OpsPanel title={title} aside={close} isPadded>
        {children}
      </OpsPanel>
    </aside>
  );
}
