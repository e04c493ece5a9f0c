/**
 * What a rate comes to when only a share of it is levied, half up to a basis point: 13 % at 70 % is
 * 9.1 %. For showing; amounts are reckoned exactly (`taxLine`).
 */
export const leviedBps = (bps: number, shareBps: number): number =>
  Math.floor((2 * bps * shareBps + 10_000) / 20_000);
