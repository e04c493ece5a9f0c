import { eq } from "drizzle-orm";
import { formFindings } from "~/domain/customs/checks/form";
import type { SignatureState } from "~/domain/customs/checks/signature";
import type { MessageTree } from "~/domain/customs/message-tree";
import { type ParsedDocument, readMessage } from "~/domain/customs/parsed-message";
import { customsSimIntake as intake } from "~db/schema";
import type { CertificateDirectory } from "../cards.server";
import { type DxpEnvelope, readEnvelope } from "../dxp-envelope.server";
import { isSignedBy, keyNameOf, RSA_SHA1 } from "../signature.server";
import { decodeUtf8, readXml, writeXml } from "../xml.server";
import { answerAgain } from "./answer.server";
import { putIntoMailboxes } from "./mailbox.server";
import { formRefusal } from "./receipt-message";
import { databaseNow } from "./register.server";
import { newGuid, type SimulatorParts, type SimulatorRound } from "./simulator-parts.server";
import { takeDocument } from "./take-document.server";
import { FORM_REFUSED, findingsText } from "./words";

/**
 * Reads one transport message that came in and does what it asks. A message that was taken before is
 * answered again: its sender waits for a receipt that got lost.
 */
export async function takeIn(parts: SimulatorParts, intakeId: string): Promise<void> {
  await parts.db.transaction(async (tx) => {
    const [row] = await tx.select().from(intake).where(eq(intake.id, intakeId)).for("update");
    const envelope = row && readEnvelope(parts.seal.openBytes(row.envelopeCipher));
    if (!envelope) return;
    const round = { parts, tx, now: await databaseNow(tx) };
    if (row.takenAt) return answerAgain(round, envelope);
    await takeMessage(round, envelope);
    await tx.update(intake).set({ takenAt: round.now }).where(eq(intake.id, intakeId));
  });
}

async function takeMessage(round: SimulatorRound, envelope: DxpEnvelope): Promise<void> {
  const { parts, tx, now } = round;
  const read = readXml(envelope.body);
  if (!read.ok) return refuseForm(round, envelope, "Unknown", `报文格式错误：${read.error.detail}`);
  const tree = read.value;
  const findings = formFindings(tree);
  const message = readMessage(tree);
  if (!message || findings.length > 0) {
    const info = `不能通过 schema 验证：${findingsText(findings)}`;
    return refuseForm(round, envelope, tree.type, info);
  }
  if (message.transfer.dxpId !== envelope.senderAccount) {
    return refuseForm(round, envelope, tree.type, "传输企业与报文发送账号不符");
  }
  const signature = await signatureState(parts.directory, envelope.body, tree);
  for (const document of byOrderNo(message.documents)) {
    await takeDocument(round, message, document, signature, envelope.senderAccount);
  }
  await putIntoMailboxes(tx, parts.seal, message.subscribers, [envelope.body], now);
}

/** Locks of several orders are taken in one order everywhere. */
function byOrderNo(documents: readonly ParsedDocument[]): ParsedDocument[] {
  const numberOf = ({ head }: ParsedDocument) => head.orderNo ?? "";
  return [...documents].sort((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1));
}

async function refuseForm(
  { parts, tx, now }: SimulatorRound,
  { transportId, senderAccount, body }: DxpEnvelope,
  messageType: string,
  info: string,
): Promise<void> {
  const refusal = formRefusal(
    { transportId, messageType, text: decodeUtf8(body) ?? "" },
    { status: FORM_REFUSED, info, at: now },
    newGuid(),
  );
  const bytes = new TextEncoder().encode(writeXml(refusal, ""));
  await putIntoMailboxes(tx, parts.seal, [senderAccount], [bytes], now);
}

async function signatureState(
  directory: CertificateDirectory,
  body: Uint8Array,
  tree: MessageTree,
): Promise<SignatureState> {
  const certificateNo = keyNameOf(tree);
  if (certificateNo === undefined) return { kind: "none" };
  const card = await directory.find(certificateNo);
  const xml = decodeUtf8(body);
  if (!card || xml === undefined) return { kind: "invalid" };
  return isSignedBy(xml, tree, card.certificatePem, RSA_SHA1)
    ? { kind: "valid", firmCode: card.firmCode }
    : { kind: "invalid" };
}
