import type { Party } from "~/domain/customs/message-tree";
import type { Consignee } from "~/domain/customs/order-document";
import type { Fen } from "~/domain/money";
import type { Result } from "~/domain/result";

/** All a carrier is told of an order. */
export type Parcel = {
  orderNo: string;
  consignee: Consignee;
  goodsInfo: string;
  grossWeightGrams: number;
  freightFen: Fen;
  insuranceFen: Fen;
};

export type CarrierError = { code: "CARRIER_UNAVAILABLE" | "CARRIER_REFUSED"; detail: string };

/** One carrier. Both calls may be repeated: the order number, and waybill with version, are their keys. */
export interface Carrier {
  readonly name: string;
  /** one waybill number for one order, with the firm as customs registered it */
  assignWaybill(parcel: Parcel): Promise<Result<{ waybillNo: string; firm: Party }, CarrierError>>;
  /**
   * Asks the carrier to declare the waybill (511) to customs in its own name.
   * @param request.parcel as it must be declared; a correction may name another consignee
   * @param request.version 1 first, +1 with each correction
   * @param request.subscriberAccount gets copies of the document and its receipts
   */
  declareWaybill(request: {
    waybillNo: string;
    parcel: Parcel;
    version: number;
    subscriberAccount: string;
  }): Promise<Result<void, CarrierError>>;
}
