import { invariant } from "~/domain/invariant";
import { addFen, type Fen } from "~/domain/money";
import { ok, type Result, refuse } from "~/domain/result";
import { quoteOnDay } from "~/domain/tax/quote-order";
import { type ExplainedLine, type FrozenLine, isUnverified } from "~/domain/tax/replay";
import { type GoodsFault, goodsFaults } from "~/services/cart/group-fault";
import type { RulesOfDay } from "~/services/rules/rule-book";
import type { OfferFacts } from "./offer-facts.server";
import type { TaxView } from "./product-card";

/** What one piece costs with tax, before freight; `payFen` is what lists sort and filter by. */
export type PiecePrice = {
  tax: Exclude<TaxView, { kind: "unknown" }>;
  payFen: Fen;
  /** the sum in its parts; null where the price includes them */
  line: ExplainedLine | null;
  /** the goods' row of the retail import list */
  listing: FrozenLine["listing"];
};

type Piece = Pick<
  OfferFacts,
  | "customsRegime"
  | "originCode"
  | "priceFen"
  | "hsCode"
  | "netContentValue"
  | "netContentUnit"
  | "netWeightGrams"
  | "volumeMl"
  | "packCount"
>;

/** Why one piece may not be sold under a regime now. */
export type PieceRefusal = GoodsFault;

/**
 * Tax of one piece bought alone, without freight. Undefined when the goods may not be sold under
 * this regime or a rate is unknown: such an offer is not shown, and nothing is taken for zero.
 */
export function pricePiece(offer: Piece, rules: RulesOfDay): PiecePrice | undefined {
  const priced = quotePiece(offer, rules);
  return priced.ok ? priced.value : undefined;
}

/** The same, with the first reason where there is no price. */
export function quotePiece(offer: Piece, rules: RulesOfDay): Result<PiecePrice, PieceRefusal> {
  const { customsRegime, priceFen, hsCode, originCode, packCount } = offer;
  const { netContentValue, netContentUnit, netWeightGrams, volumeMl } = offer;
  if (customsRegime === "0110") {
    return ok({ tax: { kind: "included" }, payFen: priceFen, line: null, listing: null });
  }
  if (hsCode === null) return refuse({ code: "NOT_LISTED", hsCode });
  const netContent =
    netContentValue !== null && netContentUnit !== null
      ? { value: netContentValue, unit: netContentUnit }
      : null;
  const measures = { netContent, netWeightGrams, volumeMl, pieceCount: packCount };
  const piece = { hsCode, originCode, quantity: 1, priceFen, measures };
  const order = { customsRegime, deliveryMethod: "home", lines: [piece], person: null } as const;
  const quoted = quoteOnDay({ ...order, freightFen: 0, insuranceFen: 0 }, rules.rates);
  if (!quoted.ok) {
    const [first] = goodsFaults(quoted.error.refusals);
    invariant(first, "a piece without a price has a reason");
    return refuse(first.fault);
  }
  const { taxFen, totalFen, lines, input } = quoted.value;
  return ok({
    payFen: addFen(priceFen, taxFen),
    line: lines[0] ?? null,
    listing: input.lines[0]?.listing ?? null,
    tax: { kind: "estimate", taxFen, totalFen, isUnverified: isUnverified(quoted.value) },
  });
}
