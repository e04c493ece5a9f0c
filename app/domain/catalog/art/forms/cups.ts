import { INK } from "../palette";
import { ellipse, fill, hatch, shade, shine, stroke } from "../pen";
import { castShadow, curvedLabel, type Form, packWaves } from "./shared";

/** An instant-noodle bowl, open, with its fork. */
export const bowl: Form = (input, tones) => ({
  body:
    castShadow(tones, 156, 284, 332) +
    fill("M118 158L152 322Q218 342 284 322L318 158z", tones.main) +
    packWaves(tones, { left: 141, right: 295, top: 284, floor: "L284 322Q218 342 152 322z" }) +
    shade("M282 176L262 330Q274 326 284 322L318 158z", 0.16) +
    shine("M132 178L162 324Q166 326 172 327L146 180z", 0.24) +
    curvedLabel(input, { cx: 216, half: 54, top: 186, bottom: 292, sag: 5, rule: tones.deep }) +
    hatch("M306 180L279 320", 12, 0.32) +
    ellipse(218, 158, 106, 25, "#f7f2e6") +
    ellipse(218, 158, 98, 21, tones.deep) +
    ellipse(218, 160, 95, 19, tones.light) +
    stroke(
      "M136 158q22 -12 44 0t44 0t44 0M150 166q20 -9 40 0t40 0t40 0M164 151q18 -8 36 0t36 0t34 0M176 173q16 -6 32 0t34 0",
      tones.cap,
      3.2,
      { opacity: 0.9, cap: "round" },
    ) +
    ellipse(178, 156, 11, 5, "#8f9a3c") +
    ellipse(256, 162, 12, 5.5, "#d98d5f") +
    ellipse(231, 152, 8, 3.6, "#8f9a3c") +
    stroke("M106 128L158 152", "#f7f2e6", 8, { cap: "round" }) +
    stroke("M106 130L158 154", INK, 1.4, { opacity: 0.2 }),
  frame: [76, 92, 286],
});

/** A small cup under foil: yoghurt, pudding, jelly, cup noodles. */
export const cup: Form = (input, tones) => ({
  body:
    castShadow(tones, 166, 274, 332) +
    fill("M146 176L164 324Q218 340 272 324L290 176z", tones.cap) +
    shade("M146 176L164 324Q218 340 272 324L290 176z", 0.03) +
    packWaves(
      tones,
      { left: 158, right: 278, top: 288, floor: "L272 324Q218 340 164 324z" },
      true,
    ) +
    shade("M262 178L254 329Q264 327 272 324L290 176z", 0.13) +
    shine("M156 182L172 326L182 329L168 184z", 0.5) +
    curvedLabel(input, { cx: 217, half: 54, top: 192, bottom: 292, sag: 4, rule: tones.deep }) +
    hatch("M281 196L268 320", 11, 0.3) +
    shade("M142 172H294V179Q218 194 142 179z", 0.18) +
    fill("M138 154V168Q138 172 142 173Q218 189 294 173Q298 172 298 168V154z", tones.main) +
    stroke("M139 166Q218 183 297 166", INK, 10, { opacity: 0.16, dash: "1 5" }) +
    ellipse(218, 154, 80, 17, tones.main) +
    ellipse(218, 154, 80, 17, "#fff", 0.32) +
    fill("M290 148Q318 142 322 154Q312 164 294 160z", tones.main) +
    shine("M290 148Q318 142 322 154Q312 164 294 160z", 0.2) +
    stroke("M176 150q40 -9 84 0M190 158q30 -5 60 0", INK, 1.2, { opacity: 0.18 }),
  frame: [86, 104, 264],
});
