import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addDays } from "~/domain/calendar-day";
import { currentRules } from "~/services/rules/current-rules.server";
import { TAX_SETTINGS } from "~/services/rules/rates-of-day";
import { openDatabase } from "~db/client.server";
import { setting } from "~db/schema";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { BONDED, HALL, HS, mintRules } from "../../support/factories";
import { beginRule } from "../../support/rules";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
});
afterAll(() => database.close());

const DAY = "2026-11-23";
const version = async () => {
  const [row] = await database.sql<{ version: string }[]>`SELECT version FROM rule_version`;
  return Number(row?.version);
};

describe("the rules in memory", () => {
  it("answer by row and day, and refuse what is missing", async () => {
    const rules = (await currentRules(contextOn(database))).on(DAY);
    expect(rules.hsLine(HS.powder)).toMatchObject({ ok: true, value: { unit1: "035" } });
    const rule = (kind: string) => [{ kind, rowId: expect.any(Number), state: "verified" }];
    expect(rules.rates.vatBps(HS.powder)).toMatchObject({
      ok: true,
      value: { value: 1_300, rules: rule("vat_rate") },
    });
    expect(rules.rates.consumptionTax(HS.powder)).toMatchObject({
      value: { value: { kind: "none" }, rules: rule("consumption_tax_rate") },
    });
    const duty = (code: string) =>
      rules.rates.duty({ hs8: code.slice(0, 8), originCode: "NZ", claim: null });
    expect(duty(HS.powder)).toMatchObject({
      value: { value: { kind: "ad_valorem", bps: 1_000 }, rules: rule("tariff_rate") },
    });
    expect(duty(HS.watch)).toEqual({
      ok: false,
      error: { code: "RATE_UNKNOWN", subject: "most_favoured_nation_duty" },
    });
    expect(rules.hsLine("9999999999")).toEqual({
      ok: false,
      error: { code: "RATE_UNKNOWN", subject: "hs_rate" },
    });
    expect(rules.singleOrderLimit()).toMatchObject({ ok: true, value: { amountFen: 500_000 } });
    expect(rules.rates.relief()).toMatchObject({
      value: { value: { dutyShareBps: 0, taxShareBps: 7_000 } },
    });
    expect(rules.rates.highEndCosmetics()).toMatchObject({
      value: { value: { rateBps: 1_500, fenPerMlOrGram: 1_000, fenPerPiece: 1_500 } },
    });
    expect(rules.freight(HALL, "hall_pickup")).toMatchObject({ ok: true, value: { baseFen: 0 } });
    expect(rules.freight(BONDED, "hall_pickup").ok).toBe(false);
    expect(rules.shelfLife("anything.else")).toMatchObject({ ok: true });
    expect(rules.notice("1210")).toMatchObject({ ok: true, value: { version: "2026-06" } });
    expect(rules.capGroupPrefixes("long_grain_rice")).toEqual(["10063020"]);
  });

  it("need no statement while nothing changes, and one reading when the seen version is newer", async () => {
    const ctx = contextOn(database);
    await currentRules(ctx);
    database.takeStatements();
    const book = await currentRules(ctx, { seenVersion: await version() });
    const before = database.takeStatements().length;
    expect(await currentRules(ctx, { seenVersion: book.version })).toBe(book);
    expect(before).toBe(1); // the test's own look at the version

    await beginRule(database, "limit_rule", {
      values: { kind: "single_order", amountFen: 600_000 },
      validFrom: "2027-01-01",
    });
    const seenVersion = await version();
    expect(seenVersion).toBe(book.version + 2); // one statement ends the old row, one begins the new
    const fresh = await currentRules(ctx, { seenVersion });
    expect(fresh.on("2026-12-31").singleOrderLimit()).toMatchObject({
      value: { amountFen: 500_000 },
    });
    expect(fresh.on("2027-01-01").singleOrderLimit()).toMatchObject({
      value: { amountFen: 600_000 },
    });
  });

  it("are the new ones in every process a second after a change", async () => {
    // A pool of its own is what another process has.
    const other = openDatabase({
      url: database.url,
      applicationName: "fuling-other",
      maxConnections: 1,
    });
    let nowMs = performance.now();
    const clock = vi.spyOn(performance, "now").mockImplementation(() => nowMs);
    try {
      const ctx = { ...contextOn(database), db: other.db };
      const before = await currentRules(ctx);
      await beginRule(database, "setting", {
        values: { key: "test.second", value: "1" },
        validFrom: "2020-01-01",
      });
      nowMs += 999;
      expect(await currentRules(ctx)).toBe(before);
      nowMs += 1;
      const after = await currentRules(ctx);
      expect(before.on(DAY).setting("test.second").ok).toBe(false);
      expect(after.on(DAY).setting("test.second")).toMatchObject({ value: { value: "1" } });
    } finally {
      clock.mockRestore();
      await other.close();
    }
  });

  it("are read once by however many find them old at the same moment", async () => {
    const ctx = contextOn(database);
    await beginRule(database, "setting", {
      values: { key: "test.once", value: "1" },
      validFrom: "2027-01-01",
    });
    const seenVersion = await version();
    database.takeStatements();
    const books = await Promise.all(
      Array.from({ length: 20 }, () => currentRules(ctx, { seenVersion })),
    );
    expect(new Set(books).size).toBe(1);
    const readings = database.takeStatements();
    const of = (table: string) => readings.filter((text) => text.includes(`from "${table}"`));
    expect(of("setting")).toHaveLength(1);
  });

  it("read only the tables that changed, and index the tariffs only when they did", async () => {
    const ctx = contextOn(database);
    const before = await currentRules(ctx, { seenVersion: await version() });
    await beginRule(database, "vat_rate", {
      values: { hsCode: HS.watch.slice(0, 8), rateBps: 1_300 },
      validFrom: "2027-01-01",
    });
    database.takeStatements();
    const after = await currentRules(ctx, { seenVersion: before.version + 1 });
    const read = database.takeStatements().flatMap((text) => /from "(\w+)"/.exec(text)?.[1] ?? []);
    expect(read).toContain("vat_rate");
    expect(read).not.toContain("tariff_rate");
    expect(after.rows.rules.tariff_rate).toBe(before.rows.rules.tariff_rate);
    expect(after.tariffs).toBe(before.tariffs);
    await beginRule(database, "tariff_rate", {
      values: {
        hs8: "09011100",
        regime: "MFN",
        origin: "*",
        isDerived: false,
        duty: { kind: "ad_valorem", bps: 800 },
      },
      validFrom: "2026-01-01",
    });
    const newest = await currentRules(ctx, { seenVersion: after.version + 1 });
    expect(newest.tariffs.rate("09011100", "MFN", "*", DAY)).toMatchObject({ state: "verified" });
    expect(newest.rows.rules.vat_rate).toBe(after.rows.rules.vat_rate);
  });

  it("keep the days that are asked, and no more of them than a few", async () => {
    const book = await currentRules(contextOn(database));
    const first = book.on(DAY);
    expect(book.on(DAY)).toBe(first);
    for (let day = 1; day <= 100; day++) book.on(addDays(DAY, day));
    expect(book.on(DAY)).not.toBe(first);
    expect(book.on(DAY).singleOrderLimit()).toEqual(first.singleOrderLimit());
  });

  it("take an unreadable figure for unknown, never for zero", async () => {
    await beginRule(database, "setting", {
      values: { key: TAX_SETTINGS.taxShareBps, value: "seventy" },
      validFrom: "2027-06-01",
    });
    const book = await currentRules(contextOn(database), { seenVersion: await version() });
    expect(book.on("2027-06-01").rates.relief().ok).toBe(false);
    expect(book.on("2027-05-31").rates.relief().ok).toBe(true);
  });

  it("refuse unverified rows in production and mark them in demo", async () => {
    await database.db.insert(setting).values({
      key: "test.office",
      value: "8000",
      validFrom: "2026-01-01",
      state: "unverified",
      source: "test",
    });
    const seenVersion = await version();
    const demo = await currentRules(contextOn(database), { seenVersion });
    expect(demo.on(DAY).setting("test.office")).toMatchObject({ value: { state: "unverified" } });
    const ctx = contextOn(database);
    const production = await currentRules(
      { ...ctx, settings: { ...ctx.settings, isDemo: false } },
      { seenVersion },
    );
    expect(production.on(DAY).setting("test.office")).toEqual({
      ok: false,
      error: { code: "UNVERIFIED", subject: "setting" },
    });
  });

  it("prefer an official eight-digit rate to ten digits that nobody verified, and to no other", async () => {
    const vat = async () => {
      const rules = await currentRules(contextOn(database), { seenVersion: await version() });
      const found = rules.on("2031-01-01").rates.vatBps(HS.honey);
      return found.ok && found.value.value;
    };
    const begin = (hsCode: string, rateBps: number, state: "verified" | "unverified") =>
      beginRule(database, "vat_rate", {
        values: { hsCode, rateBps },
        validFrom: "2031-01-01",
        state,
      });
    await begin(HS.honey.slice(0, 8), 1_300, "verified");
    expect(await vat()).toBe(900);
    await beginRule(database, "vat_rate", {
      values: { hsCode: HS.honey, rateBps: 600 },
      ...{ validFrom: "2030-06-01", state: "unverified" },
    });
    expect(await vat()).toBe(1_300);
  });

  it("cannot have their version set by the application", async () => {
    await expect(database.sql`UPDATE rule_version SET version = 0`).rejects.toMatchObject({
      code: "42501",
    });
  });
});
