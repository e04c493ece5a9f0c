import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { TransactionLine } from "./connection-loss.server";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes still held after many transactions that came to this end. */
async function bytesKept(end: "commits" | "breaks"): Promise<number> {
  const run = async (count: number) => {
    for (let turn = 0; turn < count; turn++) {
      const outcome = end === "commits" ? Promise.resolve() : Promise.reject(new Error("gone"));
      const line = new TransactionLine(outcome);
      // Work on a line that broke never comes back to who waits for it.
      const work = line.guard(() => turn);
      await outcome.catch(() => {});
      if (end === "commits") await work;
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await run(1_000);
  return (await run(50_000)) - before;
}

it.each(["commits", "breaks"] as const)(
  "a process that goes on for years keeps nothing of a transaction that %s",
  async (end) => {
    expect(await bytesKept(end)).toBeLessThan(2_000_000);
  },
);
