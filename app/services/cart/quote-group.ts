import { type GroupKey, type GroupParts, groupKeyOf, unitCountOf } from "~/domain/cart/cart";
import { carriageOf } from "~/domain/cart/freight";
import type { RegimeRefusal } from "~/domain/catalog/regime";
import { type FactRefusal, isAnyUnverified } from "~/domain/dated-fact";
import type { OfferId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { addFen, type Fen, multiplyFen, ZERO_FEN } from "~/domain/money";
import {
  type AnnualLimitRefusal,
  type CapRefusal,
  fitWeightCaps,
  fitYear,
  type SingleLimitRefusal,
  treatmentOf,
  type WeightCap,
} from "~/domain/quota/quota";
import type { MeasureRefusal } from "~/domain/tax/measures";
import {
  type Carriage,
  dutiableTotalFen,
  type Quote,
  quoteDutyPaid,
  quoteRetailImport,
  type TaxLine,
} from "~/domain/tax/quote";
import { type LineRates, ruleRefsOf } from "~/services/rules/rate-look-ups";
import { type HsLineRow, type RulesOfDay, weightCapOf } from "~/services/rules/rule-book";
import type { CartLineFacts } from "./cart-facts.server";

/** Why a group cannot check out. Codes are worded in messages; `offerId` is the line's in the cart. */
export type GroupBlocker =
  | { code: "OFFER_GONE"; offerId: OfferId }
  | { code: "STOCK_SHORT"; offerId: OfferId; availableCount: number }
  /** weights or customs codes are missing, so that neither freight, tax nor a declaration is possible */
  | { code: "GOODS_INCOMPLETE"; offerId: OfferId }
  | (RegimeRefusal & { offerId: OfferId })
  | ((FactRefusal | MeasureRefusal) & { offerId: OfferId | null })
  | SingleLimitRefusal
  | AnnualLimitRefusal
  | CapRefusal;

/** A line that can be priced: the offer in force, complete goods, and its rule rows. */
export type PricedLine = {
  facts: CartLineFacts;
  offerId: OfferId;
  priceFen: Fen;
  goodsFen: Fen;
  netWeightGrams: number;
  grossWeightGrams: number;
  hs: HsLineRow | null;
  /** null where the price includes its taxes */
  rates: LineRates | null;
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
  quote: Quote | null;
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
  const rates = isImport && hsCode !== null ? rules.rates.ofLine(hsCode, facts.originCode) : null;
  if (rates && !rates.ok) return { ...rates.error, offerId };
  const row = listing.value;
  const rows = [row, hs?.ok ? hs.value : null].filter((one) => one !== null);
  return {
    rows: isImport ? [...rows, ...(rates ? ruleRefsOf(rates.value) : [])] : [],
    line: {
      facts,
      offerId: current.offerId,
      priceFen: current.priceFen,
      goodsFen: multiplyFen(current.priceFen, facts.quantity),
      netWeightGrams,
      grossWeightGrams,
      hs: hs?.ok ? hs.value : null,
      rates: rates?.value ?? null,
      cap: weightCapOf(row),
    },
  };
}

function taxGroup(
  group: GroupQuote,
  carriage: Carriage,
  rules: RulesOfDay,
  person: PersonUse | null,
): GroupQuote {
  const { blockers, priced, unitCount } = group;
  const [single, year, tax] = [
    rules.singleOrderLimit(),
    rules.personYearLimit(),
    rules.retailImport(),
  ];
  const dutiableFen = dutiableTotalFen(priced, carriage);
  if (!single.ok || !year.ok || !tax.ok) {
    for (const fact of [single, year, tax]) {
      if (!fact.ok) blockers.push({ ...fact.error, offerId: null });
    }
    return { ...group, dutiableFen };
  }
  const limited = {
    ...group,
    dutiableFen,
    singleLimitFen: single.value.amountFen,
    yearLimitFen: year.value.amountFen,
    hasUnverifiedFacts:
      group.hasUnverifiedFacts ||
      tax.value.isUnverified ||
      isAnyUnverified(single.value, year.value),
  };
  checkPerson(limited, dutiableFen, person);
  const treatment = treatmentOf({ dutiableFen, unitCount, limitFen: single.value.amountFen });
  if (!treatment.ok) {
    blockers.push(treatment.error);
    return limited;
  }
  const quote = quoteRetailImport(priced.map(taxLineOf), carriage, treatment.value, tax.value);
  if (!quote.ok) {
    const { line, ...error } = quote.error;
    blockers.push({ ...error, offerId: priced[line]?.facts.offerId ?? null });
    return limited;
  }
  return { ...limited, quote: quote.value };
}

/** The yearly allowance needs a person; weight caps are checked on the order alone until there is one. */
function checkPerson(group: GroupQuote, dutiableFen: Fen, person: PersonUse | null): void {
  if (person !== null && group.yearLimitFen !== null) {
    const { usedFen } = person;
    const fits = fitYear({ dutiableFen, usedFen, limitFen: group.yearLimitFen });
    if (!fits.ok) group.blockers.push(fits.error);
  }
  const weights = group.priced.map((line) => ({
    cap: line.cap,
    grams: line.netWeightGrams * line.facts.quantity,
  }));
  const caps = fitWeightCaps(weights, (capGroup) => person?.usedGramsOf(capGroup) ?? 0);
  if (!caps.ok) group.blockers.push(caps.error);
}

/** What the tax rules need to know of a line. */
export function taxLineOf(line: PricedLine): TaxLine {
  const { quantity, netContentValue, netContentUnit, volumeMl, packCount } = line.facts;
  invariant(line.rates, "imported goods were priced with their rates");
  return {
    quantity,
    goodsFen: line.goodsFen,
    ...line.rates,
    measures: {
      netContent:
        netContentValue !== null && netContentUnit !== null
          ? { value: netContentValue, unit: netContentUnit }
          : null,
      netWeightGrams: line.netWeightGrams,
      volumeMl,
      pieceCount: packCount,
    },
  };
}
