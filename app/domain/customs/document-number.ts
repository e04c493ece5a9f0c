/** What a customs number is, read off its form alone; two digits of year are of this century. */
export type DocumentNumber =
  /** declaration or filing list (报关单, 备案清单) */
  | { kind: "declaration"; office: string; year: number; direction: "in" | "out"; serial: string }
  /** bonded list (核注清单) */
  | { kind: "bonded_list"; office: string; year: number; direction: "in" | "out"; serial: string }
  /** retail import list (清单) */
  | { kind: "retail_list"; office: string; year: number; serial: string }
  /** account book (账册) */
  | { kind: "account_book"; office: string; serial: string };

const FORMS = {
  bonded_list: /^QD(?<office>\d{4})(?<year>\d{2})(?<way>[IE])(?<serial>\d{9})$/,
  retail_list: /^(?<office>\d{4})(?<year>20\d{2})I(?<serial>\d{9})$/,
  declaration: /^(?<office>\d{4})(?<year>20\d{2})(?<way>[01])(?<serial>\d{9})$/,
  account_book: /^T(?<office>\d{4})W(?<serial>\d{6})$/,
} as const;

/**
 * Reads a number as printed on customs documents (cbec-rules §6; all but the retail list's form are
 * unconfirmed, so that a number of no known form is unknown, not wrong).
 */
export function readDocumentNumber(text: string): DocumentNumber | undefined {
  const number = text.trim();
  for (const kind of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    const parts = FORMS[kind].exec(number)?.groups;
    if (parts) return numberOf(kind, parts);
  }
  return undefined;
}

function numberOf(
  kind: keyof typeof FORMS,
  { office = "", year = "", way = "", serial = "" }: Record<string, string>,
): DocumentNumber {
  switch (kind) {
    case "account_book":
      return { kind, office, serial };
    case "retail_list":
      return { kind, office, year: Number(year), serial };
    case "bonded_list":
      return {
        kind,
        office,
        year: 2_000 + Number(year),
        direction: way === "I" ? "in" : "out",
        serial,
      };
    case "declaration":
      return { kind, office, year: Number(year), direction: way === "1" ? "in" : "out", serial };
  }
}
