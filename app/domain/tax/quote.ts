import type { FactRefusal } from "../dated-fact";
import { addFen, allocateFen, type Fen, ZERO_FEN } from "../money";
import { ok, type Result, refuse } from "../result";
import {
  type ConsumptionTax,
  type ConsumptionTaxRefusal,
  consumptionRateBps,
  type HighEndCosmeticsRule,
  type NetContent,
} from "./consumption-tax";
import {
  minus,
  ONE,
  over,
  plus,
  rate,
  rational,
  roundHalfUp,
  times,
  toFenHalfUp,
} from "./rational";

/** Reduced = within the limits; full = one item over the single limit; included = duty-paid goods. */
export type TaxTreatment = "reduced" | "full" | "included";

export type TaxLine = {
  quantity: number;
  /** price × quantity */
  goodsFen: Fen;
  vatBps: number;
  /** most-favoured-nation duty; null = unknown, which only the full levy minds */
  mfnBps: number | null;
  consumptionTax: ConsumptionTax;
  netContent: NetContent | null;
};

/** What is left of the statutory rates within the limits (财关税〔2018〕49号): duty 0 %, VAT and CT 70 %. */
export type ReliefRule = { dutyShareBps: number; taxShareBps: number };

export type Carriage = { freightFen: Fen; insuranceFen: Fen };

/** The rates a line was taxed at, so that a page can explain the sum. */
export type TaxExplanation = {
  /** statutory rates, and how much of them is levied */
  dutyBps: number;
  dutyShareBps: number;
  consumptionBps: number;
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

export type TaxRefusal = FactRefusal | ConsumptionTaxRefusal;
/** `line`: index of the line the refusal is about */
export type QuoteRefusal = TaxRefusal & { line: number };

export type RetailImportRules = { relief: ReliefRule; highEndCosmetics: HighEndCosmeticsRule };

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
  rules: RetailImportRules,
): Result<Quote, QuoteRefusal> {
  const quoted: QuotedLine[] = [];
  for (const [index, { line, shares }] of spread(lines, carriage).entries()) {
    const taxed = taxLine(line, shares, treatment, rules);
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

function taxLine(
  line: TaxLine,
  shares: Shares,
  treatment: "reduced" | "full",
  { relief, highEndCosmetics }: RetailImportRules,
): Result<QuotedLine, TaxRefusal> {
  const dutiableFen = addFen(shares.goodsFen, shares.freightShareFen, shares.insuranceShareFen);
  const consumption = consumptionRateBps(
    line.consumptionTax,
    { dutiableFen, quantity: line.quantity, netContent: line.netContent },
    highEndCosmetics,
  );
  if (!consumption.ok) return consumption;
  const dutyShareBps = treatment === "full" ? 10_000 : relief.dutyShareBps;
  const taxShareBps = treatment === "full" ? 10_000 : relief.taxShareBps;
  if (dutyShareBps > 0 && line.mfnBps === null) {
    return refuse({ code: "RATE_UNKNOWN", subject: "most_favoured_nation_duty" });
  }
  const dutyBps = dutyShareBps > 0 ? (line.mfnBps ?? 0) : 0;
  const duty = times(rate(dutyBps), rate(dutyShareBps));
  const share = rate(taxShareBps);
  const [vat, excise] = [rate(line.vatBps), rate(consumption.value)];
  // Statutory taxes of one fen of customs value; the VAT base holds the whole consumption tax.
  const composite = over(plus(ONE, duty), minus(ONE, excise));
  const ofValue = {
    duty,
    consumption: times(times(composite, excise), share),
    vat: times(times(composite, vat), share),
  };
  const value = rational(dutiableFen);
  const dutyFen = toFenHalfUp(times(value, ofValue.duty));
  const consumptionTaxFen = toFenHalfUp(times(value, ofValue.consumption));
  const vatFen = toFenHalfUp(times(value, ofValue.vat));
  const together = plus(ofValue.duty, plus(ofValue.consumption, ofValue.vat));
  return ok({
    ...shares,
    dutiableFen,
    dutyFen,
    consumptionTaxFen,
    vatFen,
    taxFen: addFen(dutyFen, consumptionTaxFen, vatFen),
    explanation: {
      dutyBps,
      dutyShareBps,
      consumptionBps: consumption.value,
      vatBps: line.vatBps,
      taxShareBps,
      ratePpm: Number(roundHalfUp(times(together, rational(1_000_000)))),
    },
  });
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
