import { type ArtPalette, INK } from "../palette";
import { d, ellipse, fill, shade, shine, stroke } from "../pen";

/** Roots, nests, leaves and slices. */

export function ginseng(tones: ArtPalette): string {
  const one = (x: number, y: number, turn: number, size: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">` +
    stroke(
      "M60 -14C86 -22 104 -40 128 -40M66 4C96 4 110 -8 138 -4M62 16C84 28 104 26 126 44M-10 24C6 44 8 56 26 70M14 20C34 36 40 44 62 52",
      "#d9b678",
      5,
      { cap: "round" },
    ) +
    fill(
      "M-112 -4C-120 -14 -110 -24 -98 -18C-84 -34 -40 -36 0 -28C30 -22 62 -22 96 -20C70 -10 40 -6 30 -2C54 4 84 8 112 22C70 22 34 24 2 26C-40 32 -86 28 -98 10C-106 12 -116 6 -112 -4z",
      "#d9b678",
    ) +
    fill(
      "M-98 10C-70 20 -30 22 2 16C34 12 70 14 112 22C70 22 34 24 2 26C-40 32 -86 28 -98 10z",
      "#8f6a34",
      0.35,
    ) +
    stroke(
      "M-84 -26q-6 22 2 46M-66 -31q-8 26 0 56M-46 -32q-6 28 0 60M-24 -31q-6 28 0 58M0 -28q-6 24 0 50",
      "#8f6a34",
      1.8,
      { opacity: 0.5 },
    ) +
    fill("M-112 -4C-124 -8 -132 -2 -136 6L-126 10C-122 4 -116 2 -110 4z", "#8f6a34") +
    shine("M-90 -18Q-50 -30 -8 -24Q-50 -24 -84 -10z", 0.4) +
    "</g>";
  return (
    ellipse(214, 318, 112, 12, tones.cast, 0.85) + one(228, 198, 8, 0.96) + one(204, 268, -6, 1)
  );
}

export function rhizome(tones: ArtPalette): string {
  const finger = (x: number, y: number, turn: number, length: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">` +
    fill(
      d`M0 -21C${length * 0.4} -26 ${length * 0.7} -24 ${length} -14C${length + 14} -6 ${length + 14} 8 ${length} 15C${length * 0.7} 24 ${length * 0.4} 25 0 21z`,
      "#c9822f",
    ) +
    fill(
      d`M0 8C${length * 0.4} 12 ${length * 0.8} 12 ${length + 9} 6C${length + 6} 12 ${length} 15 ${length} 15C${length * 0.7} 24 ${length * 0.4} 25 0 21z`,
      "#8a5212",
      0.4,
    ) +
    stroke(
      d`M${length * 0.25} -22q-6 20 0 44M${length * 0.5} -22q-6 20 0 44M${length * 0.75} -20q-6 20 0 38`,
      "#8a5212",
      2,
      { opacity: 0.55 },
    ) +
    shine(d`M10 -14Q${length * 0.4} -20 ${length * 0.8} -14Q${length * 0.4} -12 12 -8z`, 0.4) +
    "</g>";
  return (
    ellipse(210, 318, 112, 12, tones.cast, 0.85) +
    finger(210, 214, -62, 62) +
    finger(250, 218, -22, 74) +
    finger(160, 228, -112, 44) +
    finger(128, 236, 6, 150) +
    finger(150, 292, -8, 118) +
    ellipse(144, 292, 19, 22, "#8a5212") +
    ellipse(143, 291, 15, 18, "#e8a53c") +
    ellipse(142, 290, 8, 10, "#f2c46a")
  );
}

export function nest(tones: ArtPalette): string {
  const strands: string[] = [];
  for (let at = 0; at < 7; at++) {
    const y = 216 + at * 12;
    strands.push(d`M${118 + at * 6} ${y}q44 ${16 - at} 96 ${6}t${86 - at * 6} -${8 - at}`);
  }
  return (
    ellipse(210, 318, 112, 12, tones.cast, 0.85) +
    fill("M104 206C108 270 150 312 210 312S312 270 316 206C280 226 140 226 104 206z", "#f3ead4") +
    fill(
      "M250 304C290 288 314 250 316 206C306 212 292 216 276 218C284 250 274 286 250 304z",
      INK,
      0.1,
    ) +
    stroke(strands.join(""), "#d5c39a", 3.4, { cap: "round" }) +
    ellipse(210, 206, 106, 34, "#efe3c6") +
    ellipse(210, 210, 88, 25, "#d9c69c") +
    stroke(
      "M130 208q40 14 80 4t80 2M140 218q36 10 70 2t66 0M126 200q42 -14 84 -4t82 -2",
      "#f6efdd",
      3.4,
      { cap: "round" },
    ) +
    stroke("M106 204q50 -34 104 -32t104 30M112 196q46 -26 98 -24", "#d5c39a", 2.6, { cap: "round" })
  );
}

export function leaves(tones: ArtPalette): string {
  const one = (x: number, y: number, turn: number, colour: string) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">` +
    fill("M-112 6C-70 -40 30 -48 112 -4C40 44 -60 50 -112 6z", colour) +
    fill("M-112 6C-60 30 40 24 112 -4C40 44 -60 50 -112 6z", INK, 0.14) +
    stroke(
      "M-126 8L104 -3M-60 4L-34 -24M-20 2L8 -26M20 0L46 -22M-60 6L-36 30M-18 6L8 32M24 4L48 24",
      "#fff",
      1.8,
      { opacity: 0.45 },
    ) +
    "</g>";
  return (
    ellipse(212, 316, 112, 12, tones.cast, 0.85) +
    one(238, 178, -34, "#6f8f3c") +
    one(192, 222, 14, "#5e7a30") +
    one(206, 276, -10, "#7d9b48")
  );
}

export function slices(tones: ArtPalette): string {
  const one = (x: number, y: number, size: number) =>
    `<g transform="translate(${x} ${y}) scale(${size})">` +
    ellipse(0, 7, 60, 36, tones.deep) +
    ellipse(0, 0, 60, 36, tones.main) +
    ellipse(0, 0, 53, 30, tones.light) +
    `<ellipse rx="40" ry="22" fill="none" stroke="${tones.main}" stroke-width="3"/><ellipse rx="25" ry="13" fill="none" stroke="${tones.main}" stroke-width="2.5"/>` +
    stroke(
      "M-46 0h20M26 0h20M0 -26v11M0 15v11M-32 -18l13 8M32 18l-13 -8M-32 18l13 -8M32 -18l-13 8",
      tones.main,
      2,
      { opacity: 0.8 },
    ) +
    ellipse(0, 0, 6, 4, tones.deep) +
    shine("M-44 -10Q-24 -26 4 -27Q-22 -18 -34 -4z", 0.35) +
    "</g>";
  return (
    ellipse(210, 316, 114, 12, tones.cast, 0.85) +
    one(240, 184, 1) +
    one(164, 206, 1.06) +
    one(256, 248, 1) +
    one(176, 274, 1.16) +
    shade("M180 300q20 6 44 0z", 0.05)
  );
}
