import type { Party } from "~/domain/customs/message-tree";
import type { Payer } from "~/domain/identity/payer";
import type { Fen } from "~/domain/money";
import type { Result } from "~/domain/result";

/** A payment as its merchant knows it, with the person who ordered. */
export type DeclaredPayment = {
  orderNo: string;
  platform: Party;
  transactionRef: string;
  amountFen: Fen;
  paidAt: Date;
  orderer: { name: string; idNumber: string };
};

export type DeclarerError = { code: "DECLARER_UNAVAILABLE" | "DECLARER_REFUSED"; detail: string };

/** The payment firm's customs service. Calls may be repeated: transaction and version are the key. */
export interface PaymentDeclarer {
  readonly name: string;
  /** as customs registered it: payCode and payName of 311 and 411 */
  readonly firm: Party;
  /** whether it says who paid; a provider that names no payer sells bonded goods only beside one that does */
  readonly verifiesPayer: boolean;
  /** who paid, as the firm knows; `idDigest` is comparable with `payerDigest` only */
  namePayer(
    payment: Pick<DeclaredPayment, "orderNo" | "transactionRef" | "orderer">,
  ): Promise<Result<Payer, DeclarerError>>;
  payerDigest(idNumber: string): string;
  /**
   * Asks the firm to declare the payment (411) to customs in its own name.
   * @param request.version 1 first, +1 with each correction
   * @param request.subscriberAccount gets copies of the document and its receipts
   */
  declarePayment(
    request: DeclaredPayment & { version: number; subscriberAccount: string },
  ): Promise<Result<void, DeclarerError>>;
}
