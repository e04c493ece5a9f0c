import { m } from "~/messages/compiled/messages";

/** Layouts of files, in the order in which an operator with the official tables needs them. */
export const LAYOUTS = ["tariff_book", "schedule", "import_list", "rows"] as const;
export type LayoutName = (typeof LAYOUTS)[number];

export const LAYOUT_WORDS = {
  tariff_book: m.rules_layout_tariff_book,
  schedule: m.rules_layout_schedule,
  import_list: m.rules_layout_import_list,
  rows: m.rules_layout_rows,
} as const satisfies Record<LayoutName, () => string>;

export const LAYOUT_NOTES = {
  tariff_book: m.rules_layout_tariff_book_note,
  schedule: m.rules_layout_schedule_note,
  import_list: m.rules_layout_import_list_note,
  rows: m.rules_layout_rows_note,
} as const satisfies Record<LayoutName, () => string>;
