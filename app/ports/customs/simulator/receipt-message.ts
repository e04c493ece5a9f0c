import { time17 } from "~/domain/customs/instants";
import type { GroupLayout, GroupValues } from "~/domain/customs/layout";
import { groupElement, type MessageTree } from "~/domain/customs/message-tree";
import type { Fields } from "~/domain/customs/parsed-message";
import { RECEIPT_LAYOUTS, type ReceiptType } from "~/domain/customs/receipt-layout";
import type { CustomsSimKind } from "~db/schema";

export type Answer = { status: string; info: string; at: Date };

const RECEIPTS = {
  order: "CEB312Message",
  payment: "CEB412Message",
  waybill: "CEB512Message",
  list: "CEB622Message",
} as const satisfies Record<CustomsSimKind, ReceiptType>;

function receipt<Layout extends GroupLayout>(
  type: ReceiptType,
  layout: Layout,
  guid: string,
  values: GroupValues<Layout>,
): MessageTree {
  const { element } = RECEIPT_LAYOUTS[type];
  return { type, guid, children: [groupElement(element, layout, values)] };
}

/**
 * The receipt to a document, found by its receiver through the business key. Its guid is customs'
 * own. `numbers`: what customs gave a list, as far as it has.
 */
export function receiptTo(
  kind: CustomsSimKind,
  head: Fields,
  answer: Answer,
  guid: string,
  numbers: { preNo?: string | null; listNo?: string | null } = {},
): MessageTree {
  const said = {
    guid,
    returnStatus: answer.status,
    returnTime: time17(answer.at),
    returnInfo: answer.info,
  };
  const text = (field: string) => head[field] ?? "";
  switch (kind) {
    case "order":
      return receipt(RECEIPTS.order, RECEIPT_LAYOUTS.CEB312Message.fields, guid, {
        ...said,
        ebpCode: text("ebpCode"),
        ebcCode: text("ebcCode"),
        orderNo: text("orderNo"),
      });
    case "payment":
      return receipt(RECEIPTS.payment, RECEIPT_LAYOUTS.CEB412Message.fields, guid, {
        ...said,
        payCode: text("payCode"),
        payTransactionId: text("payTransactionId"),
      });
    case "waybill":
      return receipt(RECEIPTS.waybill, RECEIPT_LAYOUTS.CEB512Message.fields, guid, {
        ...said,
        logisticsCode: text("logisticsCode"),
        logisticsNo: text("logisticsNo"),
      });
    case "list":
      return receipt(RECEIPTS.list, RECEIPT_LAYOUTS.CEB622Message.fields, guid, {
        ...said,
        customsCode: head.customsCode,
        ebpCode: head.ebpCode,
        ebcCode: head.ebcCode,
        agentCode: head.agentCode,
        copNo: text("copNo"),
        preNo: numbers.preNo ?? "",
        invtNo: numbers.listNo ?? undefined,
      });
  }
}

/** CEB900: the message could not be read at all, or broke the schema. Carries it back whole. */
export function formRefusal(
  original: { transportId: string; messageType: string; text: string },
  answer: Answer,
  guid: string,
): MessageTree {
  return receipt("CEB900Message", RECEIPT_LAYOUTS.CEB900Message.fields, guid, {
    guid,
    returnStatus: answer.status,
    returnInfo: answer.info,
    returnTime: time17(answer.at),
    oriCopMsgId: original.transportId.slice(0, 255),
    oriMessageType: original.messageType.slice(0, 15),
    oriBizMessage: original.text,
  });
}
