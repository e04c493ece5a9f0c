import type { Fen } from "../money";
import { yuanDecimal } from "./decimal";
import { time14 } from "./instants";
import { ORDER_HEAD, ORDER_LINE } from "./layout";
import {
  type ApplicationType,
  type Envelope,
  groupElement,
  type MessageTree,
  messageOf,
  type Party,
} from "./message-tree";

export const YUAN = "142";
export const RESIDENT_ID_CARD = "1";

export type Buyer = { name: string; telephone: string; idNumber: string };
export type Consignee = { name: string; telephone: string; address: string };

/** What the shop declares of an order (311). Price and tax as frozen when the order was placed. */
export type OrderDocument = {
  applicationType: ApplicationType;
  orderNo: string;
  platform: Party;
  seller: Party;
  goodsFen: Fen;
  /** freight and insurance together: 运杂费 */
  freightFen: Fen;
  /** paid with points or vouchers, which do not lower the price */
  discountFen: Fen;
  taxFen: Fen;
  paidFen: Fen;
  /** the buyer's account on the platform */
  buyerAccount: string;
  buyer: Buyer;
  payment: (Party & { transactionRef: string }) | undefined;
  lotNumbers: string | undefined;
  consignee: Consignee & { districtCode: string | undefined };
  lines: readonly OrderDocumentLine[];
};

export type OrderDocumentLine = {
  line: number;
  sku: string;
  name: string;
  model: string;
  barcode: string | undefined;
  unit: string;
  quantity: number;
  priceFen: Fen;
  totalFen: Fen;
  /** three-digit customs code of the country of origin */
  originCode: string;
};

export function orderMessage(order: OrderDocument, envelope: Envelope): MessageTree {
  const head = groupElement("OrderHead", ORDER_HEAD, {
    guid: envelope.documentGuid,
    appType: order.applicationType,
    appTime: time14(envelope.sentAt),
    appStatus: "2",
    orderType: "I",
    orderNo: order.orderNo,
    ebpCode: order.platform.code,
    ebpName: order.platform.name,
    ebcCode: order.seller.code,
    ebcName: order.seller.name,
    goodsValue: yuanDecimal(order.goodsFen),
    freight: yuanDecimal(order.freightFen),
    discount: yuanDecimal(order.discountFen),
    taxTotal: yuanDecimal(order.taxFen),
    acturalPaid: yuanDecimal(order.paidFen),
    currency: YUAN,
    buyerRegNo: order.buyerAccount,
    buyerName: order.buyer.name,
    buyerTelephone: order.buyer.telephone,
    buyerIdType: RESIDENT_ID_CARD,
    buyerIdNumber: order.buyer.idNumber,
    payCode: order.payment?.code,
    payName: order.payment?.name,
    payTransactionId: order.payment?.transactionRef,
    batchNumbers: order.lotNumbers,
    consignee: order.consignee.name,
    consigneeTelephone: order.consignee.telephone,
    consigneeAddress: order.consignee.address,
    consigneeDistrict: order.consignee.districtCode,
  });
  const lines = order.lines.map((line) =>
    groupElement("OrderList", ORDER_LINE, {
      gnum: String(line.line),
      itemNo: line.sku,
      itemName: line.name,
      gmodel: line.model,
      barCode: line.barcode,
      unit: line.unit,
      qty: String(line.quantity),
      price: yuanDecimal(line.priceFen),
      totalPrice: yuanDecimal(line.totalFen),
      currency: YUAN,
      country: line.originCode,
    }),
  );
  return messageOf("CEB311Message", envelope, [head, ...lines]);
}
