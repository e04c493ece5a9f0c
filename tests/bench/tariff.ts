import { performance } from "node:perf_hooks";
import { chooseDuty } from "../../app/domain/tariff/choose-duty";
import type { TariffRow } from "../../app/domain/tariff/rows";
import type { TariffIndex } from "../../app/domain/tariff/tariff-index";
import { seededTariffs } from "../support/seeded-tariffs";
import { bookOf, rateRow } from "../support/tariff-book";
import { percentile, round } from "./load";
import { judge, type Verdict } from "./verdict";

/** Lines of the tariff book of 2026, and origins of which China keeps schedules under RCEP. */
const LINES = 8_972;
const ORIGINS = ["AU", "NZ", "JP", "KR", "TH", "VN", "MY", "ID"];
const YEARS = [2022, 2023, 2024, 2025, 2026, 2027, 2028];
const LOOK_UPS = 50_000;

/** Every line with MFN, and RCEP by year and origin: as many rows as the whole official tables have. */
function wholeBook(): TariffRow[] {
  return Array.from({ length: LINES }, (_, line) => {
    const hs8 = String(1_010_000 + line * 7).padStart(8, "0");
    const rcep = ORIGINS.flatMap((origin) =>
      YEARS.map((year) =>
        rateRow(hs8, "RCEP", origin, String(2033 - year), {
          from: `${year}-01-01`,
          to: `${year}-12-31`,
        }),
      ),
    );
    return [rateRow(hs8, "MFN", "*", "12"), ...rcep, rateRow(hs8, "ACFTA", "TH", "0")];
  }).flat();
}

/** The choice among all candidates, line after line and origin after origin in a scattered order. */
function timesOf(index: TariffIndex, rows: readonly TariffRow[]): number[] {
  const lines = [...new Set(rows.map(({ hs8 }) => hs8))];
  return Array.from({ length: LOOK_UPS }, (_, one) => {
    const hs8 = lines[(one * 7_919) % lines.length] ?? "";
    const origin = ORIGINS[one % ORIGINS.length] ?? "";
    const startedAt = performance.now();
    const choice = chooseDuty(index, { hs8, origin, day: "2026-11-25" }, "demo");
    const took = performance.now() - startedAt;
    if (!choice.ok) throw new Error(`${hs8} of ${origin}: ${choice.error.code}`);
    return took;
  });
}

/** Tariff look-ups from memory: in the rows the shop starts with, and in whole official tables. */
export function measureTariff(): Verdict[] {
  const seeded = seededTariffs();
  const whole = wholeBook();
  const startedAt = performance.now();
  const index = bookOf(whole);
  const indexMs = performance.now() - startedAt;
  const verdict = (name: string, times: number[], more: object) =>
    judge(
      name,
      round(percentile(times, 0.99), 4),
      { atMost: 1 },
      { look_ups: LOOK_UPS, p50_ms: round(percentile(times, 0.5), 4), ...more },
    );
  return [
    verdict("tariff_look_up_p99_ms", timesOf(seeded.index, seeded.rates), {
      rows: seeded.rates.length,
    }),
    verdict("tariff_look_up_whole_book_p99_ms", timesOf(index, whole), {
      rows: whole.length,
      index_made_in_ms: round(indexMs),
    }),
  ];
}
