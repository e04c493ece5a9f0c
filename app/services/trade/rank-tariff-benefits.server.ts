import { z } from "zod";
import { type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { invariant } from "~/domain/invariant";
import { BENEFIT_KINDS } from "~/domain/tariff/benefit-kinds";
import {
  type BenefitRanking,
  type RankedBenefit,
  rankBenefits,
  type UnrankedBenefit,
} from "~/domain/tariff/benefit-ranking";
import { HS_SECTIONS, type HsSection, hsSection } from "~/domain/tariff/hs-section";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RuleBook } from "~/services/rules/rule-book";
import { type GoodsOfLine, goodsOfLines } from "./goods-of-lines.server";
import { countryName, lineName, tariffCodes } from "./tariff-lines";

export const rankingInput = z.object({
  kind: z.enum(BENEFIT_KINDS).catch("largest_cut").default("largest_cut"),
  origin: z.enum(PARTNER_COUNTRIES).or(z.literal("")).catch("").default(""),
  section: z.enum(HS_SECTIONS).or(z.literal("")).catch("").default(""),
  /** only lines of goods on sale */
  sold: z.enum(["1", ""]).catch("").default(""),
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
});
export type RankingFilter = z.output<typeof rankingInput>;

type Named = { name: string; originName: string };

/** A line with all origins that its rate falls for by the same figures. */
type GroupedLine = Pick<RankedBenefit, "hs8" | "fromBps" | "toBps" | "cutBps" | "isUnverified"> & {
  name: string;
  /** `better`: another rate that is lower on the last day, so that the cut is worth less than it looks */
  origins: { code: string; name: string; better: RankedBenefit["better"] }[];
  /** goods of this line, those of these origins first */
  goods: GoodsOfLine[];
};
/** `rank`: among these lines; equal cuts share one */
export type RankedLine = GroupedLine & { rank: number };
export type UnrankedLine = Omit<UnrankedBenefit, "category"> & Named;

export type TariffRanking = {
  filter: RankingFilter;
  fromDay: CalendarDay;
  toDay: CalendarDay;
  ranked: RankedLine[];
  /** lines and origins, each counted */
  total: number;
  pageCount: number;
  /** lines whose benefit cannot be said: some of them, all of them counted, by reason */
  unranked: UnrankedLine[];
  unrankedCounts: Partial<Record<UnrankedBenefit["why"], number>>;
  origins: { code: string; name: string }[];
  sections: HsSection[];
};

const PAGE_SIZE = 25;
/** Lines and origins that are listed at most; a whole tariff book has a hundred thousand. */
const MOST_LISTED = 2_000;
const SHOWN_UNRANKED = 30;
const SHOWN_GOODS = 2;
/** Rankings kept for one reading of the rules; a whole tariff book takes a while to rank. */
const MOST_KEPT = 200;

const kept = new WeakMap<RuleBook, Map<string, BenefitRanking>>();

/**
 * What RCEP gives (关税红利榜), ranked, with what we sell of each line. The rates come from memory, each
 * ranking is made once for each reading of the rules and day; the goods are one statement.
 */
export async function rankTariffBenefits(
  ctx: ServiceContext,
  input: z.input<typeof rankingInput>,
): Promise<TariffRanking> {
  const filter = rankingInput.parse(input);
  const [book, goods] = await Promise.all([currentRules(ctx), goodsOfLines(ctx, null)]);
  const day = shanghaiDay(ctx.fixedNow ?? new Date());
  const soldLines = new Set(goods.map(({ hs8 }) => hs8));
  const codes = tariffCodes(book).filter((hs8) => filter.sold === "" || soldLines.has(hs8));
  const ranking = rankingOf(book, { filter, day, codes });
  const named = <Line extends { hs8: string; origin: string }>(line: Line) => ({
    ...line,
    name: lineName(book, ctx.locale, line.hs8, day),
    originName: countryName(book, ctx.locale, line.origin),
  });
  const groups = grouped(ranking.ranked);
  const from = (filter.page - 1) * PAGE_SIZE;
  return {
    filter,
    fromDay: ranking.fromDay,
    toDay: ranking.toDay,
    ranked: groups
      .map((lines) => rankedLine(lines, goods, named))
      .map((line, _, all) => ({ ...line, rank: 1 + all.findIndex(isCutAs(line)) }))
      .slice(from, from + PAGE_SIZE),
    total: ranking.total,
    pageCount: Math.max(1, Math.ceil(groups.length / PAGE_SIZE)),
    unranked: ranking.unranked
      .slice(0, SHOWN_UNRANKED)
      .map(({ category: _, ...line }) => named(line)),
    unrankedCounts: countsOf(ranking.unranked),
    origins: PARTNER_COUNTRIES.map((code) => ({ code, name: countryName(book, ctx.locale, code) })),
    sections: HS_SECTIONS.filter((section) =>
      tariffCodes(book).some((hs8) => hsSection(hs8) === section),
    ),
  };
}

function rankingOf(
  book: RuleBook,
  { filter, day, codes }: { filter: RankingFilter; day: CalendarDay; codes: readonly string[] },
): BenefitRanking {
  const { kind, origin, section, sold } = filter;
  const key = [kind, origin, section, day, sold ? codes.join(" ") : ""].join("|");
  const own = kept.get(book) ?? new Map<string, BenefitRanking>();
  kept.set(book, own);
  const known = own.get(key);
  if (known) return known;
  const ranking = rankBenefits(
    book.tariffs,
    {
      ...{ kind, day, agreement: "RCEP" },
      lines: codes.map((hs8) => ({ hs8, category: hsSection(hs8) ?? "" })),
      origin: origin || undefined,
      category: section || undefined,
      limit: MOST_LISTED,
    },
    book.policy,
  );
  if (own.size >= MOST_KEPT) own.clear();
  own.set(key, ranking);
  return ranking;
}

const isCutAs =
  ({ cutBps }: GroupedLine) =>
  (other: GroupedLine) =>
    other.cutBps === cutBps;

/** Entries of one line with the same figures, in the ranking's order. */
function grouped(ranked: readonly RankedBenefit[]): RankedBenefit[][] {
  const groups = new Map<string, RankedBenefit[]>();
  for (const line of ranked) {
    const key = `${line.hs8} ${line.fromBps} ${line.toBps} ${line.isUnverified}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}

function rankedLine(
  lines: readonly RankedBenefit[],
  goods: readonly GoodsOfLine[],
  named: (line: RankedBenefit) => RankedBenefit & Named,
): GroupedLine {
  const [first] = lines;
  invariant(first, "a group has an entry");
  const { hs8, fromBps, toBps, cutBps, isUnverified } = first;
  const origins = lines.map(named).map(({ origin, originName, better }) => ({
    ...{ code: origin, name: originName, better },
  }));
  return {
    ...{ hs8, fromBps, toBps, cutBps, isUnverified, origins },
    name: named(first).name,
    goods: goodsFor(goods, hs8, new Set(origins.map(({ code }) => code))),
  };
}

function goodsFor(goods: readonly GoodsOfLine[], line: string, origins: ReadonlySet<string>) {
  const own = goods.filter(({ hs8 }) => hs8 === line);
  const isHome = ({ originCode }: GoodsOfLine) => origins.has(originCode);
  return [...own.filter(isHome), ...own.filter((one) => !isHome(one))].slice(0, SHOWN_GOODS);
}

function countsOf(unranked: readonly UnrankedBenefit[]): TariffRanking["unrankedCounts"] {
  const counts: TariffRanking["unrankedCounts"] = {};
  for (const { why } of unranked) counts[why] = (counts[why] ?? 0) + 1;
  return counts;
}
