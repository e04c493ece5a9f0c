import { GRADE_KEYS } from "./words";

/** A measured part of a query or a specification; amounts in grams, millilitres or pieces. */
export type Quantity =
  | { kind: "grade"; key: string; value: number }
  | { kind: "stage"; stage: number }
  | { kind: "pack"; count: number }
  | { kind: "size"; amount: number; unit: "g" | "ml" };

const CHINESE_DIGITS = "零一二三四五六七八九十";

/** 5, 五, 十二, 两 as a number; undefined for anything else. */
export function smallNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (text === "两") return 2;
  const [first = "", second = "", third] = [...text];
  if (third !== undefined) return undefined;
  const high = CHINESE_DIGITS.indexOf(first);
  if (second === "") return high < 0 ? undefined : high;
  const low = CHINESE_DIGITS.indexOf(second);
  if (first === "十" && low > 0 && low < 10) return 10 + low;
  if (second === "十" && high > 1 && high < 10) return high * 10;
  return undefined;
}

const NUMBER = "(\\d{1,4}|[一二两三四五六七八九十]{1,2})";
const PATTERNS: readonly [RegExp, (groups: string[]) => Quantity | undefined][] = [
  [
    new RegExp(
      `(?<![a-z])(${GRADE_KEYS.join("|").toLowerCase()})\\s*(\\d{1,4})\\s*\\+?(?![a-z0-9])`,
    ),
    ([key = "", value]) => ({ kind: "grade", key: key.toUpperCase(), value: Number(value) }),
  ],
  [
    /(?<![0-9])([1-4一二三四])\s*段/,
    ([digit = ""]) => ({ kind: "stage", stage: smallNumber(digit) ?? 0 }),
  ],
  [
    /(?<![a-z])(?:stage|step)\s*([1-4])(?![a-z0-9])/,
    ([digit]) => ({ kind: "stage", stage: Number(digit) }),
  ],
  [
    /(?<![a-z0-9.])(\d{1,5}(?:\.\d{1,3})?)\s*(kg|g|千克|公斤|克|ml|l|毫升|升)(?![a-z0-9])/,
    ([amount = "", unit = ""]) => size(Number(amount), unit),
  ],
  [
    new RegExp(`${NUMBER}\\s*(?:连包|连杯|包装|袋装|包|袋|盒|罐|瓶|支|片装|枚|条装|入)`),
    ([count = ""]) => pack(smallNumber(count)),
  ],
  [
    /(?<![a-z0-9])(\d{1,3})[\s-]*(?:packs?|pcs|pieces)(?![a-z0-9])/,
    ([count]) => pack(Number(count)),
  ],
  [/[x×*]\s*(\d{1,3})(?![a-z0-9.])/, ([count]) => pack(Number(count))],
];

function pack(count: number | undefined): Quantity | undefined {
  return count === undefined || count < 1 ? undefined : { kind: "pack", count };
}

function size(amount: number, unit: string): Quantity {
  const large =
    unit === "kg" || unit === "千克" || unit === "公斤" || unit === "l" || unit === "升";
  const isVolume = unit === "ml" || unit === "l" || unit === "毫升" || unit === "升";
  return {
    kind: "size",
    amount: Math.round(amount * (large ? 1000 : 1)),
    unit: isVolume ? "ml" : "g",
  };
}

/**
 * Takes the measured parts out of a normalised text: "麦卢卡蜂蜜 umf10" → grade UMF 10 and "麦卢卡蜂蜜".
 * The rest keeps a space where something was taken, so that what stood apart never joins.
 */
export function takeQuantities(text: string): {
  rest: string;
  quantities: { quantity: Quantity; text: string }[];
} {
  let rest = text;
  const quantities: { quantity: Quantity; text: string }[] = [];
  for (const [pattern, read] of PATTERNS) {
    for (let guard = 0; guard < 8; guard++) {
      const match = pattern.exec(rest);
      if (!match) break;
      const quantity = read(match.slice(1));
      if (!quantity) break;
      quantities.push({ quantity, text: match[0].trim() });
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    }
  }
  return { rest: rest.replace(/\s+/g, " ").trim(), quantities };
}
