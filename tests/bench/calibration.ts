import { performance } from "node:perf_hooks";
import type postgres from "postgres";
import { percentile, round, throughput } from "./load";

const UPDATES = 200;

/** What the machine gives at this moment, to read an absolute figure by. */
export type Calibration = {
  /** pages a second of a bare Remix page of 100 elements, 8 clients */
  barePagesPerSecond: number;
  /** milliseconds of one UPDATE of one row, committed to disk */
  bareUpdateMs: number;
};

export async function calibrate(base: string, sql: postgres.Sql): Promise<Calibration> {
  const pages = await throughput(base, ["/bench/bare?elements=100"], { clients: 8, seconds: 1 });
  await sql`CREATE TABLE IF NOT EXISTS public.bench_row (id int PRIMARY KEY, value int NOT NULL)`;
  await sql`INSERT INTO public.bench_row VALUES (1, 0) ON CONFLICT DO NOTHING`;
  const times: number[] = [];
  for (let one = 0; one < UPDATES; one++) {
    const startedAt = performance.now();
    await sql`UPDATE public.bench_row SET value = value + 1 WHERE id = 1`;
    times.push(performance.now() - startedAt);
  }
  return { barePagesPerSecond: round(pages), bareUpdateMs: round(percentile(times, 0.5), 2) };
}
