import { INK } from "../palette";
import { fill, hatch, shade, shine, stroke } from "../pen";
import { castShadow, type Form, flatLabelWithBand, packMotif } from "./shared";

const POUCH =
  "M151 116C152 150 141 236 139 296Q138 322 146 331Q222 340 298 331Q306 322 305 296C303 236 292 150 293 116z";
const SEAL = "M149 92H295L293 116H151z";

/** A stand-up pouch: crisps, nuts, powder in bags, rice. */
export const bag: Form = (input, tones) => ({
  body:
    castShadow(tones, 148, 296, 331) +
    fill(POUCH, tones.main) +
    fill(
      "M140 276C168 256 196 288 222 278S286 262 304.5 276L305 296Q306 322 298 331Q222 340 146 331Q138 322 139 296z",
      tones.light,
      0.6,
    ) +
    fill(
      "M139 298C170 284 196 306 226 298S286 288 305 296Q306 322 298 331Q222 340 146 331Q138 322 139 296z",
      tones.deep,
      0.55,
    ) +
    packMotif(tones, input.family, 222, 292) +
    shade(
      "M282 116C278 160 288 250 286 300Q285 320 276 333.5Q288 332.5 298 331Q306 322 305 296C303 236 292 150 293 116z",
      0.14,
    ) +
    shine(
      "M160 118C160 160 150 240 150 292Q150 316 156 330L147 331Q138 322 139 296C141 236 152 150 151 116z",
      0.28,
    ) +
    flatLabelWithBand(input, { cx: 222, width: 112, top: 130, bottom: 252, rule: tones.deep }) +
    hatch("M288 122C292 180 299 250 298.5 316", 11, 0.32) +
    fill(SEAL, tones.main) +
    shade(SEAL, 0.14) +
    stroke("M152 100.5H294", "#fff", 9, { opacity: 0.55, dash: "1 5" }) +
    stroke("M151 116H293", INK, 1.2, { opacity: 0.3 }) +
    stroke(
      "M162 118q3 16 12 22M282 118q-3 16 -12 22M154 314q22 -10 40 -12M290 314q-22 -10 -40 -12",
      INK,
      1.2,
      { opacity: 0.2 },
    ),
  frame: [76, 66, 292],
});
