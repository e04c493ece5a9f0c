import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import { allEntries, bookOf, rateRow } from "../../../tests/support/tariff-book";
import type { FactState } from "../catalog/terms";
import type { FactPolicy } from "../dated-fact";
import { fen } from "../money";
import { minus } from "../tax/rational";
import { chooseDuty, type DutyQuestion } from "./choose-duty";
import { type Duty, exactDutyFen } from "./duty";
import type { AgreementEntryRow, TariffRow } from "./rows";
import type { TariffIndex } from "./tariff-index";

const HS = "20089990";
const DAY = "2026-06-01";
const mfn = rateRow(HS, "MFN", "*", "12");

function ask(index: TariffIndex, more: Partial<DutyQuestion> = {}, policy: FactPolicy = "demo") {
  const choice = chooseDuty(index, { hs8: HS, origin: "TH", day: DAY, ...more }, policy);
  if (!choice.ok) throw new Error(choice.error.code);
  return choice.value;
}
describe("properties", () => {
  const SEED = 20_261_125;
  const run = { seed: SEED, numRuns: propertyRuns(), verbose: 1 } as const;
  const entries: AgreementEntryRow[] = allEntries();
  const duty: fc.Arbitrary<Duty | null> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("ad_valorem"), bps: fc.nat(9_999) }) },
    fc.record({
      kind: fc.constant("specific"),
      milliFenPerUnit: fc.nat(1_000_000),
      unit: fc.constantFrom("kg", "l"),
    }),
    fc.record({
      kind: fc.constant("compound"),
      bps: fc.nat(9_999),
      milliFenPerUnit: fc.nat(1_000_000),
      unit: fc.constantFrom("kg", "piece"),
    }),
    fc.constant({ kind: "no_concession" } as const),
    fc.constant(null),
  ) as fc.Arbitrary<Duty | null>;
  const state = fc.constantFrom<FactState>("verified", "unverified", "unknown");
  const rows = fc
    .array(fc.tuple(duty, state, fc.constantFrom("MFN", "PROVISIONAL", "RCEP", "ACFTA")), {
      minLength: 1,
      maxLength: 5,
    })
    .map((made): TariffRow[] =>
      made.map(([one, known, regime]) =>
        rateRow(HS, regime as "MFN", regime === "RCEP" || regime === "ACFTA" ? "TH" : "*", one, {
          state: known,
        }),
      ),
    );
  const goods = fc.option(
    fc.record({
      customsValueFen: fc.integer({ min: 1, max: 99_999_999_999 }).map(fen),
      quantityThousandths: fc.record(
        { kg: fc.integer({ min: 1, max: 10 ** 9 }), l: fc.integer({ min: 1, max: 10 ** 9 }) },
        { requiredKeys: [] },
      ),
    }),
    { nil: undefined },
  );
  const policy = fc.constantFrom<FactPolicy>("demo", "production");

  it(`the lowest is usable and never above a usable candidate (seed ${SEED})`, () => {
    fc.assert(
      fc.property(rows, goods, policy, (made, measured, strictness) => {
        const index = bookOf(made, { entries });
        const { candidates, lowest } = ask(index, { goods: measured }, strictness);
        const usable = candidates.filter(({ standing }) => standing.kind === "usable");
        if (lowest === null) return usable.length === 0;
        return usable.every(({ levied }) => {
          const best = lowest.levied;
          if (!levied || !best) return false;
          if (usable.length === 1) return levied === best;
          if (measured === undefined) {
            return "bps" in levied && "bps" in best && best.bps <= levied.bps;
          }
          const [a, b] = [exactDutyFen(best, measured), exactDutyFen(levied, measured)];
          return a !== undefined && b !== undefined && minus(a, b).numerator <= 0n;
        });
      }),
      run,
    );
  });

  it(`a candidate that cannot be taken never changes the lowest (seed ${SEED})`, () => {
    const useless = fc.constantFrom<(origin: string) => TariffRow>(
      () => rateRow(HS, "CHAFTA", "TH", "0"),
      () => rateRow(HS, "NZFTA", "TH", null),
      () => rateRow(HS, "KFTA", "TH", { kind: "no_concession" }),
      () => rateRow(HS, "ACFTA", "TH", "0", { state: "unknown" }),
      () => rateRow(HS, "ACFTA", "TH", { kind: "no_concession" }),
      () => rateRow(HS, "ACFTA", "TH", "0", { from: "2027-01-01" }),
      () => rateRow(HS, "RCEP", "AU", "0"),
      () => rateRow(HS, "PROVISIONAL", "*", "0", { to: "2026-05-31" }),
    );
    fc.assert(
      fc.property(rows, useless, goods, policy, (made, more, measured, strictness) => {
        const before = made.filter(({ regime }) => regime !== "ACFTA");
        const lowestOf = (all: TariffRow[]) =>
          ask(bookOf(all, { entries }), { goods: measured }, strictness).lowest?.row ?? null;
        expect(lowestOf([...before, mfn, more("TH")])).toEqual(lowestOf([...before, mfn]));
      }),
      run,
    );
  });
});
