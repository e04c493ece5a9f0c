import { Fragment, type ReactNode } from "react";

export type Pair = { name: string; value: ReactNode };

/** Facts by name. */
export function KeyValue({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl className="ops-pairs">
      {pairs.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
