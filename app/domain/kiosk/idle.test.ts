import { describe, expect, it } from "vitest";
import { idleState } from "./idle";

const LIMITS = { idleMs: 60_000, warningMs: 30_000 };
const at = (seconds: number, limits = LIMITS) => idleState(seconds * 1_000, limits);

describe("a visit without a touch", () => {
  it("stays open for a minute, asks for half a minute, then is over", () => {
    expect(at(0)).toEqual({ kind: "active", isGap: false });
    expect(at(59.999)).toEqual({ kind: "active", isGap: true });
    expect(at(60)).toEqual({ kind: "asking", secondsLeft: 30, shareLeft: 1 });
    expect(at(66)).toMatchObject({ kind: "asking", secondsLeft: 24, shareLeft: 0.8 });
    expect(at(89.999)).toMatchObject({ kind: "asking", secondsLeft: 1 });
    expect(at(90)).toEqual({ kind: "over" });
    expect(at(100_000)).toEqual({ kind: "over" });
  });

  it("offers a fresh start after a gap of 15 s", () => {
    expect(at(14.999)).toEqual({ kind: "active", isGap: false });
    expect(at(15)).toEqual({ kind: "active", isGap: true });
  });

  it("never warns for less than 20 s, whatever is configured", () => {
    const short = { idleMs: 20_000, warningMs: 1_000 };
    expect(at(20, short)).toMatchObject({ kind: "asking", secondsLeft: 20 });
    expect(at(39.9, short)).toMatchObject({ kind: "asking", secondsLeft: 1 });
    expect(at(40, short)).toEqual({ kind: "over" });
  });
});
