import { OpsPanel } from "~/components/ops/ops-panel";
import { SelectField, TextField } from "~/components/ui/field";
import type { SheetProblem } from "~/domain/overseas/missing";
import type { RawSheet } from "~/domain/overseas/raw-sheet";
import { DOCUMENT_KINDS } from "~/domain/overseas/terms";
import { m } from "~/messages/compiled/messages";
import { DOCUMENT_WORDS, fieldName, PART_WORDS } from "~/messages/overseas-words";
import { ListRows } from "./list-rows";
import { errorFor, Options } from "./sheet-words";

type ListProps = { sheet: RawSheet; problems: readonly SheetProblem[] };

/** Permits and papers of the warehouse, as many as there are. */
export function DocumentsPart({ sheet, problems }: ListProps) {
  return (
    <OpsPanel
      title={m.overseas_section_documents()}
      note={m.overseas_section_documents_note()}
      isPadded
    >
      <ListProblem problems={problems} list="documents" />
      <ListRows
        filled={sheet.documents.length}
        addLabel={m.overseas_add_document()}
        rowName={(number) => m.overseas_row_document({ number })}
      >
        {(index) => {
          const row = sheet.documents[index];
          const part = (key: "kind" | "number" | "issuer" | "validFrom" | "expiresOn") => ({
            name: `documents.${index}.${key}`,
            label: PART_WORDS[key](),
            defaultValue: row?.[key] ?? "",
            error: errorFor(problems, `documents.${index}.${key}`),
          });
          return (
            <>
              <SelectField {...part("kind")}>
                <Options values={DOCUMENT_KINDS} words={DOCUMENT_WORDS} />
              </SelectField>
              <TextField {...part("number")} maxLength={60} />
              <TextField {...part("issuer")} maxLength={80} />
              <TextField {...part("validFrom")} type="date" />
              <TextField {...part("expiresOn")} type="date" title={m.overseas_expires_hint()} />
            </>
          );
        }}
      </ListRows>
    </OpsPanel>
  );
}

/** People to ask, as many as there are. */
export function ContactsPart({ sheet, problems }: ListProps) {
  return (
    <OpsPanel
      title={m.overseas_section_contacts()}
      note={m.overseas_section_contacts_note()}
      isPadded
    >
      <ListProblem problems={problems} list="contacts" />
      <ListRows
        filled={sheet.contacts.length}
        addLabel={m.overseas_add_contact()}
        rowName={(number) => m.overseas_row_contact({ number })}
      >
        {(index) => {
          const row = sheet.contacts[index];
          const part = (key: "name" | "duty" | "phone" | "email") => ({
            name: `contacts.${index}.${key}`,
            label: PART_WORDS[key](),
            defaultValue: row?.[key] ?? "",
            error: errorFor(problems, `contacts.${index}.${key}`),
          });
          return (
            <>
              <TextField {...part("name")} maxLength={60} autoComplete="off" />
              <TextField {...part("duty")} maxLength={40} />
              <TextField
                {...part("phone")}
                type="tel"
                maxLength={30}
                autoComplete="off"
                title={m.overseas_phone_hint()}
              />
              <TextField {...part("email")} type="email" maxLength={120} autoComplete="off" />
            </>
          );
        }}
      </ListRows>
    </OpsPanel>
  );
}

/** What is wrong with a list as a whole. */
function ListProblem({ problems, list }: { problems: readonly SheetProblem[]; list: string }) {
  const words = errorFor(problems, list);
  return words ? (
    <p className="field-error pb-s2">
      {fieldName(list)}: {words}
    </p>
  ) : null;
}
