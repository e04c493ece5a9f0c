import type { CalendarDay } from "../calendar-day";
import type { FactPolicy, FactRefusal, FactSubject, RuleRef } from "../dated-fact";
import { ok, type Result, refuse } from "../result";
import { agreementCandidate, type DutyCandidate, generalCandidates } from "./candidate";
import type { LeviedDuty } from "./duty";
import type { Agreement } from "./rows";
import { safeguardsOn, underSafeguards } from "./safeguard";
import type { TariffIndex } from "./tariff-index";

export type DutyClaim = {
  hs8: string;
  origin: string;
  day: CalendarDay;
  /** the agreement whose rate is claimed with a proof of origin; null = the general rate */
  claim: Agreement | null;
};

/**
 * MFN or the provisional rate in its place, whichever is lower. A provisional rate that exists and is
 * not usable leaves the general rate unsaid: MFN would be too much.
 */
function generalDuty(candidates: readonly DutyCandidate[]): DutyCandidate | undefined {
  const [mfn, provisional] = candidates;
  if (provisional?.standing.kind !== "usable") return provisional ?? mfn;
  const [usual, lowered] = [mfn?.levied, provisional.levied];
  const isUsualLower =
    mfn?.standing.kind === "usable" &&
    usual?.kind === "ad_valorem" &&
    lowered?.kind === "ad_valorem" &&
    usual.bps < lowered.bps;
  return isUsualLower ? mfn : provisional;
}

/**
 * The duty that a tax quote charges, with the points of trade remedies on top and all rows it rests
 * on. Whatever keeps the rate from being used is a refusal; it never falls back to another rate.
 */
export function leviedDuty(
  index: TariffIndex,
  goods: DutyClaim,
  policy: FactPolicy,
): Result<{ value: LeviedDuty; rules: RuleRef[] }, FactRefusal> {
  const { claim } = goods;
  const safeguards = safeguardsOn(index, goods);
  const bare =
    claim === null
      ? generalDuty(generalCandidates(index, goods, policy))
      : agreementCandidate(index, claim, goods, policy);
  const subject: FactSubject = claim === null ? "most_favoured_nation_duty" : "agreement_duty";
  const chosen = bare && underSafeguards(bare, safeguards, policy);
  if (chosen?.standing.kind === "unverified") return refuse({ code: "UNVERIFIED", subject });
  if (chosen?.standing.kind !== "usable" || chosen.levied === null) {
    return refuse({ code: "RATE_UNKNOWN", subject });
  }
  const applied = safeguards.filter(({ applies }) => applies).map(({ row }) => row);
  const rules = [chosen.row, chosen.entry, ...applied].filter((row) => row !== null);
  return ok({ value: chosen.levied, rules });
}
