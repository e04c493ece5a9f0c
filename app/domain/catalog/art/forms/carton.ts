import { bandWords, flatLabel } from "../label";
import { type ArtPalette, INK, JIANG } from "../palette";
import { d, ellipse, fill, hatch, shade, shine, stroke } from "../pen";
import { bandSide, type Form } from "./shared";

const SLANT = Math.atan(21 / 54);
const SKEW = `skewY(${((-SLANT * 180) / Math.PI).toFixed(2)})`;
/** Where a point of the receding side lies before it is skewed. */
const before = (x: number, y: number) => y + x * Math.tan(SLANT);

/** A gable-top carton in paper white: milk, cream, juice, coconut water. */
export const carton: Form = (input, tones) => {
  const skin = "#f6f2e4";
  return {
    body:
      fill("M140 336L258 340L366 318L312 306z", tones.cast, 0.85) +
      fill("M130 160H258V334H130z", skin) +
      fill("M258 160L312 139V313L258 334z", skin) +
      shade("M258 160L312 139V313L258 334z", 0.13) +
      cartonWaves(tones) +
      roof(tones) +
      flatLabel(input, { cx: 194, top: 170, width: 106, height: 105, rule: tones.deep }) +
      fill("M130 279H258V301H130z", JIANG) +
      bandSide("M258 279L312 258V280L258 301z") +
      bandWords(input, 194, 290, 126) +
      hatch(d`M304 ${before(304, 146)}V${before(304, 312)}`, 13, 0.34, SKEW) +
      stroke("M258 160V334", "#fff", 1.6, { opacity: 0.6 }) +
      shine("M130 160h7v174h-7z", 0.4),
    frame: [84, 58, 288],
  };
};

function cartonWaves(tones: ArtPalette): string {
  return (
    fill("M130 316C160 297 186 319 214 310S246 300 258 306V334H130z", tones.light) +
    fill("M258 306C278 306 290 286 312 292V313L258 334z", tones.light, 0.8) +
    fill("M130 327C162 309 186 330 214 321S246 312 258 317V334H130z", tones.deep, 0.92) +
    fill("M258 317C278 317 290 297 312 303V313L258 334z", tones.deep, 0.8)
  );
}

function roof(tones: ArtPalette): string {
  const fin = "M157 94h128v-23h-128z";
  return (
    fill("M130 160H258L285 94H157z", tones.deep) +
    fill("M258 160L312 139L285 94z", tones.deep) +
    shade("M258 160L312 139L285 94z", 0.32) +
    shine("M258 160L285 147V94z", 0.08) +
    fill(fin, tones.deep) +
    shine(fin, 0.2) +
    stroke("M163 76.5H282", "#fff", 9, { opacity: 0.5, dash: "1 5" }) +
    stroke("M157 94H285", INK, 1.2, { opacity: 0.35 }) +
    ellipse(205, 134, 21, 11, INK, 0.25) +
    fill("M185 115v14a20 10.5 0 0 0 40 0v-14z", "#f5f1e4") +
    shade("M212 115v23.5a20 10.5 0 0 0 13 -9.5v-14z", 0.14) +
    stroke("M186 124A20 10.5 0 0 0 224 124", INK, 9, { opacity: 0.16, dash: "1 4" }) +
    ellipse(205, 115, 20, 10.5, "#fffdf7")
  );
}
