import { type CalendarDay, isCalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { IMPORTER } from "~/domain/tariff/candidate";
import type { DutyRefusal } from "~/domain/tariff/choose-duty";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RuleBook } from "~/services/rules/rule-book";
import { type FoundLines, findTariffLines } from "./find-tariff-lines.server";
import { type GoodsOfLine, goodsOfLines } from "./goods-of-lines.server";
import { type CandidateView, type TariffView, tariffView } from "./look-up-tariff.server";
import { bareCode, countryName, tariffLineOn } from "./tariff-lines";

/** The form as it was sent: a code or words, a country, a day; empty = not asked. */
export type DeskQuery = { line: string; origin: string; date: string };

export type CountryName = { code: string; name: string };

/** The lowest usable rate for an origin; null = none is known. */
export type OriginRate = CountryName & { lowest: CandidateView | null };

export type TariffDesk = {
  query: DeskQuery;
  origins: { members: CountryName[]; others: CountryName[] };
  /** lines to choose from, when what was asked is not one line */
  found: FoundLines | null;
  line: { hs8: string; name: string; otherName: string | null } | null;
  /** a line without an origin: the lowest rate of each RCEP origin */
  overview: OriginRate[] | null;
  view: TariffView | null;
  refusal: DutyRefusal | null;
  /** what we sell of the line or, before a question, the lines we sell most of */
  goods: GoodsOfLine[];
};

const STARTS = 10;

/**
 * Everything the desk's page shows. The rates come from memory; the goods we sell are one statement.
 */
export async function openTariffDesk(ctx: ServiceContext, asked: DeskQuery): Promise<TariffDesk> {
  const book = await currentRules(ctx);
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  const query = {
    line: asked.line.trim(),
    origin: asked.origin.trim().toUpperCase(),
    date: asked.date.trim() || today,
  };
  const found = query.line === "" ? null : await findTariffLines(ctx, query.line);
  const hs8 = chosenLine(query.line, found);
  const nothing = { overview: null, view: null, refusal: null };
  const answer =
    hs8 === null
      ? nothing
      : query.origin === ""
        ? { ...nothing, ...overviewOf(book, ctx, { hs8, day: query.date }) }
        : { ...nothing, ...answerOf(book, { ...query, hs8 }) };
  return {
    query: hs8 === null ? query : { ...query, line: hs8 },
    origins: originsOf(book, ctx),
    found: hs8 === null ? found : null,
    line: hs8 === null ? null : lineOf(book, ctx, hs8, query.date),
    ...answer,
    goods: await goodsFor(ctx, hs8, query.line),
  };
}

/** Exactly one line is meant: a whole code, or words that only one name has. */
function chosenLine(asked: string, found: FoundLines | null): string | null {
  if (found === null) return null;
  const code = bareCode(asked).slice(0, 8);
  const [only] = found.total === 1 ? found.lines : [];
  return found.lines.find(({ hs8 }) => hs8 === code)?.hs8 ?? only?.hs8 ?? null;
}

function originsOf(book: RuleBook, ctx: ServiceContext): TariffDesk["origins"] {
  const rows = book.rows.countries;
  const named = (code: string) => ({ code, name: countryName(book, ctx.locale, code) });
  const members: string[] = [...PARTNER_COUNTRIES, IMPORTER];
  const others = rows.map(({ code }) => code).filter((code) => !members.includes(code));
  return {
    members: members.filter((code) => book.country(code) !== undefined).map(named),
    others: others.map(named),
  };
}

function lineOf(book: RuleBook, ctx: ServiceContext, hs8: string, day: CalendarDay) {
  const { nameZh, nameEn } = tariffLineOn(book, hs8, day);
  const [own, other] = ctx.locale === "en" ? [nameEn, nameZh] : [nameZh, nameEn];
  return { hs8, name: own ?? other ?? hs8, otherName: own && other ? other : null };
}

type Answered = Partial<Pick<TariffDesk, "view" | "refusal" | "overview">>;

function answerOf(book: RuleBook, { hs8, origin, date }: DeskQuery & { hs8: string }): Answered {
  const answer = tariffView(book, { hs8, origin, day: date });
  return answer.ok ? { view: answer.value } : { refusal: answer.error };
}

function overviewOf(
  book: RuleBook,
  ctx: ServiceContext,
  { hs8, day }: { hs8: string; day: CalendarDay },
): Answered {
  if (!isCalendarDay(day)) return { refusal: { code: "DATE_INVALID" } };
  const overview: OriginRate[] = [];
  for (const code of PARTNER_COUNTRIES) {
    const answer = tariffView(book, { hs8, origin: code, day });
    if (!answer.ok) return { refusal: answer.error };
    const lowest = answer.value.candidates.find(({ isLowest }) => isLowest) ?? null;
    overview.push({ code, name: countryName(book, ctx.locale, code), lowest });
  }
  return { overview };
}

async function goodsFor(
  ctx: ServiceContext,
  hs8: string | null,
  asked: string,
): Promise<GoodsOfLine[]> {
  if (hs8 !== null) return goodsOfLines(ctx, [hs8]);
  if (asked !== "") return [];
  const all = await goodsOfLines(ctx, null);
  const firsts = new Map<string, GoodsOfLine>();
  for (const goods of all) if (!firsts.has(goods.hs8)) firsts.set(goods.hs8, goods);
  return [...firsts.values()].slice(0, STARTS);
}
