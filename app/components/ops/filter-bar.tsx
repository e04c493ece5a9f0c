import type { ReactNode } from "react";
import { m } from "~/messages/compiled/messages";
import { Form, useSubmit } from "~/platform/remix";

/**
 * Filters of a list as a GET form: the choice is part of the address. A changed select asks at once;
 * without JavaScript the button does.
 */
export function FilterBar({
  action,
  keep = {},
  note,
  children,
}: {
  action: string;
  /** parameters of the address that the filters leave as they are */
  keep?: Record<string, string | undefined>;
  note?: ReactNode;
  children: ReactNode;
}) {
  const submit = useSubmit();
  return (
    <Form
      method="get"
      action={action}
      className="ops-filters"
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) submit(event.currentTarget);
      }}
    >
      {Object.entries(keep).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <noscript>
        <button type="submit" className="btn btn-quiet btn-small">
          {m.ops_filter_apply()}
        </button>
      </noscript>
      {note ? <p>{note}</p> : null}
    </Form>
  );
}

export type FilterOption = { value: string; name: string };

/** A choice among a few; the first option means all. */
export function FilterSelect({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly FilterOption[];
}) {
  return (
    <select
      key={value ?? ""}
      name={name}
      defaultValue={value ?? ""}
      aria-label={label}
      className={value ? "input ops-filter ops-filter-on" : "input ops-filter"}
    >
      <option value="">{m.ops_filter_all_of({ label })}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {m.ops_filter_is({ label, value: option.name })}
        </option>
      ))}
    </select>
  );
}

/** A word to look for within the list; Enter asks. */
export function FilterText({
  name,
  label,
  value,
}: {
  name: string;
  label: string;
  value: string | undefined;
}) {
  return (
    <input
      key={value ?? ""}
      name={name}
      type="search"
      defaultValue={value ?? ""}
      aria-label={label}
      placeholder={label}
      maxLength={60}
      className={value ? "input ops-filter ops-filter-on" : "input ops-filter"}
    />
  );
}
