import type { CalendarDay } from "~/domain/calendar-day";
import { invariant } from "~/domain/invariant";
import type { Duty } from "~/domain/tariff/duty";
import type { TariffRegime } from "~/domain/tariff/rows";
import { stagedRate } from "~/domain/tariff/staging";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import type { consumptionTaxRate, tariffLine, tariffRate, vatRate } from "../../schema";
import LINES from "./lines.json";
import RATES from "./rates.json";
import { sourceName } from "./sources";

type RateRow = typeof tariffRate.$inferInsert;

/**
 * A line's rates as they were gathered: percent by year, the years that were read in a source (the
 * other cells follow from the staging), and what comes after the last cell.
 */
export type GatheredRate = {
  hs8: string;
  regime: TariffRegime;
  /** ISO codes, or `*` */
  origins: string;
  years: Record<string, string>;
  /** years read in a source; of `no concession`: "yes" when its absence was read */
  read: string;
  then: string;
  base?: string;
  source?: string;
};

const FIRST_DAY: CalendarDay = "2022-01-01";

/** "14.7" → 1470 basis points. */
export function bpsOf(percent: string): number {
  const [whole = "0", decimals = ""] = percent.split(".");
  return Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
}

/** Rates of the gathered lines as dated rows: one for each run of years with one rate and one certainty. */
export function tariffRateRows(gathered: readonly GatheredRate[] = RATES_GATHERED): RateRow[] {
  return gathered.flatMap((rate) => {
    const pieces = piecesOf(rate);
    return rate.origins.split(" ").flatMap((origin) =>
      pieces.map((piece) => ({
        hs8: rate.hs8,
        regime: rate.regime,
        origin,
        source: sourceName(rate.source),
        ...piece,
      })),
    );
  });
}

const RATES_GATHERED = RATES as readonly GatheredRate[];

type Piece = Pick<RateRow, "validFrom" | "validTo" | "state" | "duty" | "isDerived">;

function piecesOf(rate: GatheredRate): Piece[] {
  if (rate.then === "no concession") {
    const state = rate.read === "yes" ? "verified" : "unverified";
    return [piece(FIRST_DAY, null, state, { kind: "no_concession" }, false)];
  }
  const years = Object.keys(rate.years).map(Number).sort();
  const last = years.at(-1);
  if (last === undefined) return [piece(FIRST_DAY, null, "unknown", null, false)];
  const read = rate.read.split(" ");
  const cells = years.map((year) => {
    const percent = rate.years[year] ?? "";
    return { year, bps: bpsOf(percent), isRead: read.includes(String(year)) };
  });
  const runs: Piece[] = [];
  let previousYear = 0;
  for (const { year, bps, isRead } of [
    ...cells,
    ...laterCells(rate, last, cells.at(-1)?.bps ?? 0),
  ]) {
    const state = isRead ? "verified" : "unverified";
    const run = runs.at(-1);
    const isSame = run?.state === state && previousYear === year - 1 && bpsIn(run) === bps;
    if (run && isSame) run.validTo = `${year}-12-31`;
    else {
      const duty = { kind: "ad_valorem" as const, bps };
      // A rate of one's own knowledge is unverified, yet was not computed from another year's.
      const isDerived = !isRead && rate.regime !== "MFN" && rate.regime !== "PROVISIONAL";
      runs.push(piece(`${year}-01-01`, `${year}-12-31`, state, duty, isDerived));
    }
    previousYear = year;
  }
  const final = runs.at(-1);
  if (final && previousYear > last) final.validTo = null;
  return runs;
}

const bpsIn = ({ duty }: Piece) => (duty?.kind === "ad_valorem" ? duty.bps : undefined);

function piece(
  validFrom: CalendarDay,
  validTo: CalendarDay | null,
  state: Piece["state"],
  duty: Duty | null,
  isDerived: boolean,
): Piece {
  return { validFrom, validTo, state, duty, isDerived };
}

type Cell = { year: number; bps: number; isRead: false };

/**
 * Years after the last cell: a standing, flat or zero rate goes on without being read again; staged
 * rates fall by the agreement's rule until zero; of the others nothing is known.
 */
function laterCells(rate: GatheredRate, last: number, lastBps: number): Cell[] {
  if (rate.regime === "PROVISIONAL") return [];
  const next = (bps: number, year = last + 1): Cell => ({ year, bps, isRead: false });
  const [, stages, start] = /^(\d+) stages( from 2015)?$/.exec(rate.then) ?? [];
  if (rate.then === "standing" || rate.then === "flat" || lastBps === 0) return [next(lastBps)];
  if (stages === undefined || rate.base === undefined) return [];
  const [count, base] = [Number(stages), bpsOf(rate.base)];
  const [yearZero, rounding] = start
    ? ([2014, "truncated"] as const)
    : ([2021, "half_up"] as const);
  const cells: Cell[] = [];
  for (let year = last + 1; year <= yearZero + count; year++) {
    cells.push(next(stagedRate(base, year - yearZero, count, rounding), year));
  }
  return cells;
}

type GatheredLine = {
  hs8: string;
  zh: string;
  en: string;
  /** percent, and whether it was read for this line or follows from a general rule */
  vat: string;
  vatFrom: string;
  ct: string;
  ctFrom: string;
};

const LINES_GATHERED: readonly GatheredLine[] = LINES;
const YEAR = "2026-01-01";
const GENERAL_RULE = "一般规则（未见该税号的原文）";

/** The tariff lines the rates belong to. */
export const tariffLineRows = (): (typeof tariffLine.$inferInsert)[] =>
  LINES_GATHERED.map(({ hs8, zh, en }) => ({
    ...{ hs8, nameZh: zh, nameEn: en, validFrom: FIRST_DAY, state: "verified" },
    source: "2026 年税则（第三方摘录）",
  }));

const readOrNot = (from: string, source: string) =>
  from === "read"
    ? ({ state: "verified", source } as const)
    : ({ state: "unverified", source: GENERAL_RULE } as const);

/** Import VAT by HS8; the shop's own ten-digit lines have rows of their own. */
export const lineVatRows = (): (typeof vatRate.$inferInsert)[] =>
  LINES_GATHERED.map(({ hs8, vat, vatFrom }) => ({
    ...{ hsCode: hs8, rateBps: bpsOf(vat), validFrom: YEAR },
    ...readOrNot(vatFrom, "税率网页（商业转载）"),
  }));

/** Spirits: 20 % and 0.5 yuan a half litre, stated by the litre; beer by the value of a litre. */
const CONSUMPTION_TAXES: Readonly<Record<string, ConsumptionTax>> = {
  none: { kind: "none" },
  "10%": { kind: "ad_valorem", rateBps: 1_000 },
  cosmetics: { kind: "high_end_cosmetics" },
  spirits: { kind: "compound", rateBps: 2_000, milliFenPerUnit: 91_200, unit: "l" },
  beer: {
    kind: "beer",
    thresholdMilliFenPerLitre: 265_770,
    milliFenPerLitreFrom: 25_300,
    milliFenPerLitreBelow: 22_270,
  },
};

/** Consumption tax by HS8. */
export const lineConsumptionTaxRows = (): (typeof consumptionTaxRate.$inferInsert)[] =>
  LINES_GATHERED.map(({ hs8, ct, ctFrom }) => {
    const tax = CONSUMPTION_TAXES[ct];
    invariant(tax, `a consumption tax that is named: ${hs8} ${ct}`);
    return {
      ...{ hsCode: hs8, tax, validFrom: YEAR },
      ...readOrNot(ctFrom, "消费税税目税率"),
    };
  });
