import { getTableColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { CalendarDay } from "~/domain/calendar-day";
import { type Database, type DatabaseTransaction, openDatabase } from "../client.server";
import * as schema from "../schema";
import { type Catalogue, seedCatalogue } from "./catalogue";
import { catalogueRows, hsLineRows } from "./catalogue-rows";
import { COUNTRIES } from "./countries";
import { CUSTOMS_PARTIES, FREIGHT_RULES, SETTINGS, WAREHOUSES } from "./demo-firms";
import { demoOperatorRows } from "./demo-operators";
import { certifiedLots, loadStock } from "./load-stock.server";
import { originProofRows } from "./origin-proofs";
import { overseasRows } from "./overseas-rows";
import { withReductions } from "./reductions";
import { CONSUMER_NOTICES, LIMIT_RULES, SHELF_LIFE_RULES, TAX_FIGURES } from "./rules";
import {
  AGREEMENT_ENTRIES,
  ORIGIN_RULES,
  PERSONAL_MAIL_RATES,
  SAFEGUARDS,
  TARIFF_DIFFERENTIALS,
} from "./tariffs/agreements";
import { RETAIL_LIST_ENTRIES } from "./tariffs/retail-list";
import {
  lineConsumptionTaxRows,
  lineVatRows,
  tariffLineRows,
  tariffRateRows,
} from "./tariffs/tariff-rows";

const SEED_LOCK = 7_105_022;

type Step = {
  name: string;
  /** the table that is empty exactly when the step has not run */
  guard: PgTable;
  load: (insert: Insert, tx: DatabaseTransaction) => Promise<void>;
  /** tables its functions fill */
  alsoFills?: readonly PgTable[];
};

export type Insert = <Table extends PgTable>(
  table: Table,
  rows: readonly Table["$inferInsert"][],
) => Promise<void>;

export type SeedReport = {
  /** steps that found their table empty and filled it */
  loaded: string[];
  products: number;
  variants: number;
  lots: number;
};

export type SeedOptions = {
  /** the day of the first start in Asia/Shanghai: all dates are relative to it */
  today: CalendarDay;
  /** false loads countries, categories and rules only: a production shop brings its own goods */
  withDemoGoods?: boolean;
};

/**
 * Fills an empty database at `url` (the owner's address), step by step, each in one transaction; a
 * step whose table holds anything is left alone, so a second call, or one after a kill, is safe.
 */
export async function seedIfEmpty(url: string, options: SeedOptions): Promise<SeedReport> {
  const catalogue = withReductions(seedCatalogue());
  const database = openDatabase({
    url,
    applicationName: "fuling-seed",
    maxConnections: 1,
    asOwner: true,
  });
  try {
    const { db } = database;
    // Loading may take longer than a web request may; a second starter waits for the first.
    await db.execute(sql`SELECT set_config('statement_timeout', '0', false)`);
    await db.execute(sql`SELECT pg_advisory_lock(${SEED_LOCK})`);
    const steps = [
      ...referenceSteps(catalogue),
      ...(options.withDemoGoods === false ? [] : demoSteps(catalogue, options.today)),
    ];
    const loaded: string[] = [];
    for (const step of steps) {
      const filled = await runStep(db, step);
      if (!filled) continue;
      loaded.push(step.name);
      // Only what is filled: figures of an empty table would make plans that scan it when it grows.
      for (const table of filled) await db.execute(sql`ANALYZE ${table}`);
    }
    return { loaded, ...(await counts(db)) };
  } finally {
    await database.close();
  }
}

/** The tables a step filled; undefined when it had run before. */
async function runStep(db: Database, step: Step): Promise<PgTable[] | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx.execute<{ is_filled: boolean }>(
      sql`SELECT EXISTS (SELECT 1 FROM ${step.guard}) AS is_filled`,
    );
    if (row?.is_filled) return undefined;
    const filled: PgTable[] = [...(step.alsoFills ?? [])];
    const insert: Insert = async (table, rows) => {
      await insertAll(tx, table, rows);
      if (rows.length > 0) filled.push(table);
    };
    await step.load(insert, tx);
    return filled;
  });
}

function referenceSteps(catalogue: Catalogue): Step[] {
  return [
    {
      name: "rules",
      guard: schema.country,
      load: async (insert) => {
        await insert(schema.country, COUNTRIES);
        await insert(
          schema.category,
          catalogue.categories.map((category, index) => ({
            key: category.key,
            parentKey: category.key.includes(".") ? category.key.split(".")[0] : null,
            nameZh: category.nameZh,
            nameEn: category.nameEn,
            aliases: [...(category.aliases ?? [])],
            artFamily: category.family,
            sort: index + 1,
          })),
        );
        await insert(schema.limitRule, LIMIT_RULES);
        await insert(schema.setting, TAX_FIGURES);
        await insert(schema.shelfLifeRule, SHELF_LIFE_RULES);
        await insert(schema.consumerNotice, CONSUMER_NOTICES);
        await insert(
          schema.positiveListEntry,
          // The edition in force since March 2022 (Ann. 7/2022); no later one is known.
          [...catalogue.positiveList, ...RETAIL_LIST_ENTRIES].map((row) => ({
            ...row,
            validFrom: "2022-03-01",
          })),
        );
      },
    },
    {
      name: "tariffs",
      guard: schema.tariffRate,
      load: async (insert) => {
        const rates = tariffRateRows();
        const known = new Set(rates.filter(({ regime }) => regime === "MFN").map(({ hs8 }) => hs8));
        const own = hsLineRows(catalogue.hsCodes, known);
        await insert(schema.hsLine, own.lines);
        await insert(schema.vatRate, [...own.vat, ...lineVatRows()]);
        await insert(schema.consumptionTaxRate, [
          ...own.consumptionTax,
          ...lineConsumptionTaxRows(),
        ]);
        await insert(schema.tariffLine, tariffLineRows());
        await insert(schema.tariffRate, [...rates, ...own.mfn]);
        await insert(schema.agreementEntry, AGREEMENT_ENTRIES);
        await insert(schema.safeguard, SAFEGUARDS);
        await insert(schema.originRule, ORIGIN_RULES);
        await insert(schema.tariffDifferential, TARIFF_DIFFERENTIALS);
        await insert(schema.personalMailRate, PERSONAL_MAIL_RATES);
      },
    },
  ];
}

function demoSteps(catalogue: Catalogue, today: CalendarDay): Step[] {
  return [
    {
      name: "firms",
      guard: schema.warehouse,
      load: async (insert) => {
        await insert(schema.warehouse, WAREHOUSES);
        await insert(schema.freightRule, FREIGHT_RULES);
        await insert(schema.customsParty, CUSTOMS_PARTIES);
        await insert(schema.setting, SETTINGS);
      },
    },
    {
      // The simulated customs has a tariff of its own: it never reads the shop's rules.
      name: "customs tariff",
      guard: schema.customsSimTariff,
      load: (insert) =>
        insert(
          schema.customsSimTariff,
          catalogue.hsCodes.map(({ code, unit1, unit2 }) => ({ code, unit1, unit2 })),
        ),
    },
    {
      name: "operators",
      guard: schema.operator,
      load: async (insert) => insert(schema.operator, await demoOperatorRows()),
    },
    {
      name: "catalogue",
      guard: schema.product,
      load: async (insert) => {
        const rows = catalogueRows(catalogue, today);
        await insert(schema.brand, rows.brands);
        await insert(schema.brandAuthorisation, rows.authorisations);
        await insert(schema.product, rows.products);
        await insert(schema.variant, rows.variants);
        await insert(schema.offer, rows.offers);
      },
    },
    {
      name: "stock",
      guard: schema.lot,
      load: (insert, tx) => loadStock(insert, tx, catalogue, today),
      alsoFills: [schema.ledgerAccount, schema.ledgerBalance, schema.ledgerTxn, schema.ledgerEntry],
    },
    {
      name: "proofs of origin",
      guard: schema.exporter,
      load: async (insert, tx) => {
        const rows = originProofRows(await certifiedLots(tx), today);
        await insert(schema.exporter, rows.exporters);
        await insert(schema.originProof, rows.proofs);
        await insert(schema.originProofLine, rows.lines);
        await insert(schema.originProofDocument, rows.documents);
        await insert(schema.originProofLot, rows.lots);
      },
    },
    {
      name: "overseas warehouses",
      guard: schema.overseasWarehouse,
      load: async (insert) => {
        const rows = overseasRows(today);
        await insert(schema.overseasWarehouse, rows.warehouses);
        await insert(schema.overseasDocument, rows.documents);
        await insert(schema.overseasContact, rows.contacts);
        await insert(schema.overseasEdition, rows.editions);
        await insert(schema.auditLog, rows.audits);
        await insert(schema.setting, rows.settings);
      },
    },
  ];
}

/** PostgreSQL takes 65,535 parameters in one statement; a table's rows go in as few as that allows. */
async function insertAll<Table extends PgTable>(
  tx: DatabaseTransaction,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  const columnCount = Object.keys(getTableColumns(table)).length;
  const rowsPerStatement = Math.floor(65_000 / columnCount);
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    await tx.insert(table).values([...rows.slice(at, at + rowsPerStatement)]);
  }
}

async function counts(db: Database) {
  const [row] = await db.execute<{ products: number; variants: number; lots: number }>(sql`
    SELECT (SELECT count(*) FROM product)::int AS products,
           (SELECT count(*) FROM variant)::int AS variants,
           (SELECT count(*) FROM lot)::int AS lots`);
  return { products: row?.products ?? 0, variants: row?.variants ?? 0, lots: row?.lots ?? 0 };
}
