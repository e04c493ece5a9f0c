import { kindOf } from "../kind";
import { slip } from "../label";
import { type ArtPalette, INK } from "../palette";
import { d, ellipse, fill, shine, stroke } from "../pen";
import { ginseng, leaves, nest, rhizome, slices } from "./herb-roots";
import type { Form } from "./shared";

/** A bundle of rolled bark with a string, and one star beside it. */
function cinnamon(tones: ArtPalette): string {
  const quill = (x: number, y: number, length: number) =>
    `<g transform="translate(${x} ${y}) rotate(-14)">` +
    fill(d`M0 -17H${length}A9 17 0 0 1 ${length} 17H0z`, tones.main) +
    fill(d`M0 6H${length}Q${length + 6} 10 ${length} 17H0z`, tones.deep, 0.5) +
    stroke(d`M14 -8h${length - 30}M24 0h${length - 60}M40 10h${length - 66}`, tones.deep, 1.6, {
      opacity: 0.55,
    }) +
    shine(d`M8 -14H${length - 6}V-9H8z`, 0.2) +
    ellipse(0, 0, 9, 17, tones.light) +
    stroke("M0 -12C8 -10 6 10 -1 9C-6 8 -5 -4 0 -5C4 -4 3 4 0 4", tones.deep, 2.2) +
    "</g>";
  return (
    ellipse(226, 316, 116, 12, tones.cast, 0.85) +
    quill(146, 200, 196) +
    quill(120, 248, 214) +
    quill(150, 290, 190) +
    stroke("M232 148C244 190 252 240 254 286M244 146C256 190 264 236 266 282", "#efe3c8", 4) +
    stroke(
      "M236 150C214 128 206 140 232 148C250 122 268 122 246 148M240 150l-18 18M246 150l22 10",
      "#efe3c8",
      3,
      { cap: "round" },
    ) +
    star(118, 304, 36, "#7a4a26", "#c98a52")
  );
}

function star(x: number, y: number, r: number, dark: string, seed: string): string {
  const petals = [0, 45, 90, 135, 180, 225, 270, 315]
    .map(
      (turn) =>
        `<path transform="rotate(${turn})" d="${d`M0 -3Q${-r * 0.28} ${-r * 0.6} 0 ${-r}Q${r * 0.28} ${-r * 0.6} 0 -3z`}"/>`,
    )
    .join("");
  const seeds = [0, 90, 180, 270]
    .map(
      (turn) =>
        `<ellipse transform="rotate(${turn})" cx="0" cy="${-Math.round(r * 0.58)}" rx="${Math.round(r * 0.11)}" ry="${Math.round(r * 0.18)}"/>`,
    )
    .join("");
  return `<g transform="translate(${x} ${y})"><g fill="${dark}">${petals}</g><g fill="${seed}">${seeds}</g><circle r="4" fill="${seed}"/></g>`;
}

function stars(tones: ArtPalette): string {
  return (
    ellipse(212, 318, 112, 12, tones.cast, 0.85) +
    star(256, 184, 70, "#7a4a26", "#c98a52") +
    star(160, 246, 84, "#8a5730", "#d9a067") +
    star(262, 268, 46, "#6a3f1e", "#c98a52")
  );
}

/** A heap of one small thing, from the back to the front. */
function heap(tones: ArtPalette, piece: string): string {
  const places = [
    [212, 184, -20],
    [158, 208, 14],
    [262, 214, 32],
    [206, 234, 66],
    [134, 258, -46],
    [182, 276, 12],
    [246, 262, -24],
    [226, 298, 4],
  ] as const;
  return (
    ellipse(208, 316, 116, 13, tones.cast, 0.85) +
    places
      .map(
        ([x, y, turn]) =>
          `<g transform="translate(${x} ${y}) rotate(${turn}) scale(1.2)">${piece}</g>`,
      )
      .join("")
  );
}

const pod = (colour: string, dark: string) =>
  fill(
    "M-36 0C-30 -22 -6 -26 14 -20C30 -16 40 -6 44 0C38 8 28 16 12 20C-8 24 -30 20 -36 0z",
    colour,
  ) +
  stroke("M-32 -3Q2 -16 40 -2M-32 4Q4 18 40 2", dark, 1.8, { opacity: 0.65 }) +
  shine("M-22 -12Q-2 -20 16 -15Q-2 -14 -16 -6z", 0.4) +
  fill("M42 -2l10 -3v10z", dark);

const nut = (colour: string, dark: string) =>
  ellipse(0, 0, 34, 27, colour) +
  stroke("M-28 -8q8 6 16 0t16 0t16 0t12 2M-30 6q8 6 16 0t16 0t16 0t10 1", dark, 1.8, {
    opacity: 0.5,
  }) +
  fill("M10 -26A34 27 0 0 1 -4 27A38 30 0 0 0 10 -26z", INK, 0.14) +
  ellipse(-12, -11, 7, 4, "#fff", 0.3);

const corn = (colour: string, dark: string) =>
  `<g fill="${colour}"><circle r="15"/><circle cx="26" cy="10" r="15"/><circle cx="-22" cy="14" r="15"/></g>` +
  stroke("M-8 -4q8 8 16 2M18 6q8 8 14 4M-30 10q8 8 16 4", dark, 1.8, {
    opacity: 0.7,
    cap: "round",
  }) +
  ellipse(-5, -6, 4, 3, "#fff", 0.3) +
  ellipse(21, 4, 4, 3, "#fff", 0.3);

const clove = (colour: string, dark: string) =>
  stroke("M-40 6L18 -2", colour, 9, { cap: "round" }) +
  fill("M14 -14L38 -20L30 -8L44 0L30 6L36 18L14 12z", dark) +
  `<circle cx="30" cy="-2" r="9" fill="${colour}"/>` +
  ellipse(27, -5, 3, 2, "#fff", 0.35);

const chip = (colour: string, dark: string) =>
  fill("M-44 6L-30 -18L40 -12L46 4L30 18L-34 16z", colour) +
  stroke("M-34 -4L38 -2M-38 6L36 8M-26 -12L30 -8", dark, 2, { opacity: 0.6 }) +
  fill("M-44 6L-34 16L30 18L46 4L44 10L30 24L-34 22z", dark, 0.8);

function nutmeg(tones: ArtPalette): string {
  return (
    heap(tones, nut("#a9764a", "#5e3a1c")) +
    `<g transform="translate(150 282)"><circle r="36" fill="#8a5b31"/><circle r="31" fill="#e3c79c"/>` +
    stroke(
      "M-22 -8q10 8 4 18M-6 -24q10 12 2 22q-8 10 2 22M14 -20q-6 12 4 20q8 8 0 18",
      "#8a5b31",
      3,
      { opacity: 0.8, cap: "round" },
    ) +
    "</g>"
  );
}

type Kind =
  | "cinnamon"
  | "star"
  | "cardamom"
  | "nutmeg"
  | "pepper"
  | "clove"
  | "chip"
  | "root"
  | "rhizome"
  | "nest"
  | "leaf"
  | "slice"
  | "seed";

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["cinnamon", /cinnamon|cassia/],
  ["star", /star anise/],
  ["nest", /nest/],
  ["cardamom", /cardamom|amomum/],
  ["nutmeg", /nutmeg|mace|areca|betel/],
  ["pepper", /pepper|allspice|berry|berries/],
  ["clove", /clove/],
  ["chip", /wood|agar|incense|sappan|resin|benzoin|bark|dragon.?s blood|myrrh/],
  ["root", /ginseng|root|tongkat|eurycoma|angelica/],
  ["rhizome", /turmeric|ginger|galang|rhizome|curcuma/],
  ["leaf", /leaf|leaves|lemongrass|pandan|mint|basil|kaffir|moringa/],
  ["seed", /seed|nut|bean|malva|sterculia|pangdahai|fruit|date|lotus/],
  ["slice", /slice|dried|fungus|mushroom|peel|citrus/],
];

/** Herbs and spices without a pack. */
export const herb: Form = (input, tones) => ({
  body: drawHerb(kindOf<Kind>(input.hint, KINDS, "slice"), tones),
  slip: slip(input),
  frame: [72, 84, 292],
});

function drawHerb(kind: Kind, tones: ArtPalette): string {
  switch (kind) {
    case "cinnamon":
      return cinnamon(tones);
    case "star":
      return stars(tones);
    case "cardamom":
      return heap(tones, pod("#a9b07a", "#5e6b34"));
    case "nutmeg":
      return nutmeg(tones);
    case "pepper":
      return heap(tones, corn("#4b3a30", "#1f1713"));
    case "clove":
      return heap(tones, clove("#7a4a2c", "#4a2a17"));
    case "chip":
      return heap(tones, chip("#8a5f3c", "#55361f"));
    case "seed":
      return heap(tones, nut("#b98a55", "#6a4520"));
    case "root":
      return ginseng(tones);
    case "rhizome":
      return rhizome(tones);
    case "nest":
      return nest(tones);
    case "leaf":
      return leaves(tones);
    case "slice":
      return slices(tones);
  }
}
