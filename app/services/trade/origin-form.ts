import type { CalendarDay } from "~/domain/calendar-day";
import { MATERIAL_ROWS, STATED_TESTS, type StatedTest } from "~/domain/origin/calculator-terms";
import { CRITERIA, CRITERION_ADDITIONS, type OriginClaim } from "~/domain/origin/criteria";
import type { AddedCosts, MadeGood, Material, MaterialOrigin } from "~/domain/origin/good";
import { OPERATIONS, type Operation } from "~/domain/origin/operations";
import { bareCode } from "./tariff-lines";
import { wholeParts } from "./whole-parts";

const COSTS = ["labour", "overhead", "profit", "other"] as const;

export type FieldProblem = { field: string; reason: "missing" | "not_an_amount" | "not_a_code" };

export type OriginQuestion = {
  good: MadeGood;
  /** of each material the row of the form it was written in */
  rows: number[];
  day: CalendarDay;
  statedTests: StatedTest[];
  exportingParty: string;
  /** beyond minimal operations, in an exporting Party other than that of the making */
  isWorkedThere: boolean;
  addedCents: number | null;
  claim: OriginClaim | null;
};

/** The fields of the form, one text each; of choices of several the chosen ones. */
export type OriginForm = {
  text: (name: string) => string;
  chosen: (name: string) => string[];
};

export const originFormOf = (params: URLSearchParams): OriginForm => ({
  text: (name) => (params.get(name) ?? "").trim().slice(0, 40),
  chosen: (name) => params.getAll(name).slice(0, 40),
});

/** Reads the form; what cannot be read is named by its field, all at once. */
export function readOriginForm(
  form: OriginForm,
  today: CalendarDay,
): { question: OriginQuestion; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const amount = (field: string, decimals: number, isNeeded = false): number | null => {
    const value = wholeParts(form.text(field), decimals);
    if (value === undefined) problems.push({ field, reason: "not_an_amount" });
    if (value === null && isNeeded) problems.push({ field, reason: "missing" });
    return value ?? null;
  };
  const code = (field: string): string => {
    const text = bareCode(form.text(field));
    if (text === "") problems.push({ field, reason: "missing" });
    else if (!/^\d{6,10}$/.test(text)) problems.push({ field, reason: "not_a_code" });
    return text;
  };
  const materials: Material[] = [];
  const rows: number[] = [];
  for (let row = 1; row <= MATERIAL_ROWS; row++) {
    if (["hs", "value", "weight"].every((name) => form.text(`m${row}${name}`) === "")) continue;
    rows.push(row);
    materials.push({
      hs: code(`m${row}hs`),
      origin: materialOrigin(form.text(`m${row}from`)),
      valueCents: amount(`m${row}value`, 2, true) ?? 0,
      weightGrams: amount(`m${row}weight`, 3) ?? undefined,
    });
  }
  const madeIn = form.text("made").toUpperCase();
  if (madeIn === "") problems.push({ field: "made", reason: "missing" });
  const good: MadeGood = {
    ...{ hs: code("hs"), madeIn, materials },
    fobCents: amount("fob", 2, true) ?? 0,
    weightGrams: amount("weight", 3) ?? undefined,
    isWhollyObtained: form.text("wo") === "1",
    isChemicallyReacted: form.text("cr") === "1",
    operations: operationsOf(form),
    addedCosts: costsOf((field) => amount(field, 2)),
  };
  const question = {
    ...{ good, rows, day: form.text("day") || today, claim: claimOf(form) },
    statedTests: STATED_TESTS.filter((test) => form.chosen("rule").includes(test)),
    exportingParty: form.text("export").toUpperCase() || madeIn,
    isWorkedThere: form.text("worked") === "1",
    addedCents: amount("added", 2),
  };
  return { question, problems };
}

function materialOrigin(text: string): MaterialOrigin {
  if (/^[A-Z]{2}$/.test(text)) return { kind: "originating", party: text };
  return { kind: text === "none" ? "non_originating" : "unknown" };
}

function operationsOf(form: OriginForm): Operation[] {
  const chosen = form.chosen("op");
  return OPERATIONS.filter((one) => chosen.includes(one));
}

/** The build-up's figures; undefined when none is filled in. */
function costsOf(amount: (field: string) => number | null): AddedCosts | undefined {
  const [labour, overhead, profit, other] = COSTS.map(amount);
  if ([labour, overhead, profit, other].every((one) => one == null)) return undefined;
  return {
    labourCents: labour ?? 0,
    overheadCents: overhead ?? 0,
    profitCents: profit ?? 0,
    otherCents: other ?? 0,
  };
}

function claimOf(form: OriginForm): OriginQuestion["claim"] {
  const criterion = CRITERIA.find((one) => one === form.text("claim"));
  if (criterion === undefined) return null;
  const chosen = form.chosen("also");
  return { criterion, additions: CRITERION_ADDITIONS.filter((one) => chosen.includes(one)) };
}
