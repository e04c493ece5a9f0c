import { ok, type Result, refuse } from "../result";
import { childrenNamed, type MessageElement, textOf } from "./element";
import { readTime } from "./instants";
import type { MessageTree } from "./message-tree";
import { isReceiptType, RECEIPT_LAYOUTS, type ReceiptType } from "./receipt-layout";

/** What customs answers to one document. Found again by its business key, never by guid. */
export type Receipt = {
  type: ReceiptType;
  /** order: platform + order number; payment, waybill: firm + number; list: our own number; 900: transport id */
  businessKey: string;
  /** number part of the key: order, transaction, waybill or own list number, or the transport id */
  number: string;
  status: string;
  /** as received, to the millisecond */
  returnTime: string;
  at: Date;
  info: string;
  preNo: string | undefined;
  listNo: string | undefined;
};

export type ReceiptFault = { code: "NOT_A_RECEIPT" | "MALFORMED_RECEIPT"; detail: string };

const KEY_FIELDS = {
  CEB312Message: ["ebpCode", "orderNo"],
  CEB412Message: ["payCode", "payTransactionId"],
  CEB512Message: ["logisticsCode", "logisticsNo"],
  CEB622Message: ["copNo"],
  CEB900Message: ["oriCopMsgId"],
} as const satisfies Record<ReceiptType, readonly string[]>;

/**
 * The receipts of one message. Tolerant where published receipts are odd (guid of any form, missing
 * preNo, blanks at the end), strict about what is acted on: key, status and time.
 */
export function readReceipts(tree: MessageTree): Result<readonly Receipt[], ReceiptFault> {
  const { type } = tree;
  if (!isReceiptType(type)) return refuse({ code: "NOT_A_RECEIPT", detail: type });
  const root: MessageElement = { name: type, text: "", children: tree.children };
  const receipts: Receipt[] = [];
  for (const element of childrenNamed(root, RECEIPT_LAYOUTS[type].element)) {
    const keys = KEY_FIELDS[type].map((field) => textOf(element, field));
    const status = textOf(element, "returnStatus");
    const returnTime = textOf(element, "returnTime");
    const at = readTime(returnTime);
    const number = keys.at(-1) ?? "";
    if (number === "" || !/^-?\d{1,9}$/.test(status) || !at) {
      return refuse({ code: "MALFORMED_RECEIPT", detail: `${type}: key, status or time` });
    }
    receipts.push({
      type,
      businessKey: keys.join(":"),
      number,
      status,
      returnTime,
      at,
      info: textOf(element, "returnInfo"),
      preNo: textOf(element, "preNo") || undefined,
      listNo: textOf(element, "invtNo") || undefined,
    });
  }
  if (receipts.length === 0) {
    return refuse({ code: "MALFORMED_RECEIPT", detail: `${type}: empty` });
  }
  return ok(receipts);
}

/** The code inside "[Code:1800;Desc:…]", as customs' own checks word their findings. */
export function returnCodeOf(info: string): string | undefined {
  return /\[Code:(-?\w+);/.exec(info)?.[1];
}
