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

const bpsOf = ({ standing, levied }: DutyCandidate): number | undefined =>
  standing.kind === "usable" && levied?.kind === "ad_valorem" ? levied.bps : undefined;

/**
 * MFN or the provisional rate in its place, whichever is lower. A provisional rate that exists and is
 * not usable leaves the general rate unsaid: MFN would be too much.
 */
function generalDuty(index: TariffIndex, goods: DutyClaim, policy: FactPolicy): DutyCandidate {
  const { mfn, provisional } = generalCandidates(index, goods, policy);
  if (provisional === null) return mfn;
  const [usual, lowered] = [bpsOf(mfn), bpsOf(provisional)];
  const isUsualLower = usual !== undefined && lowered !== undefined && usual < lowered;
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
      ? generalDuty(index, goods, policy)
      : agreementCandidate(index, claim, goods, policy);
  const { standing, levied, row, entry } = underSafeguards(bare, safeguards, policy);
  const subject: FactSubject = claim === null ? "most_favoured_nation_duty" : "agreement_duty";
  if (standing.kind === "unverified") return refuse({ code: "UNVERIFIED", subject });
  if (standing.kind !== "usable" || levied === null) {
    return refuse({ code: "RATE_UNKNOWN", subject });
  }
  const applied = safeguards.filter(({ applies }) => applies).map((one) => one.row);
  const rules = [row, entry, ...applied].filter((one) => one !== null);
  return ok({ value: levied, rules });
}
