import { sql } from "drizzle-orm";
import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import { type GroupParts, parseGroupKey } from "~/domain/cart/cart";
import { invariant } from "~/domain/invariant";
import { fen } from "~/domain/money";
import { orderNumber } from "~/domain/order/order-number";
import { PAYMENT_METHODS } from "~/domain/order/payment-method";
import { changesSince, type QuoteChange } from "~/domain/order/seen-quote";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { randomToken, sha256Hex } from "~/platform/sealing.server";
import type { CartLineFacts } from "~/services/cart/cart-facts.server";
import { type GroupBlocker, quoteGroup } from "~/services/cart/quote-group";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import { inTransaction, LEDGER_SHORTAGE, sqlStateOf, type Tx } from "~/services/transaction.server";
import { type AllowanceUse, cappedGramsJson, personUse } from "./allowance-use.server";
import { readCheckoutFacts } from "./checkout-facts.server";
import { type EnteredRefusal, readEntered } from "./entered-checkout";
import { type Orderer, type OrderToPlace, yearOf } from "./order-rows";
import { openAtProvider, type PaymentToOpen } from "./payment-opening.server";
import { type PlacedRow, placeOrderStatement } from "./place-order-statement";
import { type PlacedOrder, readBeforePlacing } from "./placed-before.server";
import { readSeenQuote, seenQuoteOf } from "./seen-quote-text";

export const placeOrderInput = z.object({
  groupKey: z.string(),
  /** the form's own key: one form, one order */
  submitKey: z.string().min(16).max(64),
  /** what the page showed, as it gave it (get-checkout `seen`) */
  seen: z.string().max(20_000).default(""),
  /** version of the consumer notice that was ticked; none for duty-paid goods */
  noticeVersion: z.string().max(40).default(""),
  method: z.enum(PAYMENT_METHODS).default("wechat_pay"),
});
export type PlaceOrderInput = z.output<typeof placeOrderInput>;

export type PlaceOrderRefusal =
  | { code: "NO_VISITOR" }
  /** nothing (left) to order in this group: ordered in another window, or taken out */
  | { code: "EMPTY_GROUP" }
  /** the cart changed under the order: look at it again */
  | { code: "CART_CHANGED" }
  | EnteredRefusal
  /** all obstacles; `code` is the first one's */
  | (GroupBlocker & { blockers: GroupBlocker[] })
  /** what is not as the page said; nothing was ordered, the page asks again */
  | { code: "QUOTE_CHANGED"; changes: QuoteChange[] }
  | { code: "TOO_MANY_OPEN_ORDERS"; scope: "visitor" | "identity"; limit: number };

/** SQLSTATE of a unique index that was in the way: the same form was sent twice at once. */
const ALREADY_THERE = "23505";
/** When the queue looks whether the payment was opened. */
const SECOND_OPENING_MS = 20_000;
/** 128 bits in an order's secret link. */
const LINK_BYTES = 16;

/**
 * Turns one group of the visitor's cart into an order that waits for its money. One transaction:
 * fresh quote, person locked, order, stock and allowance held. After the commit the payment is opened.
 */
export async function placeOrder(
  ctx: ServiceContext,
  input: z.input<typeof placeOrderInput>,
): Promise<Result<PlacedOrder, PlaceOrderRefusal>> {
  const wish = placeOrderInput.parse(input);
  if (ctx.actor.kind !== "visitor") return refuse({ code: "NO_VISITOR" });
  const parts = parseGroupKey(wish.groupKey);
  if (parts === undefined) return refuse({ code: "EMPTY_GROUP" });

  const attempt = { visitorId: ctx.actor.visitorId, parts, wish };
  const before = await readBeforePlacing(ctx, attempt.visitorId, wish.submitKey);
  if (before.earlier) return ok(await withPayment(ctx, before.earlier));
  const outcome = await attemptPlacing(ctx, { ...attempt, sequence: before.sequence });
  if (outcome.ok) return ok(await withPayment(ctx, outcome.value));
  // Sent twice at once, a form may have been refused only because its twin was quicker.
  const after = await readBeforePlacing(ctx, attempt.visitorId, wish.submitKey);
  if (after.earlier) return ok(await withPayment(ctx, after.earlier));
  const { error } = outcome;
  return refuse(error.code === "TOO_LATE" ? await whatIsShort(ctx, attempt) : error);
}

type Attempt = { visitorId: string; parts: GroupParts; wish: PlaceOrderInput };

/** Another order took the last pieces, or the form's key, between our reading and our writing. */
type TooLate = { code: "TOO_LATE" };

async function attemptPlacing(
  ctx: ServiceContext,
  attempt: Attempt & { sequence: number },
): Promise<Result<NewOrder, PlaceOrderRefusal | TooLate>> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const decided = await decideOrder(ctx, tx, attempt);
      return decided.ok ? writeOrder(ctx, tx, decided.value) : decided;
    });
  } catch (error) {
    const isShort = sqlStateOf(error) === LEDGER_SHORTAGE;
    if (isShort || sqlStateOf(error) === ALREADY_THERE) return refuse({ code: "TOO_LATE" });
    throw error;
  }
}

/** Fresh quote with the person locked: everything is decided here, nothing is written yet. */
async function decideOrder(
  ctx: ServiceContext,
  tx: Tx,
  { visitorId, parts, wish, sequence }: Attempt & { sequence: number },
): Promise<Result<OrderToPlace, PlaceOrderRefusal>> {
  const facts = await readCheckoutFacts(ctx, visitorId, parts, tx.db);
  if (facts.lines.length === 0) return refuse({ code: "EMPTY_GROUP" });
  const book = await currentRules(ctx, { seenVersion: facts.ruleVersion, via: tx.db });
  const today = shanghaiDay(tx.now);
  const rules = book.on(today);
  const entered = readEntered(ctx, facts, rules, {
    customsRegime: parts.customsRegime,
    noticeVersion: wish.noticeVersion,
  });
  if (!entered.ok) return entered;
  const { address, orderer } = entered.value;
  const person = orderer && (await lockPerson(tx, orderer, rules, facts.lines));
  const group = quoteGroup(parts, facts.lines, rules, person && personUse(person, rules));
  const { quote, blockers } = group;
  const [first] = blockers;
  if (first) return refuse({ ...first, blockers });
  invariant(quote, "a group without obstacles has a quote");
  const seenNow = seenQuoteOf(group, person?.usedFen ?? null);
  invariant(seenNow, "a quoted group has figures to show");
  const changes = changesSince(readSeenQuote(wish.seen), seenNow);
  if (changes.length > 0) return refuse({ code: "QUOTE_CHANGED", changes });
  const warehouse = book.warehouse(parts.warehouseId);
  invariant(warehouse, "an offer's warehouse is known");
  const token = randomToken(LINK_BYTES);
  return ok({
    orderId: newId("ord"),
    orderNo: orderNumber(today, sequence),
    paymentId: newId("pay"),
    visitorId,
    submitKey: wish.submitKey,
    link: { token, hash: sha256Hex(token), cipher: ctx.seal.seal(token) },
    group,
    quote,
    warehouse,
    address,
    orderer,
    method: wish.method,
    provider: ctx.ports.payments.name,
    locale: ctx.locale,
    now: tx.now,
    today,
    holdExpiresAt: new Date(tx.now.getTime() + ctx.settings.HOLD_MINUTES * 60_000),
  });
}

/** Locks the person's year and reads what this shop's orders have used of it, weights only where capped. */
async function lockPerson(
  tx: Tx,
  orderer: Orderer,
  rules: RulesOfDay,
  lines: CartLineFacts[],
): Promise<AllowanceUse | null> {
  const limit = rules.personYearLimit();
  // Without a known limit the quote itself is refused, by the name of the missing fact.
  if (!limit.ok) return null;
  const { personHash } = orderer;
  const [used] = await tx.db.execute<{ used_fen: string }>(sql`
    SELECT allowance_used(${personHash}, ${yearOf(rules.day)}, ${limit.value.amountFen}) AS used_fen`);
  invariant(used, "a locked person has a figure");
  const isCapped = lines.some(({ hsCode }) => hsCode !== null && rules.weightCap(hsCode) !== null);
  // A statement of its own: it must see what the lock waited for.
  const [grams] = isCapped
    ? await tx.db.execute<{ grams: Record<string, number> }>(
        sql`SELECT (${cappedGramsJson(sql`${personHash}`, sql`${yearOf(rules.day)}`)}) AS grams`,
      )
    : [];
  return { usedFen: fen(Number(used.used_fen)), gramsByHs8: grams?.grams ?? {} };
}

type NewOrder = { placed: PlacedOrder; toOpen: PaymentToOpen | null };

async function writeOrder(
  ctx: ServiceContext,
  tx: Tx,
  place: OrderToPlace,
): Promise<Result<NewOrder, PlaceOrderRefusal>> {
  const caps = {
    perVisitor: ctx.settings.MAX_OPEN_HOLDS_PER_VISITOR,
    perIdentity: ctx.settings.MAX_OPEN_HOLDS_PER_IDENTITY,
  };
  const [row] = await tx.db.execute<PlacedRow>(placeOrderStatement(place, caps));
  invariant(row, "one row tells what was placed");
  const tooMany = (scope: "visitor" | "identity", limit: number) =>
    refuse({ code: "TOO_MANY_OPEN_ORDERS" as const, scope, limit });
  if (!row.visitor_fits) return tooMany("visitor", caps.perVisitor);
  if (!row.identity_fits) return tooMany("identity", caps.perIdentity);
  if (Number(row.taken_count) !== place.group.lines.length) return refuse({ code: "CART_CHANGED" });
  const { orderId, orderNo, paymentId, quote, orderer, holdExpiresAt } = place;
  const facts = { orderNo, totalFen: quote.totalFen, dutiableFen: quote.dutiableFen };
  tx.orderEvent(orderId, "placed", facts);
  tx.audit("place_order", "order", orderId, facts);
  tx.enqueue("ordering.close_unpaid_order", { orderId }, { runAt: holdExpiresAt });
  const runAt = new Date(tx.now.getTime() + SECOND_OPENING_MS);
  tx.enqueue("ordering.open_payment", { orderId }, { runAt });
  return ok({
    placed: {
      orderId,
      orderNo,
      linkToken: place.link.token,
      payment: { state: "opening" },
      holdExpiresAt,
    },
    toOpen: {
      paymentId,
      orderId,
      orderNo,
      amountFen: quote.totalFen,
      method: place.method,
      placedAt: place.now,
      locale: place.locale,
      orderer: orderer && { name: orderer.name, idCipher: orderer.idCipher },
    },
  });
}

/** The order as it is answered: with its payment's address, if that can be had now. */
async function withPayment(
  ctx: ServiceContext,
  { placed, toOpen }: NewOrder,
): Promise<PlacedOrder> {
  if (toOpen === null) return placed;
  const opened = await openAtProvider(ctx, toOpen);
  // The queue opens it soon; the order's page shows the button as soon as it is there.
  if (!opened.ok) return placed;
  return { ...placed, payment: { state: "open", payUrl: opened.value.payUrl } };
}

/** What stands in the way now, by name: the page shows it as the cart would. */
async function whatIsShort(
  ctx: ServiceContext,
  { visitorId, parts }: Attempt,
): Promise<PlaceOrderRefusal> {
  const facts = await readCheckoutFacts(ctx, visitorId, parts);
  const book = await currentRules(ctx, { seenVersion: facts.ruleVersion });
  const rules = book.on(shanghaiDay(facts.now));
  const person = facts.person && personUse(facts.person, rules);
  const { blockers } = quoteGroup(parts, facts.lines, rules, person);
  const [first] = blockers;
  return first ? { ...first, blockers } : { code: "CART_CHANGED" };
}
