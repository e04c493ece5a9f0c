import type { ReactNode } from "react";

/** A white card with a title line; `level` keeps the page's headings in order. */
export function Panel({
  title,
  note,
  level = 2,
  className = "",
  id,
  children,
}: {
  title?: ReactNode;
  /** small words or a link at the title's end */
  note?: ReactNode;
  level?: 2 | 3;
  className?: string;
  id?: string;
  children: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className={`panel p-s4 ${className}`}>
      {title ? (
        <div className="panel-head pb-s3">
          <Heading>{title}</Heading>
          {note ? <small>{note}</small> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
