import { Fragment, type ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { Checkbox, ChoiceGroup } from "~/components/ui/choice";
import { Details } from "~/components/ui/details";
import { SelectField, TextField } from "~/components/ui/field";
import { MATERIAL_ROWS, STATED_TESTS } from "~/domain/origin/calculator-terms";
import { CRITERIA } from "~/domain/origin/criteria";
import { OPERATIONS } from "~/domain/origin/operations";
import { m } from "~/messages/compiled/messages";
import { FIELD_PROBLEM_WORDS, OPERATION_WORDS, TEST_WORDS } from "~/messages/origin-words";
import { href } from "~/platform/href";
import { Form, useSearchParams } from "~/platform/remix";
import type { OriginPage } from "~/services/trade/calculate-origin.server";

const ROWS = Array.from({ length: MATERIAL_ROWS }, (_, at) => at + 1);
const [FIRST_ROWS, MORE_ROWS] = [ROWS.slice(0, 4), ROWS.slice(4)];
const COSTS = [
  ["labour", m.tariff_origin_labour],
  ["overhead", m.tariff_origin_overhead],
  ["profit", m.tariff_origin_profit],
  ["other", m.tariff_origin_other],
] as const;

type Filled = {
  text: (name: string) => string;
  isChosen: (name: string, value: string) => boolean;
  error: (name: string) => string | undefined;
};

function useFilled({ problems }: OriginPage): Filled {
  const [params] = useSearchParams();
  return {
    text: (name) => params.get(name) ?? "",
    isChosen: (name, value) => params.getAll(name).includes(value),
    error: (name) => {
      const problem = problems.find(({ field }) => field === name);
      return problem ? FIELD_PROBLEM_WORDS[problem.reason]() : undefined;
    },
  };
}

/** The calculator's form: a plain GET, so that a calculation has an address and needs no script. */
export function OriginCalculatorForm({ page }: { page: OriginPage }) {
  const [params] = useSearchParams();
  const filled = useFilled(page);
  return (
    <Form key={params.toString()} action={href("/tariff/origin")} className="tariff-calculator">
      <GoodPart page={page} filled={filled} />
      <MaterialsPart page={page} filled={filled} />
      <Part title={m.tariff_origin_form_process()} note={m.tariff_origin_process_note()}>
        <ChoiceGroup
          legend={m.tariff_origin_form_process()}
          isLegendHidden
          className="tariff-choices"
        >
          {OPERATIONS.map((one) => (
            <Checkbox key={one} name="op" value={one} defaultChecked={filled.isChosen("op", one)}>
              {OPERATION_WORDS[one]()}
            </Checkbox>
          ))}
        </ChoiceGroup>
      </Part>
      <Part title={m.tariff_origin_form_rule()} note={m.tariff_origin_rule_note()}>
        <ChoiceGroup legend={m.tariff_origin_form_rule()} isLegendHidden className="tariff-choices">
          {STATED_TESTS.map((test) => (
            <Checkbox
              key={test}
              name="rule"
              value={test}
              defaultChecked={filled.isChosen("rule", test)}
            >
              {TEST_WORDS[test]()}
            </Checkbox>
          ))}
        </ChoiceGroup>
      </Part>
      <Part title={m.tariff_origin_form_costs()} note={m.tariff_origin_costs_note()}>
        <div className="tariff-fields">
          {COSTS.map(([name, label]) => (
            <Amount key={name} name={name} label={label()} filled={filled} isOptional />
          ))}
        </div>
      </Part>
      <ClaimPart page={page} filled={filled} />
      <Button>{m.tariff_origin_submit()}</Button>
    </Form>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      {note ? <p className="tariff-part-note">{note}</p> : null}
      {children}
    </section>
  );
}

function Amount({
  name,
  label,
  filled,
  hint,
  isOptional = false,
}: {
  name: string;
  label: string;
  filled: Filled;
  hint?: string;
  isOptional?: boolean;
}) {
  return (
    <TextField
      name={name}
      label={label}
      labelNote={isOptional ? m.tariff_origin_optional() : undefined}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      defaultValue={filled.text(name)}
      hint={hint}
      error={filled.error(name)}
    />
  );
}

function Parties({ page }: { page: OriginPage }) {
  return page.parties.map(({ code, name }) => (
    <option key={code} value={code}>
      {name}
    </option>
  ));
}

function GoodPart({ page, filled }: { page: OriginPage; filled: Filled }) {
  return (
    <Part title={m.tariff_origin_form_good()}>
      <div className="tariff-fields">
        <TextField
          name="hs"
          label={m.tariff_origin_hs()}
          inputMode="numeric"
          autoComplete="off"
          maxLength={14}
          defaultValue={filled.text("hs")}
          hint={m.tariff_origin_hs_hint()}
          error={filled.error("hs")}
        />
        <SelectField
          name="made"
          label={m.tariff_origin_made()}
          defaultValue={filled.text("made")}
          error={filled.error("made")}
        >
          <option value="">{m.tariff_origin_choose()}</option>
          <Parties page={page} />
        </SelectField>
        <Amount
          name="fob"
          label={m.tariff_origin_fob()}
          hint={m.tariff_origin_fob_hint()}
          filled={filled}
        />
        <Amount name="weight" label={m.tariff_origin_weight()} filled={filled} isOptional />
        <TextField
          name="day"
          type="date"
          label={m.tariff_origin_day()}
          defaultValue={filled.text("day") || page.today}
        />
      </div>
      <div className="tariff-choices">
        <Checkbox name="wo" value="1" defaultChecked={filled.isChosen("wo", "1")}>
          {m.tariff_origin_wo()}
        </Checkbox>
        <Checkbox name="cr" value="1" defaultChecked={filled.isChosen("cr", "1")}>
          {m.tariff_origin_cr()}
        </Checkbox>
      </div>
    </Part>
  );
}

function MaterialsPart({ page, filled }: { page: OriginPage; filled: Filled }) {
  const isMoreOpen = MORE_ROWS.some(
    (row) => filled.text(`m${row}hs`) !== "" || filled.text(`m${row}value`) !== "",
  );
  return (
    <Part title={m.tariff_origin_form_materials()} note={m.tariff_origin_materials_note()}>
      {FIRST_ROWS.map((row) => (
        <MaterialRow key={row} row={row} page={page} filled={filled} />
      ))}
      <Details summary={m.tariff_origin_more_materials()} isOpen={isMoreOpen}>
        {MORE_ROWS.map((row) => (
          <MaterialRow key={row} row={row} page={page} filled={filled} />
        ))}
      </Details>
    </Part>
  );
}

function MaterialRow({ row, page, filled }: { row: number; page: OriginPage; filled: Filled }) {
  const name = (field: string) => `m${row}${field}`;
  return (
    <fieldset className="tariff-material">
      <legend>{m.tariff_origin_material({ row })}</legend>
      <TextField
        name={name("hs")}
        label={m.tariff_origin_material_hs()}
        inputMode="numeric"
        autoComplete="off"
        maxLength={14}
        defaultValue={filled.text(name("hs"))}
        error={filled.error(name("hs"))}
      />
      <SelectField
        name={name("from")}
        label={m.tariff_origin_material_from()}
        defaultValue={filled.text(name("from"))}
      >
        <option value="">{m.tariff_origin_from_unknown()}</option>
        <option value="none">{m.tariff_origin_from_none()}</option>
        {page.parties.map(({ code, name: party }) => (
          <option key={code} value={code}>
            {m.tariff_origin_from_party({ name: party })}
          </option>
        ))}
      </SelectField>
      <Amount name={name("value")} label={m.tariff_origin_material_value()} filled={filled} />
      <Amount
        name={name("weight")}
        label={m.tariff_origin_material_weight()}
        filled={filled}
        isOptional
      />
    </fieldset>
  );
}

function ClaimPart({ page, filled }: { page: OriginPage; filled: Filled }) {
  return (
    <Part title={m.tariff_origin_form_claim()}>
      <div className="tariff-fields">
        <SelectField
          name="claim"
          label={m.tariff_origin_claim()}
          defaultValue={filled.text("claim")}
        >
          <option value="">{m.tariff_origin_claim_none()}</option>
          {CRITERIA.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="export"
          label={m.tariff_origin_export()}
          defaultValue={filled.text("export")}
        >
          <option value="">{m.tariff_origin_export_same()}</option>
          <Parties page={page} />
        </SelectField>
        <Amount
          name="added"
          label={m.tariff_origin_added()}
          hint={m.tariff_origin_added_hint()}
          filled={filled}
          isOptional
        />
      </div>
      <div className="tariff-choices">
        {(
          [
            ["also", "ACU", m.tariff_origin_also_ACU],
            ["also", "DMI", m.tariff_origin_also_DMI],
            ["worked", "1", m.tariff_origin_worked],
          ] as const
        ).map(([name, value, label]) => (
          <Fragment key={value}>
            <Checkbox name={name} value={value} defaultChecked={filled.isChosen(name, value)}>
              {label()}
            </Checkbox>
          </Fragment>
        ))}
      </div>
    </Part>
  );
}
