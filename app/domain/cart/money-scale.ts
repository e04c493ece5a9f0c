import { type Fen, fen } from "../money";

/** A scale for money beside a limit: where it ends, what a small tick is, how many there are. */
export type MoneyScale = { endFen: Fen; tickFen: Fen; intervals: number };

/** Ticks closer than this can no longer be told apart on a phone. */
const MOST_TICKS = 80;
export const TICKS_PER_MAJOR = 10;

/**
 * The scale ends at the limit, or beyond it at the next long tick when the amount is larger, so that
 * the overshoot can be seen. Ticks grow tenfold or by halves of it until they can be told apart.
 */
export function moneyScale(limitFen: Fen, amountFen: Fen, smallestTickFen: Fen): MoneyScale {
  let tickFen: number = smallestTickFen;
  for (let step = 0; endOf(limitFen, amountFen, tickFen) / tickFen > MOST_TICKS; step++) {
    tickFen *= step % 2 === 0 ? 5 : 2;
  }
  const endFen = endOf(limitFen, amountFen, tickFen);
  return { endFen: fen(endFen), tickFen: fen(tickFen), intervals: endFen / tickFen };
}

function endOf(limitFen: Fen, amountFen: Fen, tickFen: number): number {
  const major = tickFen * TICKS_PER_MAJOR;
  const reach = amountFen > limitFen ? Math.ceil(amountFen / major) * major : limitFen;
  return Math.ceil(reach / tickFen) * tickFen;
}
