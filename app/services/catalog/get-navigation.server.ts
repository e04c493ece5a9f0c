import { asc } from "drizzle-orm";
import type { Locale, ServiceContext } from "~/platform/context.server";
import type { Database } from "~db/client.server";
import { category } from "~db/schema";

export type NavigationEntry = { key: string; name: string };
export type NavigationGroup = NavigationEntry & { children: NavigationEntry[] };

type Kept = { readAtMs: number; rows: (typeof category.$inferSelect)[] };

/** The tree changes with a deployment or by an editor's hand: a minute old is new enough. */
const KEPT_MS = 60_000;
const kept = new WeakMap<Database, Kept>();

async function readTree(db: Database): Promise<Kept["rows"]> {
  const known = kept.get(db);
  if (known && performance.now() - known.readAtMs < KEPT_MS) return known.rows;
  const rows = await db.select().from(category).orderBy(asc(category.sort), asc(category.key));
  kept.set(db, { readAtMs: performance.now(), rows });
  return rows;
}

const nameIn = (locale: Locale, row: { nameZh: string; nameEn: string }) =>
  locale === "en" ? row.nameEn : row.nameZh;

/** The shop's two-level category tree in the reader's language. At most one statement a minute. */
export async function getNavigation(ctx: ServiceContext): Promise<NavigationGroup[]> {
  const rows = await readTree(ctx.db);
  const entry = (row: (typeof rows)[number]) => ({ key: row.key, name: nameIn(ctx.locale, row) });
  return rows
    .filter((row) => row.parentKey === null)
    .map((group) => ({
      ...entry(group),
      children: rows.filter((row) => row.parentKey === group.key).map(entry),
    }));
}

export type CategoryView = NavigationEntry & { parent: NavigationEntry | null };

/** A category of either level by its key; undefined when there is none. */
export async function findCategory(
  ctx: ServiceContext,
  key: string,
): Promise<CategoryView | undefined> {
  const rows = await readTree(ctx.db);
  const found = rows.find((row) => row.key === key);
  if (!found) return undefined;
  const parent = rows.find((row) => row.key === found.parentKey);
  const entry = (row: typeof found) => ({ key: row.key, name: nameIn(ctx.locale, row) });
  return { ...entry(found), parent: parent ? entry(parent) : null };
}
