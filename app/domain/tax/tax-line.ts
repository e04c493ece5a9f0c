import { addFen, type Fen, fen } from "../money";
import { ok, type Result, refuse } from "../result";
import type { LeviedDuty } from "../tariff/duty";
import {
  type AppliedRate,
  appliedConsumptionTax,
  type ConsumptionTax,
  type HighEndCosmeticsRule,
} from "./consumption-tax";
import { type MeasureRefusal, type Measures, measureIn, specificMicroFen } from "./measures";
import type { QuotedLine, TaxLine, TaxRefusal } from "./quote";
import { divideHalfUp } from "./rational";

/** How much of the statutory duty, and of the statutory VAT and consumption tax, is levied. */
export type LeviedShares = { dutyShareBps: number; taxShareBps: number };

/** Exact amounts stand in ten-thousand-millionths of a fen: a millionth times a share of 10,000. */
const EXACT = 10_000_000_000n;
const BPS = 10_000n;
/** one fen in basis points of millionths: a rate in bps of a fen, in millionths of a fen */
const MICRO_PER_BPS = 100n;

/** The first measure that a line's taxes need and that it lacks. */
export function missingMeasure(
  taxes: { duty: LeviedDuty | null; consumptionTax: ConsumptionTax },
  measures: Measures,
): MeasureRefusal | undefined {
  const { duty, consumptionTax } = taxes;
  if (consumptionTax.kind === "high_end_cosmetics" && measures.netContent === null) {
    return { code: "NET_CONTENT_UNKNOWN" };
  }
  const units = [
    duty && "unit" in duty ? duty.unit : undefined,
    "unit" in consumptionTax ? consumptionTax.unit : undefined,
    consumptionTax.kind === "beer" ? ("l" as const) : undefined,
  ];
  for (const unit of units) {
    if (unit !== undefined && measureIn(unit, measures) === null) {
      return { code: "QUANTITY_UNIT_MISSING", unit };
    }
  }
  return undefined;
}

const NO_DUTY: AppliedRate = { bps: 0, specific: null };

const appliedDuty = (duty: LeviedDuty): AppliedRate => ({
  bps: "bps" in duty ? duty.bps : 0,
  specific: "unit" in duty ? { milliFenPerUnit: duty.milliFenPerUnit, unit: duty.unit } : null,
});

/**
 * Taxes one line (cbec-rules §2). With P the dutiable value, D the duty, X the specific part and c the
 * ad-valorem rate of the consumption tax, v the VAT rate: composite = (P + D + X) ÷ (1 − c);
 * consumption tax = composite × c + X; VAT = composite × v. Each tax is rounded half up, once.
 */
export function taxLine(
  line: TaxLine,
  shares: Pick<QuotedLine, "goodsFen" | "freightShareFen" | "insuranceShareFen">,
  { dutyShareBps, taxShareBps }: LeviedShares,
  cosmetics: HighEndCosmeticsRule | null,
): Result<QuotedLine, TaxRefusal> {
  if (dutyShareBps > 0 && line.duty === null) {
    return refuse({ code: "RATE_UNKNOWN", subject: "most_favoured_nation_duty" });
  }
  const levied = dutyShareBps > 0 ? (line.duty?.value ?? null) : null;
  const missing = missingMeasure(
    { duty: levied, consumptionTax: line.consumptionTax.value },
    line.measures,
  );
  if (missing) return refuse(missing);

  const dutiableFen = addFen(shares.goodsFen, shares.freightShareFen, shares.insuranceShareFen);
  const duty = levied ? appliedDuty(levied) : NO_DUTY;
  const excise = appliedConsumptionTax(
    line.consumptionTax.value,
    { dutiableFen, quantity: line.quantity, measures: line.measures },
    cosmetics,
  );
  const exact = exactTaxes({
    value: BigInt(dutiableFen),
    dutyMicroFen:
      BigInt(dutiableFen) * BigInt(duty.bps) * MICRO_PER_BPS +
      specificMicroFen(duty.specific, line),
    exciseMicroFen: specificMicroFen(excise.specific, line),
    exciseBps: BigInt(excise.bps),
    vatBps: BigInt(line.vatBps.value),
    dutyShareBps: BigInt(dutyShareBps),
    taxShareBps: BigInt(taxShareBps),
  });
  return ok({
    ...shares,
    dutiableFen,
    dutyFen: exact.dutyFen,
    consumptionTaxFen: exact.consumptionTaxFen,
    vatFen: exact.vatFen,
    taxFen: addFen(exact.dutyFen, exact.consumptionTaxFen, exact.vatFen),
    explanation: {
      dutyBps: duty.bps,
      dutySpecific: duty.specific,
      dutyShareBps,
      compositeFen: exact.compositeFen,
      consumptionBps: excise.bps,
      consumptionSpecific: excise.specific,
      vatBps: line.vatBps.value,
      taxShareBps,
      ratePpm: exact.ratePpm,
    },
  });
}

/** Every amount as a whole numerator over one denominator, so that nothing is lost before rounding. */
function exactTaxes(of: {
  value: bigint;
  dutyMicroFen: bigint;
  exciseMicroFen: bigint;
  exciseBps: bigint;
  vatBps: bigint;
  dutyShareBps: bigint;
  taxShareBps: bigint;
}) {
  const duty = of.dutyMicroFen * of.dutyShareBps;
  const excise = of.exciseMicroFen * BPS;
  const base = of.value * EXACT + duty + excise;
  const remainder = BPS - of.exciseBps;
  const denominator = remainder * EXACT * BPS;
  // The VAT base holds the whole statutory consumption tax, whatever share of it is levied.
  const consumption = (base * of.exciseBps + excise * remainder) * of.taxShareBps;
  const vat = base * of.vatBps * of.taxShareBps;
  const together = duty * remainder * BPS + consumption + vat;
  const ratePpm =
    of.value === 0n ? 0n : divideHalfUp(together * 1_000_000n, denominator * of.value);
  return {
    dutyFen: toFen(duty, EXACT),
    compositeFen: toFen(base * BPS, remainder * EXACT),
    consumptionTaxFen: toFen(consumption, denominator),
    vatFen: toFen(vat, denominator),
    ratePpm: Number(ratePpm),
  };
}

function toFen(numerator: bigint, denominator: bigint): Fen {
  return fen(Number(divideHalfUp(numerator, denominator)));
}
