import { shanghaiDay } from "~/domain/calendar-day";
import { parseGroupKey } from "~/domain/cart/cart";
import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import type { Address } from "~/domain/order/address";
import { PAYMENT_METHODS, type PaymentMethod } from "~/domain/order/payment-method";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { randomToken } from "~/platform/sealing.server";
import { type CartGroupView, groupView } from "~/services/cart/cart-view";
import { quoteGroup } from "~/services/cart/quote-group";
import { changeSinceShown } from "~/services/cart/shown-quote.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import { personInYear } from "./allowance-use.server";
import { type CheckoutFacts, readCheckoutFacts } from "./checkout-facts.server";
import { canVerifyPayer } from "./payer-verification";
import { seenQuoteOf, seenQuoteText } from "./seen-quote-text";

export type IdentityStep =
  /** duty-paid goods never ask */
  | { state: "not_needed" }
  /** `known`: verified in this visit for another order; needs only a new consent */
  | { state: "needed"; known: { name: string; idMasked: string } | null; consentVersion: string }
  | { state: "verified"; name: string; idMasked: string; consentVersion: string };

export type NoticeView = { version: string; sentences: string[]; isUnverified: boolean };

/** What else stands in the way, besides the group's own blockers. */
export type CheckoutObstacle =
  /** the payment provider names no payer and nobody else verifies him: said before anything is paid */
  | { code: "PAYER_UNVERIFIABLE" }
  /** no consumer notice is in force for these goods */
  | { code: "NOTICE_UNKNOWN" };

export type CheckoutView = {
  group: CartGroupView;
  /** the address entered, or one of this visit to begin with */
  address: { isSaved: boolean; value: Address } | null;
  identity: IdentityStep;
  notice: NoticeView | null;
  paymentMethods: readonly PaymentMethod[];
  obstacles: CheckoutObstacle[];
  /** the step that wants filling in next */
  step: "address" | "identity" | "place";
  holdMinutes: number;
  /** hidden fields of the order form: figures shown, and the key that makes one submit one order */
  seen: string | null;
  submitKey: string;
};

export type CheckoutRefusal = { code: "NO_VISITOR" } | { code: "EMPTY_GROUP" };

/** One group of the visitor's cart on its way to an order. One statement. */
export async function getCheckout(
  ctx: ServiceContext,
  input: { groupKey: string },
): Promise<Result<CheckoutView, CheckoutRefusal>> {
  if (ctx.actor.kind !== "visitor") return refuse({ code: "NO_VISITOR" });
  const parts = parseGroupKey(input.groupKey);
  if (parts === undefined) return refuse({ code: "EMPTY_GROUP" });
  const facts = await readCheckoutFacts(ctx, ctx.actor.visitorId, parts);
  if (facts.lines.length === 0) return refuse({ code: "EMPTY_GROUP" });
  const book = await currentRules(ctx, { seenVersion: facts.ruleVersion });
  const rules = book.on(shanghaiDay(facts.now));
  const person = facts.person && personInYear(facts.person, rules);
  const usedFen = facts.person?.usedFen ?? null;
  const quote = quoteGroup(parts, facts.lines, rules, person);
  const identity = identityStep(facts, parts.customsRegime !== "0110");
  const notice = noticeView(ctx, rules, parts.customsRegime);
  const seen = seenQuoteOf(quote, usedFen);
  const changed = changeSinceShown(facts.shown, quote, rules);
  const address = facts.draft?.address ?? null;
  return ok({
    group: groupView(
      quote,
      rules,
      { locale: ctx.locale, book, now: facts.now },
      { person, changed },
    ),
    address: addressStep(address, parts.deliveryMethod === "home" ? facts.lent.address : null),
    identity,
    notice: notice ?? null,
    paymentMethods: PAYMENT_METHODS,
    obstacles: obstaclesOf(ctx, identity, notice),
    step: address === null ? "address" : identity.state === "needed" ? "identity" : "place",
    holdMinutes: ctx.settings.HOLD_MINUTES,
    seen: seen ? seenQuoteText(seen) : null,
    submitKey: randomToken(),
  });
}

function addressStep(saved: Address | null, lent: Address | null): CheckoutView["address"] {
  if (saved) return { isSaved: true, value: saved };
  return lent && { isSaved: false, value: lent };
}

function identityStep({ draft, lent }: CheckoutFacts, isImport: boolean): IdentityStep {
  if (!isImport) return { state: "not_needed" };
  const name = draft?.buyerName ?? lent.buyerName;
  const idMasked = draft?.buyerIdMasked ?? lent.buyerIdMasked;
  const consentVersion = IDENTITY_CONSENT_VERSION;
  const isVerified = draft?.buyerName != null && draft.consentVersion === consentVersion;
  if (isVerified && name !== null && idMasked !== null) {
    return { state: "verified", name, idMasked, consentVersion };
  }
  const known = name !== null && idMasked !== null ? { name, idMasked } : null;
  return { state: "needed", known, consentVersion };
}

/** undefined = these goods need no notice; null = they need one and none is in force. */
function noticeView(
  ctx: ServiceContext,
  rules: RulesOfDay,
  customsRegime: "1210" | "9610" | "0110",
): NoticeView | null | undefined {
  if (customsRegime === "0110") return undefined;
  const row = rules.notice(customsRegime);
  if (!row.ok) return null;
  const { version, bodyZh, bodyEn, state } = row.value;
  return {
    version,
    sentences: ctx.locale === "zh-CN" ? bodyZh : bodyEn,
    isUnverified: state !== "verified",
  };
}

function obstaclesOf(
  ctx: ServiceContext,
  identity: IdentityStep,
  notice: NoticeView | null | undefined,
): CheckoutObstacle[] {
  const obstacles: CheckoutObstacle[] = [];
  if (identity.state !== "not_needed" && !canVerifyPayer(ctx)) {
    obstacles.push({ code: "PAYER_UNVERIFIABLE" });
  }
  if (notice === null) obstacles.push({ code: "NOTICE_UNKNOWN" });
  return obstacles;
}
