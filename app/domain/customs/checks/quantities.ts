import { readDecimal } from "../decimal";
import type { ParsedDocument } from "../parsed-message";
import type { Finding } from "./finding";

function isPositive(text: string | undefined): boolean {
  const value = readDecimal(text ?? "");
  return value !== undefined && value > 0n;
}

/** V18: second quantity and second unit both or neither, and more than nothing (-625009). */
export function checkV18(list: ParsedDocument): Finding[] {
  const findings: Finding[] = [];
  list.lines.forEach(({ qty2, unit2 }, index) => {
    const hasBoth = isPositive(qty2) && Boolean(unit2);
    const hasNeither = !qty2 && !unit2;
    if (!hasBoth && !hasNeither) findings.push({ rule: "V18", field: "qty2", line: index + 1 });
  });
  return findings;
}

/** V19: gross weight ≥ net weight > 0. */
export function checkV19(list: ParsedDocument): Finding[] {
  const gross = readDecimal(list.head.grossWeight ?? "");
  const net = readDecimal(list.head.netWeight ?? "");
  return gross !== undefined && net !== undefined && net > 0n && gross >= net
    ? []
    : [{ rule: "V19", field: "netWeight" }];
}

export type TariffUnits = { unit1: string; unit2: string | undefined };

/** V20: ten-digit code of the tariff, with exactly the statutory units of that code. */
export function checkV20(
  list: ParsedDocument,
  unitsOf: (hsCode: string) => TariffUnits | undefined,
): Finding[] {
  const findings: Finding[] = [];
  list.lines.forEach((line, index) => {
    const found = (field: string) => findings.push({ rule: "V20", field, line: index + 1 });
    const code = line.gcode ?? "";
    const units = /^\d{10}$/.test(code) ? unitsOf(code) : undefined;
    if (!units) {
      found("gcode");
      return;
    }
    if (line.unit1 !== units.unit1 || !isPositive(line.qty1)) found("unit1");
    if ((line.unit2 || undefined) !== units.unit2) found("unit2");
  });
  return findings;
}
