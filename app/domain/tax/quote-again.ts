import type { Result } from "../result";
import type { OrderToQuote } from "./order-to-quote";
import { quoteOnDay } from "./quote-order";
import type { RatesOfDay } from "./rates";
import type { OrderRefused } from "./refusals";
import { type FrozenInput, type OrderQuote, replay } from "./replay";

/**
 * Quotes a retail-import order of before by the rules of another day: the same goods, prices and
 * carriage, held to the limits as the person stands now.
 */
export function quoteAgain(
  { customsRegime, deliveryMethod, lines, carriage }: FrozenInput,
  rates: RatesOfDay,
  person: OrderToQuote["person"],
): Result<OrderQuote, OrderRefused> {
  return quoteOnDay({ customsRegime, deliveryMethod, lines, ...carriage, person }, rates);
}

/** Whether customs would still levy of every line what was frozen. */
export function isLeviedAsFrozen(frozen: FrozenInput, now: OrderQuote): boolean {
  const before = replay(frozen).lines;
  return (
    before.length === now.lines.length &&
    before.every((was, index) => {
      const is = now.lines[index];
      return (
        was.dutyFen === is?.dutyFen &&
        was.consumptionTaxFen === is.consumptionTaxFen &&
        was.vatFen === is.vatFen
      );
    })
  );
}
