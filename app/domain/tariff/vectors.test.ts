import { describe, expect, it } from "vitest";
import { bookOf, rateRow, safeguardRow, yearRow } from "../../../tests/support/tariff-book";
import { fen } from "../money";
import { quoteImportCost, type TaxLine } from "../tax/quote";
import { chooseDuty, type DutyQuestion } from "./choose-duty";
import { highestRcepDuty } from "./highest-rcep-duty";
import type { TariffRow } from "./rows";
import { STAGING, stagedYears } from "./staging";
import type { TariffIndex } from "./tariff-index";

/** Rows of origin-rules §8 (tariff-lines.csv); `derived` are its cells marked (d). */
const derived = { isDerived: true, state: "unverified" as const };

function ask(index: TariffIndex, hs8: string, origin: string, day: string, more = {}) {
  const question: DutyQuestion = { hs8, origin, day, ...more };
  const choice = chooseDuty(index, question, "demo");
  if (!choice.ok) throw new Error(choice.error.code);
  return choice.value;
}

/** The percentages side by side; a candidate that is out shows why instead. */
function sideBySide(index: TariffIndex, hs8: string, origin: string, day: string) {
  const { candidates, lowest } = ask(index, hs8, origin, day);
  const shown = candidates.map(({ regime, levied, standing }) => [
    regime,
    standing.kind === "usable" && levied?.kind === "ad_valorem" ? levied.bps / 100 : standing.kind,
  ]);
  return {
    ...Object.fromEntries(shown),
    lowest: lowest?.levied?.kind === "ad_valorem" && [lowest.regime, lowest.levied.bps / 100],
  };
}

const durian = bookOf([
  yearRow("08109090", "MFN", "*", 2025, "20"),
  yearRow("08109090", "ACFTA", "TH", 2025, "0"),
  ...["TH", "VN", "MY", "ID", "PH", "SG", "BN", "LA", "KH", "MM", "KR"].map((origin) =>
    yearRow("08109090", "RCEP", origin, 2025, "14.7"),
  ),
  ...["AU", "NZ"].map((origin) => yearRow("08109090", "RCEP", origin, 2025, "16")),
  yearRow("08109090", "RCEP", "JP", 2025, "15"),
]);

const cosmetics = bookOf([
  yearRow("33049900", "MFN", "*", 2025, "1"),
  yearRow("33049900", "RCEP", "JP", 2025, { kind: "no_concession" }),
  yearRow("33049900", "RCEP", "KR", 2025, { kind: "no_concession" }),
  yearRow("33049900", "RCEP", "AU", 2025, "5.2"),
  yearRow("33049900", "KFTA", "KR", 2025, "5.2"),
  yearRow("33049900", "CHAFTA", "AU", 2025, "0"),
]);

/** Pasta of Japan: base 15 in 16 cuts, of which only 2022 was read. */
const pastaOfJapan: TariffRow[] = stagedYears({
  baseBps: 1_500,
  stages: 16,
  from: "2022-01-01",
  yearZero: STAGING.RCEP?.yearZero ?? 0,
  rounding: STAGING.RCEP?.rounding ?? "truncated",
}).map(({ validFrom, validTo, bps }) =>
  rateRow(
    "19021900",
    "RCEP",
    "JP",
    { kind: "ad_valorem", bps },
    { from: validFrom, to: validTo, ...(validFrom === "2022-01-01" ? {} : derived) },
  ),
);
const pasta = bookOf([rateRow("19021900", "MFN", "*", "10"), ...pastaOfJapan]);

const beef = (filledOn: string | null) =>
  bookOf(
    [
      yearRow("02023000", "MFN", "*", 2026, "12"),
      yearRow("02023000", "CHAFTA", "AU", 2026, "0", derived),
      rateRow("02023000", "RCEP", "AU", null),
    ],
    { safeguards: [safeguardRow("02023000", "AU", filledOn)] },
  );

describe("choice of rate, vectors of origin-rules §8", () => {
  it("1: durian of Thailand in 2025", () => {
    expect(sideBySide(durian, "08109090", "TH", "2025-06-01")).toEqual({
      MFN: 20,
      RCEP: 14.7,
      ACFTA: 0,
      lowest: ["ACFTA", 0],
    });
  });

  it("2: the same of Japan", () => {
    expect(sideBySide(durian, "08109090", "JP", "2025-06-01")).toEqual({
      MFN: 20,
      RCEP: 15,
      lowest: ["RCEP", 15],
    });
  });

  it("3: cosmetics of Japan, to which RCEP gives nothing", () => {
    expect(sideBySide(cosmetics, "33049900", "JP", "2025-06-01")).toEqual({
      MFN: 1,
      RCEP: "no_concession",
      lowest: ["MFN", 1],
    });
  });

  it("4: cosmetics of Korea", () => {
    expect(sideBySide(cosmetics, "33049900", "KR", "2025-06-01")).toMatchObject({
      MFN: 1,
      KFTA: 5.2,
      lowest: ["MFN", 1],
    });
  });

  it("5: cosmetics of Australia, where RCEP is above MFN", () => {
    expect(sideBySide(cosmetics, "33049900", "AU", "2025-06-01")).toEqual({
      MFN: 1,
      RCEP: 5.2,
      CHAFTA: 0,
      lowest: ["CHAFTA", 0],
    });
  });

  it("6: pasta of Japan in 2026, a derived year", () => {
    expect(sideBySide(pasta, "19021900", "JP", "2026-06-01")).toEqual({
      MFN: 10,
      RCEP: 10.3,
      lowest: ["MFN", 10],
    });
  });

  it("7: pasta of Japan in 2027, while MFN is still 10", () => {
    expect(sideBySide(pasta, "19021900", "JP", "2027-01-01")).toMatchObject({
      RCEP: 9.4,
      lowest: ["RCEP", 9.4],
    });
    const { lowest } = ask(pasta, "19021900", "JP", "2027-01-01");
    expect(lowest).toMatchObject({ isDerived: true, state: "unverified" });
  });

  it("8: avocado of Japan, where the provisional rate is the lowest", () => {
    const avocado = bookOf([
      yearRow("08044000", "MFN", "*", 2026, "25"),
      yearRow("08044000", "PROVISIONAL", "*", 2026, "7"),
      yearRow("08044000", "RCEP", "JP", 2026, "19.0", derived),
    ]);
    expect(sideBySide(avocado, "08044000", "JP", "2026-06-01")).toEqual({
      MFN: 25,
      PROVISIONAL: 7,
      RCEP: 19,
      lowest: ["PROVISIONAL", 7],
    });
  });

  it("9: skim milk powder of Australia in 2022", () => {
    const milk = bookOf([
      yearRow("04021000", "MFN", "*", 2022, "10"),
      yearRow("04021000", "RCEP", "AU", 2022, "10"),
      yearRow("04021000", "CHAFTA", "AU", 2022, "3.3", derived),
    ]);
    expect(sideBySide(milk, "04021000", "AU", "2022-06-01")).toEqual({
      MFN: 10,
      RCEP: 10,
      CHAFTA: 3.3,
      lowest: ["CHAFTA", 3.3],
    });
  });

  it("10: nuts of Korea", () => {
    const nuts = bookOf([
      yearRow("08029990", "MFN", "*", 2025, "24"),
      yearRow("08029990", "RCEP", "KR", 2025, "19.2"),
      yearRow("08029990", "KFTA", "KR", 2025, "10.8"),
    ]);
    expect(sideBySide(nuts, "08029990", "KR", "2025-06-01")).toEqual({
      MFN: 24,
      RCEP: 19.2,
      KFTA: 10.8,
      lowest: ["KFTA", 10.8],
    });
  });

  it("11: RCEP claimed for all members: the highest of their rates", () => {
    const highest = highestRcepDuty(
      durian,
      { hs8: "08109090", day: "2025-06-01", among: "all_members" },
      "demo",
    );
    expect(highest).toMatchObject({
      ok: true,
      value: { duty: { kind: "ad_valorem", bps: 1_600 }, claim: { code: "HRB", number: "802" } },
    });
  });

  it("16: the Philippines the day before and the day of joining, at the ASEAN rate of year 2", () => {
    const ph = bookOf([
      rateRow("08109090", "MFN", "*", "20"),
      ...stagedYears({
        baseBps: 2_000,
        stages: 15,
        from: "2023-06-02",
        yearZero: 2021,
        rounding: "half_up",
      }).map(({ validFrom, validTo, bps }) =>
        rateRow(
          "08109090",
          "RCEP",
          "PH",
          { kind: "ad_valorem", bps },
          { from: validFrom, to: validTo, ...derived },
        ),
      ),
    ]);
    const before = ask(ph, "08109090", "PH", "2023-06-01");
    expect(before.candidates[1]?.standing).toEqual({ kind: "not_in_force", from: "2023-06-02" });
    expect(before.lowest?.regime).toBe("MFN");
    expect(sideBySide(ph, "08109090", "PH", "2023-06-02")).toMatchObject({
      RCEP: 17.3,
      lowest: ["RCEP", 17.3],
    });
  });

  it("19: beef of Australia after its quota was used", () => {
    expect(sideBySide(beef("2026-09-01"), "02023000", "AU", "2026-09-04")).toEqual({
      MFN: 67,
      RCEP: "unknown",
      CHAFTA: 55,
      lowest: ["CHAFTA", 55],
    });
    expect(sideBySide(beef("2026-09-01"), "02023000", "AU", "2026-09-03").lowest).toEqual([
      "CHAFTA",
      0,
    ]);
    expect(sideBySide(beef(null), "02023000", "AU", "2026-09-04").lowest).toEqual(["CHAFTA", 0]);
  });

  it("20: wine of Australia for 10,000 yuan: no duty, and the taxes on top of it", () => {
    const wine = bookOf([
      yearRow("22042100", "MFN", "*", 2026, "14"),
      yearRow("22042100", "CHAFTA", "AU", 2026, "0", derived),
    ]);
    const duty = ask(wine, "22042100", "AU", "2026-06-01").lowest?.levied;
    expect(duty).toEqual({ kind: "ad_valorem", bps: 0 });
    const line: TaxLine = {
      quantity: 1,
      goodsFen: fen(1_000_000),
      measures: { netContent: null, netWeightGrams: null, volumeMl: null, pieceCount: null },
      duty: duty ? { value: duty, rules: [] } : null,
      consumptionTax: { value: { kind: "ad_valorem", rateBps: 1_000 }, rules: [] },
      vatBps: { value: 1_300, rules: [] },
    };
    const cost = quoteImportCost([line], { freightFen: fen(0), insuranceFen: fen(0) }, null);
    expect(cost).toMatchObject({
      ok: true,
      value: { lines: [{ dutyFen: 0, consumptionTaxFen: 111_111, vatFen: 144_444 }] },
    });
  });
});
