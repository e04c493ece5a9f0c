import { addFen, type Fen, fen, subtractFen, ZERO_FEN } from "../money";
import { ok, type Result } from "../result";
import { type AnnualLimitRefusal, fitYear } from "./quota";

/**
 * A person's calendar year in fen, as the ledger's accounts stand: what is not used, counted elsewhere
 * or owed is free, and orders reserve of it. The SQL functions of the ledger do exactly what is decided
 * here (tests/services/ordering/allowance-model.test.ts holds them to it).
 */
export type AllowanceYear = {
  limitFen: Fen;
  /** customs value of each order that waits for money or for customs */
  reserved: Readonly<Record<string, Fen>>;
  /** of released orders of this shop */
  usedFen: Fen;
  /** what customs counts beyond them (other shops) */
  elsewhereFen: Fen;
  /** what customs' word took from orders that were reserved already, until one of them frees it */
  owedFen: Fen;
};

export const freshYear = (limitFen: Fen): AllowanceYear => ({
  limitFen,
  reserved: {},
  usedFen: ZERO_FEN,
  elsewhereFen: ZERO_FEN,
  owedFen: ZERO_FEN,
});

/** Ends of an order that free what it reserved. */
export const ALLOWANCE_ENDS = [
  "unpaid_end",
  "cancelled",
  "given_up",
  "closed",
  "withdrawn",
] as const;

export type AllowanceEvent =
  /** also once more, when money came late and the hold had ended */
  | { kind: "ordered"; orderId: string; dutiableFen: Fen }
  /** customs refused the list: while it is mended, its value stays reserved */
  | { kind: "rejected"; orderId: string }
  | { kind: "released"; orderId: string }
  | { kind: (typeof ALLOWANCE_ENDS)[number]; orderId: string }
  | { kind: "returned_in_time"; freedFen: Fen }
  /**
   * Customs counts another figure; null = it only said that an order of `overFen` does not fit.
   * `acceptedFen`: lists it accepted and has not ruled on, in its figure and reserved in ours.
   */
  | { kind: "customs_word"; usedFen: Fen | null; overFen: Fen; acceptedFen: Fen };

/** What an event changed: how much each account gained. `overridesOurs`: customs' figure, not our own. */
export type AllowanceEntry = {
  reason: AllowanceEvent["kind"];
  freeFen: Fen;
  reservedFen: Fen;
  usedFen: Fen;
  elsewhereFen: Fen;
  owedFen: Fen;
  overridesOurs: boolean;
};

export type AllowanceDecision = { year: AllowanceYear; entry: AllowanceEntry | null };

export const reservedFen = (year: AllowanceYear): Fen => addFen(...Object.values(year.reserved));

/** What is on the account `free`, reserved amounts included; never below them. */
export const freeFen = ({ limitFen, owedFen, usedFen, elsewhereFen }: AllowanceYear): Fen =>
  fen(limitFen + owedFen - usedFen - elsewhereFen);

/** What counts against the limit. */
export const countedFen = (year: AllowanceYear): Fen =>
  addFen(reservedFen(year), year.usedFen, year.elsewhereFen);

/**
 * What an event does to the year. Only an order can be refused; events of an order that reserves
 * nothing, and repeated ones, change nothing (entry null).
 */
export function decideAllowance(
  before: AllowanceYear,
  event: AllowanceEvent,
): Result<AllowanceDecision, AnnualLimitRefusal> {
  if (event.kind !== "ordered") return ok(decision(before, afterEvent(before, event), event.kind));
  const { orderId, dutiableFen } = event;
  if (orderId in before.reserved) return ok({ year: before, entry: null });
  const year = payOwed(before);
  const { limitFen } = year;
  const fits = fitYear({ dutiableFen, usedFen: countedFen(year), limitFen });
  if (!fits.ok) return fits;
  const after = { ...year, reserved: { ...year.reserved, [orderId]: dutiableFen } };
  return ok(decision(before, after, event.kind));
}

function afterEvent(
  year: AllowanceYear,
  event: Exclude<AllowanceEvent, { kind: "ordered" }>,
): AllowanceYear {
  switch (event.kind) {
    case "rejected":
      return year;
    case "released": {
      const amountFen = year.reserved[event.orderId] ?? ZERO_FEN;
      return { ...ended(year, event.orderId), usedFen: addFen(year.usedFen, amountFen) };
    }
    case "returned_in_time": {
      const settled = payOwed(year);
      // Customs may have said less than we counted: no more leaves than stands as released.
      const freed = fen(Math.min(event.freedFen, year.usedFen));
      return { ...settled, usedFen: subtractFen(year.usedFen, freed) };
    }
    case "customs_word":
      return followWord(payOwed(year), event);
    default:
      return ended(year, event.orderId);
  }
}

function ended(year: AllowanceYear, orderId: string): AllowanceYear {
  const { [orderId]: _freed, ...reserved } = year.reserved;
  return { ...year, reserved };
}

/**
 * What orders freed pays first what customs' word took beyond what was free: settled whenever somebody
 * asks for room, gives some back, or customs speaks.
 */
function payOwed(year: AllowanceYear): AllowanceYear {
  const paid = Math.min(freeFen(year) - reservedFen(year), year.owedFen);
  return { ...year, owedFen: fen(year.owedFen - paid) };
}

function followWord(
  year: AllowanceYear,
  { usedFen, overFen, acceptedFen }: Extract<AllowanceEvent, { kind: "customs_word" }>,
): AllowanceYear {
  const said = usedFen ?? year.limitFen - overFen + 1;
  const difference = Math.max(said - acceptedFen, 0) - year.usedFen - year.elsewhereFen;
  if (difference >= 0) {
    const open = freeFen(year) - reservedFen(year);
    return {
      ...year,
      elsewhereFen: fen(year.elsewhereFen + difference),
      owedFen: fen(year.owedFen + Math.max(0, difference - open)),
    };
  }
  // Without a figure customs only said "at least": what we count above it stands.
  if (usedFen === null) return year;
  // Other shops' use is taken back first; below that customs counts less than we released.
  const cut = Math.min(-difference, year.elsewhereFen);
  return {
    ...year,
    elsewhereFen: fen(year.elsewhereFen - cut),
    usedFen: fen(year.usedFen + difference + cut),
    owedFen: fen(Math.max(0, year.owedFen + difference)),
  };
}

function decision(
  before: AllowanceYear,
  year: AllowanceYear,
  reason: AllowanceEvent["kind"],
): AllowanceDecision {
  const gained = (of: (year: AllowanceYear) => Fen): Fen => subtractFen(of(year), of(before));
  const entry: AllowanceEntry = {
    reason,
    freeFen: gained(freeFen),
    reservedFen: gained(reservedFen),
    usedFen: gained((of) => of.usedFen),
    elsewhereFen: gained((of) => of.elsewhereFen),
    owedFen: gained((of) => of.owedFen),
    overridesOurs: reason === "customs_word",
  };
  const { freeFen: free, reservedFen: held, usedFen, elsewhereFen, owedFen } = entry;
  const isChange = [free, held, usedFen, elsewhereFen, owedFen].some((amount) => amount !== 0);
  return { year, entry: isChange ? entry : null };
}
