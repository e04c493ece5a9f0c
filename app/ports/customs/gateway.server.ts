import { childNamed, textOf } from "~/domain/customs/element";
import type { MessageTree } from "~/domain/customs/message-tree";
import { ok, type Result, refuse } from "~/domain/result";
import type { CertificateOffice } from "./cards.server";
import type { CustomsGateway, Delivery, ExchangeError } from "./customs";
import { writeEnvelope } from "./dxp-envelope.server";
import { RSA_SHA1, signXml } from "./signature.server";
import { printXml, readXml, writeXml } from "./xml.server";

/** The exchange as a terminal sees it: transport messages in, deliveries out. */
export type Exchange = {
  deliver(envelope: Uint8Array): Promise<Result<void, ExchangeError>>;
  collect(
    account: string,
    afterPosition: number,
    atMost: number,
  ): Promise<Result<readonly Delivery[], ExchangeError>>;
};

/** Address of customs at the demo's exchange. */
const CUSTOMS_ACCOUNT = "DXPEDCDEMO000000";

function senderName(tree: MessageTree): string {
  const transfer = childNamed({ name: "", text: "", children: tree.children }, "BaseTransfer");
  return transfer ? textOf(transfer, "copName") : "";
}

/**
 * A house's terminal at the exchange. It signs for the firms whose cards it holds and no others: the
 * carrier's and the payment firm's documents are theirs to send.
 */
export function createCustomsGateway(options: {
  exchange: Exchange;
  office: CertificateOffice;
  holdsCardOf: (firmCode: string) => boolean;
}): CustomsGateway {
  const { exchange, office, holdsCardOf } = options;
  return {
    name: "simulator",
    async write(tree, firmCode) {
      if (!holdsCardOf(firmCode)) {
        return refuse({ code: "EXCHANGE_REFUSED", detail: `no card of ${firmCode} here` });
      }
      const card = await office.cardOf({ code: firmCode, name: senderName(tree) });
      return ok(new TextEncoder().encode(signXml(writeXml(tree), card, RSA_SHA1)));
    },
    read: readXml,
    print: printXml,
    send: ({ transportId, senderAccount, messageType, body }) =>
      exchange.deliver(
        writeEnvelope({
          transportId,
          senderAccount,
          receiverAccount: CUSTOMS_ACCOUNT,
          createdAt: shanghaiTimeText(new Date()),
          messageType,
          body,
        }),
      ),
    collect: (account, afterPosition, atMost) => exchange.collect(account, afterPosition, atMost),
  };
}

function shanghaiTimeText(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
}
