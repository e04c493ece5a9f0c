import { type CalendarDay, isCalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import type { RuleRef } from "~/domain/dated-fact";
import type { Criterion, CriterionAddition } from "~/domain/origin/criteria";
import {
  decideOrigin,
  isClaimMet,
  type OriginRefusal,
  type TestFault,
  type Trial,
} from "~/domain/origin/decide-origin";
import type { HighestRateClaim } from "~/domain/origin/declaration-codes";
import { type ProductRule, productRuleOn, type RuleTest } from "~/domain/origin/product-rule";
import {
  type CountryRefusal,
  type Differential,
  differentialOn,
  type RcepCountry,
  rcepCountryOfOrigin,
} from "~/domain/origin/rcep-country";
import { shareText } from "~/domain/origin/regional-value";
import { ok, type Result, refuse } from "~/domain/result";
import { IMPORTER, ruleRef } from "~/domain/tariff/candidate";
import { type HighestRcepRefusal, highestRcepDuty } from "~/domain/tariff/highest-rcep-duty";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RuleBook } from "~/services/rules/rule-book";
import {
  type FieldProblem,
  type OriginForm,
  type OriginQuestion,
  readOriginForm,
} from "./origin-form";
import { countryName } from "./tariff-lines";

/** One test with what it found, in figures that are read as they stand. */
export type TrialView = {
  type: RuleTest;
  exceptFrom: string[];
  fault: TestFault | null;
  isCumulated: boolean;
  deMinimis: { by: "value" | "weight"; percent: string } | null;
  value: { method: "build_down" | "build_up"; percent: string; isEnough: boolean } | null;
  /** rows of the form, from 1 */
  failing: number[];
};

/** The product's rule: as on record, as stated by the person, or not known. */
export type RuleUsed =
  | { from: "record"; rule: ProductRule; row: RuleRef }
  | { from: "stated"; rule: ProductRule }
  | { from: "none" };

export type HighestRate =
  | { claim: HighestRateClaim; bps: number; originName: string; isUnverified: boolean }
  | { claim: null; code: HighestRcepRefusal["code"]; originNames: string[] };

export type OriginAnswer = {
  rule: RuleUsed;
  trials: TrialView[];
  originates: boolean;
  criterion: Criterion | null;
  additions: CriterionAddition[];
  refusal: OriginRefusal["code"] | "DATE_INVALID" | null;
  /** row of the material that is refused, from 1; null = the good itself */
  refusedRow: number | null;
  /** whether the claimed criterion is what was found; null = none was claimed */
  isClaimRight: boolean | null;
  differential: Differential;
  country: Result<RcepCountry & { name: string }, CountryRefusal> | null;
  /** what may be claimed where the country cannot be said: `*`, then `**` */
  highest: HighestRate[];
};

export type OriginPage = {
  today: CalendarDay;
  parties: { code: string; name: string }[];
  isAsked: boolean;
  problems: FieldProblem[];
  answer: OriginAnswer | null;
  /** digits for a link to the desk */
  hs8: string | null;
};

/** The origin calculator: a form in, every test explained out. No statement but the rules' own. */
export async function calculateOrigin(ctx: ServiceContext, form: OriginForm): Promise<OriginPage> {
  const book = await currentRules(ctx);
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  const isAsked = form.text("hs") !== "" || form.text("fob") !== "";
  const parties = [...PARTNER_COUNTRIES, IMPORTER].map((code) => ({
    code,
    name: countryName(book, ctx.locale, code),
  }));
  if (!isAsked) return { today, parties, isAsked, problems: [], answer: null, hs8: null };
  const { question, problems } = readOriginForm(form, today);
  const { hs } = question.good;
  return {
    ...{ today, parties, isAsked, problems },
    answer: problems.length > 0 ? null : answerOf(book, question, ctx),
    hs8: /^\d{8,10}$/.test(hs) ? hs.slice(0, 8) : null,
  };
}

function ruleFor(book: RuleBook, { good, day, statedTests }: OriginQuestion): RuleUsed {
  const asked = { agreement: "RCEP" as const, hs: good.hs.slice(0, 6), day };
  const row = productRuleOn(book.rows.rules.origin_rule, asked, book.policy);
  if (row) return { from: "record", rule: row.rule, row: ruleRef("origin_rule", row) };
  if (statedTests.length === 0) return { from: "none" };
  return { from: "stated", rule: { anyOf: statedTests.map((type) => ({ type })) } };
}

function answerOf(book: RuleBook, question: OriginQuestion, ctx: ServiceContext): OriginAnswer {
  const { good, day, claim } = question;
  const unasked = {
    ...{ trials: [], originates: false, criterion: null, additions: [], refusedRow: null },
    ...{ isClaimRight: null, country: null, highest: [], differential: "unknown" as const },
  };
  if (!isCalendarDay(day)) return { ...unasked, rule: { from: "none" }, refusal: "DATE_INVALID" };
  const rule = ruleFor(book, question);
  const members = new Set(book.tariffs.parties("RCEP", day));
  const decided = decideOrigin(good, rule.from === "none" ? null : rule.rule, members);
  if (!decided.ok) {
    const { error } = decided;
    return {
      ...unasked,
      ...{ rule, refusal: error.code },
      trials: "trials" in error ? error.trials.map((one) => trialView(one, question)) : [],
      refusedRow:
        "material" in error && error.material !== null
          ? (question.rows[error.material] ?? null)
          : null,
      isClaimRight: claim ? false : null,
    };
  }
  const { originates, trials } = decided.value;
  const shown = trials.map((one) => trialView(one, question));
  if (!originates) {
    const isClaimRight = claim ? false : null;
    return { ...unasked, rule, refusal: null, trials: shown, isClaimRight };
  }
  const { criterion, additions } = decided.value;
  return {
    ...{ rule, refusal: null, refusedRow: null, trials: shown, originates, criterion, additions },
    isClaimRight: claim ? isClaimMet(claim, trials) : null,
    ...countryOf(book, question, criterion, ctx),
  };
}

function countryOf(
  book: RuleBook,
  question: OriginQuestion,
  criterion: Criterion,
  ctx: ServiceContext,
): Pick<OriginAnswer, "country" | "differential" | "highest"> {
  const { good, day, exportingParty, isWorkedThere, addedCents } = question;
  const differential = differentialOn(
    book.rows.rules.tariff_differential,
    { hs8: good.hs, day, isListWhole: false },
    book.policy,
  );
  const contributions = good.materials.flatMap(({ origin, valueCents }) =>
    origin.kind === "originating" ? [{ party: origin.party, valueCents }] : [],
  );
  const isMadeThere = exportingParty === good.madeIn;
  const found = rcepCountryOfOrigin({
    ...{ criterion, madeIn: good.madeIn, exportingParty, differential, contributions },
    operations: isMadeThere ? good.operations : isWorkedThere ? ["making"] : [],
    added: addedCents === null ? null : { addedCents, fobCents: good.fobCents },
  });
  const contributors = [good.madeIn, ...contributions.map(({ party }) => party)];
  return {
    differential,
    country: found.ok
      ? ok({ ...found.value, name: countryName(book, ctx.locale, found.value.country) })
      : refuse(found.error),
    highest: /^\d{8,10}$/.test(good.hs)
      ? [{ contributors: [...new Set(contributors)] }, "all_members" as const].map((among) =>
          highestRate(book, { hs8: good.hs.slice(0, 8), day, among }, ctx),
        )
      : [],
  };
}

function highestRate(
  book: RuleBook,
  asked: Parameters<typeof highestRcepDuty>[1],
  ctx: ServiceContext,
): HighestRate {
  const found = highestRcepDuty(book.tariffs, asked, book.policy);
  const named = (code: string) => countryName(book, ctx.locale, code);
  if (!found.ok) {
    const { code, origins } = found.error;
    return { claim: null, code, originNames: origins.map(named) };
  }
  const { claim, duty, origin, candidate } = found.value;
  const isUnverified = candidate.state !== "verified";
  return { claim, bps: duty.bps, originName: named(origin), isUnverified };
}

function trialView(trial: Trial, { good, rows }: OriginQuestion): TrialView {
  const { type, exceptFrom, fault, isCumulated, deMinimis, value, failing } = trial;
  return {
    ...{ type, fault, isCumulated, exceptFrom: [...(exceptFrom ?? [])] },
    deMinimis: deMinimis && { by: deMinimis.by, percent: shareText(deMinimis.share) },
    value: value && {
      ...{ method: value.method, isEnough: value.isEnough },
      percent: shareText(value.share),
    },
    failing: failing.flatMap((material) => rows[good.materials.indexOf(material)] ?? []),
  };
}
