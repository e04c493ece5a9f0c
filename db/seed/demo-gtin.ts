import { gtinCheckDigit } from "~/domain/catalog/gtin";
import { digitsOf } from "./draw";

/**
 * A demo GTIN-13 of an article: prefix 20–29, which GS1 keeps for use inside one firm, so that it
 * can name nobody's real goods.
 */
export function demoGtin(sku: string): string {
  const body = `2${digitsOf(`gtin:${sku}`, 11)}`;
  return `${body}${gtinCheckDigit(body)}`;
}
