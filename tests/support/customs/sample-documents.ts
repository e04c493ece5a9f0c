import { readDecimal } from "~/domain/customs/decimal";
import { type InventoryList, inventoryMessage } from "~/domain/customs/inventory-list";
import type { Envelope, MessageTree, Party } from "~/domain/customs/message-tree";
import { type OrderDocument, orderMessage } from "~/domain/customs/order-document";
import type { DocumentSet, Fields, ParsedDocument } from "~/domain/customs/parsed-message";
import { readMessage } from "~/domain/customs/parsed-message";
import { type PaymentDocument, paymentMessage } from "~/domain/customs/payment-document";
import { type WaybillDocument, waybillMessage } from "~/domain/customs/waybill-document";
import { invariant } from "~/domain/invariant";
import { fen } from "~/domain/money";

/** One bonded order that agrees with itself in all four documents; people and firms are made up. */
export const SENT_AT = new Date("2026-11-23T02:20:31.007Z");
export const BUYER = { name: "罗演示", telephone: "13900006620", idNumber: "500102190001010013" };
const platform: Party = { code: "5002DEMO01", name: "涪陵演示平台" };
const seller: Party = { code: "5002DEMO02", name: "涪陵演示电商" };
const carrier: Party = { code: "5002DEMO04", name: "演示承运" };
const payer: Party = { code: "5002DEMO05", name: "演示支付" };
const consignee = {
  name: "罗演示",
  telephone: "13900006620",
  address: "重庆市重庆市涪陵区荔枝街道演示路 1 号",
};

export function envelope(document: number, from: Party, dxpId: string): Envelope {
  const guid = (kind: number) =>
    `4CDE1CFD-EDED-46B1-946C-${String(kind * 1_000 + document).padStart(12, "0")}`;
  return {
    messageGuid: guid(1),
    documentGuid: guid(2),
    sentAt: SENT_AT,
    sender: { ...from, dxpId },
    subscribers: [],
  };
}

export const orderDocument: OrderDocument = {
  applicationType: "1",
  orderNo: "FL261123001739",
  platform,
  seller,
  goodsFen: fen(40_200),
  freightFen: fen(1_050),
  discountFen: fen(0),
  taxFen: fen(3_124),
  paidFen: fen(44_374),
  buyerAccount: "visitor-1",
  buyer: BUYER,
  payment: { ...payer, transactionRef: "SBX-8841" },
  lotNumbers: "M2603-16;S2603-07",
  consignee: { ...consignee, districtCode: "500102" },
  lines: [
    {
      line: 1,
      sku: "NZ-HONEY-250",
      name: "麦卢卡蜂蜜",
      model: "蜜纽康|250 g/瓶",
      barcode: "2012345678900",
      unit: "142",
      quantity: 1,
      priceFen: fen(22_600),
      totalFen: fen(22_600),
      originCode: "609",
    },
    {
      line: 2,
      sku: "NZ-SKIM-1000",
      name: "脱脂奶粉",
      model: "安佳|1 kg/袋",
      barcode: undefined,
      unit: "136",
      quantity: 2,
      priceFen: fen(8_800),
      totalFen: fen(17_600),
      originCode: "609",
    },
  ],
};

export const paymentDocument: PaymentDocument = {
  applicationType: "1",
  payment: { ...payer, transactionRef: "SBX-8841" },
  orderNo: orderDocument.orderNo,
  platform,
  payer: { name: BUYER.name, idNumber: BUYER.idNumber },
  amountFen: fen(44_374),
  paidAt: new Date("2026-11-23T02:20:05Z"),
};

export const waybillDocument: WaybillDocument = {
  applicationType: "1",
  carrier,
  waybillNo: "DEMO7301126397",
  orderNo: orderDocument.orderNo,
  freightFen: fen(1_000),
  insuranceFen: fen(50),
  grossWeightGrams: 2_750,
  goodsInfo: "麦卢卡蜂蜜等",
  consignee,
};

const two = readDecimal("2");
invariant(two, "a decimal");

export const inventoryList: InventoryList = {
  applicationType: "1",
  orderNo: orderDocument.orderNo,
  platform,
  seller,
  carrier,
  waybillNo: waybillDocument.waybillNo,
  ownNo: orderDocument.orderNo,
  preNo: undefined,
  listNo: undefined,
  guarantorCode: seller.code,
  bookNo: "T0000W000417",
  zoneFirm: { code: "5002DEMO06", name: "演示保税仓" },
  agent: { code: "5002DEMO03", name: "演示报关行" },
  clearance: {
    customsCode: "0000",
    portCode: "0000",
    trafficMode: "Y",
    wrapType: "2",
    supervisedSite: undefined,
  },
  buyer: BUYER,
  consigneeAddress: consignee.address,
  freightFen: fen(1_000),
  insuranceFen: fen(50),
  grossWeightGrams: 2_750,
  netWeightGrams: 2_250,
  lines: [
    {
      line: 1,
      itemRecordNo: "0233",
      sku: "NZ-HONEY-250",
      name: "麦卢卡蜂蜜",
      hsCode: "0409000000",
      model: "蜜纽康|250 g/瓶",
      barcode: "2012345678900",
      originCode: "609",
      quantity: 1,
      unit: "142",
      quantity1: 25_000n,
      unit1: "035",
      second: undefined,
      priceFen: fen(22_600),
      totalFen: fen(22_600),
    },
    {
      line: 2,
      itemRecordNo: "0102",
      sku: "NZ-SKIM-1000",
      name: "脱脂奶粉",
      hsCode: "0402100000",
      model: "安佳|1 kg/袋",
      barcode: undefined,
      originCode: "609",
      quantity: 2,
      unit: "136",
      quantity1: two,
      unit1: "035",
      second: { quantity: two, unit: "011" },
      priceFen: fen(8_800),
      totalFen: fen(17_600),
    },
  ],
};

/** The four messages of the sample order, each from its own sender. */
export function sampleMessages(): Record<keyof DocumentSet, MessageTree> {
  return {
    order: orderMessage(orderDocument, envelope(1, platform, "DXPENTDEMO000001")),
    payment: paymentMessage(paymentDocument, envelope(2, payer, "DXPENTDEMO000005")),
    waybill: waybillMessage(waybillDocument, envelope(3, carrier, "DXPENTDEMO000004")),
    list: inventoryMessage(inventoryList, envelope(4, inventoryList.agent, "DXPENTDEMO000003")),
  };
}

export function parsed(tree: MessageTree): ParsedDocument {
  const document = readMessage(tree)?.documents[0];
  invariant(document, "a message of one document");
  return document;
}

/** The four documents as customs reads them. */
export function sampleDocuments(): Required<{ [Kind in keyof DocumentSet]: ParsedDocument }> {
  const { order, payment, waybill, list } = sampleMessages();
  return {
    order: parsed(order),
    payment: parsed(payment),
    waybill: parsed(waybill),
    list: parsed(list),
  };
}

/** The document with some head fields, or fields of one line (counted from 0), put otherwise. */
export function withHead(document: ParsedDocument, head: Fields): ParsedDocument {
  return { ...document, head: { ...document.head, ...head } };
}
export function withLine(document: ParsedDocument, at: number, line: Fields): ParsedDocument {
  return {
    ...document,
    lines: document.lines.map((old, index) => (index === at ? { ...old, ...line } : old)),
  };
}
