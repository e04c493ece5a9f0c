import type { Finding } from "~/domain/customs/checks/finding";
import { checkV25 } from "~/domain/customs/checks/limits";
import type { DocumentSet, ParsedDocument } from "~/domain/customs/parsed-message";
import type { CustomsSimKind, CustomsSimStage } from "~db/schema";
import { KINDS, keyOf, togetherFindings } from "./examine";
import { type Fate, fateOf } from "./fate.server";
import {
  countTowardYear,
  documentsOfOrder,
  openContent,
  purchaseLimits,
  type RegisterRow,
  readDocument,
  scheduleAnswers,
  storeDocument,
  tariffOf,
} from "./register.server";
import type { CustomsSimSettings } from "./settings";
import { afterMs, type SimulatorRound } from "./simulator-parts.server";
import { findingsText, REJECTED_BY_SHARE, statusText, YEAR_EXCEEDED } from "./words";

const SUPPORTING = ["order", "payment", "waybill"] as const satisfies readonly CustomsSimKind[];
const COUNTING: readonly CustomsSimStage[] = ["taken", "accepted"];

function present(rows: readonly RegisterRow[], kind: CustomsSimKind): RegisterRow | undefined {
  return rows.find((row) => row.kind === kind && COUNTING.includes(row.stage));
}

/** Which of order, payment and waybill customs does not have, or has rejected. */
export function missingDocuments(rows: readonly RegisterRow[]): (typeof SUPPORTING)[number][] {
  return SUPPORTING.filter((kind) => !present(rows, kind));
}

/**
 * A payment that the order names, or a waybill that the list names, which came in under another order's
 * number: there, but not this order's (V04). A waybill number that may be used again says nothing.
 */
async function namedElsewhere(
  { tx, now }: SimulatorRound,
  kind: "payment" | "waybill",
  { head }: ParsedDocument,
): Promise<RegisterRow | undefined> {
  const { key } = kind === "payment" ? KINDS.CEB411Message : KINDS.CEB511Message;
  if (key.some((field) => !head[field])) return undefined;
  const row = await readDocument(tx, kind, keyOf(head, key));
  if (row && kind === "waybill" && checkV25(row.takenAt, now).length === 0) return undefined;
  return row && present([row], kind);
}

/**
 * When a list waits and all three documents are there, compares the four and books every answer that
 * follows. Called under the order's lock after each document of it.
 */
export async function compareWhenComplete(round: SimulatorRound, orderNo: string): Promise<void> {
  const { parts, tx } = round;
  const rows = await documentsOfOrder(tx, orderNo);
  const list = rows.find(({ kind, stage }) => kind === "list" && stage === "waiting");
  const order = present(rows, "order");
  if (!list || !order) return;
  const content = (row: RegisterRow) => openContent(parts.seal, row);
  const named = (kind: "payment" | "waybill", by: RegisterRow) =>
    present(rows, kind) ?? namedElsewhere(round, kind, content(by));
  const payment = await named("payment", order);
  const waybill = await named("waybill", list);
  if (!payment || !waybill) return;
  const set = {
    order: content(order),
    payment: content(payment),
    waybill: content(waybill),
    list: content(list),
  };
  const ruling = await rule(round, list, set);
  const counted =
    ruling.kind === "fate" && ruling.fate.kind !== "rejected" ? ruling.counted : undefined;
  await storeDocument(tx, { ...list, stage: "comparing", countedValue: counted ?? null });
  await scheduleAnswers(tx, list, answersOf(round, ruling));
}

type Ruling =
  | { kind: "refused"; info: string }
  | { kind: "fate"; fate: Fate; counted: bigint | undefined };

async function rule(
  { parts, tx, now }: SimulatorRound,
  list: RegisterRow,
  set: Required<DocumentSet> & { list: ParsedDocument },
): Promise<Ruling> {
  const unitsOf = await tariffOf(
    tx,
    set.list.lines.flatMap(({ gcode }) => gcode ?? []),
  );
  const findings: readonly Finding[] = togetherFindings(set, unitsOf, now);
  if (findings.length > 0) return { kind: "refused", info: findingsText(findings) };
  const fate = fateOf(
    {
      orderNo: list.orderNo,
      address: set.list.head.consigneeAddress ?? "",
      version: list.version,
    },
    parts.settings.shares,
  );
  if (fate.kind === "rejected") return { kind: "fate", fate, counted: undefined };
  const { personDigest, year } = list;
  const limits = await purchaseLimits(tx, now);
  const counted =
    personDigest === null || year === null
      ? undefined
      : await countTowardYear(tx, { personDigest, year, content: set.list }, limits.personYear);
  return counted === undefined
    ? { kind: "refused", info: YEAR_EXCEEDED }
    : { kind: "fate", fate, counted };
}

function answersOf({ parts, now }: SimulatorRound, ruling: Ruling) {
  const { delayMs } = parts.settings;
  const answer = (status: string, after: keyof CustomsSimSettings["delayMs"], info?: string) => ({
    status,
    info: info ?? statusText(status, "list"),
    dueAt: afterMs(now, delayMs[after]),
  });
  const handedOn = answer("3", "handedOn");
  if (ruling.kind === "refused") return [handedOn, answer("100", "accepted", ruling.info)];
  const accepted = [handedOn, answer("120", "accepted")];
  const { fate } = ruling;
  switch (fate.kind) {
    case "rejected":
      return [...accepted, answer("100", "final", REJECTED_BY_SHARE)];
    case "stopped":
      return [...accepted, answer(fate.by, "final"), answer(fate.end, "ruling")];
    case "released":
      return [...accepted, answer("800", "final")];
  }
}
