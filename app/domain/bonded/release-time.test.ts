import { describe, expect, it } from "vitest";
import { type ReleaseClass, releaseTime } from "./release-time";

const at = (text: string) => new Date(`2026-11-${text}+08:00`);
const time = (
  releaseClass: ReleaseClass,
  arrived: string,
  papers: string,
  released: string | null,
  now = "30T00:00",
) =>
  releaseTime(
    {
      releaseClass,
      arrivedAt: at(arrived),
      docsCompleteAt: at(papers),
      releasedAt: released === null ? null : at(released),
    },
    at(now),
  );
const HOUR = 3_600_000;

describe("release times", () => {
  it("vector 34: perishables in less than six hours from arrival", () => {
    expect(time("perishable", "01T08:00", "01T07:00", "01T13:59")).toEqual({
      elapsedMs: 6 * HOUR - 60_000,
      targetMs: 6 * HOUR,
      isMet: true,
    });
    expect(time("perishable", "01T08:00", "01T07:00", "01T14:00").isMet).toBe(false);
  });

  it("vector 35: others within 48 hours, counted from the later of arrival and papers", () => {
    expect(time("normal", "01T08:00", "01T20:00", "03T20:00")).toEqual({
      elapsedMs: 48 * HOUR,
      targetMs: 48 * HOUR,
      isMet: true,
    });
    expect(time("normal", "01T08:00", "01T20:00", "03T20:01").isMet).toBe(false);
  });

  it("express goods have six hours whole", () => {
    expect(time("express", "01T08:00", "01T07:00", "01T14:00").isMet).toBe(true);
    expect(time("express", "01T08:00", "01T07:00", "01T14:01").isMet).toBe(false);
  });

  it("goods that wait are neither met nor missed until their time is over", () => {
    expect(time("express", "01T08:00", "01T07:00", null, "01T14:00")).toEqual({
      elapsedMs: 6 * HOUR,
      targetMs: 6 * HOUR,
      isMet: null,
    });
    expect(time("express", "01T08:00", "01T07:00", null, "01T14:01").isMet).toBe(false);
  });

  it("papers that came after release cost no time", () => {
    expect(time("normal", "01T08:00", "05T08:00", "02T08:00")).toMatchObject({
      elapsedMs: 0,
      isMet: true,
    });
  });
});
