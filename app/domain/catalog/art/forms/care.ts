import { INK } from "../palette";
import { ellipse, fill, hatch, shade, shine, stroke } from "../pen";
import { castShadow, curvedLabel, type Form } from "./shared";

/** A tube standing on its cap: cleanser, toothpaste, cream. */
export const tube: Form = (input, tones) => ({
  body:
    castShadow(tones, 180, 256, 332) +
    fill("M152 96H284L260 292H176z", tones.main) +
    fill("M163.5 190C190 172 206 200 230 194S258 180 272.5 188L260 292H176z", tones.light, 0.55) +
    fill("M169 236C192 220 210 246 232 238S256 228 267 234L260 292H176z", tones.deep, 0.28) +
    shade("M262 96H284L260 292H244C256 230 262 160 262 96z", 0.1) +
    shine("M166 98L186 290H194L182 98z", 0.5) +
    curvedLabel(input, {
      cx: 217,
      half: 45,
      top: 126,
      bottom: 234,
      sag: 2,
      rule: tones.deep,
      bandHeight: 20,
    }) +
    hatch("M276 116L257 284", 10, 0.3) +
    fill("M148 76H288L285 98H151z", tones.light) +
    shade("M148 76H288L285 98H151z", 0.12) +
    stroke("M152 84H286", INK, 10, { opacity: 0.3, dash: "1 5" }) +
    fill("M176 290H260V326Q218 336 176 326z", tones.deep) +
    stroke("M177 309Q218 317 259 309", "#fff", 28, { opacity: 0.16, dash: "1 5" }) +
    shade("M240 290H260V326Q250 329 240 330z", 0.24) +
    ellipse(218, 291, 42, 5, "#fff", 0.2),
  frame: [74, 56, 288],
});

/** A pump bottle: shampoo, lotion, hand soap. */
export const pump: Form = (input, tones) => ({
  body:
    castShadow(tones, 158, 278, 333) +
    fill("M211 92h14v42h-14z", "#ece7da") +
    shade("M219 92h6v42h-6z", 0.16) +
    fill(
      "M198 84Q198 72 210 72H232Q244 72 244 84V94Q244 100 238 100H204Q198 100 198 94z",
      "#f7f3e8",
    ) +
    fill("M204 74C180 72 160 76 146 86Q138 92 140 104L152 103C154 94 172 90 204 94z", "#f7f3e8") +
    shade("M146 98Q158 88 204 88V94C172 90 154 94 152 103L140 104z", 0.1) +
    shade("M230 72H232Q244 72 244 84V94Q244 100 238 100H228Q234 96 234 88z", 0.12) +
    fill("M190 130H246V154H190z", "#f4f1e8") +
    stroke("M192 144H246", INK, 18, { opacity: 0.16, dash: "1 4.5" }) +
    shade("M232 130h14v24h-14z", 0.12) +
    fill(
      "M190 154C162 158 154 176 154 204V312Q154 331 172 334Q218 340 264 334Q282 331 282 312V204C282 176 274 158 246 154z",
      tones.main,
    ) +
    fill(
      "M154 284C182 266 200 294 224 288S268 274 282 284V312Q282 331 264 334Q218 340 172 334Q154 331 154 312z",
      tones.deep,
      0.4,
    ) +
    shade(
      "M254 156C268 170 268 184 268 204V333Q282 330 282 312V204C282 180 276 164 254 156z",
      0.16,
    ) +
    shine("M164 206C164 184 172 172 184 166V178C178 184 176 192 176 208V300H164z", 0.34) +
    curvedLabel(input, { cx: 217, half: 54, top: 186, bottom: 292, sag: 4, rule: tones.deep }) +
    hatch("M275 196V314", 11, 0.34),
  frame: [74, 50, 300],
});
