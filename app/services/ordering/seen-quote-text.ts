import { z } from "zod";
import type { OfferId } from "~/domain/ids";
import { type Fen, fen } from "~/domain/money";
import type { SeenQuote } from "~/domain/order/seen-quote";
import type { GroupQuote } from "~/services/cart/quote-group";

const amount = z.number().int().min(0).max(1e12).transform(fen);
const shape = z.object({
  lines: z
    .array(
      z.object({
        offerId: z.string().transform((text) => text as OfferId),
        quantity: z.number().int(),
        priceFen: amount,
      }),
    )
    .max(60),
  freightFen: amount,
  insuranceFen: amount,
  taxFen: amount,
  totalFen: amount,
  treatment: z.enum(["reduced", "full", "included"]),
  usedFen: amount.nullable(),
});

/**
 * What a page shows, as the text of a hidden field. It is only ever compared with our own fresh
 * quote, never charged, so it needs no signature: who forges it deceives himself alone.
 */
export function seenQuoteText(seen: SeenQuote): string {
  return Buffer.from(JSON.stringify(seen)).toString("base64url");
}

/** Reads the field back; undefined when it is not what we wrote. */
export function readSeenQuote(text: string): SeenQuote | undefined {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
  const parsed = shape.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

/** The figures of a group that can be ordered; undefined while it cannot be taxed. */
export function seenQuoteOf(group: GroupQuote, usedFen: Fen | null): SeenQuote | undefined {
  if (group.quote === null) return undefined;
  const { freightFen, insuranceFen, taxFen, totalFen, treatment } = group.quote;
  return {
    lines: group.priced.map((line) => ({
      offerId: line.facts.offerId,
      quantity: line.facts.quantity,
      priceFen: line.priceFen,
    })),
    freightFen,
    insuranceFen,
    taxFen,
    totalFen,
    treatment,
    usedFen,
  };
}
