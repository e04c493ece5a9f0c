import type { CalendarDay } from "../calendar-day";
import type { CustomsRegime, DeliveryMethod } from "../catalog/terms";
import { isAnyUnverified, type RuleRef } from "../dated-fact";
import { invariant } from "../invariant";
import type { Fen } from "../money";
import { fitYear, treatmentOf, unitCountOf, type WeightCap, weightsByCap } from "../quota/quota";
import { type Article, articlesOf, RETAIL_LIMITS, RETAIL_LIST } from "./articles";
import type { HighEndCosmeticsRule } from "./consumption-tax";
import { requireMeasure } from "./measures";
import {
  type Carriage,
  dutiableTotalFen,
  type Quote,
  type QuotedLine,
  quoteImportCost,
  quoteRetailImport,
  type TaxLine,
} from "./quote";
import type { ReliefRule, Ruled } from "./rates";
import { type StepContext, stepsOf, type TaxStep } from "./steps";

/** One line with every figure its tax needs, as it was when it was quoted. */
export type FrozenLine = TaxLine & {
  hsCode: string;
  originCode: string;
  priceFen: Fen;
  /** row of the retail import list, with its yearly cap; null for general trade */
  listing: Ruled<WeightCap | null> | null;
};

/** The limits of retail import and the person they were asked for, without any identity. */
export type FrozenRetail = {
  singleLimitFen: Ruled<Fen>;
  yearLimitFen: Ruled<Fen>;
  relief: Ruled<ReliefRule>;
  /** the full-levy rule; absent within the limit, and in quotes made when it was no row: one piece */
  fullLevyPieces?: Ruled<number>;
  /** null = nobody was verified yet; grams by cap group, of this order's groups only */
  person: { usedFen: Fen; usedGrams: Readonly<Record<string, number>> } | null;
};

/**
 * Everything a quote follows from: figures with the rows they were read from. Plain JSON; years later
 * `replay` makes the same quote of it to the fen, whatever the rule tables say by then.
 */
export type FrozenInput = {
  asOf: CalendarDay;
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  carriage: Carriage;
  lines: readonly FrozenLine[];
  /** null where no line is under the threshold of cosmetics */
  highEndCosmetics: Ruled<HighEndCosmeticsRule> | null;
  /** null for general trade */
  retail: FrozenRetail | null;
};

type Step<Name extends string, Inputs> = {
  step: Name;
  article: Article;
  inputs: Inputs;
  rules: readonly RuleRef[];
};

/** How the order as a whole stands to the limits. */
export type OrderStep =
  | Step<"single_limit", { dutiableFen: Fen; limitFen: Fen; unitCount: number }>
  | Step<
      "year_limit",
      { usedFen: Fen; dutiableFen: Fen; limitFen: Fen; usedAfterFen: Fen; leftAfterFen: Fen }
    >
  | Step<"weight_cap", { group: string; capGrams: number; usedGrams: number; orderGrams: number }>;

export type ExplainedLine = QuotedLine & { steps: TaxStep[] };

/** A quote that says why. `treatment` full: one item over the single limit, or general trade. */
export type OrderQuote = Omit<Quote, "lines" | "treatment"> & {
  treatment: "reduced" | "full";
  lines: ExplainedLine[];
  steps: OrderStep[];
  input: FrozenInput;
};

/** Makes the quote of a frozen input; the only way any quote of an order is made. */
export function replay(input: FrozenInput): OrderQuote {
  const { lines, carriage, retail, highEndCosmetics } = input;
  const cosmetics = highEndCosmetics?.value ?? null;
  const treatment = retail === null ? "full" : retailTreatment(input, retail);
  const quote =
    retail === null
      ? quoteImportCost(lines, carriage, cosmetics)
      : quoteRetailImport(lines, carriage, treatment, {
          relief: retail.relief.value,
          highEndCosmetics: cosmetics,
        });
  invariant(quote.ok, "a frozen input was quoted before");
  const context: StepContext = {
    articles: articlesOf(input.customsRegime, treatment, input.asOf),
    relief: treatment === "reduced" ? (retail?.relief ?? null) : null,
    highEndCosmetics,
  };
  return {
    ...quote.value,
    treatment,
    lines: lines.map((line, index) => explained(line, quote.value.lines[index], context)),
    steps: retail === null ? [] : orderSteps(input, retail),
    input,
  };
}

/** All rows that a quote rests on, each once. */
export function rulesOf({ input, lines, steps }: OrderQuote): RuleRef[] {
  return onceEach([
    ...input.lines.flatMap(({ listing }) => listing?.rules ?? []),
    ...[...lines.flatMap((line) => line.steps), ...steps].flatMap(({ rules }) => rules),
  ]);
}

const onceEach = (rules: readonly RuleRef[]): RuleRef[] => [
  ...new Map(rules.map((rule) => [`${rule.kind} ${rule.rowId}`, rule])).values(),
];

/** Whether a quote must be marked 未核实. */
export const isUnverified = (quote: OrderQuote): boolean => isAnyUnverified(...rulesOf(quote));

function retailTreatment(input: FrozenInput, retail: FrozenRetail): "reduced" | "full" {
  const treatment = treatmentOf({
    dutiableFen: dutiableTotalFen(input.lines, input.carriage),
    unitCount: unitCountOf(input.lines),
    limitFen: retail.singleLimitFen.value,
    fullLevyPieces: retail.fullLevyPieces?.value ?? 1,
  });
  invariant(treatment.ok, "a frozen input was within the limits");
  return treatment.value;
}

function explained(
  line: TaxLine,
  quoted: QuotedLine | undefined,
  context: StepContext,
): ExplainedLine {
  invariant(quoted, "every line was quoted");
  return { ...quoted, steps: stepsOf(line, quoted, context) };
}

function orderSteps({ lines, carriage }: FrozenInput, retail: FrozenRetail): OrderStep[] {
  const { singleLimitFen, yearLimitFen, person } = retail;
  const dutiableFen = dutiableTotalFen(lines, carriage);
  const steps: OrderStep[] = [
    {
      step: "single_limit",
      article: RETAIL_LIMITS,
      inputs: { dutiableFen, limitFen: singleLimitFen.value, unitCount: unitCountOf(lines) },
      rules: [...singleLimitFen.rules, ...(retail.fullLevyPieces?.rules ?? [])],
    },
  ];
  if (person !== null) {
    const { usedFen } = person;
    const limitFen = yearLimitFen.value;
    const fits = fitYear({ dutiableFen, usedFen, limitFen });
    invariant(fits.ok, "a frozen input was within the year");
    steps.push({
      step: "year_limit",
      article: RETAIL_LIMITS,
      inputs: { usedFen, dutiableFen, limitFen, ...fits.value },
      rules: yearLimitFen.rules,
    });
  }
  for (const { cap, grams } of weightsByCap(cappedWeights(lines))) {
    steps.push({
      step: "weight_cap",
      article: RETAIL_LIST,
      inputs: {
        group: cap.group,
        capGrams: cap.capGrams,
        usedGrams: person?.usedGrams[cap.group] ?? 0,
        orderGrams: grams,
      },
      rules: onceEach(
        lines.flatMap(({ listing }) => (listing?.value?.group === cap.group ? listing.rules : [])),
      ),
    });
  }
  return steps;
}

/** What each line weighs against which yearly cap. */
function cappedWeights(lines: readonly FrozenLine[]): { cap: WeightCap | null; grams: number }[] {
  return lines.map(({ listing, measures, quantity }) => {
    const cap = listing?.value ?? null;
    return { cap, grams: cap ? Number(requireMeasure("kg", measures)) * quantity : 0 };
  });
}
