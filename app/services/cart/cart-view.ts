import { type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import type { GroupKey } from "~/domain/cart/cart";
import { carriageOf } from "~/domain/cart/freight";
import {
  type CustomsRegime,
  DELIVERY_METHODS,
  type DeliveryMethod,
  PARTNER_COUNTRIES,
  type PartnerCountry,
} from "~/domain/catalog/terms";
import type { OfferId } from "~/domain/ids";
import { type Fen, fen } from "~/domain/money";
import { type DeliveryPromise, deliveryPromise } from "~/domain/order/delivery-promise";
import type { TaxExplanation, TaxTreatment } from "~/domain/tax/quote";
import type { Locale } from "~/platform/context.server";
import { pricePiece } from "~/services/catalog/piece-tax";
import { artAddressOf } from "~/services/catalog/product-art.server";
import type { ArtAddress, TaxView } from "~/services/catalog/product-card";
import type { RuleBook, RulesOfDay } from "~/services/rules/rule-book";
import { type PriceReason, priceReasons } from "~/services/trade/price-reasons";
import type { CartLineFacts } from "./cart-facts.server";
import type { GroupBlocker, GroupQuote, PersonUse, PricedLine } from "./quote-group";
import type { GroupChange } from "./shown-quote.server";

/** One row of the cart, in the reader's language. */
export type CartLineView = {
  offerId: OfferId;
  slug: string;
  sku: string;
  /** brand and name: 安佳 高钙全脂奶粉 */
  name: string;
  spec: string;
  /** the category's name, short enough to explain a tax line: 奶粉 9.1 % ¥23.79 */
  categoryName: string;
  origin: { code: PartnerCountry | null; name: string };
  art: ArtAddress;
  expiresOn: CalendarDay | null;
  quantity: number;
  availableCount: number;
  /** null = no longer sold */
  priceFen: Fen | null;
  referencePriceFen: Fen | null;
  goodsFen: Fen | null;
  /** tax of one piece without freight */
  tax: TaxView;
  /** tax of the whole line with its share of freight; null where the group cannot be taxed */
  lineTax: { taxFen: Fen; explanation: TaxExplanation | null; reasons: PriceReason[] } | null;
  /** the same goods duty-paid, where a bonded line has such an offer in stock */
  dutyPaid: { offerId: OfferId; priceFen: Fen } | null;
  /** of goods with a yearly weight per person: the group they count in */
  capGroup: string | null;
  /** the price when it was put in, where it is another one now */
  priceWasFen: Fen | null;
};

export type MoneyTotals = {
  unitCount: number;
  goodsFen: Fen;
  freightFen: Fen | null;
  insuranceFen: Fen | null;
  /** null where the group cannot be taxed as it stands */
  taxFen: Fen | null;
  totalFen: Fen | null;
};

export type CartGroupView = {
  key: GroupKey;
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  warehouse: { id: string; name: string; isHall: boolean };
  /** what a duty-paid group may switch to, and its freight; one entry where there is no choice */
  deliveryChoices: { method: DeliveryMethod; freightFen: Fen | null }[];
  lines: CartLineView[];
  totals: MoneyTotals;
  treatment: TaxTreatment | null;
  /** of home delivery */
  promise: DeliveryPromise | null;
  /** the day all of this was worked out, in Asia/Shanghai */
  today: CalendarDay;
  /** bonded goods: this order against the limit of one order, tax not counted */
  singleLimit: { dutiableFen: Fen; limitFen: Fen } | null;
  /** only after identity was verified in this visit; this shop's count, other platforms are unseen */
  allowance: {
    limitFen: Fen;
    /** reserved, released and counted by customs; `reservedFen` is part of it */
    usedFen: Fen;
    reservedFen: Fen;
    leftAfterFen: Fen;
  } | null;
  /** yearly weights of goods in this group, with what the verified person took of them before */
  caps: {
    group: string;
    capGrams: number;
    usedGrams: number;
    orderGrams: number;
    isUnverified: boolean;
  }[];
  /** what became of its figures since the visitor changed the cart last */
  changed: GroupChange | null;
  needsIdentity: boolean;
  hasUnverifiedFacts: boolean;
  blockers: GroupBlocker[];
  canCheckOut: boolean;
};

export type CartView = { groups: CartGroupView[]; unitCount: number };

type Words = { locale: Locale; book: RuleBook };

/** Words of a line in the reader's language. */
export function lineWords(line: CartLineFacts, { locale, book }: Words) {
  const isZh = locale === "zh-CN";
  const brand = isZh ? line.brandNameZh : line.brandNameEn;
  const country = book.country(line.originCode);
  const origin = {
    code: PARTNER_COUNTRIES.find((code) => code === line.originCode) ?? null,
    name: (isZh ? country?.nameZh : country?.nameEn) ?? line.originCode,
  };
  return {
    name: `${brand} ${isZh ? line.nameZh : line.nameEn}`.trim(),
    spec: isZh ? line.specZh : line.specEn,
    categoryName: isZh ? line.categoryNameZh : line.categoryNameEn,
    origin,
    art: artAddressOf(
      { ...line, origin: origin.code && { code: origin.code, name: origin.name } },
      locale,
    ),
  };
}

export function totalsOf(group: GroupQuote): MoneyTotals {
  return {
    unitCount: group.unitCount,
    goodsFen: group.goodsFen,
    freightFen: group.carriage?.freightFen ?? null,
    insuranceFen: group.carriage?.insuranceFen ?? null,
    taxFen: group.quote?.taxFen ?? null,
    totalFen: group.quote?.totalFen ?? null,
  };
}

export function lineViews(group: GroupQuote, rules: RulesOfDay, words: Words): CartLineView[] {
  const pricedOf = new Map(group.priced.map((line, index) => [line.facts, { line, index }]));
  return group.lines.map((facts) => {
    const priced = pricedOf.get(facts);
    const lineTax = priced ? lineTaxOf(group.quote, priced.index) : null;
    return {
      offerId: facts.offerId,
      slug: facts.slug,
      sku: facts.sku,
      ...lineWords(facts, words),
      expiresOn: facts.expiresOn,
      quantity: facts.quantity,
      availableCount: facts.availableCount,
      priceFen: facts.current?.priceFen ?? null,
      referencePriceFen: facts.current?.referencePriceFen ?? null,
      goodsFen: priced?.line.goodsFen ?? null,
      dutyPaid: facts.dutyPaid,
      tax: priced ? pieceTax(priced.line, rules) : { kind: "unknown" },
      lineTax,
      capGroup: priced?.line.cap?.group ?? null,
      priceWasFen:
        facts.current && facts.current.priceFen !== facts.seenPriceFen ? facts.seenPriceFen : null,
    };
  });
}

function lineTaxOf(quote: GroupQuote["quote"], index: number): CartLineView["lineTax"] {
  const quoted = quote?.lines[index];
  if (!quote || !quoted) return null;
  const { taxFen, explanation } = quoted;
  const listing = "input" in quote ? quote.input.lines[index]?.listing : null;
  return {
    taxFen,
    explanation,
    reasons: "steps" in quoted ? priceReasons(quoted.steps, listing) : [],
  };
}

/** Tax of one piece alone, without freight, exactly as product pages and lists show it. */
function pieceTax({ facts, priceFen }: PricedLine, rules: RulesOfDay): TaxView {
  const { customsRegime } = facts;
  const priced =
    customsRegime !== "9610" && pricePiece({ ...facts, customsRegime, priceFen }, rules);
  return priced ? priced.tax : { kind: "unknown" };
}

export function groupView(
  group: GroupQuote,
  rules: RulesOfDay,
  words: Words & { now: Date },
  { person, changed }: { person: PersonInYear | null; changed: GroupChange | null },
): CartGroupView {
  const { parts } = group;
  const warehouse = words.book.warehouse(parts.warehouseId);
  const isImport = parts.customsRegime !== "0110";
  const offersPickup = !isImport && (warehouse?.offersHallPickup ?? false);
  return {
    key: group.key,
    customsRegime: parts.customsRegime,
    deliveryMethod: parts.deliveryMethod,
    warehouse: {
      id: parts.warehouseId,
      name: (words.locale === "zh-CN" ? warehouse?.nameZh : warehouse?.nameEn) ?? "",
      isHall: warehouse?.offersHallPickup ?? false,
    },
    deliveryChoices: (offersPickup ? DELIVERY_METHODS : (["home"] as const)).map((method) => ({
      method,
      freightFen: freightBy(method, group, rules),
    })),
    lines: lineViews(group, rules, words),
    totals: totalsOf(group),
    treatment: group.quote?.treatment ?? null,
    promise: warehouse ? deliveryPromise(words.now, warehouse) : null,
    today: shanghaiDay(words.now),
    singleLimit:
      group.singleLimitFen !== null && group.dutiableFen !== null
        ? { dutiableFen: group.dutiableFen, limitFen: group.singleLimitFen }
        : null,
    allowance: allowanceOf(group, person),
    caps: person === null ? [] : capsOf(group, rules, person),
    changed,
    needsIdentity: isImport,
    hasUnverifiedFacts: group.hasUnverifiedFacts,
    blockers: group.blockers,
    canCheckOut: group.blockers.length === 0 && group.quote !== null,
  };
}

/** What carrying the group would cost by another delivery method; null when no row is known. */
function freightBy(method: DeliveryMethod, group: GroupQuote, rules: RulesOfDay): Fen | null {
  const tariff = rules.freight(group.parts.warehouseId, method);
  if (!tariff.ok) return null;
  const grossGrams = group.priced.reduce(
    (sum, line) => sum + line.grossWeightGrams * line.facts.quantity,
    0,
  );
  return carriageOf(tariff.value, { goodsFen: group.goodsFen, grossGrams }).freightFen;
}

/** The verified person's year as the pages show it beside an order. */
export type PersonInYear = PersonUse & { reservedFen: Fen };

function allowanceOf(group: GroupQuote, person: PersonInYear | null): CartGroupView["allowance"] {
  const { yearLimitFen, dutiableFen } = group;
  if (person === null || yearLimitFen === null || dutiableFen === null) return null;
  const { usedFen, reservedFen } = person;
  const left = yearLimitFen - usedFen - dutiableFen;
  return { limitFen: yearLimitFen, usedFen, reservedFen, leftAfterFen: fen(Math.max(0, left)) };
}

function capsOf(group: GroupQuote, rules: RulesOfDay, person: PersonInYear): CartGroupView["caps"] {
  return rules.weightCaps().flatMap((cap) => {
    const orderGrams = group.priced
      .filter((line) => line.cap?.group === cap.group)
      .reduce((sum, line) => sum + line.netWeightGrams * line.facts.quantity, 0);
    return orderGrams === 0
      ? []
      : [{ ...cap, usedGrams: person.usedGramsOf(cap.group), orderGrams }];
  });
}
