import { addMonths, type CalendarDay, isCalendarDay } from "../calendar-day";
import type { FactState } from "../catalog/terms";
import type { FactPolicy } from "../dated-fact";
import type { Agreement } from "../tariff/rows";
import { acceptedProofs, type ProofType } from "./proof-types";

/** What a proof of origin says of itself; `number` and `authorisationCode` as their type has them. */
export type OriginProof = {
  type: ProofType;
  agreement: Agreement;
  /** of a certificate: unique at its issuing body */
  number?: string | undefined;
  /** of an approved exporter */
  authorisationCode?: string | undefined;
  /** day of issue, or on which a declaration was completed */
  issuedOn: CalendarDay;
};

export type ProofFault = {
  code:
    | "TYPE_NOT_ACCEPTED"
    | "NUMBER_MISSING"
    | "NUMBER_REPEATED"
    | "AUTHORISATION_MISSING"
    | "DATE_INVALID"
    | "NOT_YET_ISSUED"
    | "EXPIRED";
};

const VALID_MONTHS = 12;

/** A proof holds for one year from its day; the same day of the next year is its last (Article 3.17). */
export const lastValidDay = (issuedOn: CalendarDay): CalendarDay =>
  addMonths(issuedOn, VALID_MONTHS);

function dateFault(issuedOn: CalendarDay, day: CalendarDay): ProofFault["code"] | undefined {
  if (!isCalendarDay(issuedOn)) return "DATE_INVALID";
  if (day < issuedOn) return "NOT_YET_ISSUED";
  return day > lastValidDay(issuedOn) ? "EXPIRED" : undefined;
}

function referenceFault(
  { type, number = "", authorisationCode = "" }: OriginProof,
  usedNumbers: ReadonlySet<string>,
): ProofFault["code"] | undefined {
  if (type === "approved_exporter_declaration") {
    return authorisationCode.trim() === "" ? "AUTHORISATION_MISSING" : undefined;
  }
  if (type === "exporter_declaration") return undefined;
  if (number.trim() === "") return "NUMBER_MISSING";
  return usedNumbers.has(number.trim()) ? "NUMBER_REPEATED" : undefined;
}

/**
 * What keeps a proof from being accepted for goods declared on a day. `usedNumbers`: numbers of
 * certificates already on record, against which this one has to be unique.
 */
export function proofFaults(
  proof: OriginProof,
  day: CalendarDay,
  usedNumbers: ReadonlySet<string>,
): ProofFault[] {
  const codes = [
    acceptedProofs(proof.agreement).includes(proof.type) ? undefined : "TYPE_NOT_ACCEPTED",
    referenceFault(proof, usedNumbers),
    dateFault(proof.issuedOn, day),
  ] as const;
  return codes.flatMap((code) => (code === undefined ? [] : [{ code }]));
}

/** A practice with its certainty: an unverified one is shown as such, and production does not rely on it. */
export type Practice<Value> = { value: Value; state: FactState; source: string };
const unread = <Value>(value: Value): Practice<Value> => ({
  value,
  state: "unverified",
  source: "S99",
});

export const PROOF_PRACTICES = {
  /** customs value up to which no proof is asked for, in US cents */
  waiverUpToUsdCents: unread(20_000),
  /** an intermediate Party may prove again what a valid original proves */
  isBackToBackAllowed: unread(true),
  isThirdPartyInvoiceAllowed: unread(true),
  /** how long after shipment a certificate may still be issued */
  retroactiveWithinMonths: unread(12),
  /** by the importer from importation, by exporter, producer and issuer from issue */
  recordsKeptYears: unread(3),
} as const;

/** Whether a practice may be built on: an unread one is shown in the demo and not taken in production. */
export const isRelied = ({ state }: Practice<unknown>, policy: FactPolicy) =>
  state === "verified" || (state === "unverified" && policy === "demo");

/** Whether a consignment needs no proof; one that was split to stay below the limit always does. */
export function isProofWaived(
  consignment: { customsValueUsdCents: number; isSplit: boolean },
  policy: FactPolicy,
  upTo: Practice<number> = PROOF_PRACTICES.waiverUpToUsdCents,
): boolean {
  if (!isRelied(upTo, policy) || consignment.isSplit) return false;
  return consignment.customsValueUsdCents > 0 && consignment.customsValueUsdCents <= upTo.value;
}

export type BackToBackFault = {
  code: "NOT_ALLOWED" | "ORIGINAL_EXPIRED" | "ORIGIN_DIFFERS" | "LASTS_LONGER" | "GOODS_CHANGED";
};

/** A proof that an intermediate Party gave on a proof of the exporting one. */
export type BackToBack = {
  original: { issuedOn: CalendarDay; origin: string };
  issuedOn: CalendarDay;
  origin: string;
  validTo: CalendarDay;
  /** of storing, splitting and relabelling nothing changes the goods */
  areGoodsUnchanged: boolean;
};

/** What keeps a back-to-back proof from standing for its original. */
export function backToBackFaults(proof: BackToBack, policy: FactPolicy): BackToBackFault[] {
  const { original, issuedOn, origin, validTo, areGoodsUnchanged } = proof;
  const originalEnd = lastValidDay(original.issuedOn);
  const codes: [boolean, BackToBackFault["code"]][] = [
    [!isRelied(PROOF_PRACTICES.isBackToBackAllowed, policy), "NOT_ALLOWED"],
    [issuedOn > originalEnd, "ORIGINAL_EXPIRED"],
    [origin !== original.origin, "ORIGIN_DIFFERS"],
    [validTo > originalEnd, "LASTS_LONGER"],
    [!areGoodsUnchanged, "GOODS_CHANGED"],
  ];
  return codes.flatMap(([isFault, code]) => (isFault ? [{ code }] : []));
}
