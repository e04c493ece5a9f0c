import type { TextareaHTMLAttributes } from "react";
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from "react";
import { Icon } from "./icon";

type FieldTexts = {
  label: ReactNode;
  /** small words behind the label: optional, format */
  labelNote?: ReactNode;
  hint?: ReactNode;
  /** what is wrong and how to mend it */
  error?: ReactNode;
  /** what was found right */
  okay?: ReactNode;
};

type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/** A labelled control; `children` gets the attributes that tie it to label, hint and error. */
export function Field({
  label,
  labelNote,
  hint,
  error,
  okay,
  id,
  className,
  children,
}: FieldTexts & {
  id?: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const generated = useId();
  const controlId = id ?? generated;
  const told = error ?? okay ?? hint;
  return (
    <div className={className ? `field ${className}` : "field"}>
      <label className="field-label" htmlFor={controlId}>
        {label} {labelNote ? <small>{labelNote}</small> : null}
      </label>
      {children({
        id: controlId,
        "aria-describedby": told ? `${controlId}-told` : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {told ? <FieldTold id={`${controlId}-told`} error={error} okay={okay} hint={hint} /> : null}
    </div>
  );
}

function FieldTold({ id, error, okay, hint }: { id: string } & Omit<FieldTexts, "label">) {
  if (error)
    return (
      <p id={id} className="field-error">
        <Icon name="warn" size={14} />
        <span>{error}</span>
      </p>
    );
  if (okay)
    return (
      <p id={id} className="field-ok">
        <Icon name="check" size={14} />
        <span>{okay}</span>
      </p>
    );
  return (
    <p id={id} className="field-hint">
      {hint}
    </p>
  );
}

type TextFieldProps = FieldTexts & InputHTMLAttributes<HTMLInputElement>;

export function TextField({
  label,
  labelNote,
  hint,
  error,
  okay,
  id,
  className,
  ...native
}: TextFieldProps) {
  return (
    <Field {...{ label, labelNote, hint, error, okay, id, className }}>
      {(control) => <input type="text" {...native} {...control} className="input" />}
    </Field>
  );
}

export function TextAreaField({
  label,
  labelNote,
  hint,
  error,
  okay,
  id,
  className,
  ...native
}: FieldTexts & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...{ label, labelNote, hint, error, okay, id, className }}>
      {(control) => <textarea rows={3} {...native} {...control} className="input" />}
    </Field>
  );
}

/** A native select; `children` are its options. */
export function SelectField({
  label,
  labelNote,
  hint,
  error,
  okay,
  id,
  className,
  ...native
}: FieldTexts & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field {...{ label, labelNote, hint, error, okay, id, className }}>
      {(control) => <select {...native} {...control} className="input" />}
    </Field>
  );
}
