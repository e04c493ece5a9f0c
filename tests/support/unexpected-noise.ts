import { afterEach, beforeEach, expect, vi } from "vitest";

/** Anything a test did not expect on the console fails it; a test that expects noise spies itself. */
beforeEach(() => {
  for (const method of ["error", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      noise.push(`console.${method}: ${words.map(String).join(" ")}`);
    });
  }
});

const noise: string[] = [];

afterEach(() => {
  const heard = noise.splice(0);
  vi.restoreAllMocks();
  expect(heard, "unexpected console noise").toEqual([]);
});
