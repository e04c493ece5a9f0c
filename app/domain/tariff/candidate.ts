import type { CalendarDay } from "../calendar-day";
import type { FactState } from "../catalog/terms";
import {
  type DatedFact,
  type FactPolicy,
  isAnyUnverified,
  type RuleKind,
  type RuleRef,
  rowInForce,
} from "../dated-fact";
import { acceptedProofs, type ProofType } from "../origin/proof-types";
import type { Duty, DutyUnit, LeviedDuty } from "./duty";
import type { Agreement, AgreementEntryRow, TariffRegime, TariffRow } from "./rows";
import type { TariffIndex } from "./tariff-index";

/** Why an agreement cannot be claimed for these goods although it applies to their origin. */
export type ClaimFault = "origin_rule" | "transport_rule" | "proof";

/** Whether a candidate can be taken, or what keeps it out. */
export type Standing =
  | { kind: "usable" }
  /** the figure is not known (never zero): it could be the lowest */
  | { kind: "unknown" }
  /** known from a source that nobody has confirmed, which production does not use */
  | { kind: "unverified" }
  /** charged by quantity: without this figure of the goods it cannot be set beside the others */
  | { kind: "not_comparable"; needs: "customs_value" | DutyUnit }
  | { kind: "no_concession" }
  | { kind: "not_a_party" }
  /** `from`: when the agreement begins for this origin; null = it has ended */
  | { kind: "not_in_force"; from: CalendarDay | null }
  | { kind: "claim_fails"; fault: ClaimFault };

/** One rate that might apply, with all a person needs to believe it. */
export type DutyCandidate = {
  regime: TariffRegime;
  /** as the row says; null = unknown */
  duty: Duty | null;
  /** with the points of trade remedies on top; null = nothing that can be charged */
  levied: LeviedDuty | null;
  /** the least certain of the facts it rests on */
  state: FactState;
  row: RuleRef | null;
  /** since when the agreement applies to this origin */
  entry: RuleRef | null;
  isDerived: boolean;
  /** any one of these has to be presented; none for MFN rates */
  proofs: readonly ProofType[];
  standing: Standing;
};

/** China gives itself no concession, though it is listed as a member. */
export const IMPORTER = "CN";

export function ruleRef(kind: RuleKind, row: DatedFact & { id: number }): RuleRef {
  const { id, state, source, validFrom } = row;
  return { kind, rowId: id, state, source, validFrom };
}

function stateStanding(state: FactState, policy: FactPolicy): Standing {
  if (state === "unknown") return { kind: "unknown" };
  if (state === "unverified" && policy === "production") return { kind: "unverified" };
  return { kind: "usable" };
}

function rateStanding(row: TariffRow | undefined, policy: FactPolicy): Standing {
  if (row === undefined || row.duty === null) return { kind: "unknown" };
  const standing = stateStanding(row.state, policy);
  const isRefused = row.duty.kind === "no_concession" && standing.kind === "usable";
  return isRefused ? { kind: "no_concession" } : standing;
}

function candidate(
  regime: TariffRegime,
  row: TariffRow | undefined,
  more: Pick<DutyCandidate, "proofs" | "standing"> & { entry?: AgreementEntryRow | undefined },
): DutyCandidate {
  const duty = row?.duty ?? null;
  const facts = more.entry && row ? [more.entry, row] : row ? [row] : [];
  const isUnknown = duty === null || facts.some(({ state }) => state === "unknown");
  return {
    regime,
    duty,
    levied: duty === null || duty.kind === "no_concession" ? null : duty,
    state: isUnknown ? "unknown" : isAnyUnverified(...facts) ? "unverified" : "verified",
    row: row ? ruleRef("tariff_rate", row) : null,
    entry: more.entry ? ruleRef("agreement_entry", more.entry) : null,
    isDerived: row?.isDerived ?? false,
    proofs: more.proofs,
    standing: more.standing,
  };
}

/** MFN, and the provisional rate when the line has one that day; neither asks for an origin's proof. */
export function generalCandidates(
  index: TariffIndex,
  { hs8, day }: { hs8: string; day: CalendarDay },
  policy: FactPolicy,
): { mfn: DutyCandidate; provisional: DutyCandidate | null } {
  const general = (regime: "MFN" | "PROVISIONAL", row: TariffRow | undefined) =>
    candidate(regime, row, { proofs: [], standing: rateStanding(row, policy) });
  const on = (regime: "MFN" | "PROVISIONAL") => index.rate(hs8, regime, "*", day);
  const provisional = on("PROVISIONAL");
  return {
    mfn: general("MFN", on("MFN")),
    provisional: provisional ? general("PROVISIONAL", provisional) : null,
  };
}

function entryStanding(
  entries: readonly AgreementEntryRow[],
  day: CalendarDay,
  policy: FactPolicy,
): { entry?: AgreementEntryRow; standing: Standing } {
  const entry = rowInForce(entries, day);
  if (entry) return { entry, standing: stateStanding(entry.state, policy) };
  const later = entries.map((row) => row.validFrom).filter((from) => from > day);
  return { standing: { kind: "not_in_force", from: later.sort()[0] ?? null } };
}

/** An agreement's rate for an origin: first whether it applies at all, then what it gives. */
export function agreementCandidate(
  index: TariffIndex,
  agreement: Agreement,
  {
    hs8,
    origin,
    day,
    fault,
  }: { hs8: string; origin: string; day: CalendarDay; fault?: ClaimFault | undefined },
  policy: FactPolicy,
): DutyCandidate {
  const proofs = acceptedProofs(agreement);
  const row = index.rate(hs8, agreement, origin, day);
  const entries = index.entries(agreement, origin);
  if (origin === IMPORTER || entries.length === 0) {
    return candidate(agreement, row, { proofs, standing: { kind: "not_a_party" } });
  }
  const { entry, standing } = entryStanding(entries, day, policy);
  if (standing.kind === "not_in_force") return candidate(agreement, row, { proofs, standing });
  if (fault !== undefined) {
    return candidate(agreement, row, { proofs, entry, standing: { kind: "claim_fails", fault } });
  }
  return candidate(agreement, row, {
    proofs,
    entry,
    standing: standing.kind === "usable" ? rateStanding(row, policy) : standing,
  });
}
