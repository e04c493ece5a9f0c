import type { RegimeRefusal } from "~/domain/catalog/regime";
import { type FactRefusal, isAnyUnverified } from "~/domain/dated-fact";
import { addFen, type Fen, ZERO_FEN } from "~/domain/money";
import { type SingleLimitRefusal, treatmentOf } from "~/domain/quota/quota";
import { ok, type Result, refuse } from "~/domain/result";
import type { MeasureRefusal } from "~/domain/tax/measures";
import { type QuotedLine, quoteRetailImport } from "~/domain/tax/quote";
import { ruleRefsOf } from "~/services/rules/rate-look-ups";
import type { RulesOfDay } from "~/services/rules/rule-book";
import type { OfferFacts } from "./offer-facts.server";
import type { TaxView } from "./product-card";

/** What one piece costs with tax, before freight; `payFen` is what lists sort and filter by. */
export type PiecePrice = {
  tax: Exclude<TaxView, { kind: "unknown" }>;
  payFen: Fen;
  /** the sum in its parts; null where the price includes them */
  line: QuotedLine | null;
};

type Piece = Pick<
  OfferFacts,
  "customsRegime" | "originCode" | "priceFen" | "hsCode" | "netContentValue" | "netContentUnit"
>;

/** Why one piece may not be sold under a regime now. */
export type PieceRefusal = RegimeRefusal | FactRefusal | MeasureRefusal | SingleLimitRefusal;

/**
 * Tax of one piece bought alone, without freight. Undefined when the goods may not be sold under
 * this regime or a rate is unknown: such an offer is not shown, and nothing is taken for zero.
 */
export function pricePiece(offer: Piece, rules: RulesOfDay): PiecePrice | undefined {
  const priced = quotePiece(offer, rules);
  return priced.ok ? priced.value : undefined;
}

/** The same, with the reason where there is no price. */
export function quotePiece(offer: Piece, rules: RulesOfDay): Result<PiecePrice, PieceRefusal> {
  const { customsRegime, priceFen, hsCode, originCode, netContentValue, netContentUnit } = offer;
  if (customsRegime === "0110") {
    return ok({ tax: { kind: "included" }, payFen: priceFen, line: null });
  }
  const listing = rules.listing({ hsCode, customsRegime, deliveryMethod: "home" });
  if (!listing.ok) return listing;
  if (hsCode === null) return refuse({ code: "NOT_LISTED", hsCode });
  const rates = rules.rates.ofLine(hsCode, originCode);
  if (!rates.ok) return rates;
  const relief = rules.retailImport();
  if (!relief.ok) return relief;
  const limit = rules.singleOrderLimit();
  if (!limit.ok) return limit;
  const treatment = treatmentOf({
    dutiableFen: priceFen,
    unitCount: 1,
    limitFen: limit.value.amountFen,
  });
  if (!treatment.ok) return treatment;
  const line = {
    quantity: 1,
    goodsFen: priceFen,
    ...rates.value,
    measures: {
      netContent:
        netContentValue !== null && netContentUnit !== null
          ? { value: netContentValue, unit: netContentUnit }
          : null,
      netWeightGrams: null,
      volumeMl: null,
      pieceCount: null,
    },
  };
  const carriage = { freightFen: ZERO_FEN, insuranceFen: ZERO_FEN };
  const quote = quoteRetailImport([line], carriage, treatment.value, relief.value);
  if (!quote.ok) return quote;
  const rows = [...(listing.value ? [listing.value] : []), ...ruleRefsOf(rates.value)];
  return ok({
    payFen: addFen(priceFen, quote.value.taxFen),
    line: quote.value.lines[0] ?? null,
    tax: {
      kind: "estimate",
      taxFen: quote.value.taxFen,
      totalFen: quote.value.totalFen,
      isUnverified: isAnyUnverified(...rows) || relief.value.isUnverified,
    },
  });
}
