import { kindOf } from "../kind";
import { slip } from "../label";
import { INK } from "../palette";
import { fill, shade, shine, stroke } from "../pen";
import type { Form } from "./shared";
import { prawn } from "./shellfish";

/** Marbled steaks, one leaning on the other. */
function steaks(): string {
  const one = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">` +
    fill(
      "M-86 8C-92 -30 -52 -54 -10 -48C24 -60 78 -44 88 -8C94 22 66 40 34 40C4 54 -76 46 -86 8z",
      "#f0e2cf",
    ) +
    fill(
      "M-76 6C-80 -24 -46 -44 -10 -39C24 -49 70 -36 78 -6C82 18 60 31 32 31C4 43 -68 36 -76 6z",
      "#a8453f",
    ) +
    stroke(
      "M-60 -8q20 -14 38 -4t36 -10M-52 14q24 -10 44 0t40 -4M-8 -30q10 14 0 26M34 -34q-4 16 10 28M20 20q14 -10 34 -4M-34 22q6 -10 20 -10",
      "#f0d9cb",
      2.6,
      { opacity: 0.85, cap: "round" },
    ) +
    shine("M-62 -14Q-40 -34 -12 -33Q-38 -24 -50 -4z", 0.25) +
    "</g>";
  return one(222, 214, -6) + one(186, 246, 6);
}

function prawnPair(): string {
  const one = prawn("#d98d5f", "#9a5230", "#f1c3a0");
  return (
    `<g transform="translate(248 218) scale(.7)">${one}</g>` +
    `<g transform="translate(174 246) scale(.7)">${one}</g>`
  );
}

function pieces(flesh: string, line: string): string {
  const one = (x: number, y: number) =>
    `<g transform="translate(${x} ${y})">` +
    fill("M-54 12C-50 -16 -8 -28 30 -24C54 -20 62 -6 58 8C48 22 -30 28 -54 12z", flesh) +
    stroke("M-34 -4q8 10 2 20M-12 -16q12 16 4 34M12 -22q12 18 4 36M34 -20q8 14 2 30", line, 3.4, {
      opacity: 0.8,
      cap: "round",
    }) +
    shine("M-40 2Q-20 -18 10 -20Q-14 -12 -28 8z", 0.35) +
    "</g>";
  return one(166, 214) + one(250, 208) + one(198, 242) + one(276, 240);
}

type Kind = "steak" | "prawn" | "salmon" | "tuna" | "white" | "crab" | "squid" | "fruit";
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["prawn", /prawn|shrimp|lobster/],
  ["salmon", /salmon|trout|roe/],
  ["tuna", /tuna/],
  ["fruit", /durian|mango|fruit|jackfruit|berr/],
  ["crab", /crab/],
  ["squid", /squid|octopus|scallop|cuttle/],
  ["steak", /steak|beef|wagyu|ribeye|sirloin|lamb|mutton|brisket/],
  ["white", /./],
];

/** A tray under film: steaks, fillets, peeled prawns, fruit flesh. */
export const tray: Form = (input, tones) => ({
  body:
    fill("M112 322L332 326L372 300L330 280z", tones.cast, 0.85) +
    fill("M84 262L112 328H318L346 262L316 186H116z", "#e9ecea") +
    fill("M84 262L112 328H318L346 262L334 262L312 318H118L96 262z", INK, 0.12) +
    fill("M98 260L124 194H308L334 260L312 304H120z", "#f7f8f6") +
    shade("M98 260L124 194H308L312 204H132L112 262L128 304H120z", 0.08) +
    stroke("M120 310H312", INK, 9, { opacity: 0.22, dash: "1 5" }) +
    contents(kindOf<Kind>(input.hint, KINDS, "white")) +
    shine("M132 200H186L138 296H122L106 262z", 0.26) +
    shine("M206 200H222L176 296H160z", 0.2) +
    stroke("M98 260L124 194H308L334 260", "#fff", 2, { opacity: 0.9 }),
  slip: slip(input, 238, 258),
  frame: [74, 96, 288],
});

function contents(kind: Kind): string {
  switch (kind) {
    case "steak":
      return steaks();
    case "prawn":
      return prawnPair();
    case "salmon":
      return pieces("#e58d63", "#f6c9a8");
    case "tuna":
      return pieces("#b3424a", "#cf7476");
    case "fruit":
      return pieces("#ecc24f", "#f7e3a3");
    case "crab":
      return pieces("#f4e6dc", "#cf6a4d");
    case "squid":
      return pieces("#f3ece4", "#dccabd");
    case "white":
      return pieces("#f1ebe0", "#d9ccba");
  }
}
