import { isAnyUnverified } from "~/domain/dated-fact";
import { addFen, type Fen, ZERO_FEN } from "~/domain/money";
import { treatmentOf } from "~/domain/quota/quota";
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

/**
 * Tax of one piece bought alone, without freight. Undefined when the goods may not be sold under
 * this regime or a rate is unknown: such an offer is not shown, and nothing is taken for zero.
 */
export function pricePiece(
  offer: Pick<
    OfferFacts,
    "customsRegime" | "originCode" | "priceFen" | "hsCode" | "netContentValue" | "netContentUnit"
  >,
  rules: RulesOfDay,
): PiecePrice | undefined {
  const { customsRegime, priceFen, hsCode, originCode, netContentValue, netContentUnit } = offer;
  if (customsRegime === "0110") {
    return { tax: { kind: "included" }, payFen: priceFen, line: null };
  }
  const listing = rules.listing({ hsCode, customsRegime, deliveryMethod: "home" });
  const [rates, relief, limit] = [
    hsCode === null ? undefined : rules.rates.ofLine(hsCode, originCode),
    rules.retailImport(),
    rules.singleOrderLimit(),
  ];
  if (!listing.ok || !rates?.ok || !relief.ok || !limit.ok) return undefined;
  const treatment = treatmentOf({
    dutiableFen: priceFen,
    unitCount: 1,
    limitFen: limit.value.amountFen,
  });
  if (!treatment.ok) return undefined;
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
  if (!quote.ok) return undefined;
  const rows = [...(listing.value ? [listing.value] : []), ...ruleRefsOf(rates.value)];
  return {
    payFen: addFen(priceFen, quote.value.taxFen),
    line: quote.value.lines[0] ?? null,
    tax: {
      kind: "estimate",
      taxFen: quote.value.taxFen,
      totalFen: quote.value.totalFen,
      isUnverified: isAnyUnverified(...rows) || relief.value.isUnverified,
    },
  };
}
