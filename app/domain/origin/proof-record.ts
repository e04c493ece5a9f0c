import type { CalendarDay } from "../calendar-day";
import type { FactPolicy } from "../dated-fact";
import type { Agreement } from "../tariff/rows";
import { type BoxFinding, checkFormRcep, type FormRcep } from "./form-rcep";
import { type ProofFault, proofFaults } from "./proof";
import type { ProofDirection, SelfPrintState } from "./proof-terms";
import type { ProofType } from "./proof-types";

/** A certificate or declaration as it is to be put on record. */
export type ProofRecord = {
  direction: ProofDirection;
  type: ProofType;
  agreement: Agreement;
  /** of an approved exporter */
  authorisationCode: string;
  isSelfPrinted: boolean;
  form: FormRcep;
};

export type ExporterFacts = {
  nameZh: string;
  nameEn: string;
  selfPrint: SelfPrintState;
  approvedCode: string | null;
  approvedFrom: CalendarDay | null;
  approvedTo: CalendarDay | null;
};

/** What a record is held against. */
export type RecordFacts = {
  today: CalendarDay;
  /** Parties of the agreement today */
  members: ReadonlySet<string>;
  policy: FactPolicy;
  /** numbers on record already from the same issuing body */
  usedNumbers: ReadonlySet<string>;
  /** lots named, with what they are; inbound only */
  lots: readonly {
    lotNo: string;
    originCode: string;
    hs6: string | null;
    receivedOn: CalendarDay;
  }[];
  unknownLots: readonly string[];
  /** the firm of Fuling; outbound only */
  exporter: ExporterFacts | null;
};

export type RecordFault =
  | ProofFault
  | { code: "LOTS_MISSING" | "ORIGIN_IS_CHINA" | "ORIGIN_NOT_CHINA" | "EXPORTER_MISSING" }
  | {
      code: "EXPORTER_DIFFERS" | "NOT_APPROVED" | "SELF_PRINT_NOT_ENABLED" | "SELF_PRINT_MISPLACED";
    }
  | { code: "LOT_UNKNOWN" | "LOT_ORIGIN_DIFFERS" | "LOT_HS_DIFFERS"; lotNo: string };

const CERTIFICATION_BOX = 16;

/** Day of issue, or on which a declaration was completed. */
export const issuedOnOf = ({ type, form }: Pick<ProofRecord, "type" | "form">): CalendarDay =>
  type === "certificate_of_origin" ? form.certification.on : form.declaration.on;

/** Country of box 11 without the marks of a claimed highest rate. */
export const originOf = (form: FormRcep): string =>
  (form.items[0]?.originCountry ?? "").replaceAll("*", "").trim();

/** Goods declared before today were held against the proof on their own day. */
function dayOfUse({ today, lots }: RecordFacts, issuedOn: CalendarDay): CalendarDay {
  const first = lots.map(({ receivedOn }) => receivedOn).sort()[0];
  return first !== undefined && first >= issuedOn && first < today ? first : today;
}

function inboundFaults({ form }: ProofRecord, facts: RecordFacts): RecordFault[] {
  const { lots, unknownLots } = facts;
  const faults: RecordFault[] = unknownLots.map((lotNo) => ({ code: "LOT_UNKNOWN", lotNo }));
  if (lots.length + unknownLots.length === 0) faults.push({ code: "LOTS_MISSING" });
  if (originOf(form) === "CN") faults.push({ code: "ORIGIN_IS_CHINA" });
  // A claim of the highest rate is made where the country cannot be said.
  const isClaimed = form.items.some(({ originCountry }) => originCountry.includes("*"));
  const covered = new Set(form.items.map(({ hs6 }) => hs6));
  for (const { lotNo, originCode, hs6 } of lots) {
    if (!isClaimed && originCode !== originOf(form)) {
      faults.push({ code: "LOT_ORIGIN_DIFFERS", lotNo });
    }
    if (hs6 !== null && !covered.has(hs6)) faults.push({ code: "LOT_HS_DIFFERS", lotNo });
  }
  return faults;
}

function isApprovedOn(exporter: ExporterFacts, code: string, day: CalendarDay): boolean {
  const { approvedCode, approvedFrom, approvedTo } = exporter;
  if (approvedCode === null || approvedCode !== code.trim() || approvedFrom === null) return false;
  return approvedFrom <= day && (approvedTo === null || day <= approvedTo);
}

function outboundFaults(record: ProofRecord, { exporter }: RecordFacts): RecordFault[] {
  const { form, type, authorisationCode, isSelfPrinted } = record;
  const faults: RecordFault[] = [];
  if (form.items.some(({ originCountry }) => originCountry.trim() !== "CN")) {
    faults.push({ code: "ORIGIN_NOT_CHINA" });
  }
  if (exporter === null) return [...faults, { code: "EXPORTER_MISSING" }];
  const names = [exporter.nameZh, exporter.nameEn].map((name) => name.toLowerCase());
  if (!names.some((name) => form.exporter.toLowerCase().includes(name))) {
    faults.push({ code: "EXPORTER_DIFFERS" });
  }
  const isDeclaration = type === "approved_exporter_declaration";
  if (isDeclaration && !isApprovedOn(exporter, authorisationCode, issuedOnOf(record))) {
    faults.push({ code: "NOT_APPROVED" });
  }
  if (isSelfPrinted && type !== "certificate_of_origin") {
    faults.push({ code: "SELF_PRINT_MISPLACED" });
  }
  if (isSelfPrinted && exporter.selfPrint !== "enabled") {
    faults.push({ code: "SELF_PRINT_NOT_ENABLED" });
  }
  return faults;
}

/** What the boxes of Form RCEP lack; a declaration has no certification, other forms are not known. */
export function boxFindings(
  record: ProofRecord,
  { members, policy }: Pick<RecordFacts, "members" | "policy">,
): BoxFinding[] {
  const { type, agreement, form } = record;
  if (agreement !== "RCEP") return [];
  return checkFormRcep(form, { members, policy, declaredHs: [] }).filter(
    ({ box }) => type === "certificate_of_origin" || box !== CERTIFICATION_BOX,
  );
}

/**
 * What keeps a proof from being put on record: its own faults, what its boxes lack, and what does not
 * fit the lots or the firm it is tied to.
 */
export function checkProofRecord(
  record: ProofRecord,
  facts: RecordFacts,
): { faults: RecordFault[]; findings: BoxFinding[] } {
  const { type, agreement, authorisationCode, form, direction } = record;
  const issuedOn = issuedOnOf(record);
  const own = proofFaults(
    { type, agreement, authorisationCode, issuedOn, number: form.certificateNumber },
    dayOfUse(facts, issuedOn),
    facts.usedNumbers,
  );
  const findings = boxFindings(record, facts);
  const tied =
    direction === "inbound" ? inboundFaults(record, facts) : outboundFaults(record, facts);
  return { faults: [...own, ...tied], findings };
}
