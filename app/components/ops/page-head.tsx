import type { ReactNode } from "react";

/** A page's title, a line about what it shows, its acts at the right. */
export function PageHead({
  title,
  note,
  acts,
}: {
  title: ReactNode;
  note?: ReactNode;
  acts?: ReactNode;
}) {
  return (
    <div className="ops-head">
      <h1>{title}</h1>
      {note ? <p>{note}</p> : null}
      {acts ? <div className="ops-head-acts">{acts}</div> : null}
    </div>
  );
}
