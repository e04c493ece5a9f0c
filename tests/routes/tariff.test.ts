import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as desk from "~/routes/_shop.(en).tariff._index";
import * as calculator from "~/routes/_shop.(en).tariff.origin";
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

describe("the origin calculator", () => {
  const ask = async (query: string, locale = "") =>
    (await new Visit(web.app).get(calculator.loader, `${locale}/tariff/origin${query}`)).data;
  type Trial = { type: string; fault: string | null };
  const trial = (data: { answer: { trials: Trial[] } }, type: string) =>
    data.answer.trials.find((one) => one.type === type);

  it("waits for a question, with the members to choose from", async () => {
    const page = await ask("");
    expect(page).toMatchObject({ isAsked: false, answer: null, problems: [] });
    expect(page.parties).toHaveLength(15);
  });

  it.each([
    ["600", true, "40.000"],
    ["600.01", false, "39.999"],
  ])("vectors 12 and 13: foreign materials of %s in 1000", async (value, originates, percent) => {
    const page = await ask(
      `?hs=851711&made=VN&fob=1000&op=making&m1hs=851711&m1from=none&m1value=${value}`,
    );
    expect(page.answer).toMatchObject({ originates, refusal: null, rule: { from: "record" } });
    expect(trial(page, "RVC40")).toMatchObject({
      value: { method: "build_down", percent, isEnough: originates },
    });
    expect(trial(page, "CTSH")?.fault).toBe("no_change");
  });

  it("vector 14: builds up from costs", async () => {
    const page = await ask(
      "?hs=851711&made=VN&fob=1000&op=making&labour=80&overhead=40&profit=30&m1hs=851711&m1from=VN&m1value=250&m2hs=851711&m2value=750",
    );
    expect(trial(page, "RVC40")).toMatchObject({
      value: { method: "build_up", percent: "40.000" },
    });
    expect(page.answer.originates).toBe(true);
  });

  it.each([
    ["50", true],
    ["50.01", false],
  ])("vector 15: a material of %s that makes no change, in 500", async (value, passes) => {
    const page = await ask(
      `?hs=940360&made=MY&fob=500&op=making&m1hs=440710&m1from=none&m1value=300&m4hs=940360&m4from=none&m4value=${value}`,
    );
    expect(page.answer.originates).toBe(passes);
    expect(page.answer.additions).toEqual(passes ? ["DMI"] : []);
    // The row of the form it was written in, not its place among those filled in.
    expect(trial(page, "CTH")).toMatchObject({ failing: [4] });
  });

  it("vector 17: beef cut in Malaysia is Australia's, below 20 % added in a listed line", async () => {
    const query =
      "?hs=02023000&made=MY&fob=1000&op=making&m1hs=02022000&m1from=AU&m1value=800&day=2026-06-01";
    const page = await ask(`${query}&added=120`);
    expect(page.answer).toMatchObject({
      criterion: "PE",
      differential: "listed",
      country: { ok: true, value: { country: "AU", because: "supplied_most", isUnverified: true } },
    });
    const enough = await ask(`${query}&added=200`);
    expect(enough.answer.country.value).toMatchObject({ country: "MY", because: "added_enough" });
    const unsaid = await ask(query);
    expect(unsaid.answer.country.error.code).toBe("ADDED_VALUE_UNKNOWN");
  });

  it("vector 11: names the highest rate of all members and how it is declared", async () => {
    const page = await ask("?hs=08109090&made=TH&fob=100&wo=1&day=2025-06-01");
    expect(page.answer).toMatchObject({ criterion: "WO", originates: true });
    expect(page.answer.highest[1]).toMatchObject({
      claim: { mark: "**", code: "HRB", number: "802" },
      bps: 1_600,
    });
  });

  it("uses the rule a person states where none is on record, and holds the claim to it", async () => {
    const cheese = "?hs=040690&made=NZ&fob=100&op=making&m1hs=040221&m1from=none&m1value=90";
    const unknown = await ask(cheese);
    expect(unknown.answer).toMatchObject({
      refusal: "ORIGIN_RULE_UNKNOWN",
      rule: { from: "none" },
    });
    expect(unknown.answer.trials.map(({ type }: Trial) => type)).toEqual(["WO", "PE"]);
    const stated = await ask(`${cheese}&rule=CTH&claim=CTC`);
    expect(stated.answer).toMatchObject({
      originates: true,
      criterion: "CTC",
      isClaimRight: true,
      rule: { from: "stated" },
    });
    expect((await ask(`${cheese}&rule=CTH&claim=WO`)).answer.isClaimRight).toBe(false);
  });

  it("counts materials of other members as cumulated, and says so", async () => {
    const page = await ask(
      "?hs=940360&made=MY&fob=500&op=making&m1hs=830210&m1from=VN&m1value=300&m2hs=440710&m2from=none&m2value=100&claim=CTC",
    );
    expect(page.answer).toMatchObject({ criterion: "CTC", additions: [], originates: true });
    const same = await ask(
      "?hs=940360&made=MY&fob=500&op=making&m1hs=940360&m1from=VN&m1value=300&m2hs=440710&m2from=none&m2value=100&claim=CTC",
    );
    expect(trial(same, "CTH")).toMatchObject({ fault: null, isCumulated: true });
    expect(same.answer.isClaimRight).toBe(false);
  });

  it("names every field that cannot be read, all at once, and refuses impossible goods", async () => {
    const page = await ask("?hs=12&made=&fob=much&m2hs=0402&m2value=-1&weight=1.2345");
    expect(page.answer).toBeNull();
    expect(page.problems).toEqual(
      expect.arrayContaining([
        { field: "hs", reason: "not_a_code" },
        { field: "made", reason: "missing" },
        { field: "fob", reason: "not_an_amount" },
        { field: "weight", reason: "not_an_amount" },
        { field: "m2hs", reason: "not_a_code" },
        { field: "m2value", reason: "not_an_amount" },
      ]),
    );
    const refused = async (query: string) =>
      (await ask(`?hs=940360&made=MY&fob=500${query}`)).answer.refusal;
    expect(await refused("&day=2026-02-30")).toBe("DATE_INVALID");
    expect(await refused("&weight=0")).toBe("WEIGHT_INVALID");
    expect((await ask("?hs=940360&made=MY&fob=0")).answer.refusal).toBe("VALUE_INVALID");
    expect((await ask("?hs=940360&made=US&fob=10")).answer.refusal).toBe("NOT_A_PARTY");
  });
});
