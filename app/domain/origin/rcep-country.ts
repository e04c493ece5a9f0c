import type { CalendarDay } from "../calendar-day";
import type { DatedFact, FactPolicy } from "../dated-fact";
import { ok, type Result, refuse } from "../result";
import { rational } from "../tax/rational";
import type { Criterion } from "./criteria";
import { isMoreThanMinimal, type Operation } from "./operations";
import { prefixedRowOn } from "./product-rule";
import { reaches } from "./regional-value";

/** A line of China's Appendix of tariff differentials (Annex I). */
export type TariffDifferentialRow = DatedFact & {
  id: number;
  /** 4 to 8 digits */
  hsPrefix: string;
};

/** Whether the line is in the Appendix. Only part of it was read, so most lines are unknown. */
export type Differential = "listed" | "not_listed" | "unknown";

/** What the exporting Party must have added to goods in China's Appendix (S38, S39). */
const ADDED_BPS = 2_000;

/**
 * What the rows say of a line on a day. Only a list that was entered whole says of a line that it is
 * not in it; in production an unverified row leaves the line unknown.
 */
export function differentialOn(
  rows: readonly TariffDifferentialRow[],
  { hs8, day, isListWhole }: { hs8: string; day: CalendarDay; isListWhole: boolean },
  policy: FactPolicy,
): Differential {
  const row = prefixedRowOn(rows, hs8, day);
  if (row === undefined) return isListWhole ? "not_listed" : "unknown";
  if (row.state === "verified") return "listed";
  return row.state === "unverified" && policy === "demo" ? "listed" : "unknown";
}

export type CountryQuestion = {
  criterion: Criterion;
  /** the Party in which the good acquired its origin */
  madeIn: string;
  exportingParty: string;
  /** what was done in the exporting Party */
  operations: readonly Operation[];
  differential: Differential;
  /** what the exporting Party added, as in Article 3.5, of what; null = not known */
  added: { addedCents: number; fobCents: number } | null;
  /** originating materials by the Party that supplied them */
  contributions: readonly { party: string; valueCents: number }[];
};

export type RcepCountry = {
  country: string;
  because: "acquired_origin_there" | "worked_there" | "added_enough" | "supplied_most";
  /** the rule was not seen in a source */
  isUnverified: boolean;
};

/** The importer may then still claim the highest rate (`*`, `**`). */
export type CountryRefusal = {
  code: "DIFFERENTIAL_UNKNOWN" | "ADDED_VALUE_UNKNOWN" | "VALUE_INVALID" | "SUPPLIER_UNKNOWN";
};

const isAmount = (value: number) => Number.isSafeInteger(value) && value >= 0;

function haveValidValues({ added, contributions }: CountryQuestion): boolean {
  const isAddedValid =
    added === null ||
    (isAmount(added.addedCents) && isAmount(added.fobCents) && added.fobCents > 0);
  return isAddedValid && contributions.every(({ valueCents }) => isAmount(valueCents));
}

/** The Party that supplied originating materials of the highest value [not seen in a source]. */
function supplierOfMost({ contributions }: CountryQuestion): Result<RcepCountry, CountryRefusal> {
  const totals = new Map<string, number>();
  for (const { party, valueCents } of contributions) {
    totals.set(party, (totals.get(party) ?? 0) + valueCents);
  }
  const [first, second] = [...totals].sort((one, other) => other[1] - one[1]);
  if (first === undefined || first[1] === second?.[1]) return refuse({ code: "SUPPLIER_UNKNOWN" });
  return ok({ country: first[0], because: "supplied_most", isUnverified: true });
}

/** Whether the exporting Party added enough for goods in the Appendix; undefined = not known. */
function addedEnough(question: CountryQuestion): boolean | undefined {
  const { criterion, madeIn, exportingParty, added } = question;
  if (criterion === "WO" && madeIn === exportingParty) return true;
  return added ? reaches(rational(added.addedCents, added.fobCents), ADDED_BPS) : undefined;
}

/** Article 2.6 without the Appendix; undefined = too little was done in the exporting Party. */
function byDefault(question: CountryQuestion): RcepCountry | undefined {
  const { criterion, madeIn, exportingParty, operations } = question;
  if (criterion !== "PE") {
    return { country: madeIn, because: "acquired_origin_there", isUnverified: false };
  }
  return isMoreThanMinimal(operations)
    ? { country: exportingParty, because: "worked_there", isUnverified: false }
    : undefined;
}

/**
 * The RCEP country of origin of an originating good, by which China's rate is chosen (Article 2.6).
 * Where the Appendix is not known for the line, an answer is given only if it would be the same.
 */
export function rcepCountryOfOrigin(
  question: CountryQuestion,
): Result<RcepCountry, CountryRefusal> {
  if (!haveValidValues(question)) return refuse({ code: "VALUE_INVALID" });
  const { differential, exportingParty } = question;
  const usual = byDefault(question);
  if (usual === undefined) return supplierOfMost(question);
  if (differential === "not_listed") return ok(usual);
  const isEnough = addedEnough(question);
  if (differential === "unknown") {
    const isSame = isEnough === true && usual.country === exportingParty;
    return isSame ? ok(usual) : refuse({ code: "DIFFERENTIAL_UNKNOWN" });
  }
  if (isEnough === undefined) return refuse({ code: "ADDED_VALUE_UNKNOWN" });
  return isEnough
    ? ok({ country: exportingParty, because: "added_enough", isUnverified: false })
    : supplierOfMost(question);
}
