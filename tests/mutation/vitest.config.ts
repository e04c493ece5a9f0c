import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The tests beside the mutated code, and nothing that needs a database. */
export default defineConfig({
  root: at("."),
  resolve: { alias: { "~db": at("db"), "~": at("app") } },
  define: { "import.meta.env.SSR": "true" },
  test: {
    environment: "node",
    include: [
      "app/domain/{tax,quota,origin,tariff}/**/*.test.ts",
      "app/domain/{money,cbec-vectors}.test.ts",
    ],
  },
});
