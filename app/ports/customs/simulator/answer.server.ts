import { and, desc, eq, isNotNull } from "drizzle-orm";
import { readMessage } from "~/domain/customs/parsed-message";
import { customsSimAnswer as answer, type CustomsSimStage } from "~db/schema";
import type { DxpEnvelope } from "../dxp-envelope.server";
import { readXml, writeXml } from "../xml.server";
import { KINDS, keyOf } from "./examine";
import { wishesRepeats } from "./fate.server";
import { putIntoMailboxes } from "./mailbox.server";
import { receiptTo } from "./receipt-message";
import {
  databaseNow,
  findDocument,
  lockOrder,
  openContent,
  type RegisterRow,
  readDocument,
  storeDocument,
  uncount,
} from "./register.server";
import { newGuid, type SimulatorParts, type SimulatorRound } from "./simulator-parts.server";

type AnswerRow = typeof answer.$inferSelect;

/** Gives an answer whose time has come, once: it counts from now on and lies in the mailboxes. */
export async function giveAnswer(parts: SimulatorParts, answerId: string): Promise<void> {
  await parts.db.transaction(async (tx) => {
    const [row] = await tx.select().from(answer).where(eq(answer.id, answerId)).for("update");
    if (!row || row.publishedAt) return;
    const round = { parts, tx, now: await databaseNow(tx) };
    const document = await lockedDocument(round, row);
    if (document?.version !== row.version) {
      // The document was replaced before its turn came: nobody is told of the old one any more.
      await tx.delete(answer).where(eq(answer.id, answerId));
      return;
    }
    await apply(round, document, row.status);
    await publish(round, document, row);
    await tx.update(answer).set({ publishedAt: round.now }).where(eq(answer.id, answerId));
  });
}

/** The order's lock comes before the document's row, as everywhere. */
async function lockedDocument({ tx }: SimulatorRound, { kind, documentKey }: AnswerRow) {
  const known = await readDocument(tx, kind, documentKey);
  if (known === undefined) return undefined;
  await lockOrder(tx, known.orderNo);
  return findDocument(tx, kind, documentKey);
}

/** What the answer means for customs' own register. */
async function apply({ tx }: SimulatorRound, document: RegisterRow, status: string): Promise<void> {
  const stage = stageAfter(document.stage, status);
  if (stage === document.stage) return;
  const isGivenUp = stage === "rejected" || stage === "closed";
  if (isGivenUp) await uncount(tx, document);
  await storeDocument(tx, {
    ...document,
    stage,
    ...(isGivenUp ? { countedValue: null } : {}),
  });
}

/** Answers of one moment may be given in any order: a stage only goes forward. */
function stageAfter(stage: CustomsSimStage, status: string): CustomsSimStage {
  const isOpen = stage === "taken" || stage === "comparing";
  switch (status) {
    case "120":
      return isOpen ? "accepted" : stage;
    case "100":
      return "rejected";
    case "700":
      return "closed";
    case "800":
      return "released";
    default:
      return stage;
  }
}

/** From 120 on a list has its number. */
const NUMBERED = ["120", "300", "500", "700", "800"];

async function publish(
  { parts, tx, now }: SimulatorRound,
  document: RegisterRow,
  { kind, status, info, dueAt }: Pick<AnswerRow, "kind" | "status" | "info" | "dueAt">,
): Promise<void> {
  const { head } = openContent(parts.seal, document);
  const written = () => {
    const receipt = receiptTo(kind, head, { status, info, at: dueAt }, newGuid(), {
      preNo: document.preNo,
      listNo: NUMBERED.includes(status) ? document.listNo : null,
    });
    return new TextEncoder().encode(writeXml(receipt, ""));
  };
  const address = head.consigneeAddress ?? "";
  const bodies = wishesRepeats(address) ? [written(), written()] : [written()];
  await putIntoMailboxes(tx, parts.seal, document.accounts, bodies, now);
}

/** Says once more what was said last about each document of a message that came in again. */
export async function answerAgain(round: SimulatorRound, envelope: DxpEnvelope): Promise<void> {
  const read = readXml(envelope.body);
  const message = read.ok ? readMessage(read.value) : undefined;
  if (!message) return;
  const { kind, key } = KINDS[message.type];
  for (const { head } of message.documents) {
    const documentKey = keyOf(head, key);
    await lockOrder(round.tx, head.orderNo ?? "");
    const document = await findDocument(round.tx, kind, documentKey);
    if (!document) continue;
    const [last] = await round.tx
      .select()
      .from(answer)
      .where(
        and(
          eq(answer.kind, kind),
          eq(answer.documentKey, documentKey),
          eq(answer.version, document.version),
          isNotNull(answer.publishedAt),
        ),
      )
      .orderBy(desc(answer.dueAt))
      .limit(1);
    if (last) await publish(round, document, last);
  }
}
