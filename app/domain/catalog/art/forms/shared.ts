import type { ArtInput } from "../input";
import { bandWords, labelWords } from "../label";
import { type ArtPalette, INK, JIANG, JIANG_DEEP, PAPER } from "../palette";
import { d, ellipse, fill, shade, stroke } from "../pen";
import { seedOf } from "../seed";

export type Form = (input: ArtInput, tones: ArtPalette) => import("../input").Drawing;

/** A shadow on the water: a flat pool below and a wedge to the right, away from the light. */
export function castShadow(tones: ArtPalette, left: number, right: number, base = 332): string {
  const width = right - left;
  return (
    fill(
      d`M${left + width * 0.2} ${base - 4}H${right + width * 0.34}L${right - 4} ${base - 20}z`,
      tones.cast,
      0.7,
    ) + ellipse((left + right) / 2 + 4, base + 2, width / 2 + 8, 11, tones.cast, 0.9)
  );
}

type Curved = {
  cx: number;
  /** half width of the paper */
  half: number;
  top: number;
  bottom: number;
  /** how deep the edges sag, as round things do seen from above */
  sag: number;
  /** colour of the rule at the top */
  rule?: string;
  bandHeight?: number;
};

/** A paper label round a cylinder with the origin band as its foot. */
export function curvedLabel(
  input: ArtInput,
  { cx, half, top, bottom, sag, rule, bandHeight = 23 }: Curved,
): string {
  const left = cx - half;
  const right = cx + half;
  const bandTop = bottom - bandHeight;
  const area = (from: number, to: number) =>
    d`M${left} ${from}Q${cx} ${from + sag * 2} ${right} ${from}V${to}Q${cx} ${to + sag * 2} ${left} ${to}z`;
  const dark = cx + half * 0.62;
  const sagAtDark = sag * 2 * 0.31;
  return (
    fill(area(top, bandTop), PAPER) +
    (rule
      ? stroke(d`M${left} ${top + 1}Q${cx} ${top + sag * 2 + 1} ${right} ${top + 1}`, rule, 3)
      : stroke(d`M${left} ${top + 4}Q${cx} ${top + sag * 2 + 4} ${right} ${top + 4}`, INK, 6, {
          opacity: 0.4,
          dash: "1 4.6",
        })) +
    fill(area(bandTop, bottom), JIANG) +
    labelWords(input, {
      cx,
      top: top + sag + 5,
      width: half * 2,
      height: bandTop - top - sag - 4,
    }) +
    bandWords(input, cx, bandTop + bandHeight / 2 + sag, half * 2) +
    shade(
      d`M${dark} ${top + sagAtDark}L${right} ${top}V${bottom}L${dark} ${bottom + sagAtDark}z`,
      0.08,
    )
  );
}

/** A flat paper label with its band as foot. */
export function flatLabelWithBand(
  input: ArtInput,
  {
    cx,
    width,
    top,
    bottom,
    rule,
  }: { cx: number; width: number; top: number; bottom: number; rule: string },
): string {
  const left = cx - width / 2;
  const bandTop = bottom - 22;
  return (
    fill(d`M${left} ${top}h${width}V${bandTop}h-${width}z`, PAPER) +
    stroke(d`M${left} ${top + 1}h${width}`, rule, 3) +
    labelWords(input, { cx, top: top + 4, width, height: bandTop - top - 5 }) +
    fill(d`M${left} ${bandTop}h${width}v22h-${width}z`, JIANG) +
    bandWords(input, cx, bandTop + 11, width)
  );
}

/** The band as it runs on over a receding side. */
export const bandSide = (path: string) => fill(path, JIANG_DEEP);

/** Two layers of water over the lower part of a pack; `floor` closes them along the pack's foot. */
export function packWaves(
  tones: ArtPalette,
  { left, right, top, floor }: { left: number; right: number; top: number; floor: string },
  isPale = false,
): string {
  const span = right - left;
  const crest = (y: number) =>
    d`M${left} ${y + 6}C${left + span * 0.22} ${y - 16} ${left + span * 0.4} ${y + 12} ${left + span * 0.58} ${y + 3}S${left + span * 0.86} ${y - 9} ${right} ${y + 4}`;
  return (
    fill(crest(top) + floor, tones.light, isPale ? 0.9 : 0.55) +
    fill(crest(top + 17) + floor, tones.deep, isPale ? 0.9 : 0.6)
  );
}

/** Small figures on the lower part of a bag that say what is in it. */
export function packMotif(tones: ArtPalette, family: ArtInput["family"], cx: number, y: number) {
  const at = [-52, -27, 0, 27, 52].map(
    (dx, index) => [cx + dx, y + (index % 2 ? -12 : 6)] as const,
  );
  const figure = (() => {
    switch (family) {
      case "snack":
      case "herb":
      case "fruit":
        return (x: number, top: number) => d`M${x} ${top}q9 11 0 24q-9 -13 0 -24z`;
      case "rice":
        return (x: number, top: number) => d`M${x} ${top}q6 8 0 17q-6 -9 0 -17z`;
      case "coffee":
      case "nut":
        return (x: number, top: number) =>
          d`M${x - 8} ${top + 9}a8 10.5 0 1 0 16 0a8 10.5 0 1 0 -16 0z`;
      default:
        return undefined;
    }
  })();
  if (!figure) return "";
  const shapes = at.map(([x, top]) => figure(x, top)).join("");
  const veins = at.map(([x, top]) => d`M${x} ${top + 3}v16`).join("");
  return fill(shapes, tones.cap, 0.85) + stroke(veins, tones.deep, 1.2, { opacity: 0.55 });
}

const MANY_COLOURED = new Set<ArtInput["family"]>([
  "snack",
  "noodle",
  "coffee",
  "nut",
  "fruit",
  "sea",
  "prawn",
]);

/** Bags and boxes of one family come in three of its tones, by article; formula and milk keep theirs. */
export function ownTones(input: ArtInput, tones: ArtPalette): ArtPalette {
  if (!MANY_COLOURED.has(input.family)) return tones;
  const { main, deep, light } = tones;
  switch (seedOf(input.sku) % 3) {
    case 1:
      return { ...tones, main: light, light: main };
    case 2:
      return { ...tones, main: deep, deep: main, light: main };
    default:
      return tones;
  }
}
