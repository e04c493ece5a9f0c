import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { makeRuleBook } from "~/services/rules/rule-book";
import { findTariffLines } from "~/services/trade/find-tariff-lines.server";
import {
  lookUpTariff,
  type TariffQuestion,
  tariffView,
} from "~/services/trade/look-up-tariff.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
let ctx: ServiceContext;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  ctx = contextOn(database, { actor: { kind: "anonymous" }, env: { APP_ENV: "demo" } });
});
afterAll(() => database.close());

async function viewOf(
  hs8: string,
  origin: string,
  day: string,
  more: Partial<TariffQuestion> = {},
) {
  const answer = await lookUpTariff(ctx, { hs8, origin, day, ...more });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const rate = (view: Awaited<ReturnType<typeof viewOf>>, regime: string) =>
  view.candidates.find((one) => one.regime === regime);

describe("a line, origin and day", () => {
  it("answers all candidates side by side, the lowest, its proof and the rows they stand in", async () => {
    const view = await viewOf("08109090", "TH", "2025-06-01");
    expect(view.line).toMatchObject({ hs8: "08109090", nameZh: expect.stringMatching(/\S/) });
    expect(view.origin).toEqual({ code: "TH", nameZh: "泰国", nameEn: "Thailand" });
    expect(view.candidates.map(({ regime, dutyText }) => [regime, dutyText])).toEqual([
      ["MFN", "20%"],
      ["RCEP", "14.7%"],
      ["ACFTA", "0%"],
    ]);
    expect(view.lowest).toBe("ACFTA");
    expect(rate(view, "ACFTA")).toMatchObject({
      isLowest: true,
      proofs: ["certificate_of_origin"],
      row: { kind: "tariff_rate", rowId: expect.any(Number), source: expect.stringMatching(/\S/) },
    });
    expect(view.saving).toEqual({ bps: 2_000 });
    expect(view.undecided).toEqual([]);
  });

  it("takes the spelling of tariff books and ten-digit codes", async () => {
    const plain = await viewOf("08109090", "TH", "2025-06-01");
    for (const hs8 of ["0810.90.90", "0810 9090", "0810909090"]) {
      expect(await viewOf(hs8, " th ", "2025-06-01")).toEqual(plain);
    }
  });

  it("gives the duty on goods in fen and says what figure a rate lacks", async () => {
    const goods = { customsValueFen: fen(1_000_000), quantityThousandths: {} };
    const view = await viewOf("08109090", "JP", "2025-06-01", { goods });
    expect(rate(view, "RCEP")).toMatchObject({ dutyText: "15%", dutyFen: 150_000, isLowest: true });
    expect(view.saving).toEqual({ fen: 50_000 });
  });

  it("leaves RCEP out for an origin outside it, before its day, and without proof", async () => {
    const stranger = await viewOf("08109090", "US", "2025-06-01");
    expect(stranger.lowest).toBe("MFN");
    expect(rate(stranger, "RCEP")?.standing).toEqual({ kind: "not_a_party" });
    expect(stranger.paths.map(({ regime }) => regime)).toEqual(["MFN"]);
    const early = await viewOf("08109090", "PH", "2023-06-01");
    expect(rate(early, "RCEP")?.standing).toEqual({ kind: "not_in_force", from: "2023-06-02" });
    const unproven = await viewOf("08109090", "JP", "2025-06-01", { hasProof: false });
    expect(unproven.lowest).toBe("MFN");
    expect(rate(unproven, "RCEP")?.standing).toEqual({ kind: "claim_fails", fault: "proof" });
  });

  it("shows the staged path by year, from the agreement's first year on", async () => {
    const { paths } = await viewOf("08109090", "JP", "2026-06-01");
    const rcep = paths.find(({ regime }) => regime === "RCEP");
    const years = rcep?.points.map(({ year }) => year) ?? [];
    expect(years[0]).toBe(2022);
    expect(years.at(-1)).toBeGreaterThanOrEqual(2031);
    expect(rcep?.points.find(({ year }) => year === 2025)).toMatchObject({
      duty: { kind: "ad_valorem", bps: 1_500 },
      row: { kind: "tariff_rate" },
    });
    const late = await viewOf("08109090", "PH", "2026-06-01");
    const philippines = late.paths.find(({ regime }) => regime === "RCEP");
    expect(philippines?.points[0]?.year ?? 2023).toBe(2023);
  });

  it("names remedies, VAT and consumption tax of the line with their state", async () => {
    const beef = await viewOf("02023000", "AU", "2026-06-01");
    expect(beef.safeguards).toMatchObject([{ additionalBps: 5_500, applies: false }]);
    const wine = await viewOf("22042100", "AU", "2026-06-01");
    expect(wine.vat).toMatchObject({ value: 1_300, rules: [{ kind: "vat_rate" }] });
    expect(wine.consumptionTax).toMatchObject({ value: { kind: "ad_valorem", rateBps: 1_000 } });
    const before = await viewOf("22042100", "AU", "2023-06-01");
    expect(before.vat).toEqual({ code: "RATE_UNKNOWN" });
  });

  it("refuses by name what cannot be asked", async () => {
    const goods = (customsValueFen: number, kg = 1_000) => ({
      goods: { customsValueFen: fen(customsValueFen), quantityThousandths: { kg } },
    });
    const refused: [Partial<TariffQuestion>, string][] = [
      [{ hs8: "99999999" }, "HS_UNKNOWN"],
      [{ hs8: "榴莲" }, "HS_UNKNOWN"],
      [{ origin: "XX" }, "COUNTRY_UNKNOWN"],
      [{ day: "2026-02-30" }, "DATE_INVALID"],
      [{ day: "2001-12-31" }, "DATE_TOO_EARLY"],
      [goods(0), "VALUE_INVALID"],
      [goods(100_000_000_000), "VALUE_INVALID"],
      [goods(100, 0), "QUANTITY_INVALID"],
      [goods(100, -5), "QUANTITY_INVALID"],
    ];
    for (const [more, code] of refused) {
      const asked = { hs8: "08109090", origin: "TH", day: "2026-06-01", ...more };
      expect(await lookUpTariff(ctx, asked)).toMatchObject({ ok: false, error: { code } });
    }
  });

  it("does not rely on unverified rates in production, and says so", async () => {
    const book = await currentRules(ctx);
    const asked = { hs8: "08109090", origin: "JP", day: "2026-06-01" };
    const strictBook = makeRuleBook(book.rows, "production");
    const [demo, strict] = [tariffView(book, asked), tariffView(strictBook, asked)];
    if (!demo.ok || !strict.ok) throw new Error("refused");
    expect(rate(demo.value, "RCEP")?.state).toBe("unverified");
    expect(strict.value.undecided).toContain("RCEP");
    expect(strict.value.lowest).not.toBe("RCEP");
  });

  it("costs no statement and less than a millisecond once the rules are kept", async () => {
    await viewOf("08109090", "TH", "2026-06-01");
    database.takeStatements();
    const startedAt = performance.now();
    const times = 200;
    for (let at = 0; at < times; at++) await viewOf("08109090", "TH", "2026-06-01");
    const each = (performance.now() - startedAt) / times;
    expect(database.takeStatements().length).toBeLessThanOrEqual(1);
    expect(each).toBeLessThan(1);
  });
});

describe("finding a line", () => {
  it("goes by the beginning of a code in any spelling, or by words in either language", async () => {
    const byCode = await findTariffLines(ctx, "0810.90");
    expect(byCode.lines.length).toBeGreaterThan(0);
    expect(byCode.lines.every(({ hs8 }) => hs8.startsWith("081090"))).toBe(true);
    expect((await findTariffLines(ctx, "牛肉")).lines.map(({ hs8 }) => hs8)).toContain("02023000");
    const english = await findTariffLines(ctx, "BOVINE frozen");
    expect(english.lines.map(({ hs8 }) => hs8)).toEqual(["02022000", "02023000"]);
    expect((await findTariffLines(ctx, "无此货品")).lines).toEqual([]);
    const all = await findTariffLines(ctx, "");
    expect([all.total, all.lines.length]).toEqual([all.known, 40]);
  });
});
