import type { CalendarDay } from "../calendar-day";
import { rowInForce } from "../dated-fact";
import { groupOf, rateInForce } from "./origin-groups";
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
  /** all rates that hold for an origin at some time: its own, then its group's */
  rates(hs8: string, regime: TariffRegime, origin: string): readonly TariffRow[];
  /** the rate that holds on a day: the origin's own before its group's */
  rate(hs8: string, regime: TariffRegime, origin: string, day: CalendarDay): TariffRow | undefined;
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
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
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
  const rows = grouped(tables.rates, (row) => row.hs8);
  // A line is arranged when it is first asked for: whole tables have half a million rows.
  const arranged = new Map<string, Line>();
  const lineAt = (hs8: string): Line | undefined => {
    const known = arranged.get(hs8);
    if (known !== undefined) return known;
    const own = rows.get(hs8);
    if (own === undefined) return undefined;
    const line = lineOf(own);
    arranged.set(hs8, line);
    return line;
  };
  const entries = grouped(tables.entries, (row) => `${row.agreement} ${row.origin}`);
  const members = grouped(tables.entries, (row) => row.agreement);
  const safeguards = grouped(tables.safeguards, (row) => row.origin);
  const entriesOf = (agreement: Agreement, origin: string) =>
    entries.get(`${agreement} ${origin}`) ?? NONE;
  const ratesOf: TariffIndex["rates"] = (hs8, regime, origin) => {
    const rates = lineAt(hs8)?.rates;
    const own = rates?.get(`${regime} ${origin}`) ?? NONE;
    const group = groupOf(origin);
    const shared = group && rates?.get(`${regime} ${group}`);
    return shared ? [...own, ...shared] : own;
  };
  return {
    isCountry: (code) => countries.has(code),
    firstDay: (hs8) => lineAt(hs8)?.firstDay,
    rates: ratesOf,
    rate: (hs8, regime, origin, day) => rateInForce(ratesOf(hs8, regime, origin), origin, day),
    entries: entriesOf,
    parties: (agreement, day) => {
      const origins = new Set((members.get(agreement) ?? NONE).map((row) => row.origin));
      return [...origins].filter((origin) => rowInForce(entriesOf(agreement, origin), day));
    },
    safeguards: (hs8, origin) =>
      (safeguards.get(origin) ?? NONE).filter((row) => hs8.startsWith(row.hsPrefix)),
  };
}
