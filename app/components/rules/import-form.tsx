import { OpsPanel } from "~/components/ops/ops-panel";
import { Button } from "~/components/ui/button";
import { Checkbox, ChoiceGroup } from "~/components/ui/choice";
import { Field, SelectField, TextField } from "~/components/ui/field";
import { RULE_KINDS } from "~/domain/dated-fact";
import { ORIGIN_GROUP_NAMES, type OriginGroup } from "~/domain/tariff/origin-groups";
import { AGREEMENTS } from "~/domain/tariff/rows";
import { m } from "~/messages/compiled/messages";
import { CHOICE_WORDS, KIND_WORDS, STATE_WORDS } from "~/messages/rules-words";
import { Form, useNavigation } from "~/platform/remix";
import type { TableFormTexts } from "~/services/rules/table-form";
import { LAYOUT_NOTES, LAYOUT_WORDS, type LayoutName } from "./import-layouts";

const GROUP_WORDS: Readonly<Record<OriginGroup, () => string>> = { ASEAN: m.rules_import_asean };

export type ImportFormProps = {
  layout: LayoutName;
  texts: TableFormTexts;
  countries: readonly { code: string; name: string }[];
  maxBytes: number;
  /** why the last trial was not made, as far as it is about the file */
  fault?: string;
};

/** The file, how it is laid out, and what holds for all of its rows. */
export function ImportForm({ layout, texts, countries, maxBytes, fault }: ImportFormProps) {
  const { state, formData } = useNavigation();
  // Not while the page reads itself again: the answer stands there by then.
  const isTrying = state === "submitting" && formData?.get("intent") === "try";
  return (
    <OpsPanel title={LAYOUT_WORDS[layout]()} note={LAYOUT_NOTES[layout]()} isPadded>
      <Form method="post" encType="multipart/form-data" className="grid gap-3">
        <input type="hidden" name="intent" value="try" />
        <input type="hidden" name="layout" value={layout} />
        <div className="osw-fields">
          <FileField maxBytes={maxBytes} fault={fault} />
          <LayoutFields layout={layout} texts={texts} countries={countries} />
          {layout === "rows" ? null : <OriginOfFile texts={texts} />}
          <TextField
            name="wholeFrom"
            type="date"
            label={m.rules_import_whole()}
            labelNote={m.rules_hint_optional()}
            hint={m.rules_import_whole_hint()}
            defaultValue={texts.wholeFrom}
          />
          <TextField
            name="title"
            label={m.rules_import_name()}
            labelNote={m.rules_hint_optional()}
            hint={m.rules_import_name_hint()}
            defaultValue={texts.title}
            maxLength={200}
            autoComplete="off"
          />
        </div>
        <div>
          <Button size="regular" isPending={isTrying} pendingLabel={m.rules_import_trying()}>
            {m.rules_import_try()}
          </Button>
        </div>
      </Form>
    </OpsPanel>
  );
}

/** A file that is too large is refused before it is sent; the server refuses it too. */
function FileField({ maxBytes, fault }: Pick<ImportFormProps, "maxBytes" | "fault">) {
  return (
    <Field
      label={m.rules_import_file()}
      hint={m.rules_import_file_hint()}
      error={fault}
      className="osw-wide"
    >
      {(control) => (
        <input
          {...control}
          type="file"
          name="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          required
          className="input"
          onChange={({ currentTarget }) => {
            const isLarge = (currentTarget.files?.[0]?.size ?? 0) > maxBytes;
            currentTarget.setCustomValidity(isLarge ? tooLargeWords(maxBytes) : "");
            currentTarget.reportValidity();
          }}
        />
      )}
    </Field>
  );
}

export const tooLargeWords = (maxBytes: number) =>
  m.rules_import_refused_large({ mb: maxBytes / 1_000_000 });

function LayoutFields({
  layout,
  texts,
  countries,
}: Pick<ImportFormProps, "layout" | "texts" | "countries">) {
  switch (layout) {
    case "rows":
      return (
        <SelectField name="kind" label={m.rules_new_kind()} defaultValue={texts.kind}>
          {RULE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_WORDS[kind]()}
            </option>
          ))}
        </SelectField>
      );
    case "tariff_book":
      return (
        <TextField
          name="year"
          label={m.rules_import_year()}
          defaultValue={texts.year}
          inputMode="numeric"
          pattern="20[0-9][0-9]"
          maxLength={4}
          required
        />
      );
    case "schedule":
      return (
        <>
          <SelectField
            name="agreement"
            label={m.rules_import_agreement()}
            defaultValue={texts.agreement}
          >
            {AGREEMENTS.map((agreement) => (
              <option key={agreement} value={agreement}>
                {CHOICE_WORDS.agreement?.[agreement]?.() ?? agreement}
              </option>
            ))}
          </SelectField>
          <ChoiceGroup legend={m.rules_import_origins()} className="osw-wide">
            <div className="rul-origins">
              {ORIGIN_GROUP_NAMES.map((group) => (
                <Checkbox
                  key={group}
                  name="origins"
                  value={group}
                  defaultChecked={texts.origins.includes(group)}
                >
                  {GROUP_WORDS[group]()}
                </Checkbox>
              ))}
              {countries.map(({ code, name }) => (
                <Checkbox
                  key={code}
                  name="origins"
                  value={code}
                  defaultChecked={texts.origins.includes(code)}
                >
                  {name}
                </Checkbox>
              ))}
            </div>
          </ChoiceGroup>
        </>
      );
    case "import_list":
      return (
        <TextField
          name="validFrom"
          type="date"
          label={m.rules_import_valid_from()}
          defaultValue={texts.validFrom}
          required
        />
      );
  }
}

/** What every row of an official table gets. */
function OriginOfFile({ texts }: { texts: TableFormTexts }) {
  return (
    <>
      <SelectField
        name="state"
        label={m.rules_import_state()}
        hint={m.rules_hint_state_field()}
        defaultValue={texts.state}
      >
        {(["verified", "unverified"] as const).map((value) => (
          <option key={value} value={value}>
            {STATE_WORDS[value]()}
          </option>
        ))}
      </SelectField>
      <TextField
        name="source"
        label={m.rules_import_source()}
        hint={m.rules_import_source_hint()}
        defaultValue={texts.source}
        maxLength={300}
        required
        autoComplete="off"
      />
    </>
  );
}
