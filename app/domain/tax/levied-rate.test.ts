import { expect, it } from "vitest";
import { leviedBps } from "./levied-rate";

it.each([
  [1_300, 7_000, 910],
  [900, 7_000, 630],
  [1_300, 10_000, 1_300],
  [1_000, 0, 0],
  [5, 7_000, 4],
  [7, 7_000, 5],
  [2, 7_000, 1],
])("%i basis points of which %i are levied come to %i", (bps, shareBps, levied) => {
  expect(leviedBps(bps, shareBps)).toBe(levied);
});
