import { describe, expect, it } from "vitest";
import { date8, monthsBefore, readTime, time14, time17 } from "./instants";

describe("times of the messages", () => {
  const at = new Date("2026-12-31T16:00:00.007Z");

  it("writes Shanghai's clock", () => {
    expect(time17(at)).toBe("20270101000000007");
    expect(time14(at)).toBe("20270101000000");
    expect(date8(at)).toBe("20270101");
  });

  it("reads its own texts back", () => {
    expect(readTime(time17(at))).toEqual(at);
    expect(readTime("20160428182238000")?.toISOString()).toBe("2016-04-28T10:22:38.000Z");
  });

  it.each([
    "",
    "20260230120000",
    "2026022812000",
    "20261301000000",
    "2026-02-28",
    "20260228246000",
  ])("does not read %j", (text) => expect(readTime(text)).toBeUndefined());

  it("goes back by calendar months", () => {
    const back = (text: string, months: number) =>
      monthsBefore(new Date(text), months).toISOString();
    expect(back("2026-11-23T02:00:00Z", 6)).toBe("2026-05-23T02:00:00.000Z");
    expect(back("2026-08-31T02:00:00Z", 6)).toBe("2026-02-28T02:00:00.000Z");
    expect(back("2026-03-01T02:00:00Z", 6)).toBe("2025-09-01T02:00:00.000Z");
    // Still 28 February in Greenwich, already 1 March in Shanghai.
    expect(back("2026-08-31T17:00:00Z", 6)).toBe("2026-02-28T17:00:00.000Z");
  });
});
