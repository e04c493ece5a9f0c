import { formatCount } from "~/domain/format/quantity";
import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import { columnName } from "~/messages/rules-words";
import type { ImportTableRefusal } from "~/services/rules/import-table.server";

type Worded = Exclude<ImportTableRefusal, { code: "FORBIDDEN" }>;

/** Why a file was not tried or entered, in one sentence. */
export function importRefusalWords(refusal: Worded): string {
  switch (refusal.code) {
    case "FILE_EMPTY":
      return m.rules_import_refused_empty();
    case "FILE_TOO_LARGE":
      return m.rules_import_refused_large({ mb: refusal.maxBytes / 1_000_000 });
    case "FILE_UNREADABLE":
      return m.rules_import_refused_unreadable();
    case "TOO_MANY_LINES":
      return m.rules_import_refused_lines({ count: formatCount(refusal.maxLines) });
    case "TOO_MANY_ROWS":
      return m.rules_import_refused_rows({ count: formatCount(refusal.maxRows) });
    case "TOO_MANY_COLUMNS":
      return m.rules_import_refused_wide({ count: formatCount(refusal.maxColumns) });
    case "NO_RULES":
      return m.rules_import_refused_no_rules();
    case "SOURCE_MISSING":
      return m.rules_import_refused_source();
    case "COLUMNS_MISSING":
      return m.rules_import_refused_columns({
        names: refusal.names.map(columnName).join(m.rules_list_mark()),
      });
    case "LINES_REFUSED":
      return m.rules_import_refused_cells();
    case "LINES_OVERLAP": {
      const [first, second] = refusal.lines;
      return m.rules_import_refused_overlap({ first, second, key: refusal.rowKey });
    }
    default:
      return assertNever(refusal);
  }
}
