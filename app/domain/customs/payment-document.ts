import type { Fen } from "../money";
import { yuanDecimal } from "./decimal";
import { time14 } from "./instants";
import { PAYMENT_HEAD } from "./layout";
import {
  type ApplicationType,
  type Envelope,
  groupElement,
  type MessageTree,
  messageOf,
  type Party,
} from "./message-tree";
import { RESIDENT_ID_CARD, YUAN } from "./order-document";

/** What the payment firm declares of a payment (411). */
export type PaymentDocument = {
  applicationType: ApplicationType;
  payment: Party & { transactionRef: string };
  orderNo: string;
  platform: Party;
  payer: { name: string; idNumber: string };
  amountFen: Fen;
  paidAt: Date;
};

export function paymentMessage(payment: PaymentDocument, envelope: Envelope): MessageTree {
  const head = groupElement("PaymentHead", PAYMENT_HEAD, {
    guid: envelope.documentGuid,
    appType: payment.applicationType,
    appTime: time14(envelope.sentAt),
    appStatus: "2",
    payCode: payment.payment.code,
    payName: payment.payment.name,
    payTransactionId: payment.payment.transactionRef,
    orderNo: payment.orderNo,
    ebpCode: payment.platform.code,
    ebpName: payment.platform.name,
    payerIdType: RESIDENT_ID_CARD,
    payerIdNumber: payment.payer.idNumber,
    payerName: payment.payer.name,
    amountPaid: yuanDecimal(payment.amountFen),
    currency: YUAN,
    payTime: time14(payment.paidAt),
  });
  return messageOf("CEB411Message", envelope, [head]);
}
