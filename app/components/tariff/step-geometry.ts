import type { PathPoint } from "~/domain/tariff/staging";

/** What a chart of rates by year spans: its years, and the rate at its top. */
export type StepSpan = { from: number; to: number; topBps: number };

const bpsOf = ({ duty }: PathPoint) => (duty?.kind === "ad_valorem" ? duty.bps : null);

/** The span of all paths; undefined where no rate can be drawn. The top is a whole five per cent. */
export function stepSpan(paths: readonly { points: readonly PathPoint[] }[]): StepSpan | undefined {
  const points = paths.flatMap((path) => path.points);
  const drawn = points.flatMap((point) => bpsOf(point) ?? []);
  if (drawn.length === 0) return undefined;
  const years = points.map(({ year }) => year);
  const topBps = Math.max(500, Math.ceil(Math.max(...drawn) / 500) * 500);
  return { from: Math.min(...years), to: Math.max(...years), topBps };
}

/**
 * Steps in a box of one unit a year and one unit a percentage point: what was read, and what was not,
 * as two paths. Unknown years are gaps; the rise or fall belongs to the year it leads to.
 */
export function stepPaths(
  points: readonly PathPoint[],
  { from, topBps }: StepSpan,
): { verified: string; unverified: string } {
  const paths = { verified: "", unverified: "" };
  let before: { year: number; y: number } | undefined;
  for (const point of points) {
    const bps = bpsOf(point);
    if (bps === null) {
      before = undefined;
      continue;
    }
    const [x, y] = [point.year - from, (topBps - bps) / 100];
    const riser = before?.year === point.year - 1 ? `M${x} ${before.y}V${y}` : `M${x} ${y}`;
    paths[point.state === "verified" ? "verified" : "unverified"] += `${riser}H${x + 1}`;
    before = { year: point.year, y };
  }
  return paths;
}

/** Years to write below: both ends, and every fifth that stands free of them and of the marked one. */
export function yearLabels({ from, to }: StepSpan, marked: number): number[] {
  const isFree = (year: number, others: readonly number[]) =>
    others.every((other) => Math.abs(other - year) >= Math.max(2, (to - from) / 8));
  const kept = marked >= from && marked <= to ? [marked] : [];
  for (const end of [from, to]) if (isFree(end, kept)) kept.push(end);
  for (let year = from; year <= to; year++) {
    if (year % 5 === 0 && isFree(year, kept)) kept.push(year);
  }
  return kept.sort((one, other) => one - other);
}
