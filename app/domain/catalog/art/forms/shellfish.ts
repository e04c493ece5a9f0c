import { kindOf } from "../kind";
import { slip } from "../label";
import { type ArtPalette, INK } from "../palette";
import { ellipse, fill, shine, stroke } from "../pen";
import type { Form } from "./shared";

/** One curled prawn, tail at the lower right, drawn about its own centre. */
export function prawn(shell: string, dark: string, belly: string): string {
  return (
    stroke("M-66 -30C-96 -58 -110 -44 -128 -70M-64 -24C-100 -40 -112 -18 -134 -30", dark, 2.2, {
      cap: "round",
    }) +
    fill(
      "M-76 -18C-60 -62 6 -74 52 -46C88 -24 96 26 66 56C60 62 52 58 54 50C66 22 52 -4 24 -14C-8 -24 -40 -14 -62 2z",
      shell,
    ) +
    fill(
      "M-62 2C-40 -14 -8 -24 24 -14C52 -4 66 22 54 50C48 52 44 46 46 40C50 18 38 6 18 0C-6 -6 -30 0 -50 12z",
      belly,
    ) +
    stroke(
      "M-30 -50Q-18 -32 -24 -14M0 -58Q12 -36 4 -20M30 -54Q38 -32 28 -14M58 -40Q60 -22 46 -4M78 -14Q72 0 56 14M82 18Q72 24 60 30",
      dark,
      2.4,
      { opacity: 0.7 },
    ) +
    fill("M56 50C66 56 84 70 82 92C70 88 62 78 58 70C56 82 46 90 36 92C36 74 46 60 56 50z", dark) +
    fill("M-76 -18C-84 -10 -92 -2 -104 -4C-96 -16 -88 -26 -78 -28z", dark) +
    ellipse(-58, -22, 5, 5, INK) +
    shine("M-44 -40Q-6 -62 34 -46Q0 -46 -36 -28z", 0.35) +
    stroke("M-22 -4Q-26 14 -34 24M-2 -10Q-2 10 -10 24M18 -6Q20 10 14 24", dark, 2, {
      opacity: 0.8,
      cap: "round",
    })
  );
}

function prawns(tones: ArtPalette, shell: string, dark: string): string {
  const one = prawn(shell, dark, tones.light);
  return (
    ellipse(216, 316, 118, 12, tones.cast, 0.85) +
    `<g transform="translate(246 196) rotate(-8)">${one}</g>` +
    `<g transform="translate(178 250) scale(.92)">${one}</g>`
  );
}

function crab(tones: ArtPalette, shell: string, dark: string): string {
  const side = (flip: number) =>
    `<g transform="translate(214 0) scale(${flip} 1)">` +
    stroke(
      "M60 236C92 214 118 224 126 258M66 254C96 244 114 260 116 286M60 270C82 270 96 284 96 306",
      dark,
      10,
      { cap: "round" },
    ) +
    stroke("M54 200C84 178 96 164 92 146", dark, 15, { cap: "round" }) +
    fill(
      "M84 156C70 128 82 96 112 88C104 104 106 112 112 120C118 112 124 106 134 106C140 132 122 156 98 162z",
      shell,
    ) +
    stroke("M96 150Q98 130 108 118", dark, 2, { opacity: 0.5 }) +
    "</g>";
  return (
    ellipse(222, 318, 108, 12, tones.cast, 0.85) +
    '<g transform="translate(28 18) scale(.92)">' +
    side(1) +
    side(-1) +
    stroke("M196 192V172M232 192V172", dark, 6, { cap: "round" }) +
    ellipse(196, 168, 7, 7, INK) +
    ellipse(232, 168, 7, 7, INK) +
    fill(
      "M132 226C132 194 170 180 214 180S296 194 296 226C296 262 258 286 214 286S132 262 132 226z",
      shell,
    ) +
    fill(
      "M140 246C160 270 188 276 214 276S268 270 288 246C280 272 250 286 214 286S148 272 140 246z",
      dark,
      0.55,
    ) +
    stroke("M160 212h100M172 228h84M186 244h56", dark, 4, {
      dash: "0 13",
      opacity: 0.6,
      cap: "round",
    }) +
    shine("M150 210Q172 190 208 188Q176 200 162 220z", 0.32) +
    stroke("M204 262q10 6 20 0", INK, 2, { opacity: 0.4, cap: "round" }) +
    "</g>"
  );
}

/** A fan shell with ribs, about its hinge. */
function fan(
  x: number,
  y: number,
  size: number,
  turn: number,
  colour: string,
  dark: string,
): string {
  return (
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">` +
    fill("M-12 2L-20 -10H20L12 2z", dark) +
    fill(
      "M0 0C-40 -14 -62 -46 -58 -72Q-50 -86 -40 -82Q-32 -98 -18 -92Q-8 -104 4 -96Q18 -104 26 -92Q40 -94 44 -80Q58 -80 60 -66C58 -40 36 -12 0 0z",
      colour,
    ) +
    stroke("M0 -4L-44 -72M0 -4L-26 -84M0 -4L-8 -90M0 -4L10 -90M0 -4L28 -84M0 -4L46 -70", dark, 3, {
      opacity: 0.55,
    }) +
    shine("M-48 -66Q-44 -78 -34 -76Q-40 -60 -26 -34Q-46 -50 -48 -66z", 0.35) +
    "</g>"
  );
}

function fans(tones: ArtPalette, colour: string, dark: string): string {
  return (
    ellipse(214, 316, 112, 12, tones.cast, 0.85) +
    fan(262, 246, 1.3, 14, colour, dark) +
    fan(164, 306, 1.45, -8, colour, dark)
  );
}

/** Two-shelled, dark and long or round: mussels, clams, oysters. */
function bivalves(tones: ArtPalette, shell: string, dark: string, flesh: string): string {
  const closed = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">` +
    fill(
      "M-70 20C-70 -24 -24 -48 24 -40C60 -34 78 -8 72 14C64 36 20 44 -20 40C-48 38 -66 34 -70 20z",
      shell,
    ) +
    stroke(
      "M-62 16C-48 -16 -10 -30 30 -26M-52 22C-38 -4 0 -14 42 -10M-36 28C-20 10 12 4 52 6",
      dark,
      3,
      { opacity: 0.7 },
    ) +
    shine("M-56 2Q-36 -28 2 -34Q-30 -18 -44 8z", 0.3) +
    "</g>";
  return (
    ellipse(210, 316, 112, 12, tones.cast, 0.85) +
    closed(250, 190, -18) +
    closed(164, 222, 12) +
    `<g transform="translate(186 282) rotate(-4)">` +
    fill("M-76 8C-70 -30 -24 -44 20 -38C60 -32 80 -10 74 10C60 34 -60 36 -76 8z", dark) +
    fill("M-68 4C-60 -26 -22 -38 18 -32C54 -28 72 -10 66 6C52 24 -52 26 -68 4z", "#e9e4dc") +
    fill("M-46 2C-44 -18 -12 -26 16 -22C42 -18 52 -6 46 4C34 16 -34 18 -46 2z", flesh) +
    shine("M-34 -4Q-20 -18 6 -18Q-16 -10 -24 2z", 0.45) +
    "</g>"
  );
}

function squid(tones: ArtPalette, skin: string, dark: string): string {
  return (
    ellipse(214, 316, 116, 12, tones.cast, 0.85) +
    `<g transform="rotate(-24 210 226)">` +
    stroke(
      "M112 222C88 214 70 226 52 214M112 230C84 232 70 246 48 244M114 238C92 250 82 266 60 270M112 214C92 198 78 196 60 184M116 244C104 262 104 280 88 292",
      skin,
      9,
      { cap: "round" },
    ) +
    fill("M306 226L350 180Q362 226 350 272z", skin) +
    fill("M110 204Q100 226 110 248L140 252Q132 226 140 200z", skin) +
    fill("M140 186C200 170 280 182 322 226C280 270 200 282 140 266Q130 226 140 186z", skin) +
    fill("M140 246C200 258 276 250 322 226C280 270 200 282 140 266z", dark, 0.35) +
    stroke("M160 204h130M170 222h120M164 240h118", dark, 3.6, {
      dash: "0 16",
      opacity: 0.7,
      cap: "round",
    }) +
    ellipse(124, 216, 7, 7, "#fffdf7") +
    ellipse(123, 216, 4, 4, INK) +
    shine("M158 196Q210 180 262 198Q210 194 164 208z", 0.4) +
    "</g>"
  );
}

type Kind =
  | "prawn"
  | "tiger"
  | "lobster"
  | "crab"
  | "scallop"
  | "mussel"
  | "oyster"
  | "clam"
  | "squid";

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["lobster", /lobster|crayfish|scampi/],
  ["tiger", /tiger|black prawn/],
  ["prawn", /prawn|shrimp/],
  ["crab", /crab/],
  ["scallop", /scallop|abalone/],
  ["mussel", /mussel/],
  ["oyster", /oyster/],
  ["clam", /clam|cockle|whelk/],
  ["squid", /squid|octopus|cuttle/],
];

/** Prawns, crabs, shells and squid without a pack. */
export const shellfish: Form = (input, tones) => ({
  body: drawShellfish(kindOf<Kind>(input.hint, KINDS, "prawn"), tones),
  slip: slip(input),
  frame: [72, 78, 296],
});

function drawShellfish(kind: Kind, tones: ArtPalette): string {
  switch (kind) {
    case "prawn":
      return prawns(tones, "#d98d5f", "#9a5230");
    case "tiger":
      return prawns(tones, "#7d8a84", "#3f4f4c");
    case "lobster":
      return prawns(tones, "#b4523c", "#6f2a1c");
    case "crab":
      return crab(tones, "#c9733f", "#8a431f");
    case "scallop":
      return fans(tones, "#e9b58d", "#b4784c");
    case "mussel":
      return bivalves(tones, "#3c4b5c", "#222d39", "#d98d5f");
    case "oyster":
      return bivalves(tones, "#8b8c84", "#5d5f59", "#cfd1c6");
    case "clam":
      return bivalves(tones, "#cbb491", "#8f7448", "#f0e0c6");
    case "squid":
      return squid(tones, "#d9b3ab", "#9a5f5c");
  }
}
