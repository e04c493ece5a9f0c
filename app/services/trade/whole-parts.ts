/** "1,234.5" in whole parts of a unit (cents, grams); null = not filled in, undefined = no such number. */
export function wholeParts(text: string, decimals: number): number | null | undefined {
  const bare = text.replace(/,/g, "");
  if (bare === "") return null;
  const [, whole = "", rest = ""] = /^(\d{1,11})(?:\.(\d+))?$/.exec(bare) ?? [];
  if (whole === "" || rest.length > decimals) return undefined;
  return Number(whole + rest.padEnd(decimals, "0"));
}
