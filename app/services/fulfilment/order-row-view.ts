import type { CustomsRegime, DeliveryMethod } from "~/domain/catalog/terms";
import type { OrderId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { CustomsStatus, FulfilmentStatus, PaymentStatus } from "~/domain/order/status";

/** One order as a line of the console's list. Buyers are masked; units last. */
export type OrderRowView = {
  orderId: OrderId;
  orderNo: string;
  placedAt: Date;
  /** 陈** */
  buyer: string;
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  /** the first line's goods with brand and specification, and how many other kinds there are */
  goods: string;
  moreKinds: number;
  pieces: number;
  totalFen: Fen;
  payment: PaymentStatus;
  paymentMethod: PaymentMethod | null;
  customs: CustomsStatus;
  /** status of the list's newest receipt: 2, 3, 120, 100 … */
  customsCode: string | null;
  /** minutes since the last message that got no answer in time; null while none is overdue */
  overdueMinutes: number | null;
  fulfilment: FulfilmentStatus;
  waybillNo: string | null;
  lotNos: string[];
  /** payment to gate or handover, or to now while the parcel is here; null before payment */
  handOverMinutes: number | null;
  /** the parcel is gone or the order ended: the time above stands still */
  isTimeStopped: boolean;
};

export type OrderListPage = {
  rows: OrderRowView[];
  /** how many the view and its filters hold, over all pages */
  total: number;
  /** cursor of the next page, newest order first */
  next: string | null;
  /** hand-over target in minutes (setting fulfilment.hand_over_target_hours); null when unknown */
  targetMinutes: number | null;
};
