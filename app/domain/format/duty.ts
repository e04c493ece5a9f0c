import type { Duty, DutyUnit } from "../tariff/duty";
import { formatBps } from "./money";
import { NBSP } from "./quantity";

const UNITS: Record<DutyUnit, string> = { kg: "kg", l: "L", piece: "pc" };

/** Thousandths of a fen as yuan with all their decimals: 25300 → "¥0.253", 750000 → "¥7.50". */
function formatMilliFen(milliFen: number): string {
  const digits = String(milliFen).padStart(6, "0");
  const decimals = digits.slice(-5).replace(/0+$/, "").padEnd(2, "0");
  return `¥${digits.slice(0, -5)}.${decimals}`;
}

/** "14.7%", "¥7.50/kg", "15% + ¥0.253/L"; null = no concession, which words have to say. */
export function formatDuty(duty: Duty): string | null {
  const byQuantity = (of: { milliFenPerUnit: number; unit: DutyUnit }) =>
    `${formatMilliFen(of.milliFenPerUnit)}/${UNITS[of.unit]}`;
  switch (duty.kind) {
    case "ad_valorem":
      return formatBps(duty.bps);
    case "specific":
      return byQuantity(duty);
    case "compound":
      return `${formatBps(duty.bps)}${NBSP}+${NBSP}${byQuantity(duty)}`;
    case "no_concession":
      return null;
  }
}

/** A code as tariff books print it: 08109090 → "0810.90.90"; shorter ones as far as they go. */
export function formatHs(code: string): string {
  return [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)]
    .filter((part) => part !== "")
    .join(".");
}
