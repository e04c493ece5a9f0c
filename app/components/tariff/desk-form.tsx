import { Button } from "~/components/ui/button";
import { SelectField, TextField } from "~/components/ui/field";
import { m } from "~/messages/compiled/messages";
import { REFUSAL_WORDS } from "~/messages/tariff-words";
import { href } from "~/platform/href";
import { Form } from "~/platform/remix";
import type { CountryName, TariffDesk } from "~/services/trade/open-tariff-desk.server";

/** Members first, the rest of the world below them. */
export function OriginOptions({ origins }: { origins: TariffDesk["origins"] }) {
  const options = (countries: readonly CountryName[]) =>
    countries.map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    ));
  return (
    <>
      <optgroup label={m.tariff_form_members()}>{options(origins.members)}</optgroup>
      <optgroup label={m.tariff_form_others()}>{options(origins.others)}</optgroup>
    </>
  );
}

/** Line, origin, day: a plain GET form, so that every answer has an address. */
export function DeskForm({ desk, action = "/tariff" }: { desk: TariffDesk; action?: string }) {
  const { query, origins, refusal } = desk;
  const isNamed = [...origins.members, ...origins.others].some(({ code }) => code === query.origin);
  /** said at the field, too; what to ask instead stands below the form */
  const refusedBy = (part: "DATE_" | "COUNTRY_") =>
    refusal?.code.startsWith(part) ? REFUSAL_WORDS[refusal.code].title() : undefined;
  return (
    <Form
      key={`${query.line} ${query.origin} ${query.date}`}
      action={href(action)}
      className="panel tariff-form"
      preventScrollReset
    >
      <TextField
        name="line"
        label={m.tariff_form_line()}
        hint={m.tariff_form_line_hint()}
        defaultValue={query.line}
        maxLength={60}
        autoComplete="off"
        className="tariff-form-line"
      />
      <SelectField
        name="origin"
        label={m.tariff_form_origin()}
        defaultValue={isNamed ? query.origin : ""}
        error={refusedBy("COUNTRY_")}
      >
        <option value="">{m.tariff_form_any_origin()}</option>
        <OriginOptions origins={origins} />
      </SelectField>
      <TextField
        type="date"
        name="date"
        label={m.tariff_form_date()}
        defaultValue={query.date}
        error={refusedBy("DATE_")}
      />
      <Button>{m.tariff_form_submit()}</Button>
    </Form>
  );
}

/** The address of an answer. */
export function deskHref(
  query: { line?: string; origin?: string; date?: string },
  action = "/tariff",
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value);
  const text = params.toString();
  return href(text ? `${action}?${text}` : action);
}
