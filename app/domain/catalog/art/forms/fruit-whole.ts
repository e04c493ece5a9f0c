import { type ArtPalette, INK } from "../palette";
import { d, ellipse, fill, shade, shine, stroke } from "../pen";

/** Fruit whose outline says it all. */

/** A husk of thorns: an outline with points, and rows of small roofs lit from the left. */
export function durian(tones: ArtPalette): string {
  const [cx, cy, rx, ry] = [200, 232, 92, 88];
  let outline = "";
  for (let at = 0; at < 56; at++) {
    const angle = (at * Math.PI) / 28;
    const grow = at % 2 ? 1 : 1.12;
    const point = d`${cx + rx * grow * Math.cos(angle)} ${cy + ry * grow * Math.sin(angle)}`;
    outline += (at ? "L" : "M") + point;
  }
  let light = "";
  let dark = "";
  for (let _row = 0, y = cy - 74; y < cy + 76; y += 19, _row++) {
    const reach = rx * Math.sqrt(1 - ((y - cy) / ry) ** 2) - 8;
    const count = Math.floor((reach * 2) / 20) + 1;
    const x = cx - (count - 1) * 10;
    const steps = (figure: string) =>
      d`M${x} ${y - 9}` + figure + `m20 0${figure}`.repeat(count - 1);
    light += steps("l-10 16h10z");
    dark += steps("l10 16h-10z");
  }
  return (
    ellipse(206, 322, 100, 13, tones.cast, 0.9) +
    stroke("M204 146C200 130 206 118 216 108", tones.cap, 11, { cap: "round" }) +
    fill(`${outline}z`, tones.main) +
    shade("M232 150A92 88 0 0 1 190 319A104 98 0 0 0 232 150z", 0.14) +
    fill(light, tones.light, 0.8) +
    fill(dark, tones.deep, 0.62)
  );
}

/** A long husk with low bumps. */
export function jackfruit(tones: ArtPalette): string {
  let rows = "";
  for (let y = 146, row = 0; y <= 318; y += 9.5, row++) {
    const reach = 82 * Math.sqrt(Math.max(0, 1 - ((y - 232) / 96) ** 2));
    rows += d`M${200 - reach + (row % 2) * 5} ${y}H${200 + reach - 3}`;
  }
  return (
    ellipse(206, 326, 94, 12, tones.cast, 0.9) +
    stroke("M202 138C198 124 204 114 214 106", tones.cap, 11, { cap: "round" }) +
    ellipse(200, 232, 88, 98, tones.main) +
    stroke(rows, tones.deep, 6, { dash: "0 10", cap: "round", opacity: 0.75 }) +
    stroke(rows, tones.light, 3, { dash: "0 10", cap: "round", opacity: 0.9 }) +
    shade("M236 143A88 98 0 0 1 196 330A100 108 0 0 0 236 143z", 0.16) +
    shine("M132 206Q140 168 168 150Q148 178 142 212z", 0.3)
  );
}

export function mango(tones: ArtPalette): string {
  const one = (turn: number, x: number, y: number, blush: string) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">` +
    fill(
      "M-84 6C-86 -44 -34 -66 14 -58C62 -50 92 -22 86 12C80 44 34 58 -10 54C-52 50 -82 38 -84 6z",
      "#e7ae3c",
    ) +
    fill("M-84 6C-86 -44 -34 -66 14 -58C-10 -40 -40 -30 -52 46C-72 38 -83 24 -84 6z", blush, 0.75) +
    shade("M52 -44C74 -30 90 -8 86 12C80 44 34 58 -10 54C40 44 66 10 52 -44z", 0.13) +
    shine("M-60 -22Q-44 -46 -10 -50Q-38 -36 -48 -12z", 0.35) +
    ellipse(85, -2, 4, 6, "#6a4c38") +
    "</g>";
  return (
    ellipse(210, 320, 106, 13, tones.cast, 0.9) +
    fill("M266 142Q276 106 326 104Q316 148 266 142z", "#5f8434") +
    stroke("M266 142Q292 124 320 108", "#fff", 1.2, { opacity: 0.5 }) +
    one(-24, 240, 204, "#c9703a") +
    one(8, 180, 262, "#a9b24a")
  );
}

export function banana(tones: ArtPalette): string {
  const finger = (turn: number, colour: string) =>
    `<g transform="rotate(${turn} 268 128)">` +
    fill(
      "M258 122C244 196 206 262 128 286Q118 290 122 300Q130 306 142 302C230 288 284 214 284 126z",
      colour,
    ) +
    fill("M278 126C278 200 226 276 136 296L142 302C230 288 284 214 284 126z", INK, 0.14) +
    stroke("M266 130C256 200 214 264 132 292", "#fff", 2, { opacity: 0.4 }) +
    fill("M128 286Q118 290 122 300Q128 304 134 303L136 284z", "#6a4c38") +
    "</g>";
  return (
    ellipse(196, 322, 104, 13, tones.cast, 0.9) +
    finger(-30, "#d7ae33") +
    finger(-16, "#e0bb43") +
    finger(-2, "#e8c650") +
    fill("M250 128Q252 98 274 92L290 100Q282 112 286 132Q268 144 250 128z", "#a58a2e") +
    fill("M270 94l20 6 4 -8 -20 -8z", "#6a4c38")
  );
}

export function pineapple(tones: ArtPalette): string {
  const leaf = (turn: number, length: number) =>
    `<path transform="rotate(${turn} 206 156)" d="${d`M197 160Q198 ${156 - length * 0.6} 206 ${156 - length}Q214 ${156 - length * 0.6} 215 160z`}"/>`;
  // Chords of the skin's ellipse, at 45 degrees to either side once it is made a circle.
  let nets = "";
  for (let at = -4; at <= 4; at++) {
    const off = (at / 4.6) * Math.SQRT1_2;
    const half = Math.sqrt(1 - 2 * off * off) * Math.SQRT1_2;
    for (const side of [1, -1]) {
      nets += d`M${206 + 67 * side * (off - half)} ${239 + 86 * (-off - half)}L${206 + 67 * side * (off + half)} ${239 + 86 * (half - off)}`;
    }
  }
  const skin = "M206 152C254 152 274 190 274 236S250 326 206 326S138 284 138 236S158 152 206 152z";
  return (
    ellipse(210, 324, 92, 12, tones.cast, 0.9) +
    `<g fill="#56722a">${[-62, -38, 40, 64].map((turn) => leaf(turn, 62)).join("")}</g>` +
    `<g fill="#6f8f3c">${[-22, 22].map((turn) => leaf(turn, 78)).join("")}${leaf(0, 88)}</g>` +
    fill(skin, "#d59a3a") +
    stroke(nets, "#7a5210", 1.6, { opacity: 0.5 }) +
    shade(
      "M244 164C262 182 274 208 274 236S250 326 206 326Q196 326 186 323C236 316 262 250 244 164z",
      0.16,
    ) +
    shine("M152 214Q158 182 182 166Q164 190 162 226z", 0.3)
  );
}
