import { ratioDecimal, type Scaled } from "./decimal";

/** What is known of the goods of one order line. */
export type LineMeasures = {
  /** in the deal unit */
  quantity: number;
  dealUnit: string;
  /** of one deal unit */
  netWeightGrams: number;
  volumeMl: number | undefined;
  /** pieces inside one deal unit: its content when that is counted, else its inner packs */
  piecesEach: number;
};

type UnitKind = {
  of: "grams" | "millilitres" | "pieces";
  /** how many grams, millilitres or pieces make one unit */
  per: bigint;
};

const grams = (per: bigint): UnitKind => ({ of: "grams", per });
const millilitres = (per: bigint): UnitKind => ({ of: "millilitres", per });
const pieces = (per: bigint): UnitKind => ({ of: "pieces", per });

/** Customs units of measure (计量单位代码) that follow from weight, volume or count. */
const UNIT_KINDS: Readonly<Record<string, UnitKind>> = {
  "035": grams(1_000n),
  "036": grams(1n),
  "070": grams(1_000_000n),
  "075": grams(500n),
  "063": millilitres(1_000_000n),
  "095": millilitres(1_000n),
  "096": millilitres(1n),
  "001": pieces(1n),
  "006": pieces(1n),
  "007": pieces(1n),
  "008": pieces(1n),
  "010": pieces(1n),
  "011": pieces(1n),
  "012": pieces(1n),
  "015": pieces(1n),
  "016": pieces(1n),
  "017": pieces(1n),
  "018": pieces(1n),
  "019": pieces(1n),
  "020": pieces(1n),
  "025": pieces(1n),
  "026": pieces(1n),
  "039": pieces(1n),
  "134": pieces(1n),
  "139": pieces(1n),
  "163": pieces(1n),
  "041": pieces(100n),
  "043": pieces(100n),
  "044": pieces(100n),
  "050": pieces(1_000n),
  "054": pieces(1_000n),
  "143": pieces(1_000n),
  "038": pieces(10_000n),
  "127": pieces(12n),
};

/**
 * The line's quantity in a statutory unit: the deal quantity when the units are the same, else from
 * weight, volume or count by whole ratios. Undefined when it cannot be known (never a guess, never 0).
 */
export function statutoryQuantity(unit: string, line: LineMeasures): Scaled | undefined {
  const kind = unit === line.dealUnit ? undefined : UNIT_KINDS[unit];
  if (unit !== line.dealUnit && !kind) return undefined;
  const each = kind ? amountEach(kind.of, line) : 1;
  if (each === undefined || each <= 0) return undefined;
  const value = ratioDecimal(BigInt(each) * BigInt(line.quantity), kind?.per ?? 1n);
  return value > 0n ? value : undefined;
}

function amountEach(of: UnitKind["of"], line: LineMeasures): number | undefined {
  switch (of) {
    case "grams":
      return line.netWeightGrams;
    case "millilitres":
      return line.volumeMl;
    case "pieces":
      return line.piecesEach;
  }
}
