import type { CalendarDay } from "~/domain/calendar-day";
import type { CustomsRegime, DeliveryMethod, PartnerCountry } from "~/domain/catalog/terms";
import type { OrderId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { CancelRefusal, RefundReason } from "~/domain/order/decide";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { Headline, Stage } from "~/domain/order/timeline";
import type { ArtAddress } from "~/services/catalog/product-card";
import type { PriceReason } from "~/services/trade/price-reasons";

export type OrderLineView = {
  line: number;
  slug: string;
  name: string;
  spec: string;
  art: ArtAddress;
  origin: { code: PartnerCountry | null; name: string };
  quantity: number;
  priceFen: Fen;
  goodsFen: Fen;
  /** duty, consumption tax and VAT of the line */
  taxFen: Fen;
  /** how its tax came about, made again of what was frozen; empty where the price includes it */
  reasons: PriceReason[];
  /** the lots the pieces come from, once they were set aside */
  lots: { lotNo: string; expiresOn: CalendarDay; quantity: number }[];
};

export type OrderPaymentView =
  /** `payUrl` null: the payment is being opened, look again in a moment */
  | { state: "awaiting"; payUrl: string | null; holdExpiresAt: Date; method: PaymentMethod | null }
  | {
      state: "paid";
      paidAt: Date;
      paidFen: Fen;
      method: PaymentMethod | null;
      /** whether payer and orderer were found to be the same person */
      isPayerVerified: boolean;
    }
  | { state: "over" };

export type OrderRefundView = {
  reason: RefundReason;
  amountFen: Fen;
  state: "requested" | "done" | "failed";
  requestedAt: Date;
  doneAt: Date | null;
};

/** Each of the three documents before the list, by the firm that sends it. */
export type DocumentSentView = {
  document: "order" | "payment" | "waybill";
  senderName: string | null;
  at: Date | null;
};

/** How long customs usually takes, from lists of the last thirty days; null while there are too few. */
export type ReviewTimesView = {
  orderCount: number;
  halfWithinMinutes: number;
  ninetyWithinMinutes: number;
};

/** An order as its shopper sees it: everything of his, identity and phone masked. */
export type OrderView = {
  orderId: OrderId;
  orderNo: string;
  placedAt: Date;
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  warehouseName: string;
  headline: Headline;
  stages: Stage[];
  documents: DocumentSentView[];
  /** since when customs has had the list, and how long it usually takes */
  review: { since: Date; usual: ReviewTimesView | null } | null;
  payment: OrderPaymentView;
  refunds: OrderRefundView[];
  recipient: { name: string; phoneMasked: string; regionText: string; detail: string };
  orderer: { nameMasked: string; idMasked: string } | null;
  lines: OrderLineView[];
  totals: {
    unitCount: number;
    goodsFen: Fen;
    freightFen: Fen;
    insuranceFen: Fen;
    taxFen: Fen;
    totalFen: Fen;
    isTaxIncluded: boolean;
  };
  /** what the order takes of the person's year; counted at release, free again when it ends */
  allowance: { dutiableFen: Fen; state: "reserved" | "counted" | "free" } | null;
  waybill: { waybillNo: string; carrierName: string | null } | null;
  arrivesBy: CalendarDay | null;
  /** whether the shopper may still cancel, and if not, why */
  cancel: { isPossible: true } | { isPossible: false; because: CancelRefusal["code"] };
  /** for "copy the order's link": only in the session that placed it */
  linkToken: string | null;
  hasUnverifiedFacts: boolean;
  /** the reader's clock, so that "now" on the page is the server's */
  now: Date;
};
