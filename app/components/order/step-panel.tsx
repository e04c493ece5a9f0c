import type { ReactNode } from "react";
import { Icon } from "~/components/ui/icon";

export type StepState = "done" | "open" | "ahead";

/** One step of the checkout: what was entered, the form to fill in, or only its name. */
export function StepPanel({
  id,
  number,
  title,
  state,
  note,
  children,
}: {
  id: string;
  number: number;
  title: string;
  state: StepState;
  /** small words or a link at the title's end */
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section id={id} className={`panel step step-${state}`} aria-labelledby={`${id}-title`}>
      <header>
        <span className="step-number" aria-hidden="true">
          {state === "done" ? <Icon name="check" size={16} /> : number}
        </span>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        {note ? <div className="step-note">{note}</div> : null}
      </header>
      {children ? <div className="step-body">{children}</div> : null}
    </section>
  );
}
