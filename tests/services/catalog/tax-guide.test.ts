import { afterAll, beforeAll, expect, it } from "vitest";
import { getTaxGuide } from "~/services/catalog/get-tax-guide.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

it("works examples out by the rules of the day, and tells personal mail apart", async () => {
  const fixedNow = new Date("2026-11-25T04:00:00Z");
  const guide = await getTaxGuide(contextOn(database, { fixedNow, env: { APP_ENV: "demo" } }));
  expect(guide.examples.map(({ vatBps, taxFen }) => [vatBps, taxFen])).toEqual([
    [1_300, 1_256],
    [900, 1_436],
  ]);
  expect(guide.mail).toEqual({
    ...{ limitFen: 200_000, exemptUpToFen: 5_000, parcelFen: 30_000, isUnverified: true },
    rows: [
      { kind: "food", rateBps: 1_300, taxFen: 3_900, isExempt: true },
      { kind: "other", rateBps: 2_000, taxFen: 6_000, isExempt: false },
      { kind: "luxury", rateBps: 5_000, taxFen: 15_000, isExempt: false },
    ],
  });
});

it("says nothing of personal mail before its limit, which is not known", async () => {
  const fixedNow = new Date("2024-06-01T04:00:00Z");
  const guide = await getTaxGuide(contextOn(database, { fixedNow, env: { APP_ENV: "demo" } }));
  expect(guide.mail).toBeNull();
});
