import { and, eq } from "drizzle-orm";
import { ok, refuse } from "~/domain/result";
import { newId } from "~/platform/new-id.server";
import { sha256Hex } from "~/platform/sealing.server";
import { customsSimIntake as intake } from "~db/schema";
import { readEnvelope } from "../dxp-envelope.server";
import type { Exchange } from "../gateway.server";
import { giveAnswer } from "./answer.server";
import { enqueueJobs, readMailbox } from "./mailbox.server";
import { databaseNow } from "./register.server";
import type { SimulatorParts } from "./simulator-parts.server";
import { takeIn } from "./take-in.server";

export type CustomsSimulator = {
  exchange: Exchange;
  /** job customs_sim.take_in */
  takeIn(intakeId: string): Promise<void>;
  /** job customs_sim.answer */
  giveAnswer(answerId: string): Promise<void>;
};

/**
 * Exchange platform and customs of the demo (docs/decisions/0021). It is fed transport messages as
 * bytes, keeps them before it says "taken", and works on them in jobs of its own.
 */
export function createCustomsSimulator(parts: SimulatorParts): CustomsSimulator {
  return {
    exchange: {
      deliver: (envelope) => deliver(parts, envelope),
      collect: async (account, afterPosition, atMost) =>
        ok(await readMailbox(parts.db, parts.seal, account, afterPosition, atMost)),
    },
    takeIn: (intakeId) => takeIn(parts, intakeId),
    giveAnswer: (answerId) => giveAnswer(parts, answerId),
  };
}

async function deliver(parts: SimulatorParts, bytes: Uint8Array): ReturnType<Exchange["deliver"]> {
  const envelope = readEnvelope(bytes);
  if (!envelope) return refuse({ code: "EXCHANGE_REFUSED", detail: "0001 报文格式错误" });
  const { senderAccount, transportId, body } = envelope;
  const bodyDigest = sha256Hex(body);
  return parts.db.transaction(async (tx) => {
    const [kept] = await tx
      .insert(intake)
      .values({
        id: newId("int"),
        senderAccount,
        transportId,
        bodyDigest,
        envelopeCipher: parts.seal.seal(bytes),
        receivedAt: await databaseNow(tx),
      })
      .onConflictDoNothing()
      .returning({ id: intake.id, bodyDigest: intake.bodyDigest });
    const [known] = kept
      ? [kept]
      : await tx
          .select({ id: intake.id, bodyDigest: intake.bodyDigest })
          .from(intake)
          .where(and(eq(intake.senderAccount, senderAccount), eq(intake.transportId, transportId)));
    if (known?.bodyDigest !== bodyDigest) {
      return refuse({
        code: "EXCHANGE_REFUSED" as const,
        detail: `2999 传输编号 ${transportId} 已用于另一报文`,
      });
    }
    await enqueueJobs(tx, [{ task: "customs_sim.take_in", payload: { intakeId: known.id } }]);
    return ok(undefined);
  });
}
