import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import { addDays } from "../calendar-day";
import { planChange, type StandingRow } from "./plan-change";
import { type EnteredRow, firstOverlap } from "./rule-row";

const SEED = 20261125;
const standing = (id: number, validFrom: string, validTo: string | null, rateBps = 1_300) =>
  ({
    id,
    hsCode: "04022100",
    rateBps,
    validFrom,
    validTo,
    state: "verified",
    source: "s",
  }) as const;
const entered = (validFrom: string, validTo: string | null, rateBps = 900): EnteredRow => ({
  ...{ kind: "vat_rate", rowKey: "04022100", values: { hsCode: "04022100", rateBps } },
  ...{ validFrom, validTo, state: "verified", source: "new" },
});

describe("a row that comes into force", () => {
  it("ends the one before it", () => {
    const old = standing(1, "2026-01-01", null);
    expect(planChange("vat_rate", [old], [entered("2027-01-01", null)])).toEqual({
      withdraw: [],
      end: [{ id: 1, validTo: "2026-12-31" }],
      resume: [],
      insert: [entered("2027-01-01", null)],
      outcomes: [{ kind: "changed", before: [old] }],
    });
  });

  it("withdraws one whose whole time it takes", () => {
    const plan = planChange(
      "vat_rate",
      [standing(1, "2026-01-01", null)],
      [entered("2026-01-01", null)],
    );
    expect(plan).toMatchObject({ withdraw: [1], end: [], resume: [] });
  });

  it("leaves what goes on after it", () => {
    const old = standing(1, "2026-01-01", null);
    const plan = planChange("vat_rate", [old], [entered("2026-03-01", "2026-03-31")]);
    expect(plan).toMatchObject({
      withdraw: [],
      end: [{ id: 1, validTo: "2026-02-28" }],
      resume: [{ of: old, validFrom: "2026-04-01", validTo: null }],
    });
  });

  it("is not written when one in force says the same with the same certainty", () => {
    const old = standing(1, "2026-01-01", null);
    const same = entered("2026-05-01", "2026-12-31", 1_300);
    expect(planChange("vat_rate", [old], [same])).toEqual({
      ...{ withdraw: [], end: [], resume: [], insert: [] },
      outcomes: [{ kind: "same" }],
    });
    const surer = { ...old, state: "unverified" as const };
    expect(planChange("vat_rate", [surer], [same]).insert).toEqual([same]);
  });

  it("of another line touches nothing", () => {
    const other = { ...entered("2026-01-01", null), rowKey: "04090000" };
    const plan = planChange("vat_rate", [standing(1, "2026-01-01", null)], [other]);
    expect(plan).toMatchObject({ withdraw: [], end: [], outcomes: [{ kind: "new" }] });
  });
});

describe("a whole table", () => {
  it("ends what it no longer names, and withdraws what had not begun", () => {
    const rows = [
      { ...standing(1, "2026-01-01", null), hsCode: "01010101" },
      { ...standing(2, "2027-06-01", null), hsCode: "02020202" },
      { ...standing(3, "2020-01-01", "2020-12-31"), hsCode: "03030303" },
    ];
    const plan = planChange("vat_rate", rows, [entered("2027-01-01", null)], {
      from: "2027-01-01",
    });
    expect(plan.end).toEqual([{ id: 1, validTo: "2026-12-31" }]);
    expect(plan.withdraw).toEqual([2]);
  });

  it("of a tariff ends only the regimes and origins it names", () => {
    const rate = (id: number, hs8: string, regime: string, origin: string): StandingRow => ({
      ...{ id, hs8, regime, origin, duty: null, isDerived: false, note: null },
      ...{ validFrom: "2026-01-01", validTo: null, state: "unknown", source: "s" },
    });
    const values = { hs8: "08109090", regime: "RCEP", origin: "JP", duty: null, isDerived: false };
    const row: EnteredRow = {
      ...{ kind: "tariff_rate", rowKey: "08109090 RCEP JP", values },
      ...{ validFrom: "2027-01-01", validTo: null, state: "unknown", source: "s" },
    };
    const rows = [
      rate(1, "04090000", "RCEP", "JP"),
      rate(2, "04090000", "RCEP", "KR"),
      rate(3, "04090000", "MFN", "*"),
    ];
    expect(planChange("tariff_rate", rows, [row], { from: "2027-01-01" }).end).toEqual([
      { id: 1, validTo: "2026-12-31" },
    ]);
  });
});

describe("a group's schedule", () => {
  const rate = (id: number, hs8: string, origin: string, validTo: string | null = null) => ({
    ...{
      id,
      hs8,
      regime: "RCEP",
      origin,
      duty: { kind: "ad_valorem", bps: 900 },
      isDerived: false,
    },
    ...({
      note: null,
      validFrom: "2025-01-01",
      validTo,
      state: "unverified",
      source: "s",
    } as const),
  });
  const asean = (hs8: string): EnteredRow => {
    const values = { hs8, regime: "RCEP", origin: "ASEAN", duty: { kind: "ad_valorem", bps: 0 } };
    return {
      ...{ kind: "tariff_rate", rowKey: `${hs8} RCEP ASEAN`, values },
      ...{ validFrom: "2026-01-01", validTo: null, state: "verified", source: "official" },
    };
  };
  const standingRows = [
    rate(1, "08109090", "TH"),
    rate(2, "08109090", "JP"),
    rate(3, "04090000", "VN"),
    rate(4, "08109090", "MY", "2025-12-31"),
  ];

  it("takes the time of its members' own rates, and says which it takes", () => {
    const plan = planChange("tariff_rate", standingRows, [asean("08109090")]);
    expect(plan.end).toEqual([{ id: 1, validTo: "2025-12-31" }]);
    expect(plan.withdraw).toEqual([]);
    expect(plan.outcomes).toEqual([{ kind: "changed", before: [standingRows[0]] }]);
  });

  it("is the whole table of each member: lines it no longer names end for them too", () => {
    const plan = planChange("tariff_rate", standingRows, [asean("08109090")], {
      from: "2026-01-01",
    });
    expect(plan.end.map(({ id }) => id)).toEqual([1, 3]);
  });

  it("that stands already is not the same while a member's own rate goes before it", () => {
    const stands = {
      ...{ id: 9, note: null, isDerived: false, ...asean("08109090").values },
      ...({
        validFrom: "2026-01-01",
        validTo: null,
        state: "verified",
        source: "official",
      } as const),
    };
    const again = asean("08109090");
    const values = { ...again.values, isDerived: false, note: null };
    expect(planChange("tariff_rate", [stands], [{ ...again, values }]).outcomes).toEqual([
      { kind: "same" },
    ]);
    const plan = planChange(
      "tariff_rate",
      [stands, rate(1, "08109090", "TH")],
      [{ ...again, values }],
    );
    expect(plan).toMatchObject({
      end: [{ id: 1, validTo: "2025-12-31" }],
      withdraw: [9],
      outcomes: [{ kind: "changed" }],
    });
  });
});

describe("properties", () => {
  const FIRST = "2026-01-01";
  const time = fc
    .tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.option(fc.integer({ min: 0, max: 15 }), { nil: null }),
    )
    .map(([from, length]) => ({
      validFrom: addDays(FIRST, from),
      validTo: length === null ? null : addDays(FIRST, from + length),
    }));
  /** Times that do not overlap, as the database keeps them. */
  const apart = (times: { validFrom: string; validTo: string | null }[]) => {
    const kept: EnteredRow[] = [];
    for (const [index, one] of times.entries()) {
      const row = { ...entered(one.validFrom, one.validTo, 100 + index) };
      if (!firstOverlap([...kept, row])) kept.push(row);
    }
    return kept;
  };
  const rateOn = (
    rows: readonly { validFrom: string; validTo: string | null; rate: unknown }[],
    day: string,
  ) => rows.filter((row) => row.validFrom <= day && (row.validTo === null || day <= row.validTo));

  it(`never leaves two rows in force, takes exactly the entered time, and keeps all other days (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(time, { maxLength: 4 }),
        fc.array(time, { maxLength: 3 }),
        (old, fresh) => {
          const before = apart(old).map((row, index) => ({
            ...standing(index + 1, row.validFrom, row.validTo, index + 1),
          }));
          const news = apart(fresh);
          const plan = planChange("vat_rate", before, news);
          const after = [
            ...before
              .filter(({ id }) => !plan.withdraw.includes(id))
              .map((row) => ({
                ...row,
                rate: row.rateBps,
                validTo: plan.end.find(({ id }) => id === row.id)?.validTo ?? row.validTo,
              })),
            ...plan.resume.map(({ of, validFrom, validTo }) => ({
              rate: of.rateBps,
              validFrom,
              validTo,
            })),
            ...plan.insert.map(({ values, validFrom, validTo }) => ({
              rate: values.rateBps,
              validFrom,
              validTo,
            })),
          ];
          const was = before.map((row) => ({ ...row, rate: row.rateBps }));
          const wanted = news.map((row) => ({ ...row, rate: row.values.rateBps }));
          for (let day = -1; day < 60; day++) {
            const date = addDays(FIRST, day);
            const [now, ...more] = rateOn(after, date);
            expect(more).toEqual([]);
            const [expected] = rateOn(wanted, date).concat(rateOn(was, date) as never[]);
            expect(now?.rate).toBe(expected?.rate);
          }
        },
      ),
      { seed: SEED, numRuns: Math.ceil(propertyRuns() / 10) },
    );
  });
});
