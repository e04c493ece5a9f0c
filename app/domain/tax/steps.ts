import type { NetContentUnit } from "../catalog/terms";
import { invariant } from "../invariant";
import type { Fen } from "../money";
import type { Article, Articles } from "./articles";
import type { ConsumptionTax, HighEndCosmeticsRule } from "./consumption-tax";
import { requireMeasure, type SpecificRate } from "./measures";
import type { QuotedLine, TaxExplanation, TaxLine } from "./quote";
import type { ReliefRule, Ruled } from "./rates";

type Step<Name extends string, Inputs> = {
  step: Name;
  article: Article;
  inputs: Inputs;
  resultFen: Fen;
  /** the rows the figures of this step were read from; none where it follows from others */
  rules: Ruled<unknown>["rules"];
};

/** An amount by quantity: the rate, and grams, millilitres or pieces of the whole line. */
export type SpecificPart = SpecificRate & { measure: number };

/** Statutory rate, the share of it that is levied, and what it is levied on. */
type Levied = {
  onFen: Fen;
  bps: number;
  specific: SpecificPart | null;
  shareBps: number;
};

/** Why this consumption tax: its kind, and the threshold that the whole line was compared with. */
export type ExciseReason =
  | { kind: Exclude<ConsumptionTax["kind"], "high_end_cosmetics" | "beer"> }
  | { kind: "beer"; dutiableFen: Fen; thresholdMilliFenPerLitre: number; millilitres: number }
  | {
      kind: "high_end_cosmetics";
      dutiableFen: Fen;
      fenPerUnit: number;
      unit: NetContentUnit;
      content: number;
    };

/**
 * How the tax of one line comes about, in the order of reckoning. Every result is rounded half up to
 * the fen; the composite value enters later steps unrounded. Duty, consumption tax and VAT are the parts
 * of the total.
 */
export type TaxStep =
  | Step<"dutiable_value", { goodsFen: Fen; freightShareFen: Fen; insuranceShareFen: Fen }>
  | Step<"duty", Levied>
  | Step<
      "composite_value",
      { dutiableFen: Fen; dutyFen: Fen; consumptionBps: number; specific: SpecificPart | null }
    >
  | Step<"consumption_tax", Levied & { reason: ExciseReason }>
  | Step<"vat", Levied>
  | Step<"tax_total", { dutyFen: Fen; consumptionTaxFen: Fen; vatFen: Fen }>;

export type StepContext = {
  articles: Articles;
  relief: Ruled<ReliefRule> | null;
  highEndCosmetics: Ruled<HighEndCosmeticsRule> | null;
};

type Taxed = QuotedLine & { explanation: TaxExplanation };

/** Explains a line that `quoteRetailImport` or `quoteImportCost` taxed. */
export function stepsOf(line: TaxLine, quoted: QuotedLine, context: StepContext): TaxStep[] {
  const { explanation } = quoted;
  invariant(explanation, "only taxed lines are explained");
  const taxed = { ...quoted, explanation };
  const { articles } = context;
  const { goodsFen, freightShareFen, insuranceShareFen } = quoted;
  return [
    {
      step: "dutiable_value",
      article: articles.value,
      inputs: { goodsFen, freightShareFen, insuranceShareFen },
      resultFen: quoted.dutiableFen,
      rules: [],
    },
    dutyStep(line, taxed, context),
    compositeStep(line, taxed, context),
    consumptionStep(line, taxed, context),
    vatStep(line, taxed, context),
    {
      step: "tax_total",
      article: articles.value,
      inputs: {
        dutyFen: quoted.dutyFen,
        consumptionTaxFen: quoted.consumptionTaxFen,
        vatFen: quoted.vatFen,
      },
      resultFen: quoted.taxFen,
      rules: [],
    },
  ];
}

function dutyStep(line: TaxLine, quoted: Taxed, { articles, relief }: StepContext): TaxStep {
  const { dutyBps, dutySpecific, dutyShareBps } = quoted.explanation;
  return {
    step: "duty",
    article: articles.duty,
    inputs: {
      onFen: quoted.dutiableFen,
      bps: dutyBps,
      specific: partOf(dutySpecific, line),
      shareBps: dutyShareBps,
    },
    resultFen: quoted.dutyFen,
    rules: [...(line.duty?.rules ?? []), ...(relief?.rules ?? [])],
  };
}

function compositeStep(line: TaxLine, quoted: Taxed, { articles }: StepContext): TaxStep {
  const { explanation, dutiableFen, dutyFen } = quoted;
  const { compositeFen, consumptionBps, consumptionSpecific } = explanation;
  return {
    step: "composite_value",
    // Goods without consumption tax have one too: what VAT is reckoned on.
    article: line.consumptionTax.value.kind === "none" ? articles.vat : articles.consumptionTax,
    inputs: { dutiableFen, dutyFen, consumptionBps, specific: partOf(consumptionSpecific, line) },
    resultFen: compositeFen,
    rules: [],
  };
}

function consumptionStep(line: TaxLine, quoted: Taxed, context: StepContext): TaxStep {
  const { explanation, consumptionTaxFen } = quoted;
  const { compositeFen, consumptionBps, consumptionSpecific, taxShareBps } = explanation;
  const { articles, relief, highEndCosmetics } = context;
  const isCosmetics = line.consumptionTax.value.kind === "high_end_cosmetics";
  return {
    step: "consumption_tax",
    article: isCosmetics ? articles.highEndCosmetics : articles.consumptionTax,
    inputs: {
      onFen: compositeFen,
      bps: consumptionBps,
      specific: partOf(consumptionSpecific, line),
      shareBps: taxShareBps,
      reason: reasonOf(line, quoted.dutiableFen, highEndCosmetics),
    },
    resultFen: consumptionTaxFen,
    rules: [
      ...line.consumptionTax.rules,
      ...(isCosmetics ? (highEndCosmetics?.rules ?? []) : []),
      ...(relief?.rules ?? []),
    ],
  };
}

function reasonOf(
  line: TaxLine,
  dutiableFen: Fen,
  cosmetics: StepContext["highEndCosmetics"],
): ExciseReason {
  const tax = line.consumptionTax.value;
  const { netContent } = line.measures;
  if (tax.kind === "beer") {
    return {
      kind: "beer",
      dutiableFen,
      thresholdMilliFenPerLitre: tax.thresholdMilliFenPerLitre,
      millilitres: Number(requireMeasure("l", line.measures)) * line.quantity,
    };
  }
  if (tax.kind === "high_end_cosmetics") {
    invariant(cosmetics && netContent, "the threshold was compared before");
    const { fenPerPiece, fenPerMlOrGram } = cosmetics.value;
    return {
      kind: "high_end_cosmetics",
      dutiableFen,
      fenPerUnit: netContent.unit === "piece" ? fenPerPiece : fenPerMlOrGram,
      unit: netContent.unit,
      content: netContent.value * line.quantity,
    };
  }
  return { kind: tax.kind };
}

function vatStep(line: TaxLine, quoted: Taxed, { articles, relief }: StepContext): TaxStep {
  const { compositeFen, vatBps, taxShareBps } = quoted.explanation;
  return {
    step: "vat",
    article: articles.vat,
    inputs: { onFen: compositeFen, bps: vatBps, specific: null, shareBps: taxShareBps },
    resultFen: quoted.vatFen,
    rules: [...line.vatBps.rules, ...(relief?.rules ?? [])],
  };
}

function partOf(rate: SpecificRate | null, line: TaxLine): SpecificPart | null {
  if (rate === null) return null;
  return { ...rate, measure: Number(requireMeasure(rate.unit, line.measures)) * line.quantity };
}
