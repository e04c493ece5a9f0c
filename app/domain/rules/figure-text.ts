import {
  checkProductRule,
  type ProductRule,
  RULE_TESTS,
  type RuleAlternative,
} from "../origin/product-rule";
import type { Duty, DutyUnit } from "../tariff/duty";
import type { ConsumptionTax } from "../tax/consumption-tax";

/** Figures of rule rows as people and official tables write them, read and written both ways. */

const UNIT_NAMES: Record<DutyUnit, readonly string[]> = {
  kg: ["千克", "公斤", "kg"],
  l: ["升", "l", "L"],
  piece: ["件", "个", "piece"],
};

/** "14.7", "14.7%" or "14.7 %" → 1470; undefined for anything else, negative, 100 % or more. */
export function parsePercent(text: string): number | undefined {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?\s*[%％]?$/.exec(text.trim());
  if (!match) return undefined;
  const [, whole = "0", decimals = ""] = match;
  return Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
}

/** 1470 → "14.7". */
export function percentText(bps: number): string {
  const whole = Math.floor(bps / 100);
  const decimals = String(bps % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return decimals === "" ? String(whole) : `${whole}.${decimals}`;
}

/** "0.912元/升" → { 91200, "l" }: yuan with up to five decimals by a unit. */
function parseSpecific(text: string): { milliFenPerUnit: number; unit: DutyUnit } | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,5}))?\s*(?:元|yuan)\s*[/／每]\s*(\S+)$/.exec(text.trim());
  if (!match) return undefined;
  const [, whole = "0", decimals = "", name = ""] = match;
  const unit = (Object.keys(UNIT_NAMES) as DutyUnit[]).find((key) =>
    UNIT_NAMES[key].includes(name),
  );
  const milliFenPerUnit = Number(whole) * 100_000 + Number(decimals.padEnd(5, "0"));
  return unit && milliFenPerUnit > 0 ? { milliFenPerUnit, unit } : undefined;
}

/** 91200 thousandths of a fen → "0.912" yuan. */
export function yuanOfMilliFen(milliFen: number): string {
  const whole = Math.floor(milliFen / 100_000);
  const decimals = String(milliFen % 100_000)
    .padStart(5, "0")
    .replace(/0+$/, "");
  return `${whole}${decimals && `.${decimals}`}`;
}

function specificText({ milliFenPerUnit, unit }: { milliFenPerUnit: number; unit: DutyUnit }) {
  const [name] = UNIT_NAMES[unit];
  return `${yuanOfMilliFen(milliFenPerUnit)}元/${name}`;
}

const NO_CONCESSION = ["无减让", "no concession"];

/** "14.7%", "2元/千克", "10%+1元/千克" or "无减让"; undefined for anything else. */
export function parseDuty(text: string): Duty | undefined {
  if (NO_CONCESSION.includes(text.trim())) return { kind: "no_concession" };
  const bps = parsePercent(text);
  if (bps !== undefined) return { kind: "ad_valorem", bps };
  const specific = parseSpecific(text);
  if (specific) return { kind: "specific", ...specific };
  const compound = parseCompound(text);
  return compound && { kind: "compound", ...compound };
}

function parseCompound(text: string) {
  const [first, second, ...more] = text.split(/[+＋]/);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const [bps, specific] = [parsePercent(first), parseSpecific(second)];
  return bps !== undefined && specific ? { bps, ...specific } : undefined;
}

export function dutyText(duty: Duty): string {
  switch (duty.kind) {
    case "ad_valorem":
      return `${percentText(duty.bps)}%`;
    case "specific":
      return specificText(duty);
    case "compound":
      return `${percentText(duty.bps)}%+${specificText(duty)}`;
    case "no_concession":
      return NO_CONCESSION[0] ?? "";
  }
}

const COSMETICS = ["高档化妆品", "high-end cosmetics"];
const NONE = ["无", "none"];

/**
 * "无", "10%", "0.253元/升", "20%+0.912元/升", "高档化妆品", or for beer
 * "2.6577元/升起0.253元/升，以下0.2227元/升"; undefined for anything else.
 */
export function parseConsumptionTax(text: string): ConsumptionTax | undefined {
  const plain = text.trim();
  if (NONE.includes(plain) || plain === "0") return { kind: "none" };
  if (COSMETICS.includes(plain)) return { kind: "high_end_cosmetics" };
  const beer = /^(\S+)起(\S+)[，,]以下(\S+)$/.exec(plain);
  if (beer) return parseBeer(beer.slice(1));
  const rateBps = parsePercent(plain);
  if (rateBps !== undefined) return { kind: "ad_valorem", rateBps };
  const specific = parseSpecific(plain);
  if (specific) return { kind: "specific", ...specific };
  const compound = parseCompound(plain);
  if (!compound) return undefined;
  const { bps, ...amount } = compound;
  return { kind: "compound", rateBps: bps, ...amount };
}

function parseBeer(texts: readonly string[]): ConsumptionTax | undefined {
  const [threshold, from, below] = texts.map((text) => parseSpecific(text));
  if (threshold?.unit !== "l" || from?.unit !== "l" || below?.unit !== "l") return undefined;
  return {
    kind: "beer",
    thresholdMilliFenPerLitre: threshold.milliFenPerUnit,
    milliFenPerLitreFrom: from.milliFenPerUnit,
    milliFenPerLitreBelow: below.milliFenPerUnit,
  };
}

export function consumptionTaxText(tax: ConsumptionTax): string {
  switch (tax.kind) {
    case "none":
      return NONE[0] ?? "";
    case "high_end_cosmetics":
      return COSMETICS[0] ?? "";
    case "ad_valorem":
      return `${percentText(tax.rateBps)}%`;
    case "specific":
      return specificText(tax);
    case "compound":
      return `${percentText(tax.rateBps)}%+${specificText(tax)}`;
    case "beer": {
      const litre = (milliFenPerUnit: number) => specificText({ milliFenPerUnit, unit: "l" });
      const { thresholdMilliFenPerLitre, milliFenPerLitreFrom, milliFenPerLitreBelow } = tax;
      return `${litre(thresholdMilliFenPerLitre)}起${litre(milliFenPerLitreFrom)}，以下${litre(milliFenPerLitreBelow)}`;
    }
  }
}

/** "CTH 或 RVC40", "CC 除 121120"; undefined for anything else. */
export function parseOriginRule(text: string): ProductRule | undefined {
  const anyOf = text.split(/\s*(?:或|\bor\b)\s*/).map((part): RuleAlternative | undefined => {
    const [, word, except] =
      /^([A-Z0-9]+)(?:\s*(?:除|except)\s*([\d\s,，]+))?$/.exec(part.trim()) ?? [];
    const type = RULE_TESTS.find((test) => test === word);
    if (type === undefined) return undefined;
    const exceptFrom = except?.split(/[\s,，]+/).filter((code) => code !== "");
    return exceptFrom ? { type, exceptFrom } : { type };
  });
  const known = anyOf.filter((one) => one !== undefined);
  const isRule = known.length === anyOf.length && checkProductRule({ anyOf: known }).ok;
  return isRule ? { anyOf: known } : undefined;
}

export function originRuleText(rule: ProductRule): string {
  return rule.anyOf
    .map(({ type, exceptFrom }) => (exceptFrom ? `${type} 除 ${exceptFrom.join(" ")}` : type))
    .join(" 或 ");
}
