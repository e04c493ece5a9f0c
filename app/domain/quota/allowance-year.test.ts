import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import { type Fen, fen } from "../money";
import {
  ALLOWANCE_ENDS,
  type AllowanceEntry,
  type AllowanceEvent,
  type AllowanceYear,
  countedFen,
  decideAllowance,
  freeFen,
  freshYear,
  reservedFen,
} from "./allowance-year";

const LIMIT = fen(2_600_000);
const fresh = freshYear(LIMIT);
const order = (orderId: string, amount: number): AllowanceEvent => ({
  kind: "ordered",
  orderId,
  dutiableFen: fen(amount),
});
const word = (used: number | null, over = 0, accepted = 0): AllowanceEvent => ({
  kind: "customs_word",
  usedFen: used === null ? null : fen(used),
  overFen: fen(over),
  acceptedFen: fen(accepted),
});

function decide(year: AllowanceYear, event: AllowanceEvent) {
  const decided = decideAllowance(year, event);
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value;
}
const yearAfter = (...events: AllowanceEvent[]): AllowanceYear =>
  events.reduce((year, event) => decide(year, event).year, fresh);
const entry = (
  reason: AllowanceEvent["kind"],
  more: Partial<Record<keyof AllowanceEntry, number>>,
  overridesOurs = false,
) => ({
  reason,
  freeFen: 0,
  reservedFen: 0,
  usedFen: 0,
  elsewhereFen: 0,
  owedFen: 0,
  ...more,
  overridesOurs,
});
const standing = (year: AllowanceYear) => ({
  free: freeFen(year),
  reserved: reservedFen(year),
  used: year.usedFen,
  elsewhere: year.elsewhereFen,
  owed: year.owedFen,
});

describe("a person's year", () => {
  it("is all free at first", () => {
    expect(standing(fresh)).toEqual({
      free: 2_600_000,
      reserved: 0,
      used: 0,
      elsewhere: 0,
      owed: 0,
    });
  });

  it("reserves at the order, once", () => {
    const { year, entry: made } = decide(fresh, order("a", 8_000));
    expect(made).toEqual(entry("ordered", { reservedFen: 8_000 }));
    expect(year.reserved).toEqual({ a: 8_000 });
    expect(decide(year, order("a", 9_999))).toEqual({ year, entry: null });
  });

  it("refuses what does not fit beside what is reserved", () => {
    const year = yearAfter(order("a", 2_590_000));
    expect(decideAllowance(year, order("b", 10_001))).toEqual({
      ok: false,
      error: { code: "ANNUAL_LIMIT", limitFen: LIMIT, usedFen: 2_590_000, leftFen: 10_000 },
    });
    expect(decide(year, order("b", 10_000)).year.reserved).toEqual({ a: 2_590_000, b: 10_000 });
  });

  it("100 yuan left: of two orders of 80 one is placed", () => {
    const year = yearAfter(order("old", 2_590_000), order("first", 8_000));
    expect(decideAllowance(year, order("second", 8_000)).ok).toBe(false);
  });

  it("keeps a rejected order that is being mended", () => {
    const year = yearAfter(order("a", 8_000));
    expect(decide(year, { kind: "rejected", orderId: "a" })).toEqual({ year, entry: null });
  });

  it("uses what was reserved at release, once", () => {
    const { year, entry: made } = decide(yearAfter(order("a", 8_000), order("b", 100)), {
      kind: "released",
      orderId: "a",
    });
    expect(made).toEqual(
      entry("released", { freeFen: -8_000, reservedFen: -8_000, usedFen: 8_000 }),
    );
    expect(year.reserved).toEqual({ b: 100 });
    expect(decide(year, { kind: "released", orderId: "a" })).toEqual({ year, entry: null });
  });

  it.each(ALLOWANCE_ENDS)("frees what was reserved: %s", (kind) => {
    const { year, entry: made } = decide(yearAfter(order("a", 8_000), order("b", 100)), {
      kind,
      orderId: "a",
    });
    expect(made).toEqual(entry(kind, { reservedFen: -8_000 }));
    expect(year.reserved).toEqual({ b: 100 });
    expect(decide(year, { kind, orderId: "a" }).entry).toBeNull();
  });

  it("reserves anew when money comes after the hold ended", () => {
    const year = yearAfter(
      order("a", 8_000),
      { kind: "unpaid_end", orderId: "a" },
      order("a", 8_000),
    );
    expect(year.reserved).toEqual({ a: 8_000 });
  });

  it("gives back goods that came back in time, no more than stands as released", () => {
    const year = yearAfter(order("a", 81_600), { kind: "released", orderId: "a" });
    const back = decide(year, { kind: "returned_in_time", freedFen: fen(27_200) });
    expect(back.entry).toEqual(entry("returned_in_time", { freeFen: 27_200, usedFen: -27_200 }));
    const rest = decide(back.year, { kind: "returned_in_time", freedFen: fen(99_999) });
    expect(standing(rest.year)).toEqual(standing(fresh));
    expect(decide(rest.year, { kind: "returned_in_time", freedFen: fen(1) }).entry).toBeNull();
  });
});

describe("customs' word", () => {
  it("adds what other shops sold, with an entry saying so", () => {
    const year = yearAfter(order("a", 8_000), { kind: "released", orderId: "a" });
    const { year: told, entry: made } = decide(year, word(50_000));
    expect(made).toEqual(entry("customs_word", { freeFen: -42_000, elsewhereFen: 42_000 }, true));
    expect(decide(told, word(50_000))).toEqual({ year: told, entry: null });
  });

  it("counts lists it accepted as we count them reserved", () => {
    const year = yearAfter(order("a", 8_000));
    expect(decide(year, word(8_000, 0, 8_000)).entry).toBeNull();
    expect(decide(year, word(9_000, 0, 8_000)).entry).toMatchObject({ elsewhereFen: 1_000 });
    expect(decide(year, word(1_000, 0, 8_000)).entry).toBeNull();
  });

  it("that an order does not fit counts a fen more than would leave room for it", () => {
    const { entry: made } = decide(fresh, word(null, 100_000));
    expect(made).toMatchObject({ elsewhereFen: 2_500_001, freeFen: -2_500_001 });
    const year = yearAfter(order("a", 2_550_000), { kind: "released", orderId: "a" });
    expect(decide(year, word(null, 100_000)).entry).toBeNull();
  });

  it("is owed where orders reserve it already, until one frees it", () => {
    const year = yearAfter(order("a", 2_000_000), order("b", 500_000));
    const told = decide(year, word(300_000));
    expect(told.entry).toEqual(
      entry("customs_word", { freeFen: -100_000, elsewhereFen: 300_000, owedFen: 200_000 }, true),
    );
    expect(decideAllowance(told.year, order("c", 1)).ok).toBe(false);
    const freed = decide(told.year, { kind: "cancelled", orderId: "b" }).year;
    expect(standing(freed)).toMatchObject({ free: 2_500_000, reserved: 2_000_000, owed: 200_000 });
    // Only what asks for room, or gives some back, settles: releases stay one posting.
    const released = decide(freed, { kind: "released", orderId: "a" }).year;
    expect(standing(released)).toMatchObject({ free: 500_000, used: 2_000_000, owed: 200_000 });
    const next = decide(freed, order("c", 300_000));
    expect(next.entry).toEqual(
      entry("ordered", { freeFen: -200_000, reservedFen: 300_000, owedFen: -200_000 }),
    );
    expect(decideAllowance(next.year, order("d", 1)).ok).toBe(false);
  });

  it("below ours takes back other shops' use first, then our own", () => {
    const year = yearAfter(order("a", 80_000), { kind: "released", orderId: "a" }, word(100_000));
    expect(decide(year, word(90_000)).entry).toEqual(
      entry("customs_word", { freeFen: 10_000, elsewhereFen: -10_000 }, true),
    );
    expect(decide(year, word(30_000)).entry).toEqual(
      entry("customs_word", { freeFen: 70_000, elsewhereFen: -20_000, usedFen: -50_000 }, true),
    );
  });

  it("below ours forgives what was owed", () => {
    const year = yearAfter(order("a", 2_600_000), word(300_000));
    expect(year.owedFen).toBe(300_000);
    expect(decide(year, word(100_000)).entry).toEqual(
      entry("customs_word", { elsewhereFen: -200_000, owedFen: -200_000 }, true),
    );
    expect(decide(year, word(0)).year.owedFen).toBe(0);
  });
});

describe("interleavings", () => {
  const SEED = 20261125;
  const ids = fc.constantFrom("a", "b", "c", "d", "e");
  const amount = (max: number): fc.Arbitrary<Fen> => fc.integer({ min: 1, max }).map(fen);
  const ourEvent: fc.Arbitrary<AllowanceEvent> = fc.oneof(
    fc.record({
      kind: fc.constant("ordered" as const),
      orderId: ids,
      dutiableFen: amount(1_500_000),
    }),
    fc.record({
      kind: fc.constantFrom("rejected" as const, "released" as const, ...ALLOWANCE_ENDS),
      orderId: ids,
    }),
    fc.record({ kind: fc.constant("returned_in_time" as const), freedFen: amount(500_000) }),
  );
  const customsWord: fc.Arbitrary<AllowanceEvent> = fc.record({
    kind: fc.constant("customs_word" as const),
    usedFen: fc.option(amount(3_000_000), { nil: null }),
    overFen: amount(500_000),
    acceptedFen: fc.integer({ min: 0, max: 1_500_000 }).map(fen),
  });
  const run = { seed: SEED, numRuns: propertyRuns(), verbose: 1 };
  const walk = (events: readonly AllowanceEvent[], see: (year: AllowanceYear) => void) => {
    let year = fresh;
    for (const event of events) {
      const decided = decideAllowance(year, event);
      if (event.kind === "ordered" && !(event.orderId in year.reserved)) {
        expect(decided.ok).toBe(countedFen(year) + event.dutiableFen <= LIMIT);
      }
      if (!decided.ok) continue;
      year = decided.value.year;
      see(year);
    }
  };

  it(`of reserve, free and commit never exceed the limit (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(ourEvent, { maxLength: 30 }), (events) => {
        walk(events, (year) => {
          expect(countedFen(year)).toBeLessThanOrEqual(LIMIT);
          expect(freeFen(year)).toBeGreaterThanOrEqual(reservedFen(year));
          expect(year.usedFen).toBeGreaterThanOrEqual(0);
        });
      }),
      run,
    );
  });

  it(`with customs' word between them leave no account below zero (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(ourEvent, customsWord), { maxLength: 30 }), (events) => {
        walk(events, (year) => {
          const { usedFen, elsewhereFen, owedFen } = year;
          expect(Math.min(usedFen, elsewhereFen, owedFen)).toBeGreaterThanOrEqual(0);
          expect(freeFen(year)).toBeGreaterThanOrEqual(reservedFen(year));
          expect(countedFen(year)).toBeLessThanOrEqual(LIMIT + owedFen);
        });
      }),
      run,
    );
  });
});
