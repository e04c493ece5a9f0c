import type { NetContentUnit } from "../catalog/terms";
import { assertNever } from "../invariant";
import type { Fen } from "../money";
import { ok, type Result, refuse } from "../result";

/** How an HS line is subject to consumption tax; `specific_blocked`: beer, spirits (litre or compound tax). */
export type ConsumptionTax =
  | { kind: "none" }
  | { kind: "ad_valorem"; rateBps: number }
  | { kind: "high_end_cosmetics" }
  | { kind: "specific_blocked" };

/** High-end cosmetics are taxed only from these prices on (财税〔2016〕103号); values are rule rows. */
export type HighEndCosmeticsRule = {
  rateBps: number;
  fenPerMlOrGram: number;
  fenPerPiece: number;
};

/** Content of one saleable piece. */
export type NetContent = { value: number; unit: NetContentUnit };

export type ConsumptionTaxRefusal =
  /** litre-based and compound taxes are not built yet: such goods cannot be sold as retail imports */
  | { code: "CONSUMPTION_TAX_BLOCKED" }
  /** the threshold is per ml, gram or piece, and this item names no content */
  | { code: "NET_CONTENT_UNKNOWN" };

/** The ad-valorem rate in basis points that a line of this dutiable value is subject to. */
export function consumptionRateBps(
  tax: ConsumptionTax,
  line: { dutiableFen: Fen; quantity: number; netContent: NetContent | null },
  cosmetics: HighEndCosmeticsRule,
): Result<number, ConsumptionTaxRefusal> {
  switch (tax.kind) {
    case "none":
      return ok(0);
    case "ad_valorem":
      return ok(tax.rateBps);
    case "specific_blocked":
      return refuse({ code: "CONSUMPTION_TAX_BLOCKED" });
    case "high_end_cosmetics": {
      if (line.netContent === null) return refuse({ code: "NET_CONTENT_UNKNOWN" });
      const { value, unit } = line.netContent;
      const perUnit = unit === "piece" ? cosmetics.fenPerPiece : cosmetics.fenPerMlOrGram;
      const threshold = BigInt(perUnit) * BigInt(value) * BigInt(line.quantity);
      return ok(BigInt(line.dutiableFen) >= threshold ? cosmetics.rateBps : 0);
    }
    default:
      return assertNever(tax);
  }
}
