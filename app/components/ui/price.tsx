import { formatYuan, yuanParts } from "~/domain/format/money";
import type { Fen } from "~/domain/money";

type PriceProps = { fen: Fen; size?: "small" | "medium" | "large"; className?: string };

/** A price in red with small ¥ and decimals; read aloud as one amount. */
export function Price({ fen, size = "medium", className = "" }: PriceProps) {
  const { sign, yuan, decimals } = yuanParts(fen);
  const sizeClass = size === "medium" ? "" : ` price-${size}`;
  return (
    <span className={`price${sizeClass}${className ? ` ${className}` : ""}`}>
      {sign}
      <i>¥</i>
      {yuan}
      <i>.{decimals}</i>
    </span>
  );
}

/** An earlier price, struck out. Only beside the sentence that says what it was. */
export function StruckPrice({ fen }: { fen: Fen }) {
  return <s className="struck">{formatYuan(fen)}</s>;
}
