import type { ArtInput } from "../input";
import { type ArtPalette, INK } from "../palette";
import { fill, hatch, shade, shine, stroke } from "../pen";
import { castShadow, type Form, flatLabelWithBand, ownTones, packMotif } from "./shared";

/** A bag by what it holds: sack, soft pack, pillow, flat-bottomed pouch or plain stand-up pouch. */
export const bag: Form = (input, familyTones) => {
  const tones = ownTones(input, familyTones);
  switch (input.family) {
    case "rice":
      return (input.content?.value ?? 0) >= 2_000 ? sack(input, tones) : pouch(input, tones);
    case "daily":
    case "beauty":
      return softPack(input, tones);
    case "snack":
    case "noodle":
      return pillow(input, tones);
    case "coffee":
    case "nut":
    case "herb":
      return flatBottom(input, tones);
    default:
      return pouch(input, tones);
  }
};

const CLOSE = [76, 66, 292] as const;

function pouch(input: ArtInput, tones: ArtPalette) {
  const seal = "M149 92H295L293 116H151z";
  return {
    body:
      castShadow(tones, 148, 296, 331) +
      fill(
        "M151 116C152 150 141 236 139 296Q138 322 146 331Q222 340 298 331Q306 322 305 296C303 236 292 150 293 116z",
        tones.main,
      ) +
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
      hatch("M287 122C291 180 297 250 297 316", 11) +
      fill(seal, tones.main) +
      shade(seal, 0.14) +
      stroke("M152 100.5H294", "#fff", 9, { opacity: 0.55, dash: "1 5" }) +
      stroke("M151 116H293", INK, 1.2, { opacity: 0.3 }) +
      stroke(
        "M162 118q3 16 12 22M282 118q-3 16 -12 22M154 314q22 -10 40 -12M290 314q-22 -10 -40 -12",
        INK,
        1.2,
        { opacity: 0.2 },
      ),
    frame: CLOSE,
  };
}

/** Air-filled, crimped above and below: crisps, instant noodles. */
function pillow(input: ArtInput, tones: ArtPalette) {
  const crimp = (y: number) => {
    const strip = `M146 ${y}H298v20H146z`;
    return (
      fill(strip, tones.main) +
      shade(strip, 0.16) +
      stroke(`M149 ${y + 10}H297`, "#fff", 14, { opacity: 0.42, dash: "1 4" })
    );
  };
  return {
    body:
      castShadow(tones, 150, 296, 332) +
      fill("M150 106C132 150 128 280 150 318H294C316 280 312 150 294 106z", tones.main) +
      fill(
        "M135.5 258C168 234 198 274 226 262S286 244 309 254C307 282 302 304 294 318H150C142 304 137 282 135.5 258z",
        tones.light,
        0.6,
      ) +
      fill(
        "M138 284C172 264 200 296 230 286S288 274 305.5 284C303 298 299 310 294 318H150C144 308 140 296 138 284z",
        tones.deep,
        0.55,
      ) +
      packMotif(tones, input.family, 222, 280) +
      shade("M280 106C300 150 304 280 282 318H294C316 280 312 150 294 106z", 0.17) +
      shine("M160 112C144 160 142 260 156 312L148 312C130 276 132 152 150 110z", 0.32) +
      flatLabelWithBand(input, { cx: 221, width: 116, top: 124, bottom: 242, rule: tones.deep }) +
      hatch("M291 122C303 170 304 250 292 308", 11) +
      crimp(88) +
      crimp(314) +
      stroke(
        "M170 110q4 10 2 18M272 110q-4 10 -2 18M168 314q6 -12 2 -20M276 314q-6 -12 -2 -20",
        INK,
        1.2,
        { opacity: 0.22 },
      ),
    frame: CLOSE,
  };
}

/** Square shoulders, a folded top: coffee beans, nuts, dried herbs. */
function flatBottom(input: ArtInput, tones: ArtPalette) {
  const fold = "M146 90L152 84H292L298 90V118H146z";
  return {
    body:
      castShadow(tones, 146, 300, 333) +
      fill("M146 112H298V326Q298 333 290 334H154Q146 333 146 326z", tones.main) +
      shade(
        "M146 130L160 150V334H154Q146 333 146 326zM298 130L284 150V334H290Q298 333 298 326z",
        0.13,
      ) +
      fill("M160 300H284V334H160z", tones.deep, 0.5) +
      packMotif(tones, input.family, 222, 302) +
      flatLabelWithBand(input, { cx: 222, width: 114, top: 130, bottom: 262, rule: tones.deep }) +
      shine("M152 124h6v200h-6z", 0.22) +
      hatch("M291 134V322", 11) +
      fill(fold, tones.main) +
      shade(fold, 0.22) +
      stroke("M150 104H296", "#fff", 10, { opacity: 0.4, dash: "1 5" }) +
      fill("M138 100L146 92V114L138 108zM306 100L298 92V114L306 108z", tones.cap),
    frame: CLOSE,
  };
}

/** A sewn sack that bulges under its weight: rice by the kilogram. */
function sack(input: ArtInput, tones: ArtPalette) {
  return {
    body:
      castShadow(tones, 130, 306, 332) +
      fill(
        "M150 104C132 130 120 220 122 290Q122 322 140 330Q218 342 298 330Q316 322 316 290C318 220 308 130 290 104z",
        tones.main,
      ) +
      fill(
        "M122 270C156 246 190 286 222 274S292 256 316 268V290Q316 322 298 330Q218 342 140 330Q122 322 122 290z",
        tones.light,
        0.75,
      ) +
      fill(
        "M122 294C158 278 192 304 226 294S294 282 316 292Q316 322 298 330Q218 342 140 330Q122 322 122 294z",
        tones.deep,
        0.6,
      ) +
      packMotif(tones, "rice", 220, 296) +
      shade(
        "M276 104C296 150 306 240 300 300Q298 322 284 332Q292 331 298 330Q316 322 316 290C318 220 308 130 290 104z",
        0.15,
      ) +
      shine(
        "M158 112C142 146 132 220 134 284Q134 306 142 322Q124 314 124 286C124 216 136 140 154 108z",
        0.3,
      ) +
      flatLabelWithBand(input, { cx: 220, width: 124, top: 126, bottom: 250, rule: tones.deep }) +
      hatch("M296 124C305 180 309 240 306 312", 12) +
      fill("M140 76H300L292 108H148z", tones.main) +
      shade("M140 76H300L292 108H148z", 0.12) +
      stroke("M146 92H296", tones.deep, 2.4, { dash: "7 4" }) +
      stroke("M146 98H295", tones.deep, 2.4, { dash: "7 4", opacity: 0.6 }) +
      fill("M196 80h48v7h-48z", INK, 0.22) +
      stroke("M164 110q4 18 14 26M276 110q-4 18 -14 26", INK, 1.3, { opacity: 0.22 }),
    frame: CLOSE,
  };
}

/** A soft block with a carrying strap: nappies, wipes, masks, refills. */
function softPack(input: ArtInput, tones: ArtPalette) {
  return {
    body:
      castShadow(tones, 128, 312, 332) +
      stroke("M180 126Q218 84 256 126", tones.deep, 10, { cap: "round" }) +
      fill(
        "M138 120Q220 108 300 120Q316 124 316 142V314Q316 330 300 332Q220 340 138 332Q122 330 122 314V142Q122 124 138 120z",
        tones.main,
      ) +
      fill(
        "M122 262C158 236 192 282 224 268S292 246 316 260V314Q316 330 300 332Q220 340 138 332Q122 330 122 314z",
        tones.light,
        0.6,
      ) +
      fill(
        "M122 290C160 268 194 304 228 292S294 276 316 288V314Q316 330 300 332Q220 340 138 332Q122 330 122 314z",
        tones.deep,
        0.5,
      ) +
      shade(
        "M292 119Q300 119.5 300 120Q316 124 316 142V314Q316 330 300 332Q290 333 282 333.6Q296 328 296 310V142Q296 126 284 117z",
        0.15,
      ) +
      shine("M130 140Q132 128 146 126Q138 134 138 150V306H130z", 0.4) +
      stroke("M138 138H306", "#fff", 8, { opacity: 0.5, dash: "1 5" }) +
      flatLabelWithBand(input, { cx: 217, width: 128, top: 152, bottom: 272, rule: tones.deep }) +
      hatch("M308 150V312", 12) +
      stroke("M124 150q12 -6 26 -6M314 150q-12 -6 -26 -6", INK, 1.2, { opacity: 0.2 }),
    frame: CLOSE,
  };
}
