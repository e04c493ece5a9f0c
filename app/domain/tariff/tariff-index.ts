import type { CalendarDay } from "../calendar-day";
import { rowInForce } from "../dated-fact";
import type { Agreement, AgreementEntryRow, SafeguardRow, TariffRegime, TariffRow } from "./rows";

/** Rows of the tariff book; of `countries` all codes that an origin may have. */
export type TariffTables = {
  rates: readonly TariffRow[];
  entries: readonly AgreementEntryRow[];
  safeguards: readonly SafeguardRow[];
  countries: Iterable<string>;
};

/** The tariff book arranged for look-ups that cost no search: made once, whenever rows change. */
export type TariffIndex = {
  isCountry(code: string): boolean;
  /** day of the line's first rate of any kind; undefined = no such line */
  firstDay(hs8: string): CalendarDay | undefined;
  lines(): Iterable<string>;
  rates(hs8: string, regime: TariffRegime, origin: string): readonly TariffRow[];
  entries(agreement: Agreement, origin: string): readonly AgreementEntryRow[];
  /** origins to which the agreement applies on a day, importer included */
  parties(agreement: Agreement, day: CalendarDay): string[];
  safeguards(hs8: string, origin: string): readonly SafeguardRow[];
};

type Line = { firstDay: CalendarDay; rates: Map<string, TariffRow[]> };

const NONE: readonly never[] = [];

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function lineOf(rows: readonly TariffRow[]): Line {
  let firstDay = "9999-12-31";
  for (const row of rows) if (row.validFrom < firstDay) firstDay = row.validFrom;
  return { firstDay, rates: grouped(rows, (row) => `${row.regime} ${row.origin}`) };
}

export function makeTariffIndex(tables: TariffTables): TariffIndex {
  const countries = new Set(tables.countries);
  const lines = new Map(
    [...grouped(tables.rates, (row) => row.hs8)].map(([hs8, rows]) => [hs8, lineOf(rows)]),
  );
  const entries = grouped(tables.entries, (row) => `${row.agreement} ${row.origin}`);
  const members = grouped(tables.entries, (row) => row.agreement);
  const safeguards = grouped(tables.safeguards, (row) => row.origin);
  const entriesOf = (agreement: Agreement, origin: string) =>
    entries.get(`${agreement} ${origin}`) ?? NONE;
  return {
    isCountry: (code) => countries.has(code),
    firstDay: (hs8) => lines.get(hs8)?.firstDay,
    lines: () => lines.keys(),
    rates: (hs8, regime, origin) => lines.get(hs8)?.rates.get(`${regime} ${origin}`) ?? NONE,
    entries: entriesOf,
    parties: (agreement, day) => {
      const origins = new Set((members.get(agreement) ?? NONE).map((row) => row.origin));
      return [...origins].filter((origin) => rowInForce(entriesOf(agreement, origin), day));
    },
    safeguards: (hs8, origin) =>
      (safeguards.get(origin) ?? NONE).filter((row) => hs8.startsWith(row.hsPrefix)),
  };
}
