import type { LotId, VariantId, WarehouseId } from "../ids";
import { type LedgerAccountSpec, physicalAccounts, promiseAccounts } from "./accounts";

/** What `ledger_post` takes: one balanced transaction. */
export type LedgerPosting = {
  txn: {
    ledger: "promise" | "physical";
    type: string;
    sourceDoc: string;
    reason: string;
    actor: string;
    occurredAt: string;
    idemKey: string;
  };
  entries: { account: LedgerAccountSpec; qty: number; grams: number }[];
};

export type LotInHand = {
  lotId: LotId;
  warehouseId: WarehouseId;
  variantId: VariantId;
  quantity: number;
  /** net weight of one piece */
  netWeightGrams: number;
  customsStatus: "bonded" | "released";
  bin: string;
};

type Occasion = { actor: string; occurredAt: Date };

/** Goods-in: the lot comes from its supplier into its bin, and may be promised to buyers. */
export function goodsInPostings(lot: LotInHand, occasion: Occasion): LedgerPosting[] {
  const txn = (ledger: "promise" | "physical") => ({
    ledger,
    type: "receive",
    sourceDoc: lot.lotId,
    reason: "goods_in",
    actor: occasion.actor,
    occurredAt: occasion.occurredAt.toISOString(),
    idemKey: `receive:${lot.lotId}:${ledger}`,
  });
  const grams = lot.quantity * lot.netWeightGrams;
  return [
    {
      txn: txn("physical"),
      entries: [
        { account: physicalAccounts.supplier(lot), qty: -lot.quantity, grams: -grams },
        {
          account: physicalAccounts.good(lot, lot.customsStatus, lot.bin),
          qty: lot.quantity,
          grams,
        },
      ],
    },
    {
      txn: txn("promise"),
      entries: [
        { account: promiseAccounts.source(lot), qty: -lot.quantity, grams: 0 },
        { account: promiseAccounts.saleable(lot), qty: lot.quantity, grams: 0 },
      ],
    },
  ];
}

/**
 * Sale stops: what is left of the lot is no longer promised; the goods stay where they are. `nth`
 * counts the stops of one lot: pieces that an unpaid order held follow in a later one.
 */
export function stopSalePosting(
  lot: Pick<LotInHand, "lotId" | "warehouseId" | "variantId" | "quantity">,
  occasion: Occasion & { reason: "shelf_life" | "recall"; nth: number },
): LedgerPosting {
  return {
    txn: {
      ledger: "promise",
      type: "stop_sale",
      sourceDoc: lot.lotId,
      reason: occasion.reason,
      actor: occasion.actor,
      occurredAt: occasion.occurredAt.toISOString(),
      idemKey: `stop_sale:${lot.lotId}:${occasion.nth}`,
    },
    entries: [
      { account: promiseAccounts.saleable(lot), qty: -lot.quantity, grams: 0 },
      { account: promiseAccounts.source(lot), qty: lot.quantity, grams: 0 },
    ],
  };
}
