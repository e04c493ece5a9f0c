import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, isCalendarDay, shanghaiDay } from "./calendar-day";

describe("calendar day", () => {
  it.each([
    ["2026-11-23", true],
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["1949-02-31", false],
    ["2026-13-01", false],
    ["2026-1-1", false],
    ["0026-01-01", false],
    ["", false],
  ])("%s exists: %s", (text, expected) => {
    expect(isCalendarDay(text)).toBe(expected);
  });

  it("counts days over month ends and leap days", () => {
    expect(daysBetween("2026-01-31", "2026-03-02")).toBe(30);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2026-11-23", "2026-11-22")).toBe(-1);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });

  it("counts months by their days, ending with a shorter month", () => {
    expect(addMonths("2026-11-23", 3)).toBe("2027-02-23");
    expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-11-23", 12)).toBe("2027-11-23");
    expect(addMonths("2026-01-31", -2)).toBe("2025-11-30");
  });

  it("turns over at midnight in Shanghai, not in Greenwich", () => {
    expect(shanghaiDay(new Date("2026-12-31T15:59:59.999Z"))).toBe("2026-12-31");
    expect(shanghaiDay(new Date("2026-12-31T16:00:00Z"))).toBe("2027-01-01");
  });

  it("adding days and counting them are each other's inverse", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        expect(daysBetween("2026-11-23", addDays("2026-11-23", days))).toBe(days);
      }),
    );
  });

  it("throws on a day that does not exist", () => {
    expect(() => addDays("2026-02-30", 1)).toThrow("not a calendar day");
  });
});
