import type { GroupLayout } from "./layout";

const answer = [
  ["returnStatus", "C..10", "required"],
  ["returnTime", "C17", "required"],
  ["returnInfo", "C..1000", "required"],
] as const satisfies GroupLayout;

/** Receipts: root element → the repeated element and its fields in order. */
export const RECEIPT_LAYOUTS = {
  CEB312Message: {
    element: "OrderReturn",
    fields: [
      ["guid", "C36", "required"],
      ["ebpCode", "C..18", "required"],
      ["ebcCode", "C..18", "required"],
      ["orderNo", "C..60", "required"],
      ...answer,
    ],
  },
  CEB412Message: {
    element: "PaymentReturn",
    fields: [
      ["guid", "C36", "required"],
      ["payCode", "C..18", "required"],
      ["payTransactionId", "C..60", "required"],
      ...answer,
    ],
  },
  CEB512Message: {
    element: "LogisticsReturn",
    fields: [
      ["guid", "C36", "required"],
      ["logisticsCode", "C..18", "required"],
      ["logisticsNo", "C..60", "required"],
      ...answer,
    ],
  },
  CEB622Message: {
    element: "InventoryReturn",
    fields: [
      ["guid", "C36", "required"],
      ["customsCode", "C4", "optional"],
      ["ebpCode", "C..18", "optional"],
      ["ebcCode", "C..18", "optional"],
      ["agentCode", "C..18", "optional"],
      ["copNo", "C..20", "required"],
      ["preNo", "C18", "required"],
      ["invtNo", "C18", "optional"],
      ...answer,
    ],
  },
  CEB900Message: {
    element: "MessageReturn",
    fields: [
      ["guid", "C36", "required"],
      ["returnStatus", "C..10", "required"],
      ["returnInfo", "C..5000", "present"],
      ["returnTime", "C17", "required"],
      ["oriCopMsgId", "C..255", "present"],
      ["oriMessageType", "C..15", "present"],
      ["oriBizMessage", "any", "present"],
    ],
  },
} as const satisfies Record<string, { element: string; fields: GroupLayout }>;
export type ReceiptType = keyof typeof RECEIPT_LAYOUTS;

export function isReceiptType(name: string): name is ReceiptType {
  return Object.hasOwn(RECEIPT_LAYOUTS, name);
}
