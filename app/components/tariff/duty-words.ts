import { formatDuty } from "~/domain/format/duty";
import type { DutyCandidate, Standing } from "~/domain/tariff/candidate";
import type { Duty } from "~/domain/tariff/duty";
import { m } from "~/messages/compiled/messages";
import { CLAIM_FAULT_WORDS, NEEDED_WORDS, PROOF_WORDS } from "~/messages/tariff-words";

/** "14.7%", or in words that it is unknown or that the agreement gives nothing. */
export function dutyWords(duty: Duty | null): string {
  if (duty === null) return m.tariff_duty_unknown();
  return formatDuty(duty) ?? m.tariff_duty_no_concession();
}

/** Why a rate is not taken, or that it can be. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case "usable":
      return m.tariff_standing_usable();
    case "unknown":
      return m.tariff_standing_unknown();
    case "unverified":
      return m.tariff_standing_unverified();
    case "not_comparable":
      return m.tariff_standing_not_comparable({ needs: NEEDED_WORDS[standing.needs]() });
    case "no_concession":
      return m.tariff_standing_no_concession();
    case "not_a_party":
      return m.tariff_standing_not_a_party();
    case "not_in_force":
      return standing.from
        ? m.tariff_standing_not_in_force({ from: standing.from })
        : m.tariff_standing_ended();
    case "claim_fails":
      return CLAIM_FAULT_WORDS[standing.fault]();
  }
}

/** The papers of which any one must be presented. */
export function proofWords({ proofs }: Pick<DutyCandidate, "proofs">): string {
  return proofs.length === 0
    ? m.tariff_proof_none()
    : proofs.map((proof) => PROOF_WORDS[proof]()).join(m.tariff_proof_or());
}

/** 1470 → "14.7": points, for sentences that name the unit themselves. */
export const points = (bps: number): string =>
  (formatDuty({ kind: "ad_valorem", bps }) ?? "").replace("%", "");
