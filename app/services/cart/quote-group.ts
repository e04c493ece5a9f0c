import { type GroupKey, type GroupParts, groupKeyOf } from "~/domain/cart/cart";
import { carriageOf } from "~/domain/cart/freight";
import type { RegimeRefusal } from "~/domain/catalog/regime";
import { isAnyUnverified } from "~/domain/dated-fact";
import type { OfferId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { addFen, type Fen, multiplyFen, ZERO_FEN } from "~/domain/money";
import { unitCountOf, type WeightCap } from "~/domain/quota/quota";
import type { LineToQuote } from "~/domain/tax/order-to-quote";
import { type Carriage, type Quote, quoteDutyPaid } from "~/domain/tax/quote";
import { quoteOnDay } from "~/domain/tax/quote-order";
import { isUnverified, type OrderQuote } from "~/domain/tax/replay";
import { weightCapOf } from "~/services/rules/rates-of-day";
import type { HsLineRow, RulesOfDay } from "~/services/rules/rule-book";
import type { CartLineFacts } from "./cart-facts.server";
import { type GoodsFault, goodsFaults, isLimitFault, type LimitFault } from "./group-fault";

/** Why a group cannot check out. Codes are worded in messages; `offerId` is the line's in the cart. */
export type GroupBlocker =
  | { code: "OFFER_GONE"; offerId: OfferId }
  | { code: "STOCK_SHORT"; offerId: OfferId; availableCount: number }
  /** weights or customs codes are missing, so that neither freight, tax nor a declaration is possible */
  | { code: "GOODS_INCOMPLETE"; offerId: OfferId }
  | (RegimeRefusal & { offerId: OfferId })
  /** what the tax engine refuses of a line; null = of the order */
  | (Exclude<GoodsFault, LimitFault> & { offerId: OfferId | null })
  | LimitFault;

/** A line that can be priced: the offer in force, complete goods, and its rule rows. */
export type PricedLine = {
  facts: CartLineFacts;
  offerId: OfferId;
  priceFen: Fen;
  goodsFen: Fen;
  netWeightGrams: number;
  grossWeightGrams: number;
  /** name and statutory units; null where no declaration needs them */
  hs: HsLineRow | null;
  cap: WeightCap | null;
};

export type GroupQuote = {
  key: GroupKey;
  parts: GroupParts;
  lines: CartLineFacts[];
  blockers: GroupBlocker[];
  unitCount: number;
  goodsFen: Fen;
  /** null when no freight row is known */
  carriage: Carriage | null;
  dutiableFen: Fen | null;
  /** null when the group cannot be taxed as it stands */
  quote: Quote | OrderQuote | null;
  priced: PricedLine[];
  singleLimitFen: Fen | null;
  yearLimitFen: Fen | null;
  hasUnverifiedFacts: boolean;
};

export type PersonUse = { usedFen: Fen; usedGramsOf: (capGroup: string) => number };

/**
 * Prices one group: offers in force, listing, freight, tax, limits, stock, allowance. Every obstacle
 * is named; none stops the others from being found. `person` null = nobody was verified yet.
 */
export function quoteGroup(
  parts: GroupParts,
  lines: CartLineFacts[],
  rules: RulesOfDay,
  person: PersonUse | null,
): GroupQuote {
  const blockers: GroupBlocker[] = [...stockShortages(lines)];
  const priced: PricedLine[] = [];
  const states: { state: HsLineRow["state"] }[] = [];
  for (const facts of lines) {
    const one = priceLine(parts, facts, rules);
    if ("code" in one) blockers.push(one);
    else {
      priced.push(one.line);
      states.push(...one.rows);
    }
  }
  const base = {
    key: groupKeyOf(parts),
    parts,
    lines,
    blockers,
    priced,
    unitCount: unitCountOf(lines),
    goodsFen: addFen(...priced.map((line) => line.goodsFen)),
    carriage: null,
    dutiableFen: null,
    quote: null,
    singleLimitFen: null,
    yearLimitFen: null,
    hasUnverifiedFacts: isAnyUnverified(...states),
  };
  const tariff = rules.freight(parts.warehouseId, parts.deliveryMethod);
  if (!tariff.ok) {
    blockers.push({ ...tariff.error, offerId: null });
    return base;
  }
  const grossGrams = priced.reduce(
    (sum, line) => sum + line.grossWeightGrams * line.facts.quantity,
    0,
  );
  const carriage = carriageOf(tariff.value, { goodsFen: base.goodsFen, grossGrams });
  const carried = {
    ...base,
    carriage,
    hasUnverifiedFacts: base.hasUnverifiedFacts || isAnyUnverified(tariff.value),
  };
  if (priced.length < lines.length || priced.length === 0) return carried;
  return parts.customsRegime === "0110"
    ? { ...carried, quote: quoteDutyPaid(priced, carriage), dutiableFen: ZERO_FEN }
    : taxGroup(carried, carriage, rules, person);
}

/** Lines of the same goods are summed before they are compared with what is left. */
function stockShortages(lines: readonly CartLineFacts[]): GroupBlocker[] {
  const wanted = new Map<string, number>();
  for (const line of lines) {
    wanted.set(line.variantId, (wanted.get(line.variantId) ?? 0) + line.quantity);
  }
  return lines
    .filter((line) => line.current !== null)
    .filter((line) => (wanted.get(line.variantId) ?? 0) > line.availableCount)
    .map(({ offerId, availableCount }) => ({ code: "STOCK_SHORT", offerId, availableCount }));
}

function priceLine(
  parts: GroupParts,
  facts: CartLineFacts,
  rules: RulesOfDay,
): GroupBlocker | { line: PricedLine; rows: { state: HsLineRow["state"] }[] } {
  const { offerId, current, hsCode, netWeightGrams, grossWeightGrams } = facts;
  if (current === null) return { code: "OFFER_GONE", offerId };
  const isImport = parts.customsRegime !== "0110";
  const lacksCodes = [hsCode, facts.dealUnit, facts.itemRecordNo].includes(null);
  if (netWeightGrams === null || grossWeightGrams === null || (isImport && lacksCodes)) {
    return { code: "GOODS_INCOMPLETE", offerId };
  }
  const listing = rules.listing({ ...parts, hsCode });
  if (!listing.ok) return { ...listing.error, offerId };
  const hs = hsCode === null ? null : rules.hsLine(hsCode);
  // A duty-paid price holds its taxes: a missing rate row does not matter to it.
  if (isImport && hs !== null && !hs.ok) return { ...hs.error, offerId };
  const row = listing.value;
  const rows = [row, hs?.ok ? hs.value : null].filter((one) => one !== null);
  return {
    rows: isImport ? rows : [],
    line: {
      facts,
      offerId: current.offerId,
      priceFen: current.priceFen,
      goodsFen: multiplyFen(current.priceFen, facts.quantity),
      netWeightGrams,
      grossWeightGrams,
      hs: hs?.ok ? hs.value : null,
      cap: weightCapOf(row),
    },
  };
}

/** Retail import: the tax engine quotes the order, or names all that stands in its way. */
function taxGroup(
  group: GroupQuote,
  carriage: Carriage,
  rules: RulesOfDay,
  person: PersonUse | null,
): GroupQuote {
  const { parts, priced, blockers } = group;
  const [single, year] = [rules.rates.singleLimitFen(), rules.rates.yearLimitFen()];
  const limited = {
    ...group,
    dutiableFen: addFen(group.goodsFen, carriage.freightFen, carriage.insuranceFen),
    singleLimitFen: single.ok ? single.value.value : null,
    yearLimitFen: year.ok ? year.value.value : null,
  };
  const { customsRegime, deliveryMethod } = parts;
  const order = {
    customsRegime,
    deliveryMethod,
    lines: priced.map(lineToQuote),
    ...carriage,
    person,
  };
  const quoted = quoteOnDay(order, rules.rates);
  if (!quoted.ok) {
    for (const { fault, line } of goodsFaults(quoted.error.refusals)) {
      const offerId = line === null ? null : (priced[line]?.facts.offerId ?? null);
      blockers.push(isLimitFault(fault) ? fault : { ...fault, offerId });
    }
    return limited;
  }
  return {
    ...limited,
    quote: quoted.value,
    hasUnverifiedFacts: group.hasUnverifiedFacts || isUnverified(quoted.value),
  };
}

/** What the tax engine needs to know of a line. */
function lineToQuote({ facts, priceFen, netWeightGrams }: PricedLine): LineToQuote {
  const { hsCode, quantity, originCode, netContentValue, netContentUnit, volumeMl, packCount } =
    facts;
  invariant(hsCode, "imported goods were priced with their HS code");
  return {
    ...{ hsCode, quantity, priceFen, originCode },
    measures: {
      netContent:
        netContentValue !== null && netContentUnit !== null
          ? { value: netContentValue, unit: netContentUnit }
          : null,
      ...{ netWeightGrams, volumeMl, pieceCount: packCount },
    },
  };
}
