import type { Fen } from "../money";
import { decimalText, kilogramDecimal, type Scaled, yuanDecimal } from "./decimal";
import { date8, time14 } from "./instants";
import { LIST_HEAD, LIST_LINE } from "./layout";
import {
  type ApplicationType,
  type Envelope,
  groupElement,
  type MessageTree,
  messageOf,
  type Party,
} from "./message-tree";
import { type Buyer, RESIDENT_ID_CARD, YUAN } from "./order-document";

/** Codes of the place and way of clearance: settings, because none of them was verified for Fuling. */
export type ClearanceCodes = {
  customsCode: string;
  portCode: string;
  /** how the goods leave the zone */
  trafficMode: string;
  wrapType: string | undefined;
  supervisedSite: string | undefined;
};

/** What the agent declares of a bonded retail parcel (621, 1210). */
export type InventoryList = {
  applicationType: ApplicationType;
  orderNo: string;
  platform: Party;
  seller: Party;
  carrier: Party;
  waybillNo: string;
  /** our own number of the list, by which its receipts come back */
  ownNo: string;
  /** numbers customs gave the list before; a change names them */
  preNo: string | undefined;
  listNo: string | undefined;
  /** the firm that guarantees the tax: platform, seller or carrier of this list */
  guarantorCode: string;
  bookNo: string;
  zoneFirm: Party;
  agent: Party;
  clearance: ClearanceCodes;
  buyer: Buyer;
  consigneeAddress: string;
  freightFen: Fen;
  insuranceFen: Fen;
  grossWeightGrams: number;
  netWeightGrams: number;
  lines: readonly InventoryListLine[];
};

export type InventoryListLine = {
  line: number;
  itemRecordNo: string;
  sku: string;
  name: string;
  hsCode: string;
  model: string;
  barcode: string | undefined;
  originCode: string;
  quantity: number;
  unit: string;
  quantity1: Scaled;
  unit1: string;
  second: { quantity: Scaled; unit: string } | undefined;
  priceFen: Fen;
  totalFen: Fen;
};

export const BONDED_RETAIL = "1210";
export const CHINA = "142";
/** what the list says of goods without a barcode */
const NO_BARCODE = "无";

export function inventoryMessage(list: InventoryList, envelope: Envelope): MessageTree {
  return messageOf("CEB621Message", envelope, [
    listHead(list, envelope),
    ...list.lines.map(listLine),
  ]);
}

function listHead(list: InventoryList, envelope: Envelope) {
  return groupElement("InventoryHead", LIST_HEAD, {
    guid: envelope.documentGuid,
    appType: list.applicationType,
    appTime: time14(envelope.sentAt),
    appStatus: "2",
    orderNo: list.orderNo,
    ebpCode: list.platform.code,
    ebpName: list.platform.name,
    ebcCode: list.seller.code,
    ebcName: list.seller.name,
    logisticsNo: list.waybillNo,
    logisticsCode: list.carrier.code,
    logisticsName: list.carrier.name,
    copNo: list.ownNo,
    preNo: list.preNo,
    assureCode: list.guarantorCode,
    emsNo: list.bookNo,
    invtNo: list.listNo,
    ieFlag: "I",
    declTime: date8(envelope.sentAt),
    customsCode: list.clearance.customsCode,
    portCode: list.clearance.portCode,
    buyerIdType: RESIDENT_ID_CARD,
    buyerIdNumber: list.buyer.idNumber,
    buyerName: list.buyer.name,
    buyerTelephone: list.buyer.telephone,
    consigneeAddress: list.consigneeAddress,
    agentCode: list.agent.code,
    agentName: list.agent.name,
    areaCode: list.zoneFirm.code,
    areaName: list.zoneFirm.name,
    tradeMode: BONDED_RETAIL,
    trafMode: list.clearance.trafficMode,
    loctNo: list.clearance.supervisedSite,
    country: CHINA,
    freight: yuanDecimal(list.freightFen),
    insuredFee: yuanDecimal(list.insuranceFen),
    currency: YUAN,
    wrapType: list.clearance.wrapType,
    packNo: "1",
    grossWeight: kilogramDecimal(list.grossWeightGrams),
    netWeight: kilogramDecimal(list.netWeightGrams),
  });
}

function listLine(line: InventoryListLine) {
  return groupElement("InventoryList", LIST_LINE, {
    gnum: String(line.line),
    itemRecordNo: line.itemRecordNo,
    itemNo: line.sku,
    itemName: line.name,
    gcode: line.hsCode,
    gname: line.name,
    gmodel: line.model,
    barCode: line.barcode ?? NO_BARCODE,
    country: line.originCode,
    currency: YUAN,
    qty: String(line.quantity),
    unit: line.unit,
    qty1: decimalText(line.quantity1),
    unit1: line.unit1,
    qty2: line.second ? decimalText(line.second.quantity) : undefined,
    unit2: line.second?.unit,
    price: yuanDecimal(line.priceFen),
    totalPrice: yuanDecimal(line.totalFen),
  });
}
