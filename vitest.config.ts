import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const alias = { "~db": at("./db"), "~": at("./app") };

/** Suites that need PostgreSQL share one set-up: a cluster of the tests' own and a template database. */
const withDatabase = {
  globalSetup: ["tests/support/database-setup.ts"],
  setupFiles: ["tests/support/unexpected-noise.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  pool: "forks" as const,
};

/** Files of a worker share its modules: nothing in them keeps a state, and loading them costs most. */
const sharing = { isolate: false };

const suite = (name: string, include: string[], more: object = {}) => ({
  resolve: { alias },
  define: { "import.meta.env.SSR": "true" },
  test: { name, include, environment: "node" as const, ...more },
});

export default defineConfig({
  test: {
    // Tests wait for the database half of their time: two workers on two cores, not one.
    maxWorkers: 2,
    projects: [
      suite("unit", ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts"], {
        ...{ setupFiles: ["tests/support/unexpected-noise.ts"], ...sharing },
        // Ten thousand cases of a property take seconds, and longer where others use the machine.
        testTimeout: 60_000,
      }),
      suite("architecture", ["tests/architecture/**/*.test.ts"]),
      suite("services", ["tests/services/**/*.test.ts"], { ...withDatabase, ...sharing }),
      suite("contracts", ["tests/contracts/**/*.test.ts"], { ...withDatabase, ...sharing }),
      suite("routes", ["tests/routes/**/*.test.{ts,tsx}"], { ...withDatabase, ...sharing }),
      suite("faults", ["tests/faults/**/*.test.ts"], { ...withDatabase, testTimeout: 600_000 }),
    ],
  },
});
