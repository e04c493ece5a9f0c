import type { Calibration } from "./calibration";

/** One figure of the issue, what it has to be, and whether it is. */
export type Verdict = {
  name: string;
  value: number;
  goal: string;
  pass: boolean;
  /** absolute figures only */
  calibration?: Calibration;
  [more: string]: unknown;
};

type Goal = { atMost: number } | { atLeast: number } | { exactly: number };

export function judge(
  name: string,
  value: number,
  goal: Goal,
  more: { calibration?: Calibration; [more: string]: unknown } = {},
): Verdict {
  const [word, bound] = Object.entries(goal)[0] as [string, number];
  const pass =
    word === "atMost" ? value <= bound : word === "atLeast" ? value >= bound : value === bound;
  const sign = { atMost: "≤", atLeast: "≥", exactly: "=" }[word];
  return { name, value, goal: `${sign} ${bound}`, pass, ...more };
}
