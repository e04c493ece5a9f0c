import type { CalendarDay } from "~/domain/calendar-day";
import type { RegimeRefusal } from "~/domain/catalog/regime";
import {
  type DatedFact,
  effectiveOn,
  type FactPolicy,
  type FactRefusal,
  type RuleKind,
  type RuleRef,
  rowInForce,
} from "~/domain/dated-fact";
import type { Fen } from "~/domain/money";
import type { WeightCap } from "~/domain/quota/quota";
import { ok, type Result, refuse } from "~/domain/result";
import { ruleRef } from "~/domain/tariff/candidate";
import { leviedDuty } from "~/domain/tariff/levied-duty";
import type { TariffIndex } from "~/domain/tariff/tariff-index";
import type { RatesOfDay, Ruled } from "~/domain/tax/rates";
import type { KeptRules } from "./rule-tables";

/** What the rates of a day are read from; each look-up answers the row in force or a refusal. */
export type RateSources = {
  rules: Pick<KeptRules, "vat_rate" | "consumption_tax_rate">;
  tariffs: TariffIndex;
  policy: FactPolicy;
  isHsCodeKnown: RatesOfDay["isHsCodeKnown"];
  isCountryKnown: RatesOfDay["isCountryKnown"];
};

/** The rows of the day that belong to no HS line. */
export type DayRows = {
  listing: (goods: {
    hsCode: string;
    customsRegime: "1210" | "9610";
    deliveryMethod: "home";
  }) => Result<KeptRules["positive_list_entry"][number] | null, RegimeRefusal>;
  singleOrderLimit: () => Result<KeptRules["limit_rule"][number], FactRefusal>;
  personYearLimit: () => Result<KeptRules["limit_rule"][number], FactRefusal>;
  setting: (key: string) => Result<KeptRules["setting"][number], FactRefusal>;
};

/** Figures of the retail-import tax that belong to no HS line; rows of `setting`. */
export const TAX_SETTINGS = {
  fullLevyPieces: "tax.full_levy_max_pieces",
  dutyShareBps: "tax.relief_duty_share_bps",
  taxShareBps: "tax.relief_tax_share_bps",
  cosmeticsRateBps: "tax.cosmetics_rate_bps",
  cosmeticsFenPerMlOrGram: "tax.cosmetics_fen_per_ml_or_gram",
  cosmeticsFenPerPiece: "tax.cosmetics_fen_per_piece",
} as const;

/** Indexes the rows once; a look-up costs a hash or two. */
export function ratesByDay({ rules, tariffs, policy, ...known }: RateSources) {
  const vats = byCode(rules.vat_rate);
  const excises = byCode(rules.consumption_tax_rate);
  return (day: CalendarDay, rows: DayRows): RatesOfDay => ({
    day,
    ...known,
    vatBps: remembered((hsCode: string) => {
      const row = effectiveOn(vats(hsCode, day), day, policy, "vat");
      return row.ok ? ruled("vat_rate", row.value, row.value.rateBps, "vat") : row;
    }),
    consumptionTax: remembered((hsCode: string) => {
      const row = effectiveOn(excises(hsCode, day), day, policy, "consumption_tax");
      return row.ok
        ? ruled("consumption_tax_rate", row.value, row.value.tax, "consumption_tax")
        : row;
    }),
    duty: remembered(
      ({ hs8, originCode, claim }) =>
        leviedDuty(tariffs, { hs8, origin: originCode, day, claim }, policy),
      ({ hs8, originCode, claim }) => `${hs8} ${originCode} ${claim}`,
    ),
    listing: remembered(
      (goods) => {
        const row = rows.listing({ ...goods, deliveryMethod: "home" });
        if (!row.ok) return row;
        const rules = row.value ? [ruleRef("positive_list_entry", row.value)] : [];
        return ok({ value: weightCapOf(row.value), rules });
      },
      ({ hsCode, customsRegime }) => `${hsCode} ${customsRegime}`,
    ),
    singleLimitFen: once(() => limitOf(rows.singleOrderLimit())),
    yearLimitFen: once(() => limitOf(rows.personYearLimit())),
    fullLevyPieces: once(() => {
      const { fullLevyPieces } = TAX_SETTINGS;
      const rule = wholeSettings(rows, { fullLevyPieces });
      if (!rule.ok) return rule;
      return ok({ value: rule.value.value.fullLevyPieces, rules: rule.value.rules });
    }),
    relief: once(() => {
      const { dutyShareBps, taxShareBps } = TAX_SETTINGS;
      return wholeSettings(rows, { dutyShareBps, taxShareBps });
    }),
    highEndCosmetics: once(() =>
      wholeSettings(rows, {
        rateBps: TAX_SETTINGS.cosmeticsRateBps,
        fenPerMlOrGram: TAX_SETTINGS.cosmeticsFenPerMlOrGram,
        fenPerPiece: TAX_SETTINGS.cosmeticsFenPerPiece,
      }),
    ),
  });
}

/** Answers of one day are made once: a quote asks for the same few lines again and again. */
function remembered<Question, Answer>(
  answer: (question: Question) => Answer,
  keyOf: (question: Question) => string = String,
): (question: Question) => Answer {
  const known = new Map<string, Answer>();
  return (question) => {
    const key = keyOf(question);
    const before = known.get(key);
    if (before !== undefined) return before;
    const fresh = answer(question);
    if (known.size < MOST_REMEMBERED) known.set(key, fresh);
    return fresh;
  };
}

/** Codes come from outside: a book must not grow with every one that is asked. */
const MOST_REMEMBERED = 20_000;

function once<Answer>(answer: () => Answer): () => Answer {
  const ask = remembered<null, Answer>(answer);
  return () => ask(null);
}

const limitOf = (
  row: Result<KeptRules["limit_rule"][number], FactRefusal>,
): Result<Ruled<Fen>, FactRefusal> =>
  row.ok ? ok({ value: row.value.amountFen, rules: [ruleRef("limit_rule", row.value)] }) : row;

/** Puts whole numbers of settings together; a missing one, or one that is none, is unknown. */
function wholeSettings<Name extends string>(
  { setting }: DayRows,
  keys: Readonly<Record<Name, string>>,
): Result<Ruled<Record<Name, number>>, FactRefusal> {
  const rules: RuleRef[] = [];
  const values: [string, number][] = [];
  for (const [name, key] of Object.entries<string>(keys)) {
    const row = setting(key);
    if (!row.ok) return row;
    if (!/^\d{1,9}$/.test(row.value.value)) {
      return refuse({ code: "RATE_UNKNOWN", subject: "retail_import_relief" });
    }
    values.push([name, Number(row.value.value)]);
    rules.push(ruleRef("setting", row.value));
  }
  return ok({ value: Object.fromEntries(values) as Record<Name, number>, rules });
}

/** Rows without a group of their own cap their HS line alone. */
export function weightCapOf(
  row:
    | Pick<KeptRules["positive_list_entry"][number], "hs8" | "capGrams" | "capGroup">
    | null
    | undefined,
): WeightCap | null {
  if (row?.capGrams == null) return null;
  return { group: row.capGroup ?? row.hs8, capGrams: row.capGrams };
}

/**
 * The rows that hold for a code on a day: those of its ten digits, or of its eight where it has none.
 * A verified eight-digit row of an official table prevails over ten digits that nobody verified.
 */
function byCode<Row extends DatedFact & { hsCode: string }>(rows: readonly Row[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.hsCode);
    if (group) group.push(row);
    else groups.set(row.hsCode, [row]);
  }
  return (hsCode: string, day: CalendarDay): readonly Row[] => {
    const exact = rowInForce(groups.get(hsCode) ?? [], day);
    const heading = rowInForce(groups.get(hsCode.slice(0, 8)) ?? [], day);
    const isSurer = heading?.state === "verified" && exact?.state !== "verified";
    const row = isSurer ? heading : (exact ?? heading);
    return row ? [row] : [];
  };
}

function ruled<Value>(
  kind: RuleKind,
  row: Parameters<typeof ruleRef>[1],
  value: Value | null,
  subject: "vat" | "consumption_tax",
): Result<Ruled<Value>, FactRefusal> {
  if (value === null) return refuse({ code: "RATE_UNKNOWN", subject });
  return ok({ value, rules: [ruleRef(kind, row)] });
}
