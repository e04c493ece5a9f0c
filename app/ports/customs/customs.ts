import type { MessageTree } from "~/domain/customs/message-tree";
import type { Result } from "~/domain/result";

/** Bytes that are no customs message. */
export type MessageFault = { code: "MALFORMED_XML" | "NOT_CUSTOMS"; detail: string };

/** The exchange did not take or give something; UNAVAILABLE may be mended by trying again. */
export type ExchangeError = { code: "EXCHANGE_UNAVAILABLE" | "EXCHANGE_REFUSED"; detail: string };

export type OutgoingMessage = {
  /** our number of the message: the same bytes under the same number are taken once */
  transportId: string;
  /** account the message is sent from; the firm in its BaseTransfer owns it */
  senderAccount: string;
  messageType: string;
  body: Uint8Array;
};

/** Something that lies in an account's mailbox: a receipt, or a copy of another firm's document. */
export type Delivery = { position: number; body: Uint8Array };

/**
 * The way to customs for one house: it writes, signs and sends messages of the firms whose cards it
 * holds, and fetches what comes back. Every call may be repeated. Bodies are bytes as they travel.
 */
export interface CustomsGateway {
  readonly name: string;
  /** writes the message and signs it with the card of that firm (registration code) */
  write(tree: MessageTree, firmCode: string): Promise<Result<Uint8Array, ExchangeError>>;
  read(body: Uint8Array): Result<MessageTree, MessageFault>;
  /** the message for a person to read: one element a line, without its signature */
  print(tree: MessageTree): string;
  send(message: OutgoingMessage): Promise<Result<void, ExchangeError>>;
  /** deliveries behind a position of an account's mailbox, in order; asking again gives them again */
  collect(
    account: string,
    afterPosition: number,
    atMost: number,
  ): Promise<Result<readonly Delivery[], ExchangeError>>;
}
