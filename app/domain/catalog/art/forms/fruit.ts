import { kindOf } from "../kind";
import { slip } from "../label";
import { type ArtPalette, INK } from "../palette";
import { d, ellipse, fill, num, shade, shine, stroke } from "../pen";
import { CUTS, type Cut, FRUIT_KINDS, type FruitKind } from "./fruit-cuts";
import { banana, durian, jackfruit, mango, pineapple } from "./fruit-whole";
import type { Form } from "./shared";

const ring = (r: number, colour: string, width: number, dash: string, more = "") =>
  `<circle cx="166" cy="256" r="${num(r)}" fill="none" stroke="${colour}" stroke-width="${num(width)}" stroke-dasharray="${dash}"${more}/>`;

function cutFruit(tones: ArtPalette, cut: Cut): string {
  const [rx, ry, turn] = cut.whole ?? [82, 76, 0];
  const whole =
    `<g transform="translate(246 226) rotate(${turn})">` +
    ellipse(0, 0, rx, ry, cut.skin) +
    fill(
      d`M${rx * 0.2} ${-ry * 0.98}A${rx} ${ry} 0 0 1 ${rx * 0.1} ${ry * 0.995}A${rx * 0.86} ${ry} 0 0 0 ${rx * 0.2} ${-ry * 0.98}z`,
      INK,
      0.16,
    ) +
    fill(
      d`M${-rx * 0.76} ${-ry * 0.3}Q${-rx * 0.56} ${-ry * 0.78} ${-rx * 0.1} ${-ry * 0.86}Q${-rx * 0.5} ${-ry * 0.62} ${-rx * 0.64} ${-ry * 0.2}z`,
      "#fff",
      0.22,
    ) +
    (cut.isFuzzy
      ? stroke(
          d`M${-rx * 0.6} ${-ry * 0.2}h${rx * 1.2}M${-rx * 0.5} ${ry * 0.16}h${rx * 1.1}M${-rx * 0.3} ${ry * 0.5}h${rx}M${-rx * 0.3} ${-ry * 0.5}h${rx * 0.9}`,
          INK,
          3,
          { opacity: 0.2, dash: "1.5 9" },
        )
      : "") +
    ellipse(rx * 0.97, 0, 6, 9, cut.skinDark) +
    "</g>";
  const leaf = cut.leaf
    ? fill("M252 152Q268 118 312 120Q300 154 252 152z", cut.leaf) +
      stroke("M252 152Q276 136 306 123", "#fff", 1.2, { opacity: 0.5 })
    : "";
  return (
    ellipse(214, 322, 104, 13, tones.cast, 0.9) +
    ellipse(180, 318, 66, 10, tones.cast) +
    leaf +
    whole +
    half(cut)
  );
}

function half(cut: Cut): string {
  const { seeds, core, segments } = cut;
  const inner = 66 - cut.rim;
  return (
    `<circle cx="166" cy="256" r="66" fill="${cut.skin}"/>` +
    `<circle cx="166" cy="256" r="${num(inner)}" fill="${cut.flesh}"/>` +
    shade("M198 198A66 66 0 0 1 140 316.6A70 70 0 0 0 198 198z", 0.1) +
    (cut.rays ? ring(inner * 0.66, cut.rays, inner * 0.5, "2.6 7.2") : "") +
    (segments
      ? ring(
          inner * 0.5,
          segments.colour,
          inner * 0.78,
          `${num((inner * Math.PI) / segments.count - 3)} 3`,
        )
      : "") +
    (core ? ellipse(166, 256, core.rx, core.ry, core.colour) : "") +
    (seeds
      ? seeds.rings
          .map(([radius, dash, width]) =>
            ring(radius, seeds.colour, width, dash, seeds.isRound ? ' stroke-linecap="round"' : ""),
          )
          .join("")
      : "") +
    shine("M112 236Q120 208 146 200Q126 214 120 240z", 0.3)
  );
}

/** A pile of small round fruit; one of them opened. */
function cluster(
  tones: ArtPalette,
  skin: string,
  dark: string,
  open?: string,
  hair?: string,
): string {
  const places = [
    [176, 214],
    [226, 196],
    [272, 222],
    [150, 268],
    [204, 262],
    [258, 276],
  ] as const;
  const balls = places
    .map(
      ([x, y]) =>
        (hair
          ? `<circle cx="${x}" cy="${y}" r="40" fill="none" stroke="${hair}" stroke-width="13" stroke-dasharray="2 5"/>`
          : "") +
        `<circle cx="${x}" cy="${y}" r="37" fill="${skin}"/>` +
        fill(
          d`M${x + 16} ${y - 33}A37 37 0 0 1 ${x - 8} ${y + 36}A44 44 0 0 0 ${x + 16} ${y - 33}z`,
          dark,
          0.55,
        ) +
        ellipse(x - 13, y - 14, 8, 5, "#fff", 0.35),
    )
    .join("");
  const opened = open
    ? ellipse(160, 292, 34, 26, dark) +
      ellipse(160, 284, 31, 27, open) +
      ellipse(152, 276, 9, 6, "#fff", 0.7) +
      shade("M176 262A31 27 0 0 1 152 310A36 30 0 0 0 176 262z", 0.1)
    : "";
  return (
    ellipse(214, 318, 108, 13, tones.cast, 0.9) +
    stroke(
      "M226 196C222 168 232 148 246 130M176 214C190 186 214 170 232 156M272 222C266 190 250 164 240 142",
      "#7a5b36",
      3.4,
      { cap: "round" },
    ) +
    fill("M246 132Q270 108 300 120Q282 144 246 132z", "#6f8f3c") +
    balls +
    opened
  );
}

function dragon(tones: ArtPalette, flesh: string, dots: string): string {
  const scale = (turn: number, size: number) =>
    `<path transform="rotate(${turn} 206 232)" d="${d`M${206 - 12 * size} ${150}Q${200} ${122} ${206 + 14 * size} ${110}Q${214} ${132} ${206 + 16 * size} ${152}z`}"/>`;
  const turns = [-118, -88, -60, -32, -6, 22, 50, 80, 108, 138];
  return (
    ellipse(208, 322, 96, 13, tones.cast, 0.9) +
    `<g fill="${tones.cap}">${turns.map((turn, index) => scale(turn, index % 2 ? 0.9 : 1.1)).join("")}</g>` +
    ellipse(206, 232, 94, 90, tones.main) +
    fill("M240 148A94 90 0 0 1 178 318A100 98 0 0 0 240 148z", tones.deep, 0.4) +
    ellipse(202, 234, 80, 77, tones.light) +
    ellipse(201, 234, 75, 72, flesh) +
    [64, 52, 40, 28, 15]
      .map(
        (r) =>
          `<ellipse cx="201" cy="234" rx="${r}" ry="${num(r * 0.96)}" fill="none" stroke="${dots}" stroke-width="3.2" stroke-linecap="round" stroke-dasharray="0 ${num(9.3 + (r % 3))}"/>`,
      )
      .join("") +
    shine("M136 214Q146 178 178 166Q154 186 147 220z", 0.3)
  );
}

/** Fresh fruit without a pack; a paper slip tells what it is. */
export const fruit: Form = (input, tones) => {
  const fallback =
    input.family === "durian" ? "durian" : input.family === "dragon" ? "dragon" : "apple";
  const kind = kindOf<FruitKind>(input.hint, FRUIT_KINDS, fallback);
  return { body: drawFruit(kind, tones), slip: slip(input), frame: [76, 92, 276] };
};

function drawFruit(kind: FruitKind, tones: ArtPalette): string {
  switch (kind) {
    case "durian":
      return durian(tones);
    case "jackfruit":
      return jackfruit(tones);
    case "dragon":
      return dragon(tones, "#fdfaf4", "#2b2420");
    case "dragon_red":
      return dragon(tones, "#b23a6b", "#3a1626");
    case "mango":
      return mango(tones);
    case "banana":
      return banana(tones);
    case "pineapple":
      return pineapple(tones);
    case "rambutan":
      return cluster(tones, "#b8433a", "#7d2620", "#faf6ea", "#8fae4f");
    case "longan":
      return cluster(tones, "#c59a5a", "#84602c", "#f6f1e6");
    case "salak":
      return cluster(tones, "#8a5a38", "#57351d", "#f6efdc");
    case "cherry":
      return cluster(tones, "#a8303a", "#661a24");
    case "lychee":
      return cluster(tones, "#b23a4d", "#741f2f", "#f8f3ea");
    default: {
      const cut = CUTS[kind];
      return cut ? cutFruit(tones, cut) : "";
    }
  }
}
