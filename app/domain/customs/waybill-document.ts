import type { Fen } from "../money";
import { kilogramDecimal, yuanDecimal } from "./decimal";
import { time14 } from "./instants";
import { WAYBILL_HEAD } from "./layout";
import {
  type ApplicationType,
  type Envelope,
  groupElement,
  type MessageTree,
  messageOf,
  type Party,
} from "./message-tree";
import { type Consignee, YUAN } from "./order-document";

/** What the carrier declares of a parcel (511): one waybill, one parcel. */
export type WaybillDocument = {
  applicationType: ApplicationType;
  carrier: Party;
  waybillNo: string;
  orderNo: string;
  freightFen: Fen;
  insuranceFen: Fen;
  grossWeightGrams: number;
  goodsInfo: string;
  consignee: Consignee;
};

export function waybillMessage(waybill: WaybillDocument, envelope: Envelope): MessageTree {
  const head = groupElement("LogisticsHead", WAYBILL_HEAD, {
    guid: envelope.documentGuid,
    appType: waybill.applicationType,
    appTime: time14(envelope.sentAt),
    appStatus: "2",
    logisticsCode: waybill.carrier.code,
    logisticsName: waybill.carrier.name,
    logisticsNo: waybill.waybillNo,
    orderNo: waybill.orderNo,
    freight: yuanDecimal(waybill.freightFen),
    insuredFee: yuanDecimal(waybill.insuranceFen),
    currency: YUAN,
    weight: kilogramDecimal(waybill.grossWeightGrams),
    packNo: "1",
    goodsInfo: waybill.goodsInfo,
    consignee: waybill.consignee.name,
    consigneeAddress: waybill.consignee.address,
    consigneeTelephone: waybill.consignee.telephone,
  });
  return messageOf("CEB511Message", envelope, [head]);
}
