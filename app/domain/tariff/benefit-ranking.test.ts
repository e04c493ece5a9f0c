import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import {
  allEntries,
  bookOf,
  entryRow,
  rateRow,
  safeguardRow,
  yearRow,
} from "../../../tests/support/tariff-book";
import type { FactPolicy } from "../dated-fact";
import { type BenefitQuestion, rankBenefits } from "./benefit-ranking";
import type { TariffRow } from "./rows";

const DAY = "2026-11-25";
const NUTS = "08029990";
const WINE = "22042100";
const lines = [
  { hs8: WINE, category: "wine" },
  { hs8: NUTS, category: "food" },
];

function rank(rates: TariffRow[], more: Partial<BenefitQuestion>, policy: FactPolicy = "demo") {
  const question: BenefitQuestion = {
    kind: "falls_next",
    day: DAY,
    agreement: "RCEP",
    lines,
    ...more,
  };
  return rankBenefits(bookOf(rates), question, policy);
}
const short = ({ ranked }: ReturnType<typeof rank>) =>
  ranked.map(({ rank: at, hs8, origin, fromBps, toBps }) => [at, hs8, origin, fromBps, toBps]);

describe("what falls on the next 1 January", () => {
  const rates = [
    yearRow(NUTS, "RCEP", "KR", 2026, "18"),
    yearRow(NUTS, "RCEP", "KR", 2027, "16.8", { state: "unverified", isDerived: true }),
    yearRow(NUTS, "RCEP", "AU", 2026, "18"),
    yearRow(NUTS, "RCEP", "AU", 2027, "16.8"),
    yearRow(WINE, "RCEP", "KR", 2026, "14"),
    yearRow(WINE, "RCEP", "KR", 2027, "12"),
    rateRow(WINE, "RCEP", "JP", "5"),
    yearRow(WINE, "RCEP", "TH", 2026, "5"),
    rateRow(WINE, "RCEP", "NZ", { kind: "no_concession" }),
  ];

  it("is ranked by the cut, equal ones sharing a rank in a fixed order", () => {
    const ranking = rank(rates, {});
    expect(short(ranking)).toEqual([
      [1, WINE, "KR", 1_400, 1_200],
      [2, NUTS, "AU", 1_800, 1_680],
      [2, NUTS, "KR", 1_800, 1_680],
    ]);
    expect(ranking).toMatchObject({ fromDay: DAY, toDay: "2027-01-01", total: 3 });
    expect(ranking.ranked.map((one) => [one.isUnverified, one.isDerived])).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
    const reversed = rank(rates, { lines: [...lines].reverse() });
    expect(short(reversed)).toEqual(short(ranking));
    expect(ranking.ranked[2]?.rows).toMatchObject([
      { rowId: rates[0]?.id },
      { rowId: rates[1]?.id, state: "unverified" },
    ]);
  });

  it("leaves out what stays as it is or was refused, and sets aside what is unknown", () => {
    const { unranked } = rank(rates, {});
    // Thailand's rate of next year has no row; nothing is listed for members without any row.
    expect(unranked).toEqual([{ hs8: WINE, category: "wine", origin: "TH", why: "rate_unknown" }]);
  });

  it("can be asked by country, by category and for the first of them", () => {
    expect(short(rank(rates, { origin: "KR" }))).toEqual([
      [1, WINE, "KR", 1_400, 1_200],
      [2, NUTS, "KR", 1_800, 1_680],
    ]);
    expect(short(rank(rates, { category: "food" }))).toHaveLength(2);
    const first = rank(rates, { limit: 1 });
    expect(first.ranked).toHaveLength(1);
    expect(first.total).toBe(3);
  });

  it("sets unverified figures aside in production", () => {
    const { ranked, unranked } = rank(rates, { category: "food" }, "production");
    expect(ranked.map(({ origin }) => origin)).toEqual(["AU"]);
    expect(unranked).toMatchObject([{ origin: "KR", why: "unverified" }]);
  });

  it("does not rank duties by quantity", () => {
    const byKg = { kind: "specific", milliFenPerUnit: 1, unit: "kg" } as const;
    expect(
      rank([rateRow(NUTS, "RCEP", "KR", byKg, { to: "2026-12-31" })], {}).unranked,
    ).toMatchObject([{ why: "by_quantity" }]);
  });

  it("leaves out a concession that ends or begins with the year", () => {
    const none = { kind: "no_concession" } as const;
    const of = (now: Parameters<typeof rateRow>[3], next: Parameters<typeof rateRow>[3]) =>
      rank([yearRow(NUTS, "RCEP", "KR", 2026, now), yearRow(NUTS, "RCEP", "KR", 2027, next)], {});
    expect(of(none, "1")).toMatchObject({ ranked: [], unranked: [] });
    expect(of("1", none)).toMatchObject({ ranked: [], unranked: [] });
  });

  it("orders equal cuts of one rank by line and then by origin", () => {
    const rates = ["VN", "AU"].flatMap((origin) =>
      [WINE, NUTS].flatMap((hs8) => [
        yearRow(hs8, "RCEP", origin, 2026, "2"),
        yearRow(hs8, "RCEP", origin, 2027, "1"),
      ]),
    );
    expect(short(rank(rates, {})).map(([at, hs8, origin]) => [at, hs8, origin])).toEqual([
      [1, NUTS, "AU"],
      [1, NUTS, "VN"],
      [1, WINE, "AU"],
      [1, WINE, "VN"],
    ]);
  });

  it("knows members only while they are", () => {
    const before = rank(
      [rateRow(NUTS, "RCEP", "PH", "9", { to: "2023-06-30" }), rateRow(NUTS, "RCEP", "PH", "8")],
      { day: "2023-06-01" },
    );
    expect(before).toMatchObject({ ranked: [], unranked: [] });
  });

  it("says when another rate is lower anyway, remedies aside", () => {
    const acfta = rateRow(NUTS, "ACFTA", "TH", "0");
    const cut = [yearRow(NUTS, "RCEP", "TH", 2026, "9"), yearRow(NUTS, "RCEP", "TH", 2027, "8")];
    const betterOf = (more: TariffRow[]) => rank([...cut, ...more], {}).ranked[0]?.better;
    expect(betterOf([acfta])).toEqual({ regime: "ACFTA", bps: 0 });
    expect(betterOf([rateRow(NUTS, "MFN", "*", "8")])).toBeNull();
    expect(betterOf([rateRow(NUTS, "MFN", "*", "7.9")])).toEqual({ regime: "MFN", bps: 790 });
    expect(betterOf([])).toBeNull();
    const underRemedy = bookOf([...cut, acfta], {
      safeguards: [safeguardRow(NUTS, "TH", "2026-01-01", { from: "2026-01-01" })],
    });
    const question = { kind: "falls_next", day: DAY, agreement: "RCEP", lines } as const;
    expect(rankBenefits(underRemedy, question, "demo").ranked[0]).toMatchObject({
      fromBps: 900,
      better: { regime: "ACFTA", bps: 0 },
    });
    const unheardOf = bookOf([...cut, acfta], { countries: [] });
    expect(rankBenefits(unheardOf, question, "demo").ranked[0]?.better).toBeNull();
  });
});

describe("the largest cut within five years", () => {
  it("compares the day with the same day five years on", () => {
    const rates = [
      rateRow(NUTS, "RCEP", "KR", "18", { to: "2031-11-24" }),
      rateRow(NUTS, "RCEP", "KR", "11", { from: "2031-11-25" }),
      rateRow(WINE, "RCEP", "KR", "18", { to: "2031-11-25" }),
      rateRow(WINE, "RCEP", "KR", "1", { from: "2031-11-26" }),
    ];
    const ranking = rank(rates, { kind: "largest_cut" });
    expect(short(ranking)).toEqual([[1, NUTS, "KR", 1_800, 1_100]]);
    expect(ranking.toDay).toBe("2031-11-25");
  });
});

describe("zero in the first year", () => {
  const zero = { kind: "zero_at_once" } as const;

  it("gains what importers without the agreement pay: the lower of MFN and provisional", () => {
    const rates = [
      rateRow(NUTS, "MFN", "*", "24"),
      rateRow(WINE, "MFN", "*", "14"),
      rateRow(WINE, "PROVISIONAL", "*", "6"),
      rateRow(NUTS, "PROVISIONAL", "*", "30"),
      rateRow(NUTS, "RCEP", "VN", "0"),
      rateRow(WINE, "RCEP", "VN", "0"),
      rateRow(WINE, "RCEP", "JP", "1", { to: "2025-12-31" }),
      rateRow(WINE, "RCEP", "JP", "0", { from: "2026-01-01" }),
      rateRow(WINE, "RCEP", "NZ", { kind: "no_concession" }),
    ];
    const ranking = rank(rates, zero);
    expect(short(ranking)).toEqual([
      [1, NUTS, "VN", 2_400, 0],
      [2, WINE, "VN", 600, 0],
    ]);
    expect(ranking).toMatchObject({ fromDay: DAY, toDay: DAY, unranked: [] });
  });

  it("asks for the rate of the member's own first day", () => {
    const rates = [
      rateRow(NUTS, "MFN", "*", "24"),
      rateRow(NUTS, "RCEP", "PH", "0", { from: "2023-06-02" }),
      rateRow(NUTS, "RCEP", "TH", "0", { from: "2025-01-01" }),
    ];
    const ranking = rank(rates, zero);
    expect(short(ranking)).toEqual([[1, NUTS, "PH", 2_400, 0]]);
    expect(ranking.unranked).toMatchObject([{ origin: "TH", why: "rate_unknown" }]);
    const rejoined = bookOf(rates, {
      entries: [
        entryRow("RCEP", "TH", { from: "2025-01-01" }),
        entryRow("RCEP", "TH", { from: "2022-01-01", to: "2022-12-31" }),
      ],
    });
    expect(
      rankBenefits(rejoined, { ...zero, day: DAY, agreement: "RCEP", lines }, "demo").unranked,
    ).toHaveLength(1);
  });

  it("is not ranked without a known duty to gain, nor where there is none", () => {
    const rates = [
      rateRow(NUTS, "RCEP", "VN", "0"),
      rateRow(NUTS, "MFN", "*", null),
      rateRow(WINE, "RCEP", "VN", "0"),
      rateRow(WINE, "MFN", "*", "0"),
    ];
    expect(rank(rates, zero)).toMatchObject({
      ranked: [],
      unranked: [{ hs8: NUTS, origin: "VN", why: "base_unknown" }],
    });
  });

  it("marks a benefit that rests on an unverified MFN rate", () => {
    const rates = [
      rateRow(NUTS, "RCEP", "VN", "0"),
      rateRow(NUTS, "MFN", "*", "24", { state: "unverified" }),
    ];
    expect(rank(rates, zero).ranked[0]).toMatchObject({ isUnverified: true, isDerived: false });
  });
});

describe("properties", () => {
  const SEED = 20_261_125;
  const entries = allEntries();
  const cell = fc.option(fc.nat(9_999), { nil: null });

  it(`ranks fall, never reach zero and never hold an unknown figure (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
        fc.constantFrom<FactPolicy>("demo", "production"),
        (cells, policy) => {
          const bps = (value: number | null) =>
            value === null ? null : ({ kind: "ad_valorem", bps: value } as const);
          const made = cells.flatMap(([now, next], at) => [
            yearRow(`0000000${at}`, "RCEP", "TH", 2026, bps(now)),
            yearRow(`0000000${at}`, "RCEP", "TH", 2027, bps(next)),
          ]);
          const { ranked, unranked } = rankBenefits(
            bookOf(made, { entries }),
            {
              kind: "falls_next",
              day: DAY,
              agreement: "RCEP",
              lines: cells.map((_, at) => ({ hs8: `0000000${at}`, category: "" })),
            },
            policy,
          );
          const falls = cells.filter(([now, next]) => now !== null && next !== null && now > next);
          const unknown = cells.filter(([now, next]) => now === null || next === null);
          const isFalling = ranked.every(
            (one, at) =>
              one.cutBps > 0 &&
              one.cutBps <= (ranked[at - 1]?.cutBps ?? 10_000) &&
              one.rank >= (ranked[at - 1]?.rank ?? 1),
          );
          return isFalling && ranked.length === falls.length && unranked.length === unknown.length;
        },
      ),
      { seed: SEED, numRuns: propertyRuns(), verbose: 1 },
    );
  });
});
