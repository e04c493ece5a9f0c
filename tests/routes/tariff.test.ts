import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as desk from "~/routes/_shop.(en).tariff._index";
import * as ranking from "~/routes/_shop.(en).tariff.ranking";
import * as consoleDesk from "~/routes/ops.(en).tariff";
import { operatorVisit } from "../support/console-visit";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  web = openRouteApp(database);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const CHINESE = /[\u4e00-\u9fff]/;

describe("the tariff desk", () => {
  const ask = async (query: string, locale = "") =>
    (await new Visit(web.app).get(desk.loader, `${locale}/tariff${query}`)).data;

  it("offers ways in before anything is asked: lines of goods on sale, 15 members first", async () => {
    const { line, found, view, goods, origins } = await ask("");
    expect([line, found, view]).toEqual([null, null, null]);
    expect(goods.length).toBeGreaterThan(5);
    expect(origins.members).toHaveLength(15);
    expect(origins.others.map(({ code }: { code: string }) => code)).toContain("US");
  });

  it("answers a line, origin and day with rates, path, taxes and the goods we sell of it", async () => {
    await ask("");
    web.takeStatements();
    const { line, view, refusal, goods } = await ask("?line=08109090&origin=TH&date=2026-06-01");
    expect(web.takeStatements().length).toBeLessThanOrEqual(2);
    expect(refusal).toBeNull();
    expect(line).toMatchObject({ hs8: "08109090", name: expect.stringMatching(CHINESE) });
    expect(view).toMatchObject({ lowest: "ACFTA", saving: { bps: 2_000 } });
    expect(goods.map(({ hs8 }: { hs8: string }) => hs8)).toContain("08109090");
    const english = await ask("?line=08109090&origin=TH&date=2026-06-01", "/en");
    expect(english.line.name).not.toMatch(CHINESE);
    expect(english.goods[0].title).not.toMatch(CHINESE);
  });

  it("takes a name that only one line has, and lists lines when several have it", async () => {
    const { found, line } = await ask("?line=0810");
    expect(line).toBeNull();
    expect(found.lines.length).toBeGreaterThan(1);
    const [first] = found.lines;
    expect((await ask(`?line=${first.hs8}`)).line.hs8).toBe(first.hs8);
    expect((await ask(`?line=${encodeURIComponent("冻去骨牛肉")}`)).line?.hs8).toBe("02023000");
  });

  it("says the lowest rate of each member while no origin is chosen", async () => {
    const { overview, view } = await ask("?line=08109090&date=2026-06-01");
    expect(view).toBeNull();
    expect(overview).toHaveLength(14);
    const thai = overview.find(({ code }: { code: string }) => code === "TH");
    expect(thai.lowest).toMatchObject({ regime: "ACFTA", dutyText: "0%" });
  });

  it("says what is wrong and keeps what was entered", async () => {
    const none = await ask("?line=nothing-is-called-so&origin=TH");
    expect(none.found.total).toBe(0);
    const cases = [
      ["?line=08109090&origin=ZZ", "COUNTRY_UNKNOWN"],
      ["?line=08109090&origin=TH&date=2026-13-01", "DATE_INVALID"],
      ["?line=08109090&date=soon", "DATE_INVALID"],
      ["?line=08109090&origin=TH&date=2001-01-01", "DATE_TOO_EARLY"],
    ] as const;
    for (const [query, code] of cases) {
      const { refusal, line, view } = await ask(query);
      expect([refusal.code, line.hs8, view], query).toEqual([code, "08109090", null]);
    }
  });
});

describe("the ranking of what RCEP gives", () => {
  type Line = {
    hs8: string;
    cutBps: number;
    fromBps: number;
    origins: { code: string }[];
  };
  const rank = async (query = "") =>
    (await new Visit(web.app).get(ranking.loader, `/tariff/ranking${query}`)).data;

  it("ranks the largest cut first, in one statement, and leads to goods of the line", async () => {
    await rank();
    web.takeStatements();
    const { ranked, total, filter } = await rank();
    expect(web.takeStatements().length).toBeLessThanOrEqual(2);
    expect(filter.kind).toBe("largest_cut");
    expect(total).toBeGreaterThan(ranked.length);
    const cuts = ranked.map(({ cutBps }: Line) => cutBps);
    expect(cuts).toEqual([...cuts].sort((one: number, other: number) => other - one));
    expect(Math.min(...cuts)).toBeGreaterThan(0);
    const sold = await rank("?sold=1");
    const [first] = sold.ranked;
    expect(first.goods.length).toBeGreaterThan(0);
    expect(first.goods[0].hs8).toBe(first.hs8);
    expect(sold.total).toBeLessThan(total);
  });

  it("goes on where the page before ended", async () => {
    const [one, two] = [await rank(), await rank("?page=2")];
    const key = ({ hs8, fromBps, origins }: Line) => `${hs8} ${fromBps} ${origins[0]?.code}`;
    const seen = new Set(one.ranked.map(key));
    expect(two.ranked.length).toBeGreaterThan(0);
    expect(two.ranked.filter((line: Line) => seen.has(key(line)))).toEqual([]);
    expect(two.ranked[0].cutBps).toBeLessThanOrEqual(one.ranked.at(-1).cutBps);
  });

  it("asks three questions, by country and category", async () => {
    const kinds = ["zero_at_once", "largest_cut", "falls_next"];
    for (const kind of kinds) {
      const { ranked, toDay } = await rank(`?kind=${kind}&origin=JP&section=4`);
      for (const line of ranked) {
        expect(line.origins.map(({ code }: { code: string }) => code)).toEqual(["JP"]);
        expect(Number(line.hs8.slice(0, 2))).toBeGreaterThanOrEqual(16);
        expect(Number(line.hs8.slice(0, 2))).toBeLessThanOrEqual(24);
        if (kind === "zero_at_once") expect(line.toBps).toBe(0);
      }
      if (kind === "falls_next") expect(toDay).toMatch(/-01-01$/);
    }
  });

  it("counts what has no rank by its reason, and ranks none of it", async () => {
    const { unranked, unrankedCounts, ranked } = await rank("?origin=NZ");
    expect(unrankedCounts.rate_unknown).toBeGreaterThan(0);
    expect(unranked.every(({ why }: { why: string }) => why in unrankedCounts)).toBe(true);
    const open = new Set(unranked.map(({ hs8 }: Line) => hs8));
    expect(ranked.filter(({ hs8 }: Line) => open.has(hs8))).toEqual([]);
  });

  it("reads nonsense in the address as nothing asked", async () => {
    const { filter } = await rank("?kind=best&origin=US&section=99&page=-1");
    expect(filter).toEqual({ kind: "largest_cut", origin: "", section: "", sold: "", page: 1 });
  });
});

describe("the desk in the console", () => {
  const path = "/ops/tariff?line=02023000&origin=AU&date=2026-06-01";

  it("asks to sign in, and leads back to the question", async () => {
    const answer = await new Visit(web.app).get(consoleDesk.loader, path);
    expect(answer.status).toBe(302);
    expect(answer.location).toBe(`/ops/login?${new URLSearchParams({ back: path })}`);
  });

  it("gives every operator the answer of the public page", async () => {
    const viewer = await operatorVisit(database, web, "viewer");
    const { data } = await viewer.get(consoleDesk.loader, path);
    const open = await new Visit(web.app).get(desk.loader, path.replace("/ops", ""));
    expect(data.view).toEqual(open.data.view);
    expect(data.view.candidates[0].row.rowId).toBeGreaterThan(0);
    expect(data.view.safeguards).toHaveLength(1);
  });
});
