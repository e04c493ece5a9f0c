import type { ArtCrop, ArtInput, Drawing } from "./input";
import { contentText } from "./label";
import { type ArtPalette, INK } from "./palette";
import { d, fill, num, stroke, text } from "./pen";
import { niceRange } from "./scale-range";
import { seedOf } from "./seed";

function ground(tones: ArtPalette, seed: number): string {
  const lift = (seed % 9) - 4;
  const surface = d`M0 ${322 + lift}C78 ${312 + lift} 148 ${330 - lift} 224 ${316 - lift}S344 ${308 + lift} 400 ${317 - lift}V400H0z`;
  const ripples = d`M0 ${356 + lift / 2}q70 -8 140 0t140 0t140 0M${48 + lift * 3} 378q60 -7 120 0t120 0t120 0`;
  return (
    fill("M0 0h400v400H0z", tones.ground) +
    fill(surface, tones.water) +
    stroke(ripples, "#fff", 1.2, { opacity: 0.55 })
  );
}

/** Net content on a staff at the left: twenty small parts, the pointer at the true value. */
function scale(input: ArtInput, tones: ArtPalette): string {
  const { content } = input;
  if (!content || (content.unit === "piece" && content.value === 1)) return "";
  const range = niceRange(content.value, content.unit === "piece");
  const top = 66;
  const height = 264;
  const bottom = top + height;
  const y = bottom - (content.value / range.max) * height;
  const step = height / range.intervals;
  const dash = (width: number, every: number) => `${width} ${num(step * every - width)}`;
  return (
    stroke(d`M34 ${top}V${bottom}`, INK, 1.2, { opacity: 0.5 }) +
    stroke(d`M38 ${bottom + 0.5}V${top - 1}`, INK, 8, { opacity: 0.42, dash: dash(1, 1) }) +
    stroke(d`M41.5 ${bottom + 0.6}V${top - 1}`, INK, 15, {
      opacity: 0.6,
      dash: dash(1.2, range.majorEvery),
    }) +
    fill(d`M28 ${y}h4V${bottom}h-4z`, tones.deep) +
    fill(d`M35 ${y}l11 -5.5v11z`, tones.deep) +
    text(52, y + 5.3, contentText(input, true), { size: 15, colour: tones.deep, isBold: true }) +
    text(52, bottom + 4, "0", { size: 11, opacity: 0.6 })
  );
}

const FONTS =
  "PingFang SC,HarmonyOS Sans SC,MiSans,Microsoft YaHei,Noto Sans CJK SC,Noto Sans SC,sans-serif";

/** Puts a drawing on its stage in the wanted crop; the result is a whole SVG document. */
export function stage(input: ArtInput, drawing: Drawing, tones: ArtPalette, crop: ArtCrop): string {
  const [x, y, side] = crop === "full" ? [0, 0, 400] : drawing.frame;
  const slip = crop === "icon" ? "" : (drawing.slip ?? "");
  const isFull = crop === "full";
  const inside =
    (crop === "icon" ? "" : ground(tones, seedOf(input.sku))) +
    (isFull ? scale(input, tones) : "") +
    drawing.body +
    slip +
    (isFull
      ? text(388, 390, input.words.illustration, { size: 12, anchor: "end", opacity: 0.6 })
      : "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${side} ${side}" font-family="${FONTS}">${inside}</svg>`;
}
