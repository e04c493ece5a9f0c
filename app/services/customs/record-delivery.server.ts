import { and, eq, sql } from "drizzle-orm";
import { verdictOf } from "~/domain/customs/list-verdict";
import { type ParsedMessage, readMessage } from "~/domain/customs/parsed-message";
import { maskIdNumbersIn } from "~/domain/customs/personal-fields";
import { type Receipt, readReceipts } from "~/domain/customs/receipt";
import type { OrderId } from "~/domain/ids";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { sha256Hex } from "~/platform/sealing.server";
import type { Tx } from "~/services/transaction.server";
import { customsMessage, customsReceipt, order, type ReceiptProblem } from "~db/schema";
import { applyDocumentReceipt } from "./apply-document-receipt.server";
import { applyListReceipt } from "./apply-list-receipt.server";
import { orderOfReceipt, receiptKeyOf } from "./receipt-target.server";

/** What one delivery turned out to be. */
export type RecordedDelivery = {
  /** receipts and copies that were new */
  newCount: number;
  /** those that had been recorded before */
  repeatedCount: number;
  problems: ReceiptProblem[];
};

/**
 * Records bytes that came out of a mailbox and acts on them, inside the caller's transaction. Every
 * delivery is kept: receipts under their business key, copies of other firms' documents with their
 * order, anything else as a problem for a person. Repeats and any order of arrival change nothing.
 */
export async function recordDelivery(
  ctx: ServiceContext,
  tx: Tx,
  body: Uint8Array,
): Promise<RecordedDelivery> {
  const recorded: RecordedDelivery = { newCount: 0, repeatedCount: 0, problems: [] };
  const count = (kept: { isNew: boolean; problem?: ReceiptProblem | undefined }) => {
    if (kept.isNew) recorded.newCount += 1;
    else recorded.repeatedCount += 1;
    if (kept.isNew && kept.problem) recorded.problems.push(kept.problem);
  };
  const tree = ctx.ports.customs.read(body);
  if (!tree.ok) {
    count(await keepUnreadable(ctx, tx, "unknown", body));
    return recorded;
  }
  const copy = readMessage(tree.value);
  if (copy) {
    count(await keepCopy(ctx, tx, copy, body));
    return recorded;
  }
  const receipts = readReceipts(tree.value);
  if (!receipts.ok) {
    count(await keepUnreadable(ctx, tx, tree.value.type, body));
    return recorded;
  }
  for (const receipt of receipts.value) count(await keepReceipt(ctx, tx, receipt, body));
  return recorded;
}

type Kept = { isNew: boolean; problem?: ReceiptProblem | undefined };

async function keepUnreadable(
  ctx: ServiceContext,
  tx: Tx,
  messageType: string,
  body: Uint8Array,
): Promise<Kept> {
  const rows = await tx.db
    .insert(customsReceipt)
    .values({
      receiptKey: sha256Hex(body),
      messageType: messageType.slice(0, 40),
      businessKey: "",
      returnStatus: "",
      returnTime: "",
      returnInfo: "",
      bodyCipher: ctx.seal.seal(body),
      problem: "malformed",
      receivedAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ key: customsReceipt.receiptKey });
  return { isNew: rows.length > 0, problem: "malformed" };
}

async function keepReceipt(
  ctx: ServiceContext,
  tx: Tx,
  receipt: Receipt,
  body: Uint8Array,
): Promise<Kept> {
  const orderId = await orderOfReceipt(tx, receipt);
  const { type, businessKey, status, returnTime } = receipt;
  const receiptKey = receiptKeyOf(receipt);
  const problem = orderId ? problemOf(receipt) : "unknown_document";
  const rows = await tx.db
    .insert(customsReceipt)
    .values({
      receiptKey,
      orderId: orderId ?? null,
      messageType: type,
      businessKey,
      returnStatus: status,
      returnTime,
      returnInfo: maskIdNumbersIn(receipt.info),
      invtNo: receipt.listNo ?? null,
      preNo: receipt.preNo ?? null,
      bodyCipher: ctx.seal.seal(body),
      problem,
      receivedAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ key: customsReceipt.receiptKey });
  if (rows.length === 0) return { isNew: false };
  if (!orderId) return { isNew: true, problem: "unknown_document" };
  const found = await act(ctx, tx, orderId, receipt);
  if (found && found !== problem) {
    await tx.db
      .update(customsReceipt)
      .set({ problem: found })
      .where(eq(customsReceipt.receiptKey, receiptKey));
  }
  return { isNew: true, problem: found ?? problem ?? undefined };
}

function problemOf(receipt: Receipt): ReceiptProblem | null {
  if (receipt.type === "CEB900Message") return "refused_message";
  return verdictOf(receipt.status) === undefined ? "unknown_status" : null;
}

function act(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  receipt: Receipt,
): Promise<ReceiptProblem | undefined> {
  switch (receipt.type) {
    case "CEB622Message":
    case "CEB900Message":
      return applyListReceipt(ctx, tx, orderId, receipt);
    default:
      return applyDocumentReceipt(tx, orderId, receipt);
  }
}

/** Another firm's document of our order, which the exchange copied to us. */
async function keepCopy(
  ctx: ServiceContext,
  tx: Tx,
  copy: ParsedMessage,
  body: Uint8Array,
): Promise<Kept> {
  const orderNo = copy.documents[0]?.head.orderNo ?? "";
  const [found] = await tx.db
    .select({ id: order.id })
    .from(order)
    .where(eq(order.orderNo, orderNo))
    // The next version number is counted under the order's lock.
    .for("no key update");
  if (!found || copy.documents.length !== 1) return keepStrangeCopy(ctx, tx, copy, body);
  const ofThisKind = and(
    eq(customsMessage.orderId, found.id),
    eq(customsMessage.messageType, copy.type),
  );
  const [before] = await tx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(customsMessage)
    .where(ofThisKind);
  const rows = await tx.db
    .insert(customsMessage)
    .values({
      id: newId("msg"),
      orderId: found.id,
      messageType: copy.type,
      origin: "copy",
      attempt: (before?.count ?? 0) + 1,
      guid: copy.guid,
      senderCode: copy.transfer.copCode ?? "",
      senderAccount: copy.transfer.dxpId ?? "",
      bodyCipher: ctx.seal.seal(body),
      bodyDigest: sha256Hex(body),
      createdAt: tx.now,
      sentAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ id: customsMessage.id });
  if (rows.length > 0) tx.orderEvent(found.id, "document_copied", { messageType: copy.type });
  return { isNew: rows.length > 0 };
}

async function keepStrangeCopy(
  ctx: ServiceContext,
  tx: Tx,
  copy: ParsedMessage,
  body: Uint8Array,
): Promise<Kept> {
  const rows = await tx.db
    .insert(customsReceipt)
    .values({
      receiptKey: sha256Hex(body),
      messageType: copy.type,
      businessKey: copy.documents[0]?.head.orderNo ?? "",
      returnStatus: "",
      returnTime: "",
      returnInfo: "",
      bodyCipher: ctx.seal.seal(body),
      problem: "unknown_document",
      receivedAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ key: customsReceipt.receiptKey });
  return { isNew: rows.length > 0, problem: "unknown_document" };
}
