import { sql } from "drizzle-orm";
import { verdictOf } from "~/domain/customs/list-verdict";
import type { ApplicationType } from "~/domain/customs/message-tree";
import type { Correction, MendRefusal, RepairPlan } from "~/domain/customs/repair-plan";
import type { OrderId } from "~/domain/ids";
import type { ForbiddenRefusal } from "~/services/identity/may-act-as";
import type { Tx } from "~/services/transaction.server";
import { declaration } from "~db/schema";
import type { ReceiptRow } from "./order-documents.server";
import type { SubmitRefusal } from "./submit-order-document.server";

export type RepairRefusal =
  | ForbiddenRefusal
  | SubmitRefusal
  | MendRefusal
  /** nothing of this order was rejected, or somebody mended it just now */
  | { code: "NOT_REJECTED" }
  | { code: "REPAIR_LIMIT_REACHED"; limit: number };

export type Repaired = {
  attempt: number;
  corrections: Correction[];
  /** whose documents are declared again before the list goes */
  again: ("order" | "payment" | "waybill")[];
};

/** A document that customs had in its database is changed; one the e-port never took is new again. */
export function typeAfter(receipts: readonly ReceiptRow[], type: string): ApplicationType {
  const wasTaken = receipts.some(
    ({ messageType, returnStatus }) =>
      messageType === type && (returnStatus === "100" || verdictOf(returnStatus) === "in_progress"),
  );
  return wasTaken ? "2" : "1";
}

/** The versions of documents that are asked for again, one higher. */
export function raisedVersions(asked: RepairPlan["askAgain"]) {
  return {
    ...(asked.includes("payment")
      ? {
          paymentDocumentVersion: sql`${declaration.paymentDocumentVersion} + 1`,
          paymentDocumentAskedAt: sql`app_now()`,
        }
      : {}),
    ...(asked.includes("waybill")
      ? {
          waybillDocumentVersion: sql`${declaration.waybillDocumentVersion} + 1`,
          waybillDocumentAskedAt: sql`app_now()`,
        }
      : {}),
  };
}

/** Writes the repair into the order's story and the audit trail. */
export function tellRepaired(tx: Tx, orderId: OrderId, repaired: Repaired): Repaired {
  const facts = {
    attempt: repaired.attempt,
    fields: repaired.corrections.map(({ field, line }) => (line ? `${field}[${line}]` : field)),
    again: repaired.again,
  };
  tx.orderEvent(orderId, "declaration_repaired", facts);
  tx.audit("declaration_repaired", "order", orderId, facts);
  return repaired;
}
