import type { VariantId, WarehouseId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import {
  allowanceAccounts,
  type LedgerAccountSpec,
  promiseAccounts,
} from "~/domain/stock/accounts";

/** One line of `ledger_hold`. */
export type HoldLine = {
  line: number;
  from: LedgerAccountSpec;
  to: LedgerAccountSpec;
  qty: number;
};

/** Pieces of each line for the order, until its money comes or its time is over. */
export function promiseHolds(
  warehouseId: WarehouseId,
  lines: readonly { line: number; variantId: VariantId; quantity: number }[],
): HoldLine[] {
  return lines.map(({ line, variantId, quantity }) => {
    const goods = { warehouseId, variantId };
    return {
      line,
      from: promiseAccounts.saleable(goods),
      to: promiseAccounts.committed(goods),
      qty: quantity,
    };
  });
}

/** The customs value of the person's year, until release posts it or the order ends. */
export function allowanceHold(personHash: string, year: number, dutiableFen: Fen): HoldLine[] {
  return [
    {
      line: 1,
      from: allowanceAccounts.free(personHash, year),
      to: allowanceAccounts.used(personHash, year),
      qty: dutiableFen,
    },
  ];
}
