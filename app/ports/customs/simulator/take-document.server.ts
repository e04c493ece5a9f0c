import { shanghaiDay } from "~/domain/calendar-day";
import { checkV21, checkV25 } from "~/domain/customs/checks/limits";
import { checkV23, type SignatureState } from "~/domain/customs/checks/signature";
import type { ParsedDocument, ParsedMessage } from "~/domain/customs/parsed-message";
import type { CustomsSimKind, customsSimDocument } from "~db/schema";
import { writeXml } from "../xml.server";
import { compareWhenComplete, missingDocuments } from "./compare.server";
import { aloneFindings, KINDS, keyOf, lineNumberFindings } from "./examine";
import { putIntoMailboxes } from "./mailbox.server";
import { receiptTo } from "./receipt-message";
import {
  documentsOfOrder,
  drawNumbers,
  findDocument,
  lockOrder,
  purchaseLimits,
  type RegisterRow,
  scheduleAnswers,
  sealContent,
  storeDocument,
} from "./register.server";
import { afterMs, newGuid, type SimulatorRound } from "./simulator-parts.server";
import {
  findingsText,
  PORT_REFUSALS,
  SIGNATURE_REFUSALS,
  SINGLE_EXCEEDED,
  statusText,
  takenText,
} from "./words";

type Refusal = readonly [status: string, words: string];

/** One document of a message that passed the rules of form: refused at once, or kept and answered. */
export async function takeDocument(
  round: SimulatorRound,
  message: ParsedMessage,
  document: ParsedDocument,
  signature: SignatureState,
  senderAccount: string,
): Promise<void> {
  const { parts, tx, now } = round;
  const { kind, key } = KINDS[message.type];
  const orderNo = document.head.orderNo ?? "";
  await lockOrder(tx, orderNo);
  const documentKey = keyOf(document.head, key);
  const known = await findDocument(tx, kind, documentKey);
  const others = await documentsOfOrder(tx, orderNo);
  const refusal =
    signatureRefusal(kind, message, signature) ??
    stateRefusal(kind, document, known, others) ??
    (await limitRefusal(round, kind, document, known));
  if (refusal) return answerAtOnce(round, kind, document, refusal, senderAccount, known);

  const findings = aloneFindings(kind, document);
  const stage = findings.length > 0 ? "rejected" : kind === "list" ? "waiting" : "taken";
  const row: typeof customsSimDocument.$inferInsert = {
    kind,
    documentKey,
    orderNo,
    version: (known?.version ?? 0) + 1,
    stage,
    contentCipher: sealContent(parts.seal, document),
    messageType: message.type,
    accounts: [...new Set([senderAccount, ...message.subscribers])],
    takenAt: now,
    ...(kind === "list" ? await listColumns(round, document, known) : {}),
  };
  await storeDocument(tx, row);
  const { delayMs } = parts.settings;
  const taken = takenText(
    document.head.appType === "2",
    document.head.guid ?? "",
    kind === "list" ? missingDocuments(others) : [],
  );
  const verdict = { dueAt: afterMs(now, delayMs.accepted) };
  await scheduleAnswers(tx, row, [
    { status: "2", info: taken, dueAt: afterMs(now, delayMs.taken) },
    ...(findings.length > 0 ? [{ ...verdict, status: "100", info: findingsText(findings) }] : []),
    ...(findings.length === 0 && kind !== "list"
      ? [{ ...verdict, status: "120", info: statusText("120", kind) }]
      : []),
  ]);
  await compareWhenComplete(round, orderNo);
}

function signatureRefusal(
  kind: CustomsSimKind,
  message: ParsedMessage,
  signature: SignatureState,
): Refusal | undefined {
  const [finding] = checkV23(message, signature);
  if (!finding) return undefined;
  return (kind === "list" && SIGNATURE_REFUSALS[finding.field]) || PORT_REFUSALS[kind].invalid;
}

/** New documents must be new, changes must change something that may still be changed. */
function stateRefusal(
  kind: CustomsSimKind,
  document: ParsedDocument,
  known: RegisterRow | undefined,
  others: readonly RegisterRow[],
): Refusal | undefined {
  const refusals = PORT_REFUSALS[kind];
  const hasLines = kind === "order" || kind === "list";
  if (hasLines && lineNumberFindings(document).length > 0) return refusals.badLines;
  const list = others.find((row) => row.kind === "list" && row.stage !== "rejected");
  switch (document.head.appType) {
    case "1": {
      const isKnown = known?.orderNo === document.head.orderNo && known?.stage !== "rejected";
      return isKnown || (kind === "list" && list) ? refusals.exists : undefined;
    }
    case "2":
      if (!known) return refusals.unknown;
      // A list is changed after its rejection only; the others until a list stands on them.
      return list && (kind === "list" || list.stage !== "waiting")
        ? refusals.wrongState
        : undefined;
    default:
      return refusals.invalid;
  }
}

async function limitRefusal(
  { tx, now }: SimulatorRound,
  kind: CustomsSimKind,
  document: ParsedDocument,
  known: RegisterRow | undefined,
): Promise<Refusal | undefined> {
  if (kind === "waybill" && known && known.orderNo !== document.head.orderNo) {
    const findings = checkV25(known.takenAt, now);
    return findings.length > 0 ? ["100", findingsText(findings)] : undefined;
  }
  if (kind !== "list") return undefined;
  const [finding] = checkV21(document, await purchaseLimits(tx, now), 0n);
  return finding?.field === "singleOrder" ? SINGLE_EXCEEDED : undefined;
}

async function listColumns(
  { parts, tx, now }: SimulatorRound,
  document: ParsedDocument,
  known: RegisterRow | undefined,
) {
  const { customsCode = "", buyerIdNumber = "" } = document.head;
  const numbers = known ?? (await drawNumbers(tx, customsCode, now));
  return {
    preNo: numbers.preNo,
    listNo: numbers.listNo,
    // A digest of customs' own: the shop's look-up hash must not fit here.
    personDigest: parts.seal.hashIdentity(`customs_sim:${buyerIdNumber}`),
    year: Number(shanghaiDay(now).slice(0, 4)),
    countedValue: null,
  };
}

/** A refusal changes nothing customs has: it is said to the sender and forgotten. */
async function answerAtOnce(
  { parts, tx, now }: SimulatorRound,
  kind: CustomsSimKind,
  document: ParsedDocument,
  [status, info]: Refusal,
  senderAccount: string,
  known: RegisterRow | undefined,
): Promise<void> {
  // Every receipt to a list names a pre-entry number, even of a list that was never taken.
  const preNo = known?.preNo ?? (kind === "list" ? (await drawNumbers(tx, "", now)).preNo : null);
  const receipt = receiptTo(kind, document.head, { status, info, at: now }, newGuid(), { preNo });
  const body = new TextEncoder().encode(writeXml(receipt, ""));
  await putIntoMailboxes(tx, parts.seal, [senderAccount], [body], now);
}
