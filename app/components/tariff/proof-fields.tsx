import type { ReactNode } from "react";
import { Checkbox } from "~/components/ui/choice";
import { Details } from "~/components/ui/details";
import { SelectField, TextField } from "~/components/ui/field";
import type { BoxFinding, BoxProblem } from "~/domain/origin/form-rcep";
import { PROOF_DOCUMENT_KINDS } from "~/domain/origin/proof-terms";
import { PROOF_TYPES } from "~/domain/origin/proof-types";
import { AGREEMENTS } from "~/domain/tariff/rows";
import { m } from "~/messages/compiled/messages";
import { BOX_WORDS, PAPER_WORDS, TYPE_WORDS } from "~/messages/proof-words";
import { REGIME_SHORT_WORDS } from "~/messages/tariff-words";
import type { ProofInput, ProofItemInput } from "~/services/trade/proof-input";

/** The field that mends each problem; of an item its own field. */
const MENDED_IN: Readonly<Partial<Record<BoxProblem, keyof ProofInput | keyof ProofItemInput>>> = {
  exporter_missing: "exporter",
  consignee_missing: "consignee",
  departure_invalid: "departedOn",
  route_missing: "route",
  marks_missing: "marks",
  description_missing: "description",
  hs_invalid: "hs6",
  criterion_unknown: "criterion",
  addition_misplaced: "criterion",
  country_not_a_party: "originCountry",
  quantity_invalid: "quantity",
  fob_missing: "fob",
  invoice_number_missing: "invoiceNumber",
  invoice_date_invalid: "invoiceDate",
  third_party_unread: "remarks",
  third_party_unnamed: "remarks",
  back_to_back_unread: "remarks",
  original_unnamed: "remarks",
  signatory_missing: "signatory",
  declaration_date_invalid: "declaredOn",
  number_missing: "number",
  issuing_body_missing: "issuer",
  certification_date_invalid: "issuedOn",
  issued_too_late: "issuedOn",
};

export type ProofForm = {
  /** as it was typed; undefined = an empty form */
  proof: ProofInput | undefined;
  findings: readonly BoxFinding[];
  /** the face's own frame of a part: panel in the shop, box in the console */
  Part: (props: { title: string; children: ReactNode }) => ReactNode;
};

const PAPERS = [1, 2, 3] as const;

const errorOf = (findings: readonly BoxFinding[], field: string, item: number | null) => {
  const found = findings.find((one) => MENDED_IN[one.problem] === field && one.item === item);
  return found ? BOX_WORDS[found.problem]() : undefined;
};

type TextName = Exclude<
  keyof ProofInput,
  "items" | "documents" | "isSealed" | "isThirdPartyInvoiced" | "isBackToBack" | "isSelfPrinted"
>;

/** One text of the form, with what was found wrong with it. */
export function ProofText({
  name,
  label,
  form: { proof, findings },
  ...more
}: {
  name: TextName;
  label: string;
  form: ProofForm;
  type?: "date" | "text";
  hint?: string;
  isOptional?: boolean;
}) {
  const { isOptional, ...native } = more;
  return (
    <TextField
      name={name}
      label={label}
      labelNote={isOptional ? m.proof_optional() : undefined}
      defaultValue={proof?.[name] ?? ""}
      error={errorOf(findings, name, null)}
      autoComplete="off"
      maxLength={400}
      {...native}
    />
  );
}

export function ProofFlag({
  name,
  label,
  form,
}: {
  name: "isSealed" | "isThirdPartyInvoiced" | "isBackToBack" | "isSelfPrinted";
  label: string;
  form: ProofForm;
}) {
  return (
    <Checkbox name={name} value="1" defaultChecked={form.proof?.[name] ?? false}>
      {label}
    </Checkbox>
  );
}

/** What kind of proof it is, under which agreement. */
export function TypeFields({ form: { proof } }: { form: ProofForm }) {
  return (
    <>
      <SelectField name="type" label={m.proof_field_type()} defaultValue={proof?.type}>
        {PROOF_TYPES.map((one) => (
          <option key={one} value={one}>
            {TYPE_WORDS[one]()}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="agreement"
        label={m.proof_field_agreement()}
        defaultValue={proof?.agreement}
      >
        {AGREEMENTS.map((one) => (
          <option key={one} value={one}>
            {REGIME_SHORT_WORDS[one]()}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** Boxes 1 to 16 of Form RCEP, box 5 left to customs. */
export function BoxFields({ form }: { form: ProofForm }) {
  const { Part } = form;
  return (
    <>
      <Part title={m.proof_part_parties()}>
        <div className="proof-fields">
          <ProofText name="exporter" label={m.proof_field_exporter()} form={form} />
          <ProofText name="consignee" label={m.proof_field_consignee()} form={form} />
          <ProofText name="producer" label={m.proof_field_producer()} form={form} isOptional />
          <ProofText
            name="departedOn"
            type="date"
            label={m.proof_field_departed()}
            form={form}
            isOptional
          />
          <ProofText name="route" label={m.proof_field_route()} form={form} isOptional />
        </div>
      </Part>
      <Part title={m.proof_part_items()}>
        <ItemFields item={1} form={form} />
        <Details
          summary={m.proof_more_items()}
          isOpen={form.proof !== undefined && form.proof.items.length > 1}
        >
          <ItemFields item={2} form={form} />
          <ItemFields item={3} form={form} />
        </Details>
      </Part>
      <Part title={m.proof_part_rest()}>
        <div className="proof-fields">
          <ProofText name="remarks" label={m.proof_field_remarks()} form={form} isOptional />
          <ProofText name="signatory" label={m.proof_field_signatory()} form={form} />
          <ProofText name="declaredOn" type="date" label={m.proof_field_declared()} form={form} />
          <ProofText name="issuer" label={m.proof_field_issuer()} form={form} />
          <ProofText name="number" label={m.proof_field_number()} form={form} />
          <ProofText name="issuedOn" type="date" label={m.proof_field_issued()} form={form} />
        </div>
        <div className="proof-flags">
          <ProofFlag name="isSealed" label={m.proof_field_sealed()} form={form} />
          <ProofFlag name="isThirdPartyInvoiced" label={m.proof_field_third_party()} form={form} />
          <ProofFlag name="isBackToBack" label={m.proof_field_back_to_back()} form={form} />
        </div>
      </Part>
    </>
  );
}

const ITEM_LABELS: readonly [keyof ProofItemInput, () => string][] = [
  ["marks", m.proof_field_marks],
  ["description", m.proof_field_description],
  ["hs6", m.proof_field_hs6],
  ["criterion", m.proof_field_criterion],
  ["originCountry", m.proof_field_origin],
  ["quantity", m.proof_field_quantity],
  ["quantityUnit", m.proof_field_unit],
  ["fob", m.proof_field_fob],
  ["invoiceNumber", m.proof_field_invoice],
  ["invoiceDate", m.proof_field_invoice_date],
];

function ItemFields({ item, form }: { item: number; form: ProofForm }) {
  const typed = form.proof?.items[item - 1];
  return (
    <fieldset className="proof-fields proof-item">
      <legend>{m.proof_item({ item })}</legend>
      {ITEM_LABELS.map(([name, label]) => (
        <TextField
          key={name}
          name={`i${item}${name}`}
          type={name === "invoiceDate" ? "date" : "text"}
          label={label()}
          defaultValue={typed?.[name] ?? ""}
          error={errorOf(form.findings, name, item - 1)}
          autoComplete="off"
          maxLength={400}
        />
      ))}
    </fieldset>
  );
}

/** Papers kept with the proof, by kind and number. */
export function PaperFields({ form }: { form: ProofForm }) {
  return (
    <div className="proof-fields">
      {PAPERS.flatMap((row) => {
        const typed = form.proof?.documents[row - 1];
        return [
          <SelectField
            key={`${row}kind`}
            name={`d${row}kind`}
            label={m.proof_field_paper()}
            defaultValue={typed?.kind ?? ""}
          >
            <option value="">{m.proof_paper_none()}</option>
            {PROOF_DOCUMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {PAPER_WORDS[kind]()}
              </option>
            ))}
          </SelectField>,
          <TextField
            key={`${row}no`}
            name={`d${row}no`}
            label={m.proof_field_paper_no()}
            defaultValue={typed?.documentNo ?? ""}
            autoComplete="off"
            maxLength={80}
          />,
        ];
      })}
    </div>
  );
}
