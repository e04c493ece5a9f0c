import type { Fen } from "../money";

/** The parts of an amount as it is set on a page: sign, yuan with separators, two decimals. */
export function yuanParts(amount: Fen): { sign: "" | "−"; yuan: string; decimals: string } {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return {
    sign: amount < 0 ? "−" : "",
    yuan: digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ","),
    decimals: digits.slice(-2),
  };
}

/** "¥1,234.50", the same in both languages. */
export function formatYuan(amount: Fen): string {
  const { sign, yuan, decimals } = yuanParts(amount);
  return `${sign}¥${yuan}.${decimals}`;
}

/** "¥5,000" where the amount is whole yuan, else with decimals: limits and scales. */
export function formatRoundYuan(amount: Fen): string {
  return formatYuan(amount).replace(/\.00$/, "");
}

/** Basis points as a percentage without needless zeros: 910 → "9.1%". */
export function formatBps(bps: number): string {
  const sign = bps < 0 ? "−" : "";
  const digits = String(Math.abs(Math.trunc(bps))).padStart(3, "0");
  const decimals = digits.slice(-2).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -2)}${decimals === "" ? "" : `.${decimals}`}%`;
}

/** A share in basis points as whole percent, rounded down: 7899 → "78%". */
export function formatRoundShare(bps: number): string {
  return `${Math.floor(bps / 100)}%`;
}
