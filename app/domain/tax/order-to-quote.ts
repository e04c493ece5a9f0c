import type { CalendarDay } from "../calendar-day";
import type { RegimeRefusal } from "../catalog/regime";
import type { CustomsRegime, DeliveryMethod } from "../catalog/terms";
import type { FactRefusal } from "../dated-fact";
import { type IdNumberRefusal, parseIdNumber } from "../identity/id-number";
import { checkPayer } from "../identity/payer";
import { type Fen, TOO_MUCH_FEN } from "../money";
import type { AnnualLimitRefusal, CapRefusal, SingleLimitRefusal } from "../quota/quota";
import type { Agreement } from "../tariff/rows";
import type { MeasureRefusal, Measures } from "./measures";

/** One line as it comes from a cart or a file: nothing of it was checked yet. */
export type LineToQuote = {
  /** ten digits */
  hsCode: string;
  quantity: number;
  /** of one saleable piece; general trade: what the importer pays for it */
  priceFen: number;
  /** ISO 3166 alpha-2 */
  originCode: string;
  measures: Measures;
  /** agreement whose rate is claimed with a proof of origin; none = the general rate */
  claim?: Agreement | null;
};

export type Party = { idNumber: string; name?: string };

export type OrderToQuote = {
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  lines: readonly LineToQuote[];
  freightFen: number;
  insuranceFen: number;
  /** what the person imported in this calendar year; null = nobody was verified yet */
  person: { usedFen: Fen; usedGramsOf: (capGroup: string) => number } | null;
  /** where given, identity and payer are checked too; neither enters the quote */
  orderer?: Party;
  payer?: Party;
};

export type OrderFault =
  | SingleLimitRefusal
  | AnnualLimitRefusal
  | CapRefusal
  | RegimeRefusal
  | FactRefusal
  | MeasureRefusal
  | (IdNumberRefusal & { party: "orderer" | "payer" })
  | { code: "PAYER_MISMATCH" }
  | { code: "HS_UNKNOWN"; hsCode: string }
  | { code: "COUNTRY_UNKNOWN"; originCode: string }
  /** zero, negative, not whole, of pieces or of what one of them holds; or no line at all */
  | { code: "QUANTITY_INVALID" }
  /** zero, negative, not whole, or 10^9 yuan and more */
  | { code: "PRICE_INVALID" }
  /** a rule row that cannot be: a rate of 100 % and more, or below zero */
  | { code: "RATE_INVALID"; figure: InvalidFigure };

export type InvalidFigure = "vat" | "consumption_tax" | "duty" | "relief" | "high_end_cosmetics";

/** Why an order has no quote. `line`: index of the line it is about, null = the order. */
export type OrderRefusal = OrderFault & { line: number | null };

const isAmount = (amountFen: number, atLeastFen: number): boolean =>
  Number.isSafeInteger(amountFen) && amountFen >= atLeastFen && amountFen < TOO_MUCH_FEN;

/** What is wrong with the numbers of an order; empty = its amounts can be reckoned with. */
export function amountFaults({ lines, freightFen, insuranceFen }: OrderToQuote): OrderRefusal[] {
  const faults: OrderRefusal[] = lines.flatMap((line, index) => lineAmountFaults(line, index));
  if (lines.length === 0) faults.push({ code: "QUANTITY_INVALID", line: null });
  if (faults.length > 0) return faults;
  const goodsFen = lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0);
  const isSound =
    isAmount(freightFen, 0) &&
    isAmount(insuranceFen, 0) &&
    isAmount(goodsFen + freightFen + insuranceFen, 0);
  return isSound ? [] : [{ code: "PRICE_INVALID", line: null }];
}

const isCountOf = (count: number): boolean => Number.isSafeInteger(count) && count > 0;

/** What a piece weighs and holds is recorded in whole grams, millilitres and pieces, or not at all. */
function areCounts({ netContent, netWeightGrams, volumeMl, pieceCount }: Measures): boolean {
  const measures = [netContent?.value ?? null, netWeightGrams, volumeMl, pieceCount];
  return measures.every((measure) => measure === null || isCountOf(measure));
}

function lineAmountFaults(
  { quantity, priceFen, measures }: LineToQuote,
  line: number,
): OrderRefusal[] {
  const faults: OrderRefusal[] = [];
  const isCount = isCountOf(quantity);
  if (!isCount || !areCounts(measures)) faults.push({ code: "QUANTITY_INVALID", line });
  // No line is given away: even a gift is declared at a real price.
  const isPrice = isAmount(priceFen, 1) && (!isCount || isAmount(priceFen * quantity, 1));
  return isPrice ? faults : [...faults, { code: "PRICE_INVALID", line }];
}

/** Orderer and payer, as far as they are given: real identity numbers of one and the same person. */
export function identityFaults(order: OrderToQuote, asOf: CalendarDay): OrderRefusal[] {
  const faults: OrderRefusal[] = [];
  const { orderer, payer } = order;
  const read = (given: Party | undefined, party: "orderer" | "payer"): string | undefined => {
    if (given === undefined) return undefined;
    const parsed = parseIdNumber(given.idNumber, asOf);
    if (parsed.ok) return parsed.value.reveal();
    faults.push({ ...parsed.error, party, line: null });
    return undefined;
  };
  const [ordererId, payerId] = [read(orderer, "orderer"), read(payer, "payer")];
  if (ordererId === undefined || payerId === undefined) return faults;
  // Where only one of them gives a name there is nothing to compare it with.
  const name = orderer?.name ?? payer?.name ?? "";
  const same = checkPayer(
    { name, idDigest: ordererId },
    { state: "verified", name: payer?.name ?? name, idDigest: payerId },
  );
  return same.ok ? faults : [...faults, { code: "PAYER_MISMATCH", line: null }];
}
