import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import { customsValueOf, type PurchaseLimits } from "~/domain/customs/checks/limits";
import type { TariffUnits } from "~/domain/customs/checks/quantities";
import type { Scaled } from "~/domain/customs/decimal";
import { time17 } from "~/domain/customs/instants";
import type { ParsedDocument } from "~/domain/customs/parsed-message";
import { invariant } from "~/domain/invariant";
import { newId } from "~/platform/new-id.server";
import type { Sealer } from "~/platform/sealing.server";
import type { DatabaseTransaction } from "~db/client.server";
import {
  customsSimAnswer as answer,
  type CustomsSimKind,
  customsSimDocument as document,
  customsSimLimit as limit,
  customsSimPersonYear as personYear,
  customsSimTariff as tariff,
} from "~db/schema";
import { enqueueJobs } from "./mailbox.server";

export type RegisterRow = typeof document.$inferSelect;

/** One order's documents are judged by one process at a time. */
export async function lockOrder(tx: DatabaseTransaction, orderNo: string): Promise<void> {
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`customs_sim:${orderNo}`}, 0))`,
  );
}

export async function databaseNow(tx: DatabaseTransaction): Promise<Date> {
  const [row] = await tx.execute<{ now: string }>(
    sql`SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`,
  );
  invariant(row, "the database tells the time");
  return new Date(row.now);
}

export async function documentsOfOrder(
  tx: DatabaseTransaction,
  orderNo: string,
): Promise<RegisterRow[]> {
  return tx.select().from(document).where(eq(document.orderNo, orderNo));
}

export async function findDocument(
  tx: DatabaseTransaction,
  kind: CustomsSimKind,
  documentKey: string,
): Promise<RegisterRow | undefined> {
  const [row] = await tx
    .select()
    .from(document)
    .where(and(eq(document.kind, kind), eq(document.documentKey, documentKey)))
    .for("update");
  return row;
}

/** A document without its lock: of another order, whose lock comes before its rows. */
export async function readDocument(
  tx: DatabaseTransaction,
  kind: CustomsSimKind,
  documentKey: string,
): Promise<RegisterRow | undefined> {
  const [row] = await tx
    .select()
    .from(document)
    .where(and(eq(document.kind, kind), eq(document.documentKey, documentKey)));
  return row;
}

export async function storeDocument(
  tx: DatabaseTransaction,
  row: typeof document.$inferInsert,
): Promise<void> {
  await tx
    .insert(document)
    .values(row)
    .onConflictDoUpdate({ target: [document.kind, document.documentKey], set: row });
}

export function sealContent(seal: Sealer, content: ParsedDocument): Uint8Array {
  return seal.seal(JSON.stringify(content));
}

export function openContent(seal: Sealer, row: RegisterRow): ParsedDocument {
  return JSON.parse(seal.openText(row.contentCipher)) as ParsedDocument;
}

/** Books answers for later; each is a job that waits in the database for its time. */
export async function scheduleAnswers(
  tx: DatabaseTransaction,
  row: Pick<RegisterRow, "kind" | "documentKey" | "version">,
  answers: readonly { status: string; info: string; dueAt: Date }[],
): Promise<void> {
  const rows = answers.map(({ status, info, dueAt }) => ({
    id: newId("ans"),
    kind: row.kind,
    documentKey: row.documentKey,
    version: row.version,
    status,
    info,
    dueAt,
  }));
  await tx.insert(answer).values(rows);
  await enqueueJobs(
    tx,
    rows.map(({ id, dueAt }) => ({
      task: "customs_sim.answer" as const,
      payload: { answerId: id },
      runAt: dueAt,
    })),
  );
}

/** Pre-entry and list numbers: eighteen characters from one series. */
export async function drawNumbers(
  tx: DatabaseTransaction,
  customsCode: string,
  now: Date,
): Promise<{ preNo: string; listNo: string }> {
  const [row] = await tx.execute<{ serial: string }>(
    sql`SELECT nextval('customs_sim.list_serial')::text AS serial`,
  );
  invariant(row, "a serial number");
  const serial = row.serial.padStart(9, "0").slice(-9);
  const time = time17(now);
  return {
    preNo: `P${time.slice(0, 8)}${serial}`,
    listNo: `${customsCode}${time.slice(0, 4)}I${serial}`,
  };
}

export async function tariffOf(
  tx: DatabaseTransaction,
  codes: readonly string[],
): Promise<(hsCode: string) => TariffUnits | undefined> {
  const rows = await tx
    .select()
    .from(tariff)
    .where(inArray(tariff.code, ["", ...codes]));
  const byCode = new Map(
    rows.map(({ code, unit1, unit2 }) => [code, { unit1, unit2: unit2 ?? undefined }]),
  );
  return (hsCode) => byCode.get(hsCode);
}

export async function purchaseLimits(tx: DatabaseTransaction, now: Date): Promise<PurchaseLimits> {
  const rows = await tx
    .selectDistinctOn([limit.kind], { kind: limit.kind, amountFen: limit.amountFen })
    .from(limit)
    .where(lte(limit.validFrom, shanghaiDay(now)))
    .orderBy(limit.kind, sql`${limit.validFrom} DESC`);
  const amount = (kind: (typeof rows)[number]["kind"]): Scaled => {
    const row = rows.find((one) => one.kind === kind);
    invariant(row, `customs has no ${kind} limit`);
    return BigInt(row.amountFen) * 1_000n;
  };
  return { singleOrder: amount("single_order"), personYear: amount("person_year") };
}

/** Counts a list toward its person's year, or refuses: in one statement, so that two never both fit. */
export async function countTowardYear(
  tx: DatabaseTransaction,
  list: { personDigest: string; year: number; content: ParsedDocument },
  yearLimit: Scaled,
): Promise<Scaled | undefined> {
  const value = customsValueOf(list.content);
  if (value === undefined || value > yearLimit) return undefined;
  const rows = await tx
    .insert(personYear)
    .values({ personDigest: list.personDigest, year: list.year, used: value })
    .onConflictDoUpdate({
      target: [personYear.personDigest, personYear.year],
      set: { used: sql`${personYear.used} + ${value}` },
      setWhere: sql`${personYear.used} + ${value} <= ${yearLimit}`,
    })
    .returning({ used: personYear.used });
  return rows.length === 1 ? value : undefined;
}

/** Takes a list out of its person's year again, once: it was rejected or sent back. */
export async function uncount(tx: DatabaseTransaction, row: RegisterRow): Promise<void> {
  if (row.personDigest === null || row.year === null || row.countedValue === null) return;
  await tx
    .update(personYear)
    .set({ used: sql`${personYear.used} - ${row.countedValue}` })
    .where(and(eq(personYear.personDigest, row.personDigest), eq(personYear.year, row.year)));
}
