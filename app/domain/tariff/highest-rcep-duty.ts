import type { CalendarDay } from "../calendar-day";
import type { FactPolicy } from "../dated-fact";
import { HIGHEST_RATE_CLAIMS, type HighestRateClaim } from "../origin/declaration-codes";
import { ok, type Result, refuse } from "../result";
import { agreementCandidate, type DutyCandidate, IMPORTER } from "./candidate";
import type { TariffIndex } from "./tariff-index";

export type HighestRcepDuty = {
  duty: { kind: "ad_valorem"; bps: number };
  /** the member whose rate it is */
  candidate: DutyCandidate;
  origin: string;
  claim: HighestRateClaim;
};

/** Each names the members because of which the highest rate cannot be said. */
export type HighestRcepRefusal = {
  code:
    | "NOT_A_PARTY"
    | "RATE_UNKNOWN"
    | "UNVERIFIED"
    | "NO_CONCESSION"
    | "NOT_COMPARABLE"
    | "NO_CONTRIBUTOR";
  origins: string[];
};

/** Standings of a member's rate that leave the highest unsaid, the plainest first. */
const REFUSED = [
  ["not_a_party", "NOT_A_PARTY"],
  ["not_in_force", "NOT_A_PARTY"],
  ["unknown", "RATE_UNKNOWN"],
  ["unverified", "UNVERIFIED"],
  ["no_concession", "NO_CONCESSION"],
] as const;

/**
 * The rate for goods whose RCEP country of origin cannot be said (Article 2.6.6): the highest among
 * the members that contributed (`*`) or among all (`**`). One unknown rate makes the highest unknown.
 */
export function highestRcepDuty(
  index: TariffIndex,
  claim: {
    hs8: string;
    day: CalendarDay;
    among: "all_members" | { contributors: readonly string[] };
  },
  policy: FactPolicy,
): Result<HighestRcepDuty, HighestRcepRefusal> {
  const { hs8, day, among } = claim;
  const members =
    among === "all_members" ? index.parties("RCEP", day) : [...new Set(among.contributors)];
  const found = members
    .filter((origin) => among !== "all_members" || origin !== IMPORTER)
    .map((origin) => ({
      origin,
      candidate: agreementCandidate(index, "RCEP", { hs8, origin, day }, policy),
    }));
  if (found.length === 0) return refuse({ code: "NO_CONTRIBUTOR", origins: [] });
  for (const [kind, code] of REFUSED) {
    const origins = found.filter(({ candidate }) => candidate.standing.kind === kind);
    if (origins.length > 0) return refuse({ code, origins: origins.map(({ origin }) => origin) });
  }
  const compared = found.flatMap(({ origin, candidate }) =>
    candidate.levied?.kind === "ad_valorem" ? [{ origin, candidate, duty: candidate.levied }] : [],
  );
  if (compared.length < found.length) {
    const byQuantity = found.filter(({ candidate }) => candidate.levied?.kind !== "ad_valorem");
    return refuse({ code: "NOT_COMPARABLE", origins: byQuantity.map(({ origin }) => origin) });
  }
  const highest = compared.reduce((top, one) => (one.duty.bps > top.duty.bps ? one : top));
  const { all, contributors } = HIGHEST_RATE_CLAIMS;
  return ok({ ...highest, claim: among === "all_members" ? all : contributors });
}
