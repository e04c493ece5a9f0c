import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { Icon } from "./icon";

type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "children"> & {
  children: ReactNode;
  /** a second, smaller line */
  note?: ReactNode;
  /** how many there are, at the line's end */
  count?: ReactNode;
};

function Choice({
  type,
  children,
  note,
  count,
  className,
  ...native
}: ChoiceProps & { type: "checkbox" | "radio" }) {
  return (
    <label className={className ? `choice ${className}` : "choice"}>
      <input {...native} type={type} />
      <span className="choice-text">
        {children}
        {note ? <span className="choice-note">{note}</span> : null}
      </span>
      {count !== undefined ? <span className="choice-count">{count}</span> : null}
    </label>
  );
}

export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" />;
}

export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" />;
}

/** Choices that belong together under one question. */
export function ChoiceGroup({
  legend,
  isLegendHidden = false,
  error,
  className,
  children,
}: {
  legend: ReactNode;
  isLegendHidden?: boolean;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset className={className} aria-describedby={error ? id : undefined}>
      <legend className={isLegendHidden ? "visually-hidden" : "field-label"}>{legend}</legend>
      {children}
      {error ? (
        <p id={id} className="field-error">
          <Icon name="warn" size={14} />
          <span>{error}</span>
        </p>
      ) : null}
    </fieldset>
  );
}

export type Segment = { value: string; label: ReactNode; isDisabled?: boolean };

/** One of a few, side by side; plain radios, so that it works in any form. */
export function Segments({
  name,
  segments,
  value,
  tone = "wu",
  onChange,
}: {
  name: string;
  segments: readonly Segment[];
  value?: string;
  tone?: "wu" | "duty";
  onChange?: (value: string) => void;
}) {
  return (
    <div className={tone === "duty" ? "segments segments-duty" : "segments"}>
      {segments.map((segment) => (
        <label key={segment.value}>
          <input
            type="radio"
            name={name}
            value={segment.value}
            defaultChecked={segment.value === value}
            disabled={segment.isDisabled}
            onChange={onChange ? () => onChange(segment.value) : undefined}
          />
          {segment.label}
        </label>
      ))}
    </div>
  );
}
