import type { OfferId } from "../ids";
import type { Fen } from "../money";
import type { TaxTreatment } from "../tax/quote";

/** What the checkout page showed; it comes back with the order so that no change stays unsaid. */
export type SeenQuote = {
  lines: { offerId: OfferId; quantity: number; priceFen: Fen }[];
  freightFen: Fen;
  insuranceFen: Fen;
  taxFen: Fen;
  totalFen: Fen;
  treatment: TaxTreatment;
  /** yearly allowance used before this order; null = was not shown */
  usedFen: Fen | null;
};

/** One thing that is not as the page said. */
export type QuoteChange =
  | { kind: "line_added"; offerId: OfferId; quantity: number }
  | { kind: "line_removed"; offerId: OfferId }
  | { kind: "quantity"; offerId: OfferId; was: number; is: number }
  | { kind: "price"; offerId: OfferId; wasFen: Fen; isFen: Fen }
  | { kind: "freight" | "insurance" | "tax" | "allowance"; wasFen: Fen; isFen: Fen }
  | { kind: "treatment"; was: TaxTreatment; is: TaxTreatment }
  /** the page's own figures did not come back readable: everything is to be confirmed anew */
  | { kind: "unreadable" };

/** Everything that changed between page and submit; empty = the buyer agreed to exactly this. */
export function changesSince(seen: SeenQuote | undefined, now: SeenQuote): QuoteChange[] {
  if (seen === undefined) return [{ kind: "unreadable" }];
  const changes: QuoteChange[] = [];
  const before = new Map(seen.lines.map((line) => [line.offerId, line]));
  for (const { offerId, quantity, priceFen } of now.lines) {
    const was = before.get(offerId);
    before.delete(offerId);
    if (was === undefined) {
      changes.push({ kind: "line_added", offerId, quantity });
      continue;
    }
    if (was.quantity !== quantity) {
      changes.push({ kind: "quantity", offerId, was: was.quantity, is: quantity });
    }
    if (was.priceFen !== priceFen) {
      changes.push({ kind: "price", offerId, wasFen: was.priceFen, isFen: priceFen });
    }
  }
  for (const offerId of before.keys()) changes.push({ kind: "line_removed", offerId });
  const amount = (kind: "freight" | "insurance" | "tax" | "allowance", wasFen: Fen, isFen: Fen) => {
    if (wasFen !== isFen) changes.push({ kind, wasFen, isFen });
  };
  amount("freight", seen.freightFen, now.freightFen);
  amount("insurance", seen.insuranceFen, now.insuranceFen);
  amount("tax", seen.taxFen, now.taxFen);
  if (seen.usedFen !== null && now.usedFen !== null) {
    amount("allowance", seen.usedFen, now.usedFen);
  }
  if (seen.treatment !== now.treatment) {
    changes.push({ kind: "treatment", was: seen.treatment, is: now.treatment });
  }
  // Parts that agree with another total: the figures were not ours.
  if (changes.length === 0 && seen.totalFen !== now.totalFen) changes.push({ kind: "unreadable" });
  return changes;
}

/**
 * What changed by itself in a cart group that nobody touched: prices, freight, tax. Undefined when the
 * goods are not those that were shown, so that the figures say nothing about each other.
 */
export function changesUntouched(shown: SeenQuote, now: SeenQuote): QuoteChange[] | undefined {
  const changes = changesSince({ ...shown, usedFen: null }, now);
  const isTouched = changes.some(({ kind }) =>
    ["line_added", "line_removed", "quantity", "unreadable"].includes(kind),
  );
  return isTouched ? undefined : changes;
}
