/**
 * Field order, lengths and presence of the import messages (unified system, 202205 edition). Tests
 * compare every row with the official field list. The order of rows is the order of elements.
 */
export type FieldFormat = `C${number}` | `C..${number}` | "N19,5" | `N${number}` | "any";

/**
 * required: there and not empty. present: there, may be empty. optional: left out rather than empty.
 * blank: may be left out or empty.
 */
export type FieldPresence = "required" | "present" | "optional" | "blank";
export type FieldRule = readonly [name: string, format: FieldFormat, presence: FieldPresence];
export type GroupLayout = readonly FieldRule[];

type NamesWith<Layout extends GroupLayout, Presence extends FieldPresence> = Extract<
  Layout[number],
  readonly [string, FieldFormat, Presence]
>[0];
/** The values of a group by field name: what must be there, and what may be left out. */
export type GroupValues<Layout extends GroupLayout> = {
  [Name in NamesWith<Layout, "required" | "present">]: string;
} & { [Name in NamesWith<Layout, "optional" | "blank">]?: string | undefined };

export const DOCUMENTS_PER_MESSAGE = 100;
export const LINES_PER_DOCUMENT = 99;

const documentStart = [
  ["guid", "C36", "required"],
  ["appType", "C1", "required"],
  ["appTime", "C14", "required"],
  ["appStatus", "C..3", "required"],
] as const satisfies GroupLayout;

export const ORDER_HEAD = [
  ...documentStart,
  ["orderType", "C1", "required"],
  ["orderNo", "C..60", "required"],
  ["ebpCode", "C..18", "required"],
  ["ebpName", "C..100", "required"],
  ["ebcCode", "C..18", "required"],
  ["ebcName", "C..100", "required"],
  ["goodsValue", "N19,5", "required"],
  ["freight", "N19,5", "required"],
  ["discount", "N19,5", "required"],
  ["taxTotal", "N19,5", "required"],
  ["acturalPaid", "N19,5", "required"],
  ["currency", "C3", "required"],
  ["buyerRegNo", "C..60", "required"],
  ["buyerName", "C..60", "required"],
  ["buyerTelephone", "C..30", "required"],
  ["buyerIdType", "C1", "required"],
  ["buyerIdNumber", "C..60", "required"],
  ["payCode", "C..18", "blank"],
  ["payName", "C..100", "blank"],
  ["payTransactionId", "C..60", "blank"],
  ["batchNumbers", "C..100", "blank"],
  ["consignee", "C..100", "required"],
  ["consigneeTelephone", "C..50", "required"],
  ["consigneeAddress", "C..200", "required"],
  ["consigneeDistrict", "C6", "optional"],
  ["note", "C..1000", "blank"],
] as const satisfies GroupLayout;

export const ORDER_LINE = [
  ["gnum", "N4", "required"],
  ["itemNo", "C..30", "blank"],
  ["itemName", "C..250", "required"],
  ["gmodel", "C..510", "required"],
  ["itemDescribe", "C..1000", "blank"],
  ["barCode", "C..50", "blank"],
  ["unit", "C3", "required"],
  ["qty", "N19,5", "required"],
  ["price", "N19,5", "required"],
  ["totalPrice", "N19,5", "required"],
  ["currency", "C3", "required"],
  ["country", "C3", "required"],
  ["note", "C..1000", "blank"],
] as const satisfies GroupLayout;

export const PAYMENT_HEAD = [
  ...documentStart,
  ["payCode", "C..18", "required"],
  ["payName", "C..100", "required"],
  ["payTransactionId", "C..60", "required"],
  ["orderNo", "C..60", "required"],
  ["ebpCode", "C..18", "required"],
  ["ebpName", "C..100", "required"],
  ["payerIdType", "C1", "required"],
  ["payerIdNumber", "C..60", "required"],
  ["payerName", "C..60", "required"],
  ["telephone", "C..60", "blank"],
  ["amountPaid", "N19,5", "required"],
  ["currency", "C3", "required"],
  ["payTime", "C14", "required"],
  ["note", "C..1000", "blank"],
] as const satisfies GroupLayout;

export const WAYBILL_HEAD = [
  ...documentStart,
  ["logisticsCode", "C..18", "required"],
  ["logisticsName", "C..100", "required"],
  ["logisticsNo", "C..60", "required"],
  ["billNo", "C..37", "blank"],
  ["orderNo", "C..60", "required"],
  // The schema lets both fees out, the specification's text wants them: we send them (0 when none).
  ["freight", "N19,5", "optional"],
  ["insuredFee", "N19,5", "optional"],
  ["currency", "C3", "required"],
  ["weight", "N19,5", "required"],
  ["packNo", "N9", "required"],
  ["goodsInfo", "C..200", "blank"],
  ["consignee", "C..100", "required"],
  ["consigneeAddress", "C..200", "required"],
  ["consigneeTelephone", "C..50", "required"],
  ["note", "C..1000", "blank"],
] as const satisfies GroupLayout;

export const LIST_HEAD = [
  ...documentStart,
  ["orderNo", "C..60", "required"],
  ["ebpCode", "C..18", "required"],
  ["ebpName", "C..100", "required"],
  ["ebcCode", "C..18", "required"],
  ["ebcName", "C..100", "required"],
  ["logisticsNo", "C..60", "required"],
  ["logisticsCode", "C..18", "required"],
  ["logisticsName", "C..100", "required"],
  ["copNo", "C..20", "blank"],
  ["preNo", "C..18", "blank"],
  ["assureCode", "C..30", "required"],
  ["emsNo", "C..30", "blank"],
  ["invtNo", "C..18", "blank"],
  ["ieFlag", "C1", "required"],
  ["declTime", "C8", "required"],
  ["customsCode", "C4", "required"],
  ["portCode", "C4", "required"],
  ["ieDate", "C8", "optional"],
  ["buyerIdType", "C1", "required"],
  ["buyerIdNumber", "C..60", "required"],
  ["buyerName", "C..60", "required"],
  ["buyerTelephone", "C..30", "required"],
  ["consigneeAddress", "C..200", "required"],
  ["agentCode", "C..18", "required"],
  ["agentName", "C..100", "required"],
  ["areaCode", "C..18", "blank"],
  ["areaName", "C..100", "blank"],
  ["tradeMode", "C4", "required"],
  ["trafMode", "C1", "required"],
  ["trafNo", "C..100", "blank"],
  ["voyageNo", "C..32", "blank"],
  ["billNo", "C..37", "blank"],
  ["loctNo", "C..10", "blank"],
  ["licenseNo", "C..19", "blank"],
  ["country", "C3", "required"],
  ["freight", "N19,5", "required"],
  ["insuredFee", "N19,5", "required"],
  ["currency", "C3", "required"],
  ["wrapType", "C1", "optional"],
  ["packNo", "N9", "required"],
  ["grossWeight", "N19,5", "required"],
  ["netWeight", "N19,5", "required"],
  ["note", "C..1000", "blank"],
] as const satisfies GroupLayout;

export const LIST_LINE = [
  ["gnum", "N4", "required"],
  ["itemRecordNo", "C..30", "blank"],
  ["itemNo", "C..20", "blank"],
  ["itemName", "C..250", "blank"],
  ["gcode", "C10", "required"],
  ["gname", "C..250", "required"],
  ["gmodel", "C..510", "required"],
  ["barCode", "C..50", "blank"],
  ["country", "C3", "required"],
  ["tradeCountry", "C..3", "optional"],
  ["currency", "C3", "required"],
  ["qty", "N19,5", "required"],
  ["unit", "C3", "required"],
  ["qty1", "N19,5", "required"],
  ["unit1", "C3", "required"],
  ["qty2", "N19,5", "optional"],
  ["unit2", "C3", "optional"],
  ["price", "N19,5", "required"],
  ["totalPrice", "N19,5", "required"],
  ["note", "C..1000", "blank"],
] as const satisfies GroupLayout;

export const BASE_TRANSFER = [
  ["copCode", "C..18", "required"],
  ["copName", "C..100", "present"],
  ["dxpMode", "C3", "required"],
  ["dxpId", "C..30", "present"],
  ["note", "C..1000", "blank"],
] as const satisfies GroupLayout;

export const BASE_SUBSCRIBE = [
  ["status", "C..100", "present"],
  ["dxpMode", "C3", "required"],
  ["dxpAddress", "C..100", "present"],
  ["note", "C..1000", "blank"],
] as const satisfies GroupLayout;

/** The messages that firms send: root element, group of one document, its head and its lines. */
export const DOCUMENT_LAYOUTS = {
  CEB311Message: {
    group: "Order",
    head: ["OrderHead", ORDER_HEAD],
    line: ["OrderList", ORDER_LINE],
  },
  CEB411Message: { group: "Payment", head: ["PaymentHead", PAYMENT_HEAD], line: undefined },
  CEB511Message: { group: "Logistics", head: ["LogisticsHead", WAYBILL_HEAD], line: undefined },
  CEB621Message: {
    group: "Inventory",
    head: ["InventoryHead", LIST_HEAD],
    line: ["InventoryList", LIST_LINE],
  },
} as const satisfies Record<
  string,
  {
    group: string;
    head: readonly [string, GroupLayout];
    line: readonly [string, GroupLayout] | undefined;
  }
>;
export type DocumentType = keyof typeof DOCUMENT_LAYOUTS;

export function isDocumentType(name: string): name is DocumentType {
  return Object.hasOwn(DOCUMENT_LAYOUTS, name);
}
