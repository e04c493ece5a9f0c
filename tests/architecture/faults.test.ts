import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

it("docs/faults.md names tests that exist", () => {
  const table = readFileSync(join(ROOT, "docs", "faults.md"), "utf8");
  const rows = table.split("\n").filter((line) => line.startsWith("| ") && line.includes("tests/"));
  expect(rows.length).toBeGreaterThan(20);
  const lost = rows.filter((row) => {
    const [, file = "", title = ""] = /`(tests\/[^`]+)` "([^"]+)"/.exec(row) ?? [];
    return !existsSync(join(ROOT, file)) || !readFileSync(join(ROOT, file), "utf8").includes(title);
  });
  expect(lost).toEqual([]);
});
