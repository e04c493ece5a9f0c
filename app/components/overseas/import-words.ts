import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import type { Word } from "~/messages/overseas-words";
import type {
  ImportRefusal,
  ImportRow,
  RowRefusal,
} from "~/services/overseas/import-warehouses.server";
import { problemsWords } from "./refusal-words";

export const OUTCOME_WORDS: Record<ImportRow["outcome"], Word> = {
  create: m.overseas_import_create,
  update: m.overseas_import_update,
  unchanged: m.overseas_import_unchanged,
  refused: m.overseas_import_refused,
};

/** Why a line would not be written. */
export function rowRefusalWords(refusal: RowRefusal): string {
  switch (refusal.code) {
    case "ROW_INVALID":
      return problemsWords(refusal.problems);
    case "CODE_TWICE":
      return m.overseas_import_code_twice();
    case "SITE_EXISTS":
      return m.overseas_taken_site({ code: refusal.siteCode });
    case "NEEDS_AMENDMENT":
      return m.overseas_import_needs_amendment();
    case "UNDER_REVIEW":
      return m.overseas_under_review();
    case "SITE_CLOSED":
      return m.overseas_site_closed();
    case "COUNTRY_FIXED":
      return m.overseas_country_fixed();
    default:
      return assertNever(refusal);
  }
}

/** Why a file was not written, in one sentence. */
export function importRefusalWords(refusal: Exclude<ImportRefusal, { code: "FORBIDDEN" }>): string {
  switch (refusal.code) {
    case "FILE_EMPTY":
      return m.overseas_import_file_empty();
    case "FILE_TOO_LARGE":
      return m.overseas_import_file_large();
    case "FILE_UNREADABLE":
      return m.overseas_import_file_unreadable();
    case "TOO_MANY_ROWS":
      return m.overseas_import_too_many({ count: refusal.maxRows });
    case "COLUMN_MISSING":
      return m.overseas_import_no_code();
    case "COLUMN_UNKNOWN":
      return m.overseas_import_unknown_column({ column: refusal.column });
    case "COLUMN_TWICE":
      return m.overseas_import_column_twice({ column: refusal.column });
    case "ROWS_REFUSED":
      return m.overseas_import_rows_refused();
    case "IMPORT_CONFLICT":
      return m.overseas_import_conflict();
    default:
      return assertNever(refusal);
  }
}
