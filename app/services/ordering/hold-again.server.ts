import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import { fen } from "~/domain/money";
import { fitWeightCaps, fitYear } from "~/domain/quota/quota";
import { type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { lockedFreeStock } from "~/services/bonded/lot-allocation.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import { LEDGER_SHORTAGE, sqlStateOf, type Tx } from "~/services/transaction.server";
import type { DatabaseTransaction } from "~db/client.server";
import { cappedGramsJson, personUse } from "./allowance-use.server";
import { allowanceHold, promiseHolds } from "./order-holds";
import type { LockedOrder } from "./order-of-payment.server";

class CannotHold extends Error {}

/**
 * Money came after the hold was over: holds stock and allowance anew, both or neither (a savepoint).
 * False when either no longer suffices; the money then goes back.
 */
export async function holdAgain(ctx: ServiceContext, tx: Tx, order: LockedOrder): Promise<boolean> {
  const book = await currentRules(ctx, { via: tx.db });
  const rules = book.on(shanghaiDay(tx.now));
  try {
    await tx.db.transaction(async (savepoint) => {
      const { personHash, allowanceYear } = order;
      const isImport = personHash !== null && allowanceYear !== null;
      if (
        isImport &&
        !(await personAllows(savepoint, order, personHash, allowanceYear, rules)).ok
      ) {
        throw new CannotHold("the person's year does not allow it any more");
      }
      const hold = (ledger: string, lines: unknown) =>
        sql`ledger_hold(${order.orderId}, ${ledger}, 'late', NULL, ${JSON.stringify(lines)}::jsonb)`;
      const allowance = isImport ? allowanceHold(personHash, allowanceYear, order.dutiableFen) : [];
      // Lots are locked before promised pieces, as everywhere; they are set aside when it is settled.
      await savepoint.execute(sql`SELECT ${hold("allowance", allowance)}`);
      await savepoint.execute(sql`SELECT count(*) FROM ${lockedFreeStock(order)}`);
      await savepoint.execute(
        sql`SELECT ${hold("promise", promiseHolds(order.warehouseId, order.lines))}`,
      );
    });
    return true;
  } catch (error) {
    if (error instanceof CannotHold || sqlStateOf(error) === LEDGER_SHORTAGE) return false;
    throw error;
  }
}

/** Locks the person's year and asks limit and weight caps once more, without this order in them. */
async function personAllows(
  db: DatabaseTransaction,
  order: LockedOrder,
  personHash: string,
  year: number,
  rules: RulesOfDay,
): Promise<Result<unknown, { code: string }>> {
  const limit = rules.personYearLimit();
  if (!limit.ok) return limit;
  const limitFen = limit.value.amountFen;
  const [used] = await db.execute<{ used_fen: string }>(
    sql`SELECT allowance_used(${personHash}, ${year}, ${limitFen}) AS used_fen`,
  );
  if (!used) return refuse({ code: "RATE_UNKNOWN" });
  const usedFen = fen(Number(used.used_fen));
  const fits = fitYear({ dutiableFen: order.dutiableFen, usedFen, limitFen });
  if (!fits.ok) return fits;
  const weights = order.lines.map((line) => ({
    cap: line.hsCode === null ? null : rules.weightCap(line.hsCode),
    grams: line.quantity * line.netWeightGrams,
  }));
  if (weights.every(({ cap }) => cap === null)) return fits;
  const [grams] = await db.execute<{ grams: Record<string, number> }>(
    sql`SELECT (${cappedGramsJson(sql`${personHash}`, sql`${year}`)}) AS grams`,
  );
  const use = personUse({ usedFen, gramsByHs8: grams?.grams ?? {} }, rules);
  return fitWeightCaps(weights, use.usedGramsOf);
}
