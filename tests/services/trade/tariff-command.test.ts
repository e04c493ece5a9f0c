import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookUpTariff } from "~/services/trade/look-up-tariff.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Inside the checkout, so that the bundle finds its packages. */
const BUILT = join(ROOT, ".local", `tariff-command-${process.pid}.mjs`);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  await build({
    ...{ absWorkingDir: ROOT, entryPoints: ["scripts/tariff.ts"], outfile: BUILT },
    ...{ bundle: true, platform: "node", format: "esm", target: "node20", packages: "external" },
    ...{ loader: { ".json": "json", ".sql": "text" }, logLevel: "error" },
  });
});
afterAll(async () => {
  rmSync(BUILT, { force: true });
  await database.close();
});

type Run = { code: number | null; out: string; err: string };

/** The command as `npm run tariff` starts it, with these words. */
function run(...words: string[]): Promise<Run> {
  const child = spawn(process.execPath, [BUILT, ...words], {
    cwd: ROOT,
    env: { ...process.env, APP_ENV: "demo", LOG_LEVEL: "silent", DATABASE_URL: database.url },
  });
  const ended: Run = { code: null, out: "", err: "" };
  child.stdout.on("data", (text) => {
    ended.out += text;
  });
  child.stderr.on("data", (text) => {
    ended.err += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ended, code }));
  });
}

describe("npm run tariff", () => {
  it.each([
    ["08109090", "TH", "2025-06-01"],
    ["02023000", "AU", "2026-03-01"],
    ["33049900", "JP", "2025-06-01"],
  ])("%s from %s on %s: prints the verb's answer as one line of JSON", async (hs8, origin, day) => {
    const { code, out, err } = await run(hs8, "--origin", origin, "--date", day, "--json");
    expect([code, err]).toEqual([0, ""]);
    const ctx = contextOn(database, { env: { APP_ENV: "demo" } });
    const answer = await lookUpTariff(ctx, { hs8, origin, day });
    if (!answer.ok) throw new Error(answer.error.code);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify({ ok: true, ...answer.value })));
  });

  it("compares by value and quantity when they are given", async () => {
    const words = ["08109090", "--origin", "JP", "--date", "2025-06-01", "--json"];
    const { out } = await run(...words, "--value", "10000.00", "--kg", "12.5");
    const answer = JSON.parse(out);
    expect(answer.goods).toEqual({
      customsValueFen: 1_000_000,
      quantityThousandths: { kg: 12_500 },
    });
    expect(answer.saving).toEqual({ fen: 50_000 });
  });

  it("speaks plainly without --json", async () => {
    const { code, out } = await run("0810.90.90", "--origin", "TH", "--date", "2025-06-01");
    expect(code).toBe(0);
    expect(out).toMatch(/^08109090 /);
    expect(out).toMatch(/→ ACFTA +0% /);
    expect(out).toContain("needs certificate_of_origin");
    expect(out).toContain("below MFN by 20 percentage points");
  });

  it("leaves with 1 when it refuses by name, with 2 when the words are wrong", async () => {
    const refused = await run("08109090", "--origin", "XX", "--date", "2025-06-01", "--json");
    expect([refused.code, JSON.parse(refused.out)]).toEqual([
      1,
      { ok: false, code: "COUNTRY_UNKNOWN" },
    ]);
    const zero = await run("08109090", "--origin=TH", "--date=2025-06-01", "--value=0", "--json");
    expect([zero.code, JSON.parse(zero.out).code]).toEqual([1, "VALUE_INVALID"]);
    for (const words of [
      [],
      ["08109090"],
      ["08109090", "--origin", "TH"],
      ["08109090", "--origin", "TH", "--date", "2025-06-01", "--value", "much"],
      ["08109090", "--origin", "TH", "--date", "2025-06-01", "--kg", "1"],
      ["08109090", "--origin", "TH", "--date", "2025-06-01", "--nonsense"],
    ]) {
      const wrong = await run(...words);
      expect(wrong.code, words.join(" ")).toBe(2);
      expect(wrong.err).toContain("Remedy: npm run tariff");
    }
  });
});
