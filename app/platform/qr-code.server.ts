import bwipjs from "bwip-js/node";
import { invariant } from "~/domain/invariant";

/** A QR code's modules as one SVG path in a square of `size`, without the white around it. */
export type QrModules = { size: number; path: string };

/** Error correction M: 15 % may be scratched or glare. */
const LEVEL = "eclevel=M";

export function qrModules(text: string): QrModules {
  const [symbol] = bwipjs.raw("qrcode", text, LEVEL);
  invariant(symbol && "pixs" in symbol && symbol.pixx === symbol.pixy, "a square symbol");
  const { pixs, pixx: size } = symbol;
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0, run = 0; x <= size; x++) {
      const isDark = x < size && pixs[y * size + x] === 1;
      if (isDark) run++;
      else if (run > 0) {
        path += `M${x - run} ${y}h${run}v1h-${run}z`;
        run = 0;
      }
    }
  }
  return { size, path };
}
