import { shanghaiDay } from "~/domain/calendar-day";
import type { ProductId } from "~/domain/ids";
import { NO_FILTERS } from "~/domain/search/request";
import type { Locale, ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { Database } from "~db/client.server";
import { readCards } from "./card-facts.server";
import { makeCard } from "./make-card.server";
import type { ProductCard } from "./product-card";

/** Cards below a product are a way on, not the goods asked for: half a minute old is new enough. */
const KEPT_MS = 30_000;
const MOST_KEPT = 2_000;

type Kept = { readAtMs: number; card: ProductCard | undefined };
const kept = new WeakMap<Database, Map<string, Kept>>();

/** Cards of related goods. No statement while all of them are in memory, else one. */
export async function relatedCards(
  ctx: ServiceContext,
  productIds: readonly ProductId[],
): Promise<ProductCard[]> {
  const known = kept.get(ctx.db) ?? new Map<string, Kept>();
  kept.set(ctx.db, known);
  const nowMs = performance.now();
  const isFresh = (id: ProductId) => {
    const found = known.get(keyOf(ctx.locale, id));
    return found !== undefined && nowMs - found.readAtMs < KEPT_MS;
  };
  const missing = ctx.fixedNow ? productIds : productIds.filter((id) => !isFresh(id));
  if (missing.length > 0) {
    if (known.size > MOST_KEPT) known.clear();
    const reading = await readCards(ctx, missing, { brandSlugs: [], withCategories: false });
    const book = await currentRules(ctx, { seenVersion: reading.ruleVersion });
    const rules = book.on(shanghaiDay(reading.now));
    for (const id of missing) {
      const facts = reading.facts.get(id);
      const card = facts && makeCard(facts, NO_FILTERS, rules, ctx.locale);
      known.set(keyOf(ctx.locale, id), { readAtMs: nowMs, card });
    }
  }
  return productIds.flatMap((id) => known.get(keyOf(ctx.locale, id))?.card ?? []);
}

const keyOf = (locale: Locale, id: ProductId) => `${locale} ${id}`;
