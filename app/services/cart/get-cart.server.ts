import { shanghaiDay } from "~/domain/calendar-day";
import { groupLines } from "~/domain/cart/cart";
import { unitCountOf } from "~/domain/quota/quota";
import type { ServiceContext } from "~/platform/context.server";
import { personInYear } from "~/services/ordering/allowance-use.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { readCartFacts } from "./cart-facts.server";
import { type CartView, groupView } from "./cart-view";
import { quoteGroup } from "./quote-group";
import { changeSinceShown } from "./shown-quote.server";

const EMPTY: CartView = { groups: [], unitCount: 0 };

/**
 * A visitor's cart in groups, each priced and taxed as it would be ordered now, with every obstacle
 * named. Somebody without a session has an empty one. One statement.
 */
export async function getCart(ctx: ServiceContext): Promise<CartView> {
  if (ctx.actor.kind !== "visitor" && ctx.actor.kind !== "kiosk") return EMPTY;
  const facts = await readCartFacts(ctx, ctx.actor.visitorId);
  if (facts.lines.length === 0) return EMPTY;
  const book = await currentRules(ctx, { seenVersion: facts.ruleVersion });
  const rules = book.on(shanghaiDay(facts.now));
  const words = { locale: ctx.locale, book, now: facts.now };
  const person = facts.person && personInYear(facts.person, rules);
  const groups = groupLines(facts.lines).map(({ parts, lines }) => {
    const quote = quoteGroup(parts, lines, rules, person);
    const changed = changeSinceShown(facts.shown, quote, rules);
    return groupView(quote, rules, words, { person, changed });
  });
  return { groups, unitCount: unitCountOf(facts.lines) };
}
