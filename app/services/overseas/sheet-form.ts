import {
  RAW_FIELDS,
  type RawContact,
  type RawDocument,
  type RawSheet,
} from "~/domain/overseas/raw-sheet";

const DOCUMENT_PARTS = ["kind", "number", "issuer", "validFrom", "expiresOn"] as const;
const CONTACT_PARTS = ["name", "duty", "phone", "email"] as const;

/** The sheet in a posted form: `nameZh`, `services` (many), `documents.0.number`, `contacts.2.phone`. */
export function sheetFromForm(form: FormData): RawSheet {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const texts = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === "string");
  const rows = <Part extends string>(list: string, parts: readonly Part[]) =>
    indexesOf(form, list)
      .map(
        (index) =>
          Object.fromEntries(
            parts.map((part) => [part, text(`${list}.${index}.${part}`)]),
          ) as Record<Part, string>,
      )
      // Spare rows left empty are no rows: else each refused form would come back with one more.
      .filter((row) => parts.some((part) => row[part].trim() !== ""));
  const fields = Object.fromEntries(RAW_FIELDS.map((field) => [field, text(field)])) as {
    [Field in (typeof RAW_FIELDS)[number]]: string;
  };
  return {
    ...fields,
    zones: texts("zones"),
    services: texts("services"),
    documents: rows<keyof RawDocument>("documents", DOCUMENT_PARTS),
    contacts: rows<keyof RawContact>("contacts", CONTACT_PARTS),
  };
}

/** The rows a form posted, in order; removed ones leave gaps. */
function indexesOf(form: FormData, list: string): number[] {
  const indexes = new Set<number>();
  for (const name of form.keys()) {
    const index = new RegExp(`^${list}\\.(\\d{1,3})\\.`).exec(name)?.[1];
    if (index !== undefined) indexes.add(Number(index));
  }
  return [...indexes].sort((a, b) => a - b);
}
