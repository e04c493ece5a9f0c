import type { CustomsMessageId, OrderId, ProductId, RefundId, RuleChangeId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { RefundReason } from "~/domain/order/decide";
import type { ReceiptProblem, RefundStatus } from "~db/schema";

type OrderRef = { orderId: OrderId; orderNo: string };

/** Kinds of things that wait for a person; each has the act that mends it. */
export const NEEDS_HAND_KINDS = [
  "failed_job",
  "no_receipt",
  "no_lot",
  "open_refund",
  "rejected",
  "payment_event",
  "receipt_problem",
  "parked_document",
  "rule_change",
] as const;
export type NeedsHandKind = (typeof NEEDS_HAND_KINDS)[number];

/** One thing that needs a hand. `since`: when it began to wait. */
export type NeedsHandItem = { since: Date } & (
  | {
      kind: "failed_job";
      jobId: string;
      task: string;
      order: OrderRef | null;
      attempts: number;
      /** the queue will not try it again by itself */
      isGivenUp: boolean;
      error: string;
    }
  /** a message of ours that customs has not answered with a verdict in time: resend, same number */
  | {
      kind: "no_receipt";
      messageId: CustomsMessageId;
      /** 311 or 621 */
      number: string;
      order: OrderRef;
      minutes: number;
    }
  /** paid, but no lot could be set aside: allocate again */
  | { kind: "no_lot"; order: OrderRef; goods: string; pieces: number }
  | {
      kind: "open_refund";
      refundId: RefundId;
      order: OrderRef;
      amountFen: Fen;
      reason: RefundReason;
      status: Exclude<RefundStatus, "done">;
      lastError: string | null;
    }
  /** customs rejected the list, or a document before it: mend and resend, or give up */
  | {
      kind: "rejected";
      order: OrderRef;
      /** 622, 312, 412, 512 */
      number: string;
      status: string;
      code: string | null;
      info: string;
    }
  /** a payment event that contradicts what is known, or names no payment of ours: acknowledge */
  | {
      kind: "payment_event";
      provider: string;
      eventId: string;
      outcome: "contradiction" | "unknown_payment";
      order: OrderRef | null;
    }
  /** a receipt nobody could act on: say what was done */
  | {
      kind: "receipt_problem";
      receiptKey: string;
      /** 622, 900 … or "unknown" */
      number: string;
      problem: ReceiptProblem;
      info: string;
      order: OrderRef | null;
    }
  /** a search document that the engine refused too often: index again */
  | {
      kind: "parked_document";
      productId: ProductId;
      product: string;
      /** of its page in the shop; null when the product is gone */
      slug: string | null;
      attempts: number;
      error: string;
      order: null;
    }
  /** a change of the rules that another person proposed: look at it, approve or reject */
  | {
      kind: "rule_change";
      changeId: RuleChangeId;
      title: string;
      rowCount: number;
      enteredBy: string;
      order: null;
    }
);

export type NeedsHandView = {
  /** the longest waiting first */
  items: NeedsHandItem[];
  counts: Record<NeedsHandKind, number>;
  total: number;
  /** since when the oldest waits; null when nothing does */
  oldestSince: Date | null;
};
