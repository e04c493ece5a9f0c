import type { ReactNode } from "react";
import { OpsPanel } from "~/components/ops/ops-panel";
import { Checkbox, ChoiceGroup } from "~/components/ui/choice";
import { SelectField, TextField } from "~/components/ui/field";
import { STORAGE_ZONES } from "~/domain/catalog/terms";
import { countryOfGateway, GATEWAYS } from "~/domain/overseas/gateways";
import type { SheetProblem } from "~/domain/overseas/missing";
import type { RawSheet } from "~/domain/overseas/raw-sheet";
import { OWNERSHIPS, SITE_SERVICES, SITE_USES } from "~/domain/overseas/terms";
import { m } from "~/messages/compiled/messages";
import {
  FIELD_WORDS,
  GATEWAY_WORDS,
  OWNERSHIP_WORDS,
  SERVICE_WORDS,
  USE_WORDS,
  type Word,
  ZONE_WORDS,
} from "~/messages/overseas-words";
import type { CountryChoice } from "~/services/overseas/country-names.server";
import { ContactsPart, DocumentsPart } from "./sheet-lists";
import { errorFor, Options } from "./sheet-words";

type FormProps = {
  sheet: RawSheet;
  problems: readonly SheetProblem[];
  countries: readonly CountryChoice[];
  /** its country stands in its code */
  isCountryFixed: boolean;
  /** the code's field, when it is still to be chosen */
  codeField?: ReactNode;
};

/** Every field of a registration sheet, in the order in which papers are read. */
export function SheetForm(props: FormProps) {
  return (
    <div className="osw-form">
      <SitePart {...props} />
      <FirmPart {...props} />
      <SizePart {...props} />
      <ReportPart {...props} />
      <DocumentsPart {...props} />
      <ContactsPart {...props} />
    </div>
  );
}

/** Label, name, value and error of one field by its name alone. */
function fieldProps(
  { sheet, problems }: FormProps,
  field: Exclude<keyof RawSheet, "zones" | "services" | "documents" | "contacts">,
) {
  return {
    name: field,
    label: FIELD_WORDS[field](),
    defaultValue: sheet[field],
    error: errorFor(problems, field),
  };
}

function SitePart(props: FormProps) {
  const { sheet, countries, isCountryFixed, codeField } = props;
  return (
    <OpsPanel title={m.overseas_section_site()} isPadded>
      <div className="osw-fields">
        {codeField}
        {isCountryFixed ? (
          <input type="hidden" name="countryCode" value={sheet.countryCode} />
        ) : (
          <SelectField {...fieldProps(props, "countryCode")} required>
            <option value="">{m.overseas_choose()}</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField {...fieldProps(props, "nameZh")} required maxLength={60} />
        <TextField {...fieldProps(props, "nameEn")} maxLength={120} lang="en" />
        <TextField {...fieldProps(props, "cityZh")} maxLength={40} />
        <TextField {...fieldProps(props, "cityEn")} maxLength={60} lang="en" />
        <TextField {...fieldProps(props, "address")} maxLength={200} className="osw-wide" />
        <SelectField {...fieldProps(props, "gateway")} hint={m.overseas_gateway_hint()}>
          <option value="">{m.overseas_choose()}</option>
          {countries.map(({ code, name }) => (
            <optgroup key={code} label={name}>
              {GATEWAYS.filter((gateway) => countryOfGateway(gateway) === code).map((gateway) => (
                <option key={gateway} value={gateway}>
                  {GATEWAY_WORDS[gateway]()}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <TextField {...fieldProps(props, "transitDays")} inputMode="numeric" maxLength={3} />
      </div>
    </OpsPanel>
  );
}

function FirmPart(props: FormProps) {
  return (
    <OpsPanel title={m.overseas_section_firm()} isPadded>
      <div className="osw-fields">
        <SelectField {...fieldProps(props, "ownership")}>
          <Options values={OWNERSHIPS} words={OWNERSHIP_WORDS} />
        </SelectField>
        <SelectField {...fieldProps(props, "siteUse")}>
          <Options values={SITE_USES} words={USE_WORDS} />
        </SelectField>
        <TextField {...fieldProps(props, "operator")} maxLength={80} />
        <TextField {...fieldProps(props, "operatorEn")} maxLength={120} lang="en" />
        <TextField
          {...fieldProps(props, "operatorCreditCode")}
          labelNote={m.overseas_optional()}
          maxLength={18}
          autoCapitalize="characters"
        />
        <TextField {...fieldProps(props, "opensOn")} type="date" />
      </div>
    </OpsPanel>
  );
}

function SizePart(props: FormProps) {
  const { sheet, problems } = props;
  return (
    <OpsPanel title={m.overseas_section_size()} isPadded>
      <div className="osw-fields">
        <TextField {...fieldProps(props, "areaM2")} inputMode="numeric" maxLength={11} />
        <TextField {...fieldProps(props, "sharedM2")} inputMode="numeric" maxLength={11} />
        <TextField {...fieldProps(props, "palletPositions")} inputMode="numeric" maxLength={11} />
        <Ticks
          field="zones"
          values={STORAGE_ZONES}
          words={ZONE_WORDS}
          ticked={sheet.zones}
          error={errorFor(problems, "zones")}
        />
        <Ticks
          field="services"
          values={SITE_SERVICES}
          words={SERVICE_WORDS}
          ticked={sheet.services}
          error={errorFor(problems, "services")}
        />
      </div>
    </OpsPanel>
  );
}

function Ticks<Value extends string>({
  field,
  values,
  words,
  ticked,
  error,
}: {
  field: "zones" | "services";
  values: readonly Value[];
  words: Readonly<Record<Value, Word>>;
  ticked: readonly string[];
  error: string | undefined;
}) {
  return (
    <ChoiceGroup legend={FIELD_WORDS[field]()} error={error} className="osw-wide">
      <div className="osw-ticks">
        {values.map((value) => (
          <Checkbox key={value} name={field} value={value} defaultChecked={ticked.includes(value)}>
            {words[value]()}
          </Checkbox>
        ))}
      </div>
    </ChoiceGroup>
  );
}

function ReportPart(props: FormProps) {
  return (
    <OpsPanel title={m.overseas_section_report()} note={m.overseas_section_report_note()} isPadded>
      <div className="osw-fields">
        <TextField {...fieldProps(props, "usedM2")} inputMode="numeric" maxLength={11} />
        <TextField {...fieldProps(props, "usageAsOf")} type="date" />
        <TextField {...fieldProps(props, "monthShipments")} inputMode="numeric" maxLength={11} />
      </div>
    </OpsPanel>
  );
}
