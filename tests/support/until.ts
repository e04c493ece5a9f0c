import { setTimeout as pause } from "node:timers/promises";

const LIMIT_MS = 20_000;

/** Waits for a condition of the outside world; fails naming it after 20 s (or `limitMs`). */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  limitMs = LIMIT_MS,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await pause(20);
  }
}
