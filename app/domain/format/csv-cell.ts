/** Spreadsheets run a cell that begins like a formula; our files put an apostrophe before it. */
export const withoutFormulaEscape = (text: string): string =>
  text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "");
