import { eq } from "drizzle-orm";
import { type ComparisonRow, compareDocuments } from "~/domain/customs/comparison";
import { type DocumentStanding, standingOf } from "~/domain/customs/document-standing";
import { readTime } from "~/domain/customs/instants";
import { verdictOf } from "~/domain/customs/list-verdict";
import type { DocumentSet } from "~/domain/customs/parsed-message";
import { returnCodeOf } from "~/domain/customs/receipt";
import { planRepair, REPAIRS_AT_MOST, type RepairPlan } from "~/domain/customs/repair-plan";
import { type OrderId, parseId } from "~/domain/ids";
import type { CustomsStatus } from "~/domain/order/status";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { declaration, order, type ReceiptProblem } from "~db/schema";
import { type SupportingReceipt, versionSince } from "./apply-document-receipt.server";
import type { DeclarationRow } from "./declaration-facts.server";
import {
  currentDocuments,
  type MessageRow,
  type ReceiptRow,
  readOrderMessages,
} from "./order-documents.server";

export type MessageView = {
  /** what `getMessageXml` takes */
  ref: string;
  /** sent by us, copied to us, received from customs */
  way: "sent" | "copied" | "received";
  /** 311 … 900 */
  number: string;
  version: number | null;
  status: string | null;
  info: string | null;
  code: string | null;
  at: Date;
  /** kept, but not handed to the exchange yet */
  isWaiting: boolean;
  problem: ReceiptProblem | null;
};

export type DocumentView = {
  senderCode: string | null;
  version: number;
  standing: DocumentStanding | "not_sent";
};

export type DeclarationView = {
  orderId: OrderId;
  orderNo: string;
  customsStatus: CustomsStatus;
  ownNo: string;
  preNo: string | null;
  listNo: string | null;
  attempt: number;
  documents: Record<keyof DocumentSet, DocumentView>;
  comparison: ComparisonRow[];
  differenceCount: number;
  /** the word of customs that stopped the list or a document; null when nothing is stopped */
  rejection: { number: string; status: string; code: string | null; info: string; at: Date } | null;
  /** what "mend and send again" would do; null when there is nothing to mend */
  repair: (RepairPlan & { repairsDone: number; repairsAtMost: number }) | null;
  messages: MessageView[];
  releasedAt: Date | null;
};

export type GetDeclarationRefusal = ForbiddenRefusal | { code: "ORDER_NOT_FOUND" };

/** An order's declaration as the console shows it; personal values masked. Null: nothing to declare. */
export async function getDeclaration(
  ctx: ServiceContext,
  input: { orderId: string },
): Promise<Result<DeclarationView | null, GetDeclarationRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const orderId = parseId("ord", input.orderId);
  if (!orderId) return refuse({ code: "ORDER_NOT_FOUND" });
  const [head] = await ctx.db
    .select({ orderNo: order.orderNo, customsStatus: order.customsStatus, declaration })
    .from(order)
    .leftJoin(declaration, eq(declaration.orderId, order.id))
    .where(eq(order.id, orderId));
  if (!head) return refuse({ code: "ORDER_NOT_FOUND" });
  const row = head.declaration;
  if (!row) return ok(null);
  const { messages, receipts } = await readOrderMessages(ctx, orderId);
  const { set } = currentDocuments(ctx, messages);
  const comparison = compareDocuments(set);
  const documents = documentViews(row, messages, receipts);
  const rejection = rejectionOf(head.customsStatus, documents, receipts);
  return ok({
    orderId,
    orderNo: head.orderNo,
    customsStatus: head.customsStatus,
    ownNo: row.copNo,
    preNo: row.preNo,
    listNo: row.invtNo,
    attempt: row.attempt,
    documents,
    comparison,
    differenceCount: comparison.filter(({ state }) => state === "different").length,
    rejection,
    repair: rejection && {
      ...planRepair(set),
      repairsDone: Math.max(row.attempt - 1, 0),
      repairsAtMost: REPAIRS_AT_MOST,
    },
    messages: [...messages.map(messageView), ...receipts.map(receiptView)].sort(
      (a, b) => b.at.getTime() - a.at.getTime(),
    ),
    releasedAt: row.releasedAt,
  });
}

const numberOf = (messageType: string) => /^CEB(\d+)Message$/.exec(messageType)?.[1] ?? messageType;

function messageView(row: MessageRow): MessageView {
  return {
    ref: `message:${row.id}`,
    way: row.origin === "own" ? "sent" : "copied",
    number: numberOf(row.messageType),
    version: row.attempt,
    status: null,
    info: null,
    code: null,
    at: row.sentAt ?? row.createdAt,
    isWaiting: row.sentAt === null,
    problem: null,
  };
}

function receiptView(row: ReceiptRow): MessageView {
  return {
    ref: `receipt:${row.receiptKey}`,
    way: "received",
    number: numberOf(row.messageType),
    version: null,
    status: row.returnStatus,
    info: row.returnInfo,
    code: returnCodeOf(row.returnInfo) ?? null,
    at: readTime(row.returnTime) ?? row.receivedAt,
    isWaiting: false,
    problem: row.problem,
  };
}

const RECEIPT_OF = {
  order: "CEB312Message",
  payment: "CEB412Message",
  waybill: "CEB512Message",
} as const satisfies Partial<Record<keyof DocumentSet, SupportingReceipt>>;

/** Where each document stands: versions, senders, and the latest word of customs. */
export function documentViews(
  row: DeclarationRow,
  messages: readonly MessageRow[],
  receipts: readonly ReceiptRow[],
): DeclarationView["documents"] {
  const newest = (type: string) =>
    messages.filter(({ messageType }) => messageType === type).at(-1);
  const said = (type: string) =>
    receipts.flatMap(({ messageType, returnStatus, returnTime }) => {
      const at = readTime(returnTime);
      return messageType === type && at ? [{ status: returnStatus, at }] : [];
    });
  const supporting = (kind: keyof typeof RECEIPT_OF, type: string): DocumentView => {
    const message = newest(type);
    const receiptType = RECEIPT_OF[kind];
    const standing = standingOf(said(receiptType), versionSince(row, receiptType));
    return {
      senderCode: message?.senderCode ?? null,
      version: message?.attempt ?? 0,
      standing: message || standing !== "unanswered" ? standing : "not_sent",
    };
  };
  const list = newest("CEB621Message");
  const listSince = row.attempt > 1 ? list?.createdAt : undefined;
  return {
    order: supporting("order", "CEB311Message"),
    payment: supporting("payment", "CEB411Message"),
    waybill: supporting("waybill", "CEB511Message"),
    list: {
      senderCode: list?.senderCode ?? null,
      version: row.attempt,
      standing: list ? standingOf(said("CEB622Message"), listSince) : "not_sent",
    },
  };
}

function rejectionOf(
  status: CustomsStatus,
  documents: DeclarationView["documents"],
  receipts: readonly ReceiptRow[],
): DeclarationView["rejection"] {
  const stopped = new Set<string>();
  if (status === "rejected") {
    stopped.add("CEB622Message").add("CEB900Message");
  } else if (status === "not_declared" || status === "declared") {
    for (const kind of ["order", "payment", "waybill"] as const) {
      if (documents[kind].standing === "rejected") stopped.add(RECEIPT_OF[kind]);
    }
  }
  const receipt = receipts
    .filter((one) => stopped.has(one.messageType) && verdictOf(one.returnStatus) === "rejected")
    .at(-1);
  if (!receipt) return null;
  return {
    number: numberOf(receipt.messageType),
    status: receipt.returnStatus,
    code: returnCodeOf(receipt.returnInfo) ?? null,
    info: receipt.returnInfo,
    at: readTime(receipt.returnTime) ?? receipt.receivedAt,
  };
}
