import { sql } from "drizzle-orm";
import { type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { type GroupKey, groupLines } from "~/domain/cart/cart";
import type { RuleKind } from "~/domain/dated-fact";
import { changesUntouched, type QuoteChange, type SeenQuote } from "~/domain/order/seen-quote";
import { ok, type Result, refuse } from "~/domain/result";
import { rulesOf } from "~/domain/tax/replay";
import type { ServiceContext } from "~/platform/context.server";
import { seenQuoteOf } from "~/services/ordering/seen-quote-text";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import { readCartFacts } from "./cart-facts.server";
import { type GroupQuote, quoteGroup } from "./quote-group";

/** Figures of a cart's groups as they were worked out when the visitor changed the cart last. */
export type ShownQuotes = Record<GroupKey, SeenQuote & { on: CalendarDay }>;

/** A rule that began to hold since. */
export type NewRule = { kind: RuleKind; validFrom: CalendarDay };

export type GroupChange = {
  /** the day of the figures before */
  since: CalendarDay;
  changes: QuoteChange[];
  /** empty where no rule began: a price changed, or a rule was corrected */
  because: NewRule[];
};

/** What became of the figures of a group whose goods nobody changed; null = nothing. */
export function changeSinceShown(
  shown: ShownQuotes | null,
  group: GroupQuote,
  rules: RulesOfDay,
): GroupChange | null {
  const before = shown?.[group.key];
  const now = seenQuoteOf(group, null);
  if (!before || !now) return null;
  const changes = changesUntouched(before, now) ?? [];
  if (changes.length === 0) return null;
  return { since: before.on, changes, because: begunSince(before.on, group, rules) };
}

/** The rows the group's figures rest on that began after a day, each kind and day once. */
function begunSince(day: CalendarDay, group: GroupQuote, rules: RulesOfDay): NewRule[] {
  const { parts, quote } = group;
  const freight = rules.freight(parts.warehouseId, parts.deliveryMethod);
  const used: NewRule[] = [
    ...(quote && "input" in quote ? rulesOf(quote) : []),
    ...(freight.ok ? [{ kind: "freight_rule" as const, validFrom: freight.value.validFrom }] : []),
  ];
  const begun = new Map(
    used
      .filter(({ validFrom }) => validFrom > day)
      .map(({ kind, validFrom }) => [`${kind} ${validFrom}`, { kind, validFrom }]),
  );
  return [...begun.values()];
}

/**
 * Keeps what the visitor's cart costs now, so that a later change can be named. Called when the visitor
 * changed the cart; reading a page keeps nothing. Two statements.
 */
export async function rememberShown(ctx: ServiceContext, visitorId: string): Promise<void> {
  const facts = await readCartFacts(ctx, visitorId);
  const book = await currentRules(ctx, { seenVersion: facts.ruleVersion });
  const on = shanghaiDay(facts.now);
  const shown: ShownQuotes = {};
  for (const { key, parts, lines } of groupLines(facts.lines)) {
    const seen = seenQuoteOf(quoteGroup(parts, lines, book.on(on), null), null);
    if (seen) shown[key] = { ...seen, on };
  }
  await ctx.db.execute(
    sql`UPDATE cart SET shown = ${JSON.stringify(shown)}::jsonb WHERE visitor_id = ${visitorId}`,
  );
}

/** The visitor has read what changed: from now on today's prices and figures are the known ones. */
export async function acknowledgeChanges(
  ctx: ServiceContext,
): Promise<Result<void, { code: "NO_VISITOR" }>> {
  if (ctx.actor.kind !== "visitor") return refuse({ code: "NO_VISITOR" });
  const { visitorId } = ctx.actor;
  const { lines } = await readCartFacts(ctx, visitorId);
  const prices = lines.flatMap(({ offerId, current }) =>
    current ? [{ offer_id: offerId, price_fen: current.priceFen }] : [],
  );
  await ctx.db.execute(sql`
    UPDATE cart_line l SET seen_price_fen = read.price_fen
    FROM cart, jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) AS read(offer_id text, price_fen bigint)
    WHERE cart.visitor_id = ${visitorId} AND l.cart_id = cart.id AND l.offer_id = read.offer_id`);
  await rememberShown(ctx, visitorId);
  return ok(undefined);
}
