import type { ArtInput } from "../input";
import { type ArtPalette, INK } from "../palette";
import { ellipse, fill, hatch, shade, shine, stroke } from "../pen";
import { castShadow, curvedLabel, type Form } from "./shared";

/** A bottle by family: wine, sauce and syrup in glass, drinks in PET, household goods to squeeze. */
export const bottle: Form = (input, tones) => {
  switch (input.family) {
    case "wine":
      return wine(input, tones);
    case "daily":
    case "beauty":
    case "infant":
      return squeeze(input, tones);
    case "sauce":
    case "honey":
      return sauce(input, tones);
    default:
      return drink(input, tones);
  }
};

function wine(input: ArtInput, tones: ArtPalette) {
  const glass =
    "M203 66V122C203 148 166 154 166 190V318Q166 331 184 333Q218 338 252 333Q270 331 270 318V190C270 154 233 148 233 122V66z";
  return {
    body:
      castShadow(tones, 172, 264, 332) +
      fill(glass, tones.main) +
      shade(
        "M238 138C256 152 260 166 260 190V332.2Q270 330 270 318V190C270 164 252 154 238 138z",
        0.4,
      ) +
      shine("M176 186C178 168 196 158 206 142V154C196 168 187 174 187 194V206H176z", 0.28) +
      curvedLabel(input, { cx: 218, half: 51.5, top: 198, bottom: 316, sag: 4, rule: tones.cap }) +
      hatch("M264 190V318", 10, 0.4) +
      fill("M201.5 62H234.5V114Q218 120 201.5 114z", tones.cap) +
      shade("M225 62H234.5V114Q230 116 225 117z", 0.26) +
      stroke("M202 74H234M202 108Q218 113 234 108", "#fff", 1.2, { opacity: 0.45 }) +
      ellipse(218, 62, 16.5, 5, tones.cap) +
      ellipse(218, 62, 16.5, 5, "#fff", 0.25),
    frame: [72, 48, 300] as const,
  };
}

function sauce(input: ArtInput, tones: ArtPalette) {
  const glass =
    "M200 104V136C200 158 158 160 158 200V316Q158 331 174 333Q218 339 262 333Q278 331 278 316V200C278 160 236 158 236 136V104z";
  return {
    body:
      castShadow(tones, 162, 274, 332) +
      fill(glass, tones.main) +
      fill("M166 204C166 178 190 170 202 156H234C246 170 270 178 270 204z", tones.light, 0.35) +
      shade(
        "M252 168C266 180 266 190 266 210V332.3Q278 330 278 316V200C278 182 264 174 252 166z",
        0.3,
      ) +
      shine("M168 198C172 182 190 174 200 164V176C190 184 180 190 179 206V222H168z", 0.34) +
      curvedLabel(input, { cx: 218, half: 58, top: 208, bottom: 316, sag: 4.5, rule: tones.cap }) +
      hatch("M271 204V318", 11, 0.4) +
      fill("M196 76V108Q218 116 240 108V76z", tones.cap) +
      stroke("M197 98Q218 104 239 98", INK, 22, { opacity: 0.18, dash: "1 4" }) +
      shade("M228 76V112Q235 110 240 108V76z", 0.2) +
      ellipse(218, 76, 22, 6.5, tones.cap) +
      ellipse(218, 76, 22, 6.5, "#fff", 0.3),
    frame: [76, 58, 292] as const,
  };
}

function drink(input: ArtInput, tones: ArtPalette) {
  const flask =
    "M197 100C197 128 160 132 160 172V190Q165 198 160 206V318Q160 332 176 334Q218 339 260 334Q276 332 276 318V206Q271 198 276 190V172C276 132 239 128 239 100z";
  return {
    body:
      castShadow(tones, 164, 272, 333) +
      fill(flask, tones.light) +
      fill(
        "M160 176V190Q165 198 160 206V318Q160 332 176 334Q218 339 260 334Q276 332 276 318V206Q271 198 276 190V176Q218 188 160 176z",
        tones.main,
      ) +
      ellipse(218, 176, 58, 6, "#fff", 0.35) +
      shade(
        "M256 142C264 150 265 160 265 172V333Q276 330 276 318V206Q271 198 276 190V172C276 156 268 148 256 142z",
        0.18,
      ) +
      shine("M169 172C170 156 184 148 194 138V150C184 158 180 162 180 176V200H169z", 0.5) +
      curvedLabel(input, { cx: 218, half: 56, top: 208, bottom: 312, sag: 4.5, rule: tones.deep }) +
      hatch("M269 212V318", 11, 0.34) +
      fill("M193 74V102Q218 110 243 102V74z", tones.cap) +
      stroke("M194 94Q218 101 242 94", INK, 20, { opacity: 0.16, dash: "1 4" }) +
      shade("M230 74V106Q238 104 243 102V74z", 0.18) +
      ellipse(218, 74, 25, 7, tones.cap) +
      ellipse(218, 74, 25, 7, "#fff", 0.3),
    frame: [74, 54, 296] as const,
  };
}

function squeeze(input: ArtInput, tones: ArtPalette) {
  const flask =
    "M176 128C150 134 146 156 147 184L152 316Q153 332 170 334Q218 339 266 334Q283 332 284 316L289 184C290 156 286 134 260 128z";
  return {
    body:
      castShadow(tones, 156, 280, 333) +
      fill(flask, tones.main) +
      fill(
        "M150.5 280C180 262 196 290 222 284S268 270 285.5 280L284 316Q283 332 266 334Q218 339 170 334Q153 332 152 316z",
        tones.light,
        0.6,
      ) +
      shade(
        "M262 129C276 150 272 300 258 335Q262 334.5 266 334Q283 332 284 316L289 184C290 156 286 134 262 129z",
        0.15,
      ) +
      shine("M160 150C156 160 156 176 157 190L161 306H172L168 186C168 168 170 158 176 146z", 0.34) +
      curvedLabel(input, { cx: 217, half: 54, top: 162, bottom: 272, sag: 3.5, rule: tones.deep }) +
      hatch("M282 178L277 316", 11, 0.32) +
      fill("M186 92Q186 84 194 84H242Q250 84 250 92V128Q218 136 186 128z", tones.cap) +
      shade("M236 84H242Q250 84 250 92V128Q244 130 236 131z", 0.14) +
      stroke("M186 106Q218 112 250 106", INK, 1.2, { opacity: 0.3 }) +
      shine("M192 90h8v34h-8z", 0.4),
    frame: [74, 58, 292] as const,
  };
}
