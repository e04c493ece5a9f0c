import type { CalendarDay } from "../../app/domain/calendar-day";
import type { FactState } from "../../app/domain/catalog/terms";
import type { Duty } from "../../app/domain/tariff/duty";
import type {
  Agreement,
  AgreementEntryRow,
  SafeguardRow,
  TariffRegime,
  TariffRow,
} from "../../app/domain/tariff/rows";
import { makeTariffIndex, type TariffTables } from "../../app/domain/tariff/tariff-index";

/** Since when RCEP applies to goods of each member (origin-rules §1). */
const RCEP_FROM: Record<string, CalendarDay> = {
  ...Object.fromEntries(
    ["CN", "AU", "NZ", "JP", "SG", "TH", "VN", "LA", "KH", "BN"].map((code) => [
      code,
      "2022-01-01",
    ]),
  ),
  KR: "2022-02-01",
  MY: "2022-03-18",
  MM: "2022-05-01",
  ID: "2023-01-02",
  PH: "2023-06-02",
};

const OTHER_PARTIES: Record<Exclude<Agreement, "RCEP">, readonly string[]> = {
  ACFTA: ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN"],
  CHAFTA: ["AU"],
  NZFTA: ["NZ"],
  KFTA: ["KR"],
};

let lastId = 0;
const fact = (more: { from?: CalendarDay; to?: CalendarDay | null; state?: FactState }) => {
  lastId += 1;
  return {
    id: lastId,
    validFrom: more.from ?? "2022-01-01",
    validTo: more.to ?? null,
    state: more.state ?? ("verified" as const),
    source: "test",
  };
};

export type RateMore = {
  from?: CalendarDay;
  to?: CalendarDay | null;
  state?: FactState;
  isDerived?: boolean;
};

/** A duty by value from a percentage as people write it: "14.7" → 1470 basis points. */
export const percent = (text: string): Duty => {
  const [whole = "", decimals = ""] = text.split(".");
  return { kind: "ad_valorem", bps: Number(whole) * 100 + Number(decimals.padEnd(2, "0")) };
};

export const rateRow = (
  hs8: string,
  regime: TariffRegime,
  origin: string,
  duty: Duty | string | null,
  more: RateMore = {},
): TariffRow => ({
  ...fact(duty === null ? { ...more, state: "unknown" } : more),
  hs8,
  regime,
  origin,
  duty: typeof duty === "string" ? percent(duty) : duty,
  isDerived: more.isDerived ?? false,
});

/** The row of one calendar year. */
export const yearRow = (
  hs8: string,
  regime: TariffRegime,
  origin: string,
  year: number,
  duty: Duty | string | null,
  more: RateMore = {},
) => rateRow(hs8, regime, origin, duty, { from: `${year}-01-01`, to: `${year}-12-31`, ...more });

export const entryRow = (
  agreement: Agreement,
  origin: string,
  more: { from?: CalendarDay; to?: CalendarDay | null; state?: FactState } = {},
): AgreementEntryRow => ({ ...fact(more), agreement, origin });

export const safeguardRow = (
  hsPrefix: string,
  origin: string,
  quotaFilledOn: CalendarDay | null,
  more: {
    from?: CalendarDay;
    to?: CalendarDay | null;
    state?: FactState;
    additionalBps?: number;
  } = {},
): SafeguardRow => ({
  ...fact({ from: "2026-01-01", to: "2028-12-31", ...more }),
  hsPrefix,
  origin,
  additionalBps: more.additionalBps ?? 5_500,
  quotaKg: 205_000_000,
  quotaFilledOn,
});

/** Entries of all agreements as they are in force. */
export const allEntries = (): AgreementEntryRow[] => [
  ...Object.entries(RCEP_FROM).map(([origin, from]) => entryRow("RCEP", origin, { from })),
  ...Object.entries(OTHER_PARTIES).flatMap(([agreement, origins]) =>
    origins.map((origin) => entryRow(agreement as Agreement, origin, { from: "2010-01-01" })),
  ),
];

/** A tariff book of these rates, with the real entries unless others are given. */
export const bookOf = (rates: readonly TariffRow[], more: Partial<TariffTables> = {}) =>
  makeTariffIndex({
    rates,
    entries: allEntries(),
    safeguards: [],
    countries: [...Object.keys(RCEP_FROM), "US", "DE"],
    ...more,
  });
