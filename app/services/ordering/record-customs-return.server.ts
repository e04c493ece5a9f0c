import { sql } from "drizzle-orm";
import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import type { FactRefusal } from "~/domain/dated-fact";
import { type OrderId, parseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { addFen, type Fen, fen, ZERO_FEN } from "~/domain/money";
import {
  decideReturn,
  freedByReturn,
  type ReturnClocks,
  type ReturnRefusal,
} from "~/domain/quota/in-time-return";
import { ok, type Result, refuse } from "~/domain/result";
import { actorName, type ServiceContext } from "~/platform/context.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { type AllowanceOrder, lockAllowanceOrder } from "./allowance-order.server";
import type { ViewAllowanceRefusal } from "./view-buyer-allowance.server";

const day = z.iso.date();

export const customsReturnInput = z.object({
  orderId: z.string(),
  /** customs' number of the return application */
  returnNo: z
    .string()
    .trim()
    .regex(/^[\w-]{4,40}$/),
  appliedOn: day,
  backOn: day,
  lines: z
    .array(
      z.object({ line: z.number().int().min(1), quantity: z.number().int().min(1).max(9_999) }),
    )
    .min(1)
    .max(60),
});

export type CustomsReturnRefusal =
  | ViewAllowanceRefusal
  | ReturnRefusal
  | FactRefusal
  | { code: "NOT_RELEASED" }
  | { code: "RETURNED_ALREADY" }
  /** more pieces of a line than were left of it */
  | { code: "TOO_MANY_PIECES"; line: number };

type Wish = Omit<z.output<typeof customsReturnInput>, "orderId">;

/**
 * Customs took goods of a released order back in time: their value and weight leave the buyer's year.
 * Whole or in part, each application once. By the role customs only.
 */
export async function recordCustomsReturn(
  ctx: ServiceContext,
  input: z.input<typeof customsReturnInput>,
): Promise<Result<{ freedFen: Fen }, CustomsReturnRefusal>> {
  if (!mayActAs(ctx.actor, "customs")) return refuse({ code: "FORBIDDEN" });
  const { orderId: text, ...wish } = customsReturnInput.parse(input);
  const orderId = parseId("ord", text);
  if (!orderId) return refuse({ code: "ORDER_NOT_FOUND" });
  return inTransaction<{ freedFen: Fen }, CustomsReturnRefusal>(ctx, async (tx) => {
    const person = await lockAllowanceOrder(tx, orderId);
    if (person === "missing") return refuse({ code: "ORDER_NOT_FOUND" });
    if (person === "duty_paid") return refuse({ code: "NO_ALLOWANCE" });
    if (person.releasedOn === null) return refuse({ code: "NOT_RELEASED" });
    const clocks = returnClocks((await currentRules(ctx, { via: tx.db })).on(shanghaiDay(tx.now)));
    if (!clocks.ok) return clocks;
    const inTime = decideReturn({ ...wish, releasedOn: person.releasedOn }, clocks.value);
    if (!inTime.ok) return inTime;
    const pieces = await readPieces(tx, orderId, wish.returnNo);
    if (pieces.isKnown) return refuse({ code: "RETURNED_ALREADY" });
    const value = returnedValue(wish.lines, pieces.lines);
    if (!value.ok) return value;
    const freedFen = await write(ctx, tx, { orderId, person, wish, valueFen: value.value });
    return ok({ freedFen });
  });
}

/** Rows of `setting`: days a return may take from release (海关总署公告 2020 年第 45 号). */
export const RETURN_SETTINGS = {
  applyWithinDays: "returns.apply_within_days",
  backWithinDays: "returns.back_within_days",
} as const;

function returnClocks(rules: RulesOfDay): Result<ReturnClocks, FactRefusal> {
  const apply = rules.setting(RETURN_SETTINGS.applyWithinDays);
  if (!apply.ok) return apply;
  const back = rules.setting(RETURN_SETTINGS.backWithinDays);
  if (!back.ok) return back;
  const clocks = {
    applyWithinDays: Number(apply.value.value),
    backWithinDays: Number(back.value.value),
  };
  const areDays = Object.values(clocks).every((days) => Number.isInteger(days) && days >= 0);
  return areDays ? ok(clocks) : refuse({ code: "RATE_UNKNOWN", subject: "setting" });
}

type Pieces = { line: number; quantity: number; dutiableFen: Fen; before: number };

async function readPieces(tx: Tx, orderId: OrderId, returnNo: string) {
  const [row] = await tx.db.execute<{ is_known: boolean; lines: Pieces[] }>(sql`
    SELECT EXISTS (SELECT FROM customs_return WHERE order_id = ${orderId} AND return_no = ${returnNo}) AS is_known,
           (SELECT json_agg(json_build_object(
              'line', l.line, 'quantity', l.quantity, 'dutiableFen', l.dutiable_fen,
              'before', (SELECT coalesce(sum(r.quantity), 0) FROM customs_return r
                          WHERE r.order_id = l.order_id AND r.line = l.line)))
            FROM order_line l WHERE l.order_id = ${orderId}) AS lines`);
  invariant(row, "an order has lines");
  return { isKnown: row.is_known, lines: row.lines };
}

function returnedValue(
  wish: Wish["lines"],
  lines: readonly Pieces[],
): Result<Fen, { code: "TOO_MANY_PIECES"; line: number }> {
  let valueFen = ZERO_FEN;
  const asked = new Set<number>();
  for (const { line, quantity } of wish) {
    const of = lines.find((one) => one.line === line);
    const isTooMany = of === undefined || of.before + quantity > of.quantity || asked.has(line);
    if (isTooMany) return refuse({ code: "TOO_MANY_PIECES", line });
    asked.add(line);
    valueFen = addFen(valueFen, freedByReturn(of, of.before, quantity));
  }
  return ok(valueFen);
}

async function write(
  ctx: ServiceContext,
  tx: Tx,
  back: { orderId: OrderId; person: AllowanceOrder; wish: Wish; valueFen: Fen },
): Promise<Fen> {
  const { orderId, person, wish, valueFen } = back;
  const { returnNo, appliedOn, backOn, lines } = wish;
  const actor = actorName(ctx.actor);
  const txn = JSON.stringify({
    sourceDoc: orderId,
    reason: `return ${returnNo}`,
    actor,
    idemKey: `return:${orderId}:${returnNo}`,
  });
  const [row] = await tx.db.execute<{ freed: string }>(sql`
    WITH kept AS (
      INSERT INTO customs_return (order_id, return_no, line, quantity, applied_on, back_on, recorded_by, recorded_at)
      SELECT ${orderId}, ${returnNo}, l.line, l.quantity, ${appliedOn}::date, ${backOn}::date, ${actor}, app_now()
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(line smallint, quantity int)
    )
    SELECT allowance_return(${person.personHash}, ${person.year}, ${valueFen}, ${txn}::jsonb) AS freed`);
  invariant(row, "one figure");
  const freedFen = fen(Number(row.freed));
  tx.orderEvent(orderId, "returned_to_customs", { returnNo, freedFen });
  tx.audit("customs_return_recorded", "order", orderId, { returnNo, lines, freedFen });
  return freedFen;
}
