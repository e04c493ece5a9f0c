import { normaliseGtin } from "../catalog/gtin";
import { readPackCode } from "../stock/gs1";

/** What is taken from one lot for an order, and what the pack says of itself. */
export type PickLine = {
  lotNo: string;
  bin: string | null;
  gtin: string | null;
  sku: string;
  pieces: number;
};

/** Pieces scanned so far, by the position of their line. */
export type Picked = readonly number[];

export type PickScan =
  | { kind: "taken"; line: number; picked: Picked; isComplete: boolean }
  /** a bin of this order: the picker stands before the right shelf */
  | { kind: "bin"; line: number }
  /** the right goods of another lot */
  | { kind: "other_lot"; lotNo: string; wanted: string[] }
  /** the order has all its pieces of these goods */
  | { kind: "enough"; line: number }
  | { kind: "not_of_order" };

export const nothingPicked = (lines: readonly PickLine[]): Picked => lines.map(() => 0);

export function isPickComplete(lines: readonly PickLine[], picked: Picked): boolean {
  return lines.every((line, at) => (picked[at] ?? 0) >= line.pieces);
}

/**
 * Reads one scan while an order is picked: a pack's GTIN or GS1 code, an article number, or a bin. A
 * code that states its lot must state the one set aside. Whatever does not belong blocks.
 */
export function readPickScan(lines: readonly PickLine[], picked: Picked, text: string): PickScan {
  const code = text.trim();
  const pack = readPackCode(code);
  const gtin = pack?.gtin ?? normaliseGtin(code);
  const plain = code.toUpperCase();
  const ofGoods = lines.flatMap((line, at) =>
    (gtin !== undefined && line.gtin === gtin) || line.sku.toUpperCase() === plain
      ? [{ line, at }]
      : [],
  );
  if (ofGoods.length === 0) {
    const bin = lines.findIndex((line) => line.bin?.toUpperCase() === plain);
    return bin >= 0 ? { kind: "bin", line: bin } : { kind: "not_of_order" };
  }
  const ofLot = ofGoods.filter(({ line }) => !pack?.lotNo || line.lotNo === pack.lotNo);
  const [first] = ofLot;
  if (!first) {
    const wanted = ofGoods.map(({ line }) => line.lotNo);
    return { kind: "other_lot", lotNo: pack?.lotNo ?? "", wanted };
  }
  const open = ofLot.find(({ line, at }) => (picked[at] ?? 0) < line.pieces);
  if (!open) return { kind: "enough", line: first.at };
  const now = lines.map((_line, at) => (picked[at] ?? 0) + (at === open.at ? 1 : 0));
  return { kind: "taken", line: open.at, picked: now, isComplete: isPickComplete(lines, now) };
}

/** The last scanned piece put back. */
export function unpickLast(picked: Picked, line: number): Picked {
  return picked.map((count, at) => (at === line ? Math.max(0, count - 1) : count));
}
