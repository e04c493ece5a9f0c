import { ok, type Result, refuse } from "../result";
import type { Criterion, CriterionAddition, OriginClaim } from "./criteria";
import { type DeMinimis, deMinimis } from "./de-minimis";
import { checkGood, type GoodFault, type MadeGood, type Material, nonOriginating } from "./good";
import { isMoreThanMinimal } from "./operations";
import {
  changes,
  isProductAlternative,
  type ProductAlternative,
  type ProductRule,
  type RuleAlternative,
} from "./product-rule";
import { regionalValue, type ValueShare } from "./regional-value";

/** Why a test fails. */
export type TestFault =
  | "not_wholly_obtained"
  /** nothing is said about the materials, so nothing is shown by them */
  | "no_materials"
  | "non_originating_materials"
  | "minimal_operations_only"
  | "no_change"
  | "value_too_low"
  | "no_reaction";

/** One test with what it found; the calculator shows all of them. */
export type Trial = RuleAlternative & {
  fault: TestFault | null;
  /** passes only because materials of other Parties count (ACU) */
  isCumulated: boolean;
  /** passes only because what fails is little (DMI) */
  deMinimis: DeMinimis | null;
  value: (ValueShare & { isEnough: boolean }) | null;
  /** materials that keep it from passing, or would without de minimis */
  failing: Material[];
};

export type OriginDecision =
  | {
      originates: true;
      criterion: Criterion;
      additions: CriterionAddition[];
      passed: Trial;
      trials: Trial[];
    }
  | { originates: false; trials: Trial[] };

export type OriginRefusal =
  | GoodFault
  | { code: "NOT_A_PARTY" }
  /** WO and PE fail and the product's rule is not known: it stands on the certificate */
  | { code: "ORIGIN_RULE_UNKNOWN"; trials: Trial[] };

const NOTHING_FOUND = { isCumulated: false, deMinimis: null, value: null, failing: [] };

function whollyObtained(good: MadeGood): Trial {
  const fault = good.isWhollyObtained ? null : "not_wholly_obtained";
  return { type: "WO", fault, ...NOTHING_FOUND };
}

/** Made in one Party of materials that all originate in one or more of them. */
function ofOriginatingOnly(good: MadeGood, members: ReadonlySet<string>): Trial {
  const failing = nonOriginating(good, members, true);
  const fault =
    good.materials.length === 0
      ? "no_materials"
      : failing.length > 0
        ? "non_originating_materials"
        : null;
  return { type: "PE", ...NOTHING_FOUND, fault, failing };
}

/** What a product-specific test finds when these materials count as foreign. */
function tryOn(good: MadeGood, alternative: ProductAlternative, foreign: Material[]): Trial {
  const trial: Trial = { ...alternative, ...NOTHING_FOUND, fault: null };
  const { type, exceptFrom } = alternative;
  if (good.materials.length === 0) return { ...trial, fault: "no_materials" };
  if (foreign.length > 0 && !isMoreThanMinimal(good.operations)) {
    return { ...trial, fault: "minimal_operations_only", failing: foreign };
  }
  if (type === "CR") return { ...trial, fault: good.isChemicallyReacted ? null : "no_reaction" };
  if (type === "RVC40") {
    const value = regionalValue(good, foreign);
    return { ...trial, value, fault: value.isEnough ? null : "value_too_low" };
  }
  const failing = foreign.filter(({ hs }) => !changes(type, { from: hs, to: good.hs, exceptFrom }));
  if (failing.length === 0) return trial;
  const forgiven = deMinimis(good, failing);
  return forgiven
    ? { ...trial, failing, deMinimis: forgiven }
    : { ...trial, failing, fault: "no_change" };
}

/** A test with the Party's own materials or, where that fails, with those of all Parties. */
function tryAlternative(
  good: MadeGood,
  alternative: ProductAlternative,
  members: ReadonlySet<string>,
): Trial {
  const alone = tryOn(good, alternative, nonOriginating(good, members, false));
  if (alone.fault === null) return alone;
  const cumulated = tryOn(good, alternative, nonOriginating(good, members, true));
  return { ...cumulated, isCumulated: cumulated.fault === null };
}

const additionsOf = ({ isCumulated, deMinimis: forgiven }: Trial): CriterionAddition[] => [
  ...(isCumulated ? (["ACU"] as const) : []),
  ...(forgiven ? (["DMI"] as const) : []),
];

function criterionOf({ type }: Trial): Criterion {
  if (type === "RVC40") return "RVC";
  return type === "CC" || type === "CTH" || type === "CTSH" ? "CTC" : type;
}

/** A claim is right when a test of its kind passes with no more help than it names. */
export function isClaimMet(claim: OriginClaim, trials: readonly Trial[]): boolean {
  return trials.some(
    (trial) =>
      trial.fault === null &&
      criterionOf(trial) === claim.criterion &&
      additionsOf(trial).every((addition) => claim.additions.includes(addition)),
  );
}

/**
 * Whether a good originates (RCEP Article 3.2) and by which criterion. WO and PE are open to every
 * line; the product's rule is tried besides, and the test that needs the least help is named.
 * `members`: Parties on the day, whose materials may count.
 */
export function decideOrigin(
  good: MadeGood,
  rule: ProductRule | null,
  members: ReadonlySet<string>,
): Result<OriginDecision, OriginRefusal> {
  const checked = checkGood(good);
  if (!checked.ok) return checked;
  if (!members.has(good.madeIn)) return refuse({ code: "NOT_A_PARTY" });
  const alternatives = rule?.anyOf.filter(isProductAlternative) ?? [];
  const trials = [
    whollyObtained(good),
    ofOriginatingOnly(good, members),
    ...alternatives.map((alternative) => tryAlternative(good, alternative, members)),
  ];
  const [passed] = trials
    .filter(({ fault }) => fault === null)
    .sort((one, other) => additionsOf(one).length - additionsOf(other).length);
  if (passed) {
    const criterion = criterionOf(passed);
    return ok({ originates: true, criterion, additions: additionsOf(passed), passed, trials });
  }
  return rule === null
    ? refuse({ code: "ORIGIN_RULE_UNKNOWN", trials })
    : ok({ originates: false, trials });
}
