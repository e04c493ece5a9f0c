import { cleanText, isDamaged } from "./clean-text";
import type { Fields, RowIssue } from "./draft";

/** Reads a row's optional fields; whatever is wrong with one is noted and the field left out. */
export function fieldReader(fields: Fields) {
  const issues: RowIssue[] = [];
  const leaveOut = (field: string, reason: RowIssue["reason"], value: string) => {
    issues.push({ field, reason, effect: "field_left_out", value: value.slice(0, 200) });
    return undefined;
  };

  const text = (
    column: string,
    most: number,
    clean: (raw: string) => string = cleanText,
  ): string | undefined => {
    const value = clean(fields(column));
    if (value === "") return undefined;
    if (isDamaged(value)) return leaveOut(column, "undecodable", value);
    return [...value].length > most ? leaveOut(column, "too_long", value) : value;
  };

  return {
    issues,
    text,
    /** a whole number of at least 1, at most `most` */
    count: (column: string, most = 1_000_000): number | undefined => {
      const value = fields(column).trim();
      if (value === "") return undefined;
      if (!/^\d{1,9}$/.test(value)) return leaveOut(column, "not_a_number", value);
      const number = Number(value);
      return number < 1 || number > most ? leaveOut(column, "impossible", value) : number;
    },
    /** one of a few known words */
    oneOf: <Word extends string>(column: string, words: readonly Word[]): Word | undefined => {
      const value = fields(column).trim();
      if (value === "") return undefined;
      return words.find((word) => word === value) ?? leaveOut(column, "unknown_value", value);
    },
    /** known words with `;`, `,` or `|` between them; unknown ones are noted one by one */
    listOf: <Word extends string>(column: string, words: readonly Word[]): Word[] =>
      fields(column)
        .split(/[;,|，；]/)
        .map((value) => value.trim())
        .filter((value) => value !== "")
        .flatMap((value) => {
          const known = words.find((word) => word === value);
          if (known === undefined) leaveOut(column, "unknown_value", value);
          return known === undefined ? [] : [known];
        }),
    /** a code of the given form */
    code: (column: string, form: RegExp): string | undefined => {
      const value = fields(column).trim();
      if (value === "") return undefined;
      return form.test(value) ? value : leaveOut(column, "unknown_value", value);
    },
    /** an address of the web; anything else could be a script */
    url: (column: string): string | undefined => {
      const value = fields(column).trim();
      if (value === "") return undefined;
      const isWeb = /^https?:\/\/[^\s"<>]{4,500}$/.test(value);
      return isWeb ? value : leaveOut(column, "unknown_value", value);
    },
    note: (issue: RowIssue) => issues.push(issue),
  };
}

export type FieldReader = ReturnType<typeof fieldReader>;
