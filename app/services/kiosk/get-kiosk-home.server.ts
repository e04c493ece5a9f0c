import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import type { ProductId } from "~/domain/ids";
import { NO_FILTERS } from "~/domain/search/request";
import type { Locale, ServiceContext } from "~/platform/context.server";
import { readCards } from "~/services/catalog/card-facts.server";
import { getHome, type HomeView } from "~/services/catalog/get-home.server";
import { makeCard } from "~/services/catalog/make-card.server";
import type { ArtAddress, ProductCard } from "~/services/catalog/product-card";
import { currentRules } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import type { Database } from "~db/client.server";

/** The kiosk's first page: the shop's facts, cut to one screen, and what the hall has in stock. */
export type KioskHomeView = Pick<HomeView, "bondedCount" | "origins"> & {
  /** products the hall can hand over right now */
  hallCount: number;
  newest: ProductCard[];
  /** the eight first-level categories with most goods */
  categories: HomeView["categories"];
  /** three packs of different forms for each bank of the picture */
  bondedArts: ArtAddress[];
  dutyPaidArts: ArtAddress[];
};

const NEWEST = 4;
const CATEGORIES = 8;
const PACKS = 3;

/** The page is the same for everybody: half a minute old is new enough. */
const KEPT_MS = 30_000;
const kept = new WeakMap<
  Database,
  Map<Locale, { readAtMs: number; view: Promise<KioskHomeView> }>
>();

/** The first page in the reader's language. At most five statements, once in half a minute. */
export async function getKioskHome(ctx: ServiceContext): Promise<KioskHomeView> {
  if (ctx.fixedNow) return makeHome(ctx);
  const known = kept.get(ctx.db) ?? new Map();
  kept.set(ctx.db, known);
  const found = known.get(ctx.locale);
  if (found && performance.now() - found.readAtMs < KEPT_MS) return found.view;
  const view = makeHome(ctx);
  known.set(ctx.locale, { readAtMs: performance.now(), view });
  // A page that failed is not kept: the next visitor tries again.
  view.catch(() => known.delete(ctx.locale));
  return view;
}

async function makeHome(ctx: ServiceContext): Promise<KioskHomeView> {
  const [home, facts] = await Promise.all([getHome(ctx), readFacts(ctx)]);
  const arts = await artsOf(ctx, [...facts.bonded, ...facts.dutyPaid]);
  const shown = (ids: readonly ProductId[]) => ids.flatMap((id) => arts.get(id) ?? []);
  return {
    bondedCount: home.bondedCount,
    origins: home.origins,
    hallCount: facts.hallCount,
    newest: home.newest.slice(0, NEWEST),
    categories: home.categories.slice(0, CATEGORIES),
    bondedArts: shown(facts.bonded),
    dutyPaidArts: shown(facts.dutyPaid),
  };
}

type Facts = { hallCount: number; bonded: ProductId[]; dutyPaid: ProductId[] };

/** What sells best of each bank's own goods (not sold on the other one), no two packs of the same form. */
async function readFacts(ctx: ServiceContext): Promise<Facts> {
  const now = nowOf(ctx);
  const packs = (regime: "1210" | "0110") => sql`(
    SELECT coalesce(json_agg(id ORDER BY sales_30d DESC, id), '[]') FROM (
      SELECT id, sales_30d FROM (
        SELECT DISTINCT ON (art_form) id, sales_30d FROM sold s WHERE customs_regime = ${regime}
          AND NOT EXISTS (SELECT FROM sold other WHERE other.id = s.id AND other.customs_regime <> s.customs_regime)
        ORDER BY art_form, sales_30d DESC, id) forms
      ORDER BY sales_30d DESC, id LIMIT ${PACKS}) best)`;
  const [row] = await ctx.db.execute<{ facts: Facts }>(sql`
    WITH sold AS (
      SELECT p.id, p.art_form, p.sales_30d, o.customs_regime,
             bool_or(w.offers_hall_pickup AND b.on_hand > b.allocated) AS is_in_hall
      FROM product p JOIN variant v ON v.product_id = p.id JOIN offer o ON o.variant_id = v.id
      JOIN warehouse w ON w.id = o.warehouse_id
      JOIN ledger_account a ON a.code = 'promise:saleable:' || o.warehouse_id || ':' || o.variant_id
      JOIN ledger_balance b ON b.account_id = a.id
      WHERE p.status = 'published' AND o.customs_regime <> '9610' AND o.customs_regime = ANY (p.regimes)
        AND o.valid_from <= ${now} AND (o.valid_to IS NULL OR ${now} < o.valid_to)
      GROUP BY p.id, o.customs_regime
    )
    SELECT json_build_object(
      'hallCount', (SELECT count(*) FROM sold WHERE customs_regime = '0110' AND is_in_hall),
      'bonded', ${packs("1210")}, 'dutyPaid', ${packs("0110")}) AS facts`);
  if (!row) throw new Error("the kiosk's statement answers one row");
  return row.facts;
}

async function artsOf(
  ctx: ServiceContext,
  ids: readonly ProductId[],
): Promise<Map<ProductId, ArtAddress>> {
  const reading = await readCards(ctx, ids, { brandSlugs: [], withCategories: false });
  const book = await currentRules(ctx, { seenVersion: reading.ruleVersion });
  const rules = book.on(shanghaiDay(reading.now));
  const arts = new Map<ProductId, ArtAddress>();
  for (const [id, facts] of reading.facts) {
    const card = makeCard(facts, NO_FILTERS, rules, ctx.locale);
    if (card) arts.set(id, card.art);
  }
  return arts;
}
