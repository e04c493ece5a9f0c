import { shanghaiDay } from "~/domain/calendar-day";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import { replay } from "~/domain/tax/replay";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { readDeclarationFacts } from "./declaration-facts.server";
import { declaredParties, type PartyRefusal } from "./declared-parties";
import type { ContentParts, ContentRefusal } from "./document-content";

export type DeclarationRefusal =
  | PartyRefusal
  | ContentRefusal
  | { code: "ORDER_NOT_FOUND" }
  /** the order is not bonded, or not paid, or gives nothing to declare */
  | { code: "NOTHING_TO_DECLARE" };

export type DeclarationParts = Omit<ContentParts, "applicationType">;

/** What the documents of a bonded order are made of, read and judged before anything is written. */
export async function readDeclarationParts(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<Result<DeclarationParts, DeclarationRefusal>> {
  const facts = await readDeclarationFacts(ctx, orderId);
  if (!facts) return refuse({ code: "ORDER_NOT_FOUND" });
  const { order } = facts;
  if (order.customsRegime !== "1210" || order.paymentStatus !== "paid") {
    return refuse({ code: "NOTHING_TO_DECLARE" });
  }
  const rules = await currentRules(ctx, { seenVersion: facts.ruleVersion });
  const parties = declaredParties(rules, shanghaiDay(facts.now), order.warehouseId);
  if (!parties.ok) return parties;
  if (!order.buyerName || !order.buyerIdCipher) {
    return refuse({ code: "DOCUMENT_INCOMPLETE", field: "buyerIdNumber" });
  }
  if (!facts.quoteInput) return refuse({ code: "DOCUMENT_INCOMPLETE", field: "taxTotal" });
  const quote = replay(facts.quoteInput);
  invariant(quote.totalFen === order.totalFen, "customs are told what the buyer was asked for");
  return ok({
    facts,
    quote,
    parties: parties.value,
    buyer: { name: order.buyerName, idNumber: ctx.seal.openText(order.buyerIdCipher) },
    countryCode: (origin) => rules.country(origin)?.customsCode,
  });
}
