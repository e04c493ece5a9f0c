import type { GaugeSpan } from "~/components/ui/gauge";
import type { Fen } from "~/domain/money";

/** This order on the scale of one order; beyond the limit red, or marked where it is lawful at full tax. */
export function orderSpans(
  { dutiableFen, limitFen }: { dutiableFen: Fen; limitFen: Fen },
  endFen: Fen,
  isRefused: boolean,
): GaugeSpan[] {
  if (dutiableFen <= limitFen) return [{ from: 0, to: dutiableFen / endFen, isHatched: true }];
  return [
    { from: 0, to: limitFen / endFen },
    {
      from: limitFen / endFen,
      to: dutiableFen / endFen,
      tone: isRefused ? "danger" : "warn",
    },
  ];
}

/** The person's year: what is used, what of this order still fits, and red what does not. */
export function yearSpans(
  { usedFen, dutiableFen, limitFen }: { usedFen: Fen; dutiableFen: Fen; limitFen: Fen },
  endFen: Fen,
): GaugeSpan[] {
  const afterFen = usedFen + dutiableFen;
  const fitsTo = Math.max(usedFen, Math.min(afterFen, limitFen));
  const spans: GaugeSpan[] = [
    { from: 0, to: usedFen / endFen },
    { from: usedFen / endFen, to: fitsTo / endFen, isHatched: true },
    { from: fitsTo / endFen, to: afterFen / endFen, tone: "danger" },
  ];
  return spans.filter(({ from, to }) => to > from);
}
