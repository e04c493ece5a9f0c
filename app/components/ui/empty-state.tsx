import type { ReactNode } from "react";

/** Nothing here, said plainly, with what helps. */
export function EmptyState({
  title,
  children,
  act,
}: {
  title: ReactNode;
  children?: ReactNode;
  act?: ReactNode;
}) {
  return (
    <div className="panel empty">
      <b>{title}</b>
      {children ? <div className="text-ink-2">{children}</div> : null}
      {act}
    </div>
  );
}
