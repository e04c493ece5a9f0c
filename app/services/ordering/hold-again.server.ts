import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { fen } from "~/domain/money";
import { isLeviedAsFrozen, quoteAgain } from "~/domain/tax/quote-again";
import type { FrozenInput } from "~/domain/tax/replay";
import type { ServiceContext } from "~/platform/context.server";
import { lockedFreeStock } from "~/services/bonded/lot-allocation.server";
import { latestRules } from "~/services/rules/current-rules.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import { LEDGER_SHORTAGE, sqlStateOf, type Tx } from "~/services/transaction.server";
import type { DatabaseTransaction } from "~db/client.server";
import { cappedGramsJson, personUse } from "./allowance-use.server";
import { allowanceHold, promiseHolds } from "./order-holds";
import type { LockedOrder } from "./order-of-payment.server";

class CannotHold extends Error {}

/**
 * Money came after the hold was over: holds stock and allowance anew, both or neither (a savepoint).
 * False when either no longer suffices, or the quote, kept until the hold ended, no longer holds; the
 * money then goes back.
 */
export async function holdAgain(ctx: ServiceContext, tx: Tx, order: LockedOrder): Promise<boolean> {
  const book = await latestRules(ctx, tx.db);
  const rules = book.on(shanghaiDay(tx.now));
  try {
    await tx.db.transaction(async (savepoint) => {
      const { personHash, allowanceYear } = order;
      const isImport = personHash !== null && allowanceYear !== null;
      if (isImport && !(await isStillQuoted(savepoint, order.orderId, personHash, rules))) {
        throw new CannotHold("the rules or the person's year do not allow it any more");
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

/** Locks the person's year and quotes the order once more, without itself in it, by today's rules. */
async function isStillQuoted(
  db: DatabaseTransaction,
  orderId: OrderId,
  personHash: string,
  rules: RulesOfDay,
): Promise<boolean> {
  const limit = rules.personYearLimit();
  if (!limit.ok) return false;
  const [locked] = await db.execute<{ used_fen: string; year: number }>(sql`
    SELECT allowance_used(${personHash}, o.allowance_year, ${limit.value.amountFen}) AS used_fen,
           o.allowance_year AS year
    FROM "order" o WHERE o.id = ${orderId}`);
  invariant(locked, "an imported order counts in a year");
  // A statement of its own: it must see what the lock waited for.
  const [read] = await db.execute<{ input: FrozenInput; grams: Record<string, number> }>(sql`
    SELECT q.input, (${cappedGramsJson(sql`${personHash}`, sql`${locked.year}`)}) AS grams
    FROM order_quote q WHERE q.order_id = ${orderId}`);
  if (!read) return false;
  const usedFen = fen(Number(locked.used_fen));
  const person = personUse({ usedFen, gramsByHs8: read.grams }, rules);
  const now = quoteAgain(read.input, rules.rates, person);
  return now.ok && isLeviedAsFrozen(read.input, now.value);
}
