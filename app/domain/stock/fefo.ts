import type { CalendarDay } from "../calendar-day";
import type { LotId, VariantId } from "../ids";
import { ok, type Result, refuse } from "../result";

/** Pieces of a saleable lot that stand free in one bin. */
export type FreeStock = {
  variantId: VariantId;
  lotId: LotId;
  bin: string;
  freeCount: number;
  expiresOn: CalendarDay;
  receivedAt: string;
};

export type WantedLine = { line: number; variantId: VariantId; quantity: number };

export type LotShare = {
  line: number;
  variantId: VariantId;
  lotId: LotId;
  bin: string;
  quantity: number;
};

export type LotShortage = { code: "LOT_SHORT"; line: number; missingCount: number };

/** First expired, first out; then first received; then by number, so that ties never depend on chance. */
function earlier(a: FreeStock, b: FreeStock): number {
  const keys = (stock: FreeStock) => [stock.expiresOn, stock.receivedAt, stock.lotId, stock.bin];
  const [left, right] = [keys(a), keys(b)];
  const at = left.findIndex((key, index) => key !== right[index]);
  if (at < 0) return 0;
  return (left[at] ?? "") < (right[at] ?? "") ? -1 : 1;
}

/** Shares lots out to an order's lines, whole or not at all; a line may take from several lots. */
export function allocateFefo(
  lines: readonly WantedLine[],
  stock: readonly FreeStock[],
): Result<LotShare[], LotShortage> {
  const queue = [...stock].sort(earlier).map((one) => ({ ...one }));
  const shares: LotShare[] = [];
  for (const { line, variantId, quantity } of lines) {
    let missingCount = quantity;
    for (const lot of queue) {
      if (missingCount === 0) break;
      const taken = lot.variantId === variantId ? Math.min(lot.freeCount, missingCount) : 0;
      if (taken <= 0) continue;
      lot.freeCount -= taken;
      missingCount -= taken;
      shares.push({ line, variantId, lotId: lot.lotId, bin: lot.bin, quantity: taken });
    }
    if (missingCount > 0) return refuse({ code: "LOT_SHORT", line, missingCount });
  }
  return ok(shares);
}
