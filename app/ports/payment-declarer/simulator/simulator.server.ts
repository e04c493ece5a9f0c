import { createHash, randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Sender } from "~/domain/customs/message-tree";
import { paymentMessage } from "~/domain/customs/payment-document";
import { invariant } from "~/domain/invariant";
import { fen } from "~/domain/money";
import { ok } from "~/domain/result";
import { newId } from "~/platform/new-id.server";
import type { Sealer } from "~/platform/sealing.server";
import type { CustomsGateway } from "~/ports/customs/customs";
import type { Database } from "~db/client.server";
import { paymentDeclarerSimDeclaration as declaration } from "~db/schema";
import type { PaymentDeclarer } from "../payment-declarer";

export type PaymentDeclarerSimulator = PaymentDeclarer & {
  /** job payment_declarer_sim.send_payment_document */
  sendDocument(declarationId: string): Promise<void>;
};

/** An orderer of this name was paid for by somebody else: 代付 is refused in bonded orders. */
const OTHER_PAYER_WISH = "代付";

/**
 * The payment firm of the demo: names the payer and declares payments under its own code. It knows
 * payment, payer and order number, and nothing of goods, addresses or waybills.
 */
export function createPaymentDeclarerSimulator(options: {
  db: Database;
  seal: Sealer;
  gateway: CustomsGateway;
  firm: Sender;
}): PaymentDeclarerSimulator {
  const { db, seal, gateway, firm } = options;
  const payerDigest = (idNumber: string) =>
    createHash("sha256").update(`${firm.code}:${idNumber}`).digest("hex");
  return {
    name: "simulator",
    firm: { code: firm.code, name: firm.name },
    verifiesPayer: true,
    payerDigest,
    async namePayer({ orderer }) {
      const isOther = orderer.name.includes(OTHER_PAYER_WISH);
      return ok({
        state: "verified",
        name: isOther ? "另一人" : orderer.name,
        idDigest: payerDigest(isOther ? "another person" : orderer.idNumber),
      });
    },
    declarePayment: (request) => ask(db, seal, request),
    sendDocument: (declarationId) => sendDocument(db, seal, gateway, firm, declarationId),
  };
}

async function ask(
  db: Database,
  seal: Sealer,
  request: Parameters<PaymentDeclarer["declarePayment"]>[0],
): ReturnType<PaymentDeclarer["declarePayment"]> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(declaration)
      .values({
        id: newId("pdc"),
        transactionRef: request.transactionRef,
        version: request.version,
        orderNo: request.orderNo,
        platformCode: request.platform.code,
        platformName: request.platform.name,
        amountFen: request.amountFen,
        paidAt: request.paidAt,
        payerCipher: seal.seal(JSON.stringify(request.orderer)),
        subscriberAccount: request.subscriberAccount,
        // Drawn once and kept: a repeated sending is the same message.
        messageGuid: randomUUID().toUpperCase(),
        documentGuid: randomUUID().toUpperCase(),
        askedAt: sql`now()`,
      })
      .onConflictDoNothing()
      .returning({ id: declaration.id });
    if (row) {
      const job = {
        task: "payment_declarer_sim.send_payment_document",
        payload: { declarationId: row.id },
      };
      await tx.execute(sql`SELECT enqueue_jobs(${JSON.stringify([job])}::jsonb)`);
    }
    return ok(undefined);
  });
}

async function sendDocument(
  db: Database,
  seal: Sealer,
  gateway: CustomsGateway,
  firm: Sender,
  declarationId: string,
): Promise<void> {
  const [row] = await db
    .select()
    .from(declaration)
    .where(and(eq(declaration.id, declarationId), isNull(declaration.sentAt)));
  if (!row) return;
  const payer = JSON.parse(seal.openText(row.payerCipher)) as { name: string; idNumber: string };
  const tree = paymentMessage(
    {
      applicationType: row.version === 1 ? "1" : "2",
      payment: { code: firm.code, name: firm.name, transactionRef: row.transactionRef },
      orderNo: row.orderNo,
      platform: { code: row.platformCode, name: row.platformName },
      payer,
      amountFen: fen(row.amountFen),
      paidAt: row.paidAt,
    },
    {
      messageGuid: row.messageGuid,
      documentGuid: row.documentGuid,
      sentAt: row.askedAt,
      sender: firm,
      subscribers: [row.subscriberAccount],
    },
  );
  const written = await gateway.write(tree, firm.code);
  invariant(written.ok, "the payment firm holds its own card");
  const sent = await gateway.send({
    transportId: row.messageGuid,
    senderAccount: firm.dxpId,
    messageType: tree.type,
    body: written.value,
  });
  if (!sent.ok) throw new Error(`411 of ${row.orderNo}: ${sent.error.detail}`);
  await db.update(declaration).set({ sentAt: sql`now()` }).where(eq(declaration.id, declarationId));
}
