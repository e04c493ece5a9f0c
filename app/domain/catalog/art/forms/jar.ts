import { INK } from "../palette";
import { ellipse, fill, hatch, shade, shine, stroke } from "../pen";
import { castShadow, curvedLabel, type Form } from "./shared";

const GLASS =
  "M156 160C142 168 135 180 135 198V302C135 324 145 333 166 335Q218 341 270 335C291 333 301 324 301 302V198C301 180 294 168 280 160z";
const CONTENT =
  "M146 202V300C146 318 154 325 172 327Q218 332 264 327C282 325 290 318 290 300V202A72 13 0 0 1 146 202z";

/** A wide-mouthed jar with a screw lid: honey, jam, sauces. */
export const jar: Form = (input, tones) => ({
  body:
    castShadow(tones, 140, 298, 334) +
    fill(GLASS, tones.light) +
    fill(CONTENT, tones.main) +
    ellipse(218, 202, 72, 13, tones.light) +
    ellipse(218, 202, 72, 13, "#fff", 0.3) +
    shade(
      "M268 160C284 176 286 320 262 335.8Q266 335.5 270 335C291 333 301 324 301 302V198C301 180 294 168 280 160z",
      0.14,
    ) +
    shine(
      "M150 190C146 196 145 206 145 216V296C145 306 147 312 151 316C155 290 154 220 160 182z",
      0.5,
    ) +
    curvedLabel(input, { cx: 215, half: 62, top: 200, bottom: 318, sag: 4, rule: tones.deep }) +
    hatch("M294 190V312", 11, 0.32) +
    shade("M150 158H286V165Q218 176 150 165z", 0.2) +
    fill("M146 112V150Q146 158 154 159Q218 169 282 159Q290 158 290 150V112z", tones.cap) +
    stroke("M147 140Q218 151 289 140", "#fff", 30, { opacity: 0.14, dash: "1 5" }) +
    shade("M262 114V161.5Q272 160.5 282 159Q290 158 290 150V112z", 0.24) +
    ellipse(218, 112, 72, 15, tones.cap) +
    ellipse(218, 112, 72, 15, "#fff", 0.16) +
    `<ellipse cx="218" cy="112" rx="60" ry="10.5" fill="none" stroke="${INK}" stroke-opacity=".25"/>` +
    shine("M160 110q20 -8 50 -9l-1 4q-28 1 -49 5z", 0.4),
  frame: [78, 72, 284],
});
