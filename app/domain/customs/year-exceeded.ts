import { type Fen, parseYuan } from "../money";
import { returnCodeOf } from "./receipt";

/** What a receipt says about its orderer's year; null where it gives no figure. */
export type YearExceeded = { usedFen: Fen | null };

/** Customs' own check of a list, and the declaration system's: the orderer's year is exceeded. */
const EXCEEDED_CODES: ReadonlySet<string> = new Set(["1313", "-621018"]);

/**
 * Whether customs refused a list because its orderer's yearly limit is exceeded; undefined when the
 * receipt says something else. One of the two wordings tells what customs counts as used, in yuan.
 */
export function yearExceededBy(receipt: {
  status: string;
  info: string;
}): YearExceeded | undefined {
  const { status, info } = receipt;
  if (![status, returnCodeOf(info) ?? ""].some((code) => EXCEEDED_CODES.has(code)))
    return undefined;
  const told = /已用购买额度为\s*\[?\s*(\d[\d,]*(?:\.\d{1,2})?)/.exec(info)?.[1];
  const usedFen = told === undefined ? undefined : parseYuan(told.replaceAll(",", ""));
  return { usedFen: usedFen ?? null };
}
