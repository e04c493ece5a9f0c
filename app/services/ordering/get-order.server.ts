import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { parseId } from "~/domain/ids";
import { maskName, maskPhone } from "~/domain/order/address";
import { decideCancel } from "~/domain/order/decide";
import { headlineOf, type StageTimes, timelineOf } from "~/domain/order/timeline";
import { ok, type Result, refuse } from "~/domain/result";
import { replay } from "~/domain/tax/replay";
import type { ServiceContext } from "~/platform/context.server";
import { artAddressOf } from "~/services/catalog/product-art.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RuleBook } from "~/services/rules/rule-book";
import { priceReasons } from "~/services/trade/price-reasons";
import { isOwnOrder } from "./order-access.server";
import { type OrderFacts, type OrderLineFacts, readOrderFacts } from "./order-facts.server";
import type {
  DocumentSentView,
  OrderLineView,
  OrderPaymentView,
  OrderView,
  ReviewTimesView,
} from "./order-view";

/** Fewer lists than this say nothing about how long customs usually takes. */
const ENOUGH_LISTS = 20;

/**
 * One order for the page of its shopper: by the session that placed it, or by the token of its
 * secret link. For everybody else it does not exist. One statement.
 */
export async function getOrder(
  ctx: ServiceContext,
  input: { orderId: string; linkToken?: string },
): Promise<Result<OrderView, { code: "NOT_FOUND" }>> {
  const orderId = parseId("ord", input.orderId);
  const facts = orderId && (await readOrderFacts(ctx, orderId));
  if (!facts || !isOwnOrder(ctx, facts, input.linkToken)) return refuse({ code: "NOT_FOUND" });
  const book = await currentRules(ctx, { seenVersion: facts.ruleVersion });
  return ok(orderView(ctx, facts, book));
}

function orderView(ctx: ServiceContext, facts: OrderFacts, book: RuleBook): OrderView {
  const { standing, customsRegime, deliveryMethod, address } = facts;
  const kind = { customsRegime, deliveryMethod };
  const warehouse = book.warehouse(facts.warehouseId);
  const isZh = ctx.locale === "zh-CN";
  const placedHere = ctx.actor.kind === "visitor" && ctx.actor.visitorId === facts.visitorId;
  const cancel = decideCancel(standing);
  const quote = facts.quoteInput && replay(facts.quoteInput);
  return {
    orderId: facts.orderId,
    orderNo: facts.orderNo,
    placedAt: new Date(facts.placedAtMs),
    ...kind,
    warehouseName: (isZh ? warehouse?.nameZh : warehouse?.nameEn) ?? "",
    headline: headlineOf(standing, kind),
    stages: timelineOf(standing, kind, stageTimes(facts)),
    documents: customsRegime === "0110" ? [] : documentViews(facts, book),
    review: reviewView(facts),
    payment: paymentView(facts),
    refunds: facts.refunds.map(({ requestedMs, doneMs, ...refund }) => ({
      ...refund,
      requestedAt: new Date(requestedMs),
      doneAt: dateOf(doneMs),
    })),
    recipient: {
      name: address.recipientName,
      phoneMasked: maskPhone(address.phone),
      regionText: address.regionText,
      detail: address.detail,
    },
    orderer:
      facts.buyerName !== null && facts.buyerIdMasked !== null
        ? { nameMasked: maskName(facts.buyerName), idMasked: facts.buyerIdMasked }
        : null,
    lines: facts.lines.map((line, index) => ({
      ...lineView(ctx, line, book),
      reasons: priceReasons(quote?.lines[index]?.steps ?? [], quote?.input.lines[index]?.listing),
    })),
    totals: totalsView(facts),
    allowance: allowanceView(facts),
    waybill:
      facts.waybillNo === null
        ? null
        : { waybillNo: facts.waybillNo, carrierName: facts.carrierName },
    arrivesBy: facts.promisedBy,
    cancel: cancel.ok ? { isPossible: true } : { isPossible: false, because: cancel.error.code },
    linkToken: placedHere ? ctx.seal.openText(Buffer.from(facts.linkCipherHex, "hex")) : null,
    hasUnverifiedFacts: facts.hasUnverifiedFacts,
    now: new Date(facts.nowMs),
  };
}

function dateOf(ms: number | null | undefined): Date | null {
  return ms == null ? null : new Date(ms);
}

/** When each stage was reached, from the declaration where it knows, else from the order's events. */
function stageTimes({ declaration, eventMs }: OrderFacts): StageTimes {
  const first = (...values: (number | null | undefined)[]) => {
    const found = values.find((value) => value != null);
    return found == null ? {} : { at: new Date(found) };
  };
  const entries = {
    paid: first(eventMs.paid, eventMs.paid_late),
    documents: first(declaration?.orderDocumentMs),
    customs_review: first(declaration?.listSentMs),
    released: first(declaration?.releasedMs, eventMs.customs_released),
    left_zone: first(eventMs.gated_out),
    transport: first(eventMs.gated_out),
    picked: first(eventMs.picked),
    packed: first(eventMs.packed),
    ready_in_hall: first(eventMs.packed),
    handed_over: first(eventMs.handed_over),
    collected: first(eventMs.handed_over),
  };
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, { at }]) => (at ? [[key, at]] : [])),
  );
}

function documentViews({ declaration }: OrderFacts, book: RuleBook): DocumentSentView[] {
  return [
    {
      document: "order",
      senderName: book.party("platform")?.name ?? null,
      at: dateOf(declaration?.orderDocumentMs),
    },
    {
      document: "payment",
      senderName: book.party("payment")?.name ?? null,
      at: dateOf(declaration?.paymentDocumentMs),
    },
    {
      document: "waybill",
      senderName: book.party("logistics")?.name ?? null,
      at: dateOf(declaration?.waybillDocumentMs),
    },
  ];
}

function reviewView({ declaration, review }: OrderFacts): OrderView["review"] {
  const since = dateOf(declaration?.listSentMs);
  if (since === null) return null;
  const { orderCount, halfSeconds, ninetySeconds } = review;
  const isEnough = orderCount >= ENOUGH_LISTS && halfSeconds !== null && ninetySeconds !== null;
  const usual: ReviewTimesView | null = isEnough
    ? {
        orderCount,
        halfWithinMinutes: Math.max(1, Math.ceil(halfSeconds / 60)),
        ninetyWithinMinutes: Math.max(1, Math.ceil(ninetySeconds / 60)),
      }
    : null;
  return { since, usual };
}

function paymentView({ standing, payment, holdExpiresAtMs }: OrderFacts): OrderPaymentView {
  const { payUrl, method, paidFen, payerState } = payment;
  if (standing.payment === "awaiting") {
    return { state: "awaiting", payUrl, method, holdExpiresAt: new Date(holdExpiresAtMs) };
  }
  const paidAt = dateOf(payment.paidAtMs);
  if (standing.payment === "void" || paidAt === null || paidFen === null) return { state: "over" };
  return { state: "paid", paidAt, paidFen, method, isPayerVerified: payerState === "verified" };
}

function lineView(
  ctx: ServiceContext,
  facts: OrderLineFacts,
  book: RuleBook,
): Omit<OrderLineView, "reasons"> {
  const isZh = ctx.locale === "zh-CN";
  const { art, slug, line, quantity, priceFen, goodsFen, taxFen, lots } = facts;
  const country = book.country(facts.originCode);
  const origin = {
    code: PARTNER_COUNTRIES.find((code) => code === facts.originCode) ?? null,
    name: (isZh ? country?.nameZh : country?.nameEn) ?? facts.originCode,
  };
  const brand = isZh ? facts.brandNameZh : facts.brandNameEn;
  return {
    line,
    slug,
    name: `${brand} ${isZh ? facts.nameZh : facts.nameEn}`.trim(),
    spec: isZh ? facts.specZh : facts.specEn,
    art: artAddressOf(
      {
        ...art,
        sku: facts.sku,
        origin: origin.code && { code: origin.code, name: origin.name },
      },
      ctx.locale,
    ),
    origin,
    quantity,
    priceFen,
    goodsFen,
    taxFen,
    lots,
  };
}

function totalsView(facts: OrderFacts): OrderView["totals"] {
  const { goodsFen, freightFen, insuranceFen, taxFen, totalFen } = facts;
  return {
    unitCount: facts.lines.reduce((sum, line) => sum + line.quantity, 0),
    goodsFen,
    freightFen,
    insuranceFen,
    taxFen,
    totalFen,
    isTaxIncluded: facts.taxTreatment === "included",
  };
}

function allowanceView({ customsRegime, dutiableFen, standing }: OrderFacts) {
  if (customsRegime === "0110") return null;
  const isHeld = standing.payment === "awaiting" || standing.payment === "paid";
  const state = !isHeld ? "free" : standing.customs === "released" ? "counted" : "reserved";
  return { dutiableFen, state } as const;
}
