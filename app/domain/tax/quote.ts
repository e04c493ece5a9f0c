import type { FactRefusal } from "../dated-fact";
import { addFen, allocateFen, type Fen, ZERO_FEN } from "../money";
import { ok, type Result, refuse } from "../result";
import type { LeviedDuty } from "../tariff/duty";
import type { ConsumptionTax, HighEndCosmeticsRule } from "./consumption-tax";
import type { MeasureRefusal, Measures, SpecificRate } from "./measures";
import type { ReliefRule, Ruled } from "./rates";
import { type LeviedShares, taxLine } from "./tax-line";

/** Reduced = within the limits; full = one item over the single limit, or general trade; included = duty-paid goods. */
export type TaxTreatment = "reduced" | "full" | "included";

export type TaxLine = {
  quantity: number;
  /** price × quantity */
  goodsFen: Fen;
  measures: Measures;
  /** null = unknown, which only a levy of duty minds */
  duty: Ruled<LeviedDuty> | null;
  consumptionTax: Ruled<ConsumptionTax>;
  vatBps: Ruled<number>;
};

export type Carriage = { freightFen: Fen; insuranceFen: Fen };

/** The rates a line was taxed at, so that a page can explain the sum. */
export type TaxExplanation = {
  /** statutory rates, and how much of them is levied; `…Specific`: an amount by quantity besides */
  dutyBps: number;
  dutySpecific: SpecificRate | null;
  dutyShareBps: number;
  /** composite assessable value, what VAT is reckoned on; rounded here, exact where it is used */
  compositeFen: Fen;
  consumptionBps: number;
  consumptionSpecific: SpecificRate | null;
  vatBps: number;
  taxShareBps: number;
  /** all taxes together in millionths of the dutiable value: 9.1 % → 91000 */
  ratePpm: number;
};

export type QuotedLine = {
  goodsFen: Fen;
  freightShareFen: Fen;
  insuranceShareFen: Fen;
  /** customs value P: goods with their share of freight and insurance; 0 for duty-paid goods */
  dutiableFen: Fen;
  dutyFen: Fen;
  consumptionTaxFen: Fen;
  vatFen: Fen;
  taxFen: Fen;
  explanation: TaxExplanation | null;
};

export type Quote = {
  treatment: TaxTreatment;
  lines: QuotedLine[];
  goodsFen: Fen;
  freightFen: Fen;
  insuranceFen: Fen;
  dutiableFen: Fen;
  taxFen: Fen;
  totalFen: Fen;
};

export type TaxRefusal = FactRefusal | MeasureRefusal;
/** `line`: index of the line the refusal is about */
export type QuoteRefusal = TaxRefusal & { line: number };

/** `highEndCosmetics` may be absent where no line is under its threshold. */
export type RetailImportRules = {
  relief: ReliefRule;
  highEndCosmetics: HighEndCosmeticsRule | null;
};

const IN_FULL: LeviedShares = { dutyShareBps: 10_000, taxShareBps: 10_000 };

type Shares = Pick<QuotedLine, "goodsFen" | "freightShareFen" | "insuranceShareFen">;

/** Customs value of an order before tax: goods, freight and insurance (财关税〔2016〕18号). */
export function dutiableTotalFen(lines: readonly { goodsFen: Fen }[], carriage: Carriage): Fen {
  return addFen(...lines.map((line) => line.goodsFen), carriage.freightFen, carriage.insuranceFen);
}

/**
 * Taxes a retail-import order. Freight and insurance are spread by value (largest remainder), each
 * tax of each line is rounded half up once, the order's tax is the sum of its lines.
 */
export function quoteRetailImport(
  lines: readonly TaxLine[],
  carriage: Carriage,
  treatment: "reduced" | "full",
  { relief, highEndCosmetics }: RetailImportRules,
): Result<Quote, QuoteRefusal> {
  return quoteImport(lines, carriage, treatment, {
    shares: treatment === "full" ? IN_FULL : relief,
    highEndCosmetics,
  });
}

/** What duty-paid goods cost the importer at the border: every tax in full on their CIF value. */
export function quoteImportCost(
  lines: readonly TaxLine[],
  carriage: Carriage,
  highEndCosmetics: HighEndCosmeticsRule | null,
): Result<Quote, QuoteRefusal> {
  return quoteImport(lines, carriage, "full", { shares: IN_FULL, highEndCosmetics });
}

function quoteImport(
  lines: readonly TaxLine[],
  carriage: Carriage,
  treatment: "reduced" | "full",
  levy: { shares: LeviedShares; highEndCosmetics: HighEndCosmeticsRule | null },
): Result<Quote, QuoteRefusal> {
  const quoted: QuotedLine[] = [];
  for (const [index, { line, shares }] of spread(lines, carriage).entries()) {
    const taxed = taxLine(line, shares, levy.shares, levy.highEndCosmetics);
    if (!taxed.ok) return refuse({ ...taxed.error, line: index });
    quoted.push(taxed.value);
  }
  return ok(sumUp(treatment, quoted, carriage));
}

/** Duty-paid goods: their price includes every tax; freight is added as it is. */
export function quoteDutyPaid(lines: readonly { goodsFen: Fen }[], carriage: Carriage): Quote {
  const quoted = spread(lines, carriage).map(({ shares }) => ({
    ...shares,
    dutiableFen: ZERO_FEN,
    dutyFen: ZERO_FEN,
    consumptionTaxFen: ZERO_FEN,
    vatFen: ZERO_FEN,
    taxFen: ZERO_FEN,
    explanation: null,
  }));
  return sumUp("included", quoted, carriage);
}

function spread<Line extends { goodsFen: Fen }>(
  lines: readonly Line[],
  carriage: Carriage,
): { line: Line; shares: Shares }[] {
  const values = lines.map((line) => line.goodsFen);
  const freight = allocateFen(carriage.freightFen, values);
  const insurance = allocateFen(carriage.insuranceFen, values);
  return lines.map((line, index) => ({
    line,
    shares: {
      goodsFen: line.goodsFen,
      freightShareFen: freight[index] ?? ZERO_FEN,
      insuranceShareFen: insurance[index] ?? ZERO_FEN,
    },
  }));
}

function sumUp(treatment: TaxTreatment, lines: QuotedLine[], carriage: Carriage): Quote {
  const goodsFen = addFen(...lines.map((line) => line.goodsFen));
  const taxFen = addFen(...lines.map((line) => line.taxFen));
  return {
    treatment,
    lines,
    goodsFen,
    freightFen: carriage.freightFen,
    insuranceFen: carriage.insuranceFen,
    dutiableFen: addFen(...lines.map((line) => line.dutiableFen)),
    taxFen,
    totalFen: addFen(goodsFen, carriage.freightFen, carriage.insuranceFen, taxFen),
  };
}
