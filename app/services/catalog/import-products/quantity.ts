import type { NetContentUnit } from "~/domain/catalog/terms";

export type Quantity = { value: number; unit: NetContentUnit; packCount: number };

const UNITS: Record<string, readonly [NetContentUnit, number]> = {
  g: ["g", 1],
  gr: ["g", 1],
  kg: ["g", 1000],
  ml: ["ml", 1],
  cl: ["ml", 10],
  dl: ["ml", 100],
  l: ["ml", 1000],
  克: ["g", 1],
  千克: ["g", 1000],
  公斤: ["g", 1000],
  毫升: ["ml", 1],
  升: ["ml", 1000],
};

/**
 * Reads "500 g", "1,5 L", "6 x 330 ml" as the whole content in grams or millilitres and the number of
 * packs; undefined when the text says anything else (ounces, "about a handful").
 */
export function parseQuantity(text: string): Quantity | undefined {
  const match =
    /^(?:(\d{1,3})\s*[x×*]\s*)?(\d{1,5}(?:[.,]\d{1,3})?)\s*(kg|gr?|ml|cl|dl|l|千克|公斤|克|毫升|升)\.?\s*e?$/i.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, packs = "1", amount = "", unitText = ""] = match;
  const unit = UNITS[unitText.toLowerCase()];
  const packCount = Number(packs);
  if (!unit || packCount < 1) return undefined;
  const value = Math.round(Number(amount.replace(",", ".")) * unit[1] * packCount);
  return value > 0 && value <= 1_000_000 ? { value, unit: unit[0], packCount } : undefined;
}
