import { isNull, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { type FactPolicy, RULE_KINDS, type RuleKind } from "~/domain/dated-fact";
import { invariant } from "~/domain/invariant";
import type { ServiceContext } from "~/platform/context.server";
import type { Database, DatabaseTransaction } from "~db/client.server";
import {
  consumerNotice,
  country,
  customsParty,
  ruleTableVersion,
  ruleVersion,
  warehouse,
} from "~db/schema";
import { makeRuleBook, type RuleBook } from "./rule-book";
import { type KeptRules, RULE_TABLES } from "./rule-tables";

/** A reading: its book, and at which version each table was read. */
type Reading = { book: RuleBook; tableVersions: ReadonlyMap<string, number> };
type Kept = Reading & { checkedAtMs: number };

/** One reading per database and policy: a process has one of each, the tests have many. */
const kept = new WeakMap<Database, Kept>();

/** How old a version may be that was not read along with the caller's own statement. */
const CHECK_EVERY_MS = 1_000;

/** Scalar to read along in a statement of one's own; pass its value to `currentRules`. */
export const ruleVersionColumn = sql<number>`(SELECT version FROM rule_version)`;

/**
 * The rules of this shop, kept in memory. A caller that read `ruleVersionColumn` along passes it and
 * gets rules of exactly that version or newer; others get rules at most a second old, for one small
 * statement a second. Inside a transaction pass its `db` so that no second connection is needed.
 */
export async function currentRules(
  ctx: Pick<ServiceContext, "db" | "settings">,
  options: { seenVersion?: number; via?: DatabaseTransaction } = {},
): Promise<RuleBook> {
  const policy: FactPolicy = ctx.settings.isDemo ? "demo" : "production";
  const via = options.via ?? ctx.db;
  const known = kept.get(ctx.db);
  if (known?.book.policy === policy) {
    if (options.seenVersion !== undefined) {
      if (known.book.version >= options.seenVersion) return known.book;
    } else {
      const ageMs = performance.now() - known.checkedAtMs;
      if (ageMs < CHECK_EVERY_MS) return known.book;
      if ((await readVersion(via)) === known.book.version) {
        known.checkedAtMs = performance.now();
        return known.book;
      }
    }
  }
  if (options.via) return keep(ctx.db, await read(options.via, policy, known));
  const book = await readOnce(ctx.db, policy);
  if (book.version >= (options.seenVersion ?? 0)) return book;
  // A reading that had begun before the change the caller saw.
  return readOnce(ctx.db, policy);
}

function keep(db: Database, reading: Reading): RuleBook {
  kept.set(db, { ...reading, checkedAtMs: performance.now() });
  return reading.book;
}

/** Readings under way: everybody who finds the rules old at once waits for the same one. */
const underWay = new WeakMap<Database, { policy: FactPolicy; reading: Promise<RuleBook> }>();

function readOnce(db: Database, policy: FactPolicy): Promise<RuleBook> {
  const before = underWay.get(db);
  if (before?.policy === policy) return before.reading;
  const reading = read(db, policy, kept.get(db))
    .then((made) => keep(db, made))
    .finally(() => underWay.delete(db));
  underWay.set(db, { policy, reading });
  return reading;
}

/**
 * The rules as they are now, not up to a second ago: where rules themselves are looked at and changed,
 * and where a quote of before is to hold or fall by them. `via` as of `currentRules`.
 */
export async function latestRules(
  ctx: Pick<ServiceContext, "db" | "settings">,
  via?: DatabaseTransaction,
): Promise<RuleBook> {
  const seenVersion = await readVersion(via ?? ctx.db);
  return currentRules(ctx, via ? { seenVersion, via } : { seenVersion });
}

async function readVersion(db: Database | DatabaseTransaction): Promise<number> {
  const [row] = await db.select({ version: ruleVersion.version }).from(ruleVersion);
  invariant(row, "the rules have a version");
  return row.version;
}

/**
 * Reads what changed since the reading before. The versions are read first: rows that change while
 * they are read are only read once more. One statement after the other, on one connection: the pool
 * is for visitors, and connections that were lost come back one by one.
 */
async function read(
  db: Database | DatabaseTransaction,
  policy: FactPolicy,
  known: Reading | undefined,
): Promise<Reading> {
  const before = known?.book.policy === policy ? known : undefined;
  const rows = before?.book.rows;
  const version = await readVersion(db);
  const tableVersions = await readTableVersions(db);
  const isAsBefore = (table: string) =>
    before !== undefined && before.tableVersions.get(table) === tableVersions.get(table);
  const rules = {};
  for (const kind of RULE_KINDS) {
    Object.assign(rules, {
      [kind]: (isAsBefore(kind) && rows?.rules[kind]) || (await readKind(db, kind)),
    });
  }
  const book = makeRuleBook(
    {
      version,
      rules: rules as KeptRules,
      notices: await db.select().from(consumerNotice),
      parties: await db.select().from(customsParty),
      warehouses: await db.select().from(warehouse),
      countries: (isAsBefore("country") && rows?.countries) || (await db.select().from(country)),
    },
    policy,
    before?.book,
  );
  return { book, tableVersions };
}

async function readTableVersions(db: Database | DatabaseTransaction): Promise<Map<string, number>> {
  const rows = await db.select().from(ruleTableVersion);
  return new Map(rows.map(({ tableName, version }) => [tableName, version]));
}

/** The rows of one kind that stand: withdrawn ones only explain the past. */
async function readKind(db: Database | DatabaseTransaction, kind: RuleKind) {
  const table: PgTable & { withdrawnBy: PgColumn } = RULE_TABLES[kind];
  return db.select().from(table).where(isNull(table.withdrawnBy));
}
