import { CHOSEN_COLUMN, TRIED_COLUMN } from "~/domain/rules/column-fields";

/** What an import's form says beside its file: texts as they were typed, to fill the form again. */
export type TableFormTexts = {
  layout: string;
  kind: string;
  year: string;
  agreement: string;
  origins: string[];
  validFrom: string;
  title: string;
  source: string;
  state: string;
  otherCharges: string;
  wholeFrom: string;
  fileName: string;
  /** our column → the file's */
  columns: Record<string, string>;
};

export function tableFormTexts(form: FormData): TableFormTexts {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const prefix = form.get("intent") === "apply" ? TRIED_COLUMN : CHOSEN_COLUMN;
  const columns = [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === "string"
      ? [[name.slice(prefix.length), value] as const]
      : [],
  );
  const file = form.get("file");
  return {
    ...{ layout: text("layout"), kind: text("kind"), year: text("year") },
    ...{ agreement: text("agreement"), validFrom: text("validFrom"), title: text("title") },
    ...{ source: text("source"), state: text("state"), wholeFrom: text("wholeFrom") },
    otherCharges: text("otherCharges"),
    origins: form.getAll("origins").map(String),
    fileName: file instanceof File ? file.name : text("fileName"),
    columns: Object.fromEntries(columns),
  };
}
