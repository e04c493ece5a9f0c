import { kindOf } from "../kind";
import { slip } from "../label";
import { type ArtPalette, INK } from "../palette";
import { d, ellipse, fill, shine, stroke } from "../pen";
import type { Form } from "./shared";

type FishLook = {
  back: string;
  side: string;
  belly: string;
  fin: string;
  stripes?: "bands" | "waves" | "spots" | "line";
  /** heights of body relative to a bass: slim 0.7, deep 1.15 */
  girth?: number;
};

const BODY =
  "M78 212C104 166 160 144 216 150C264 155 296 178 322 204C296 236 262 256 212 260C156 264 104 252 78 212z";

function wholeFish(tones: ArtPalette, look: FishLook): string {
  const girth = look.girth ?? 1;
  const upper =
    "M78 212C104 166 160 144 216 150C264 155 296 178 322 204C276 202 236 198 196 200C150 202 112 206 78 212z";
  const tail = "M312 204C336 190 352 162 366 150C358 186 358 222 370 260C350 246 336 222 312 204z";
  return (
    ellipse(224, 318, 118, 11, tones.cast, 0.85) +
    `<g transform="translate(0 ${(1 - girth) * 208}) scale(1 ${girth})">` +
    fill("M156 152C182 122 236 116 282 140C292 152 296 166 298 178L200 168z", look.fin) +
    stroke("M176 150L200 132M200 150L226 128M226 152L252 132M250 158L274 142", "#fff", 1.2, {
      opacity: 0.4,
    }) +
    fill(
      "M206 256C216 278 238 286 256 284C250 270 250 258 256 248zM270 242C280 258 294 262 306 258C300 248 298 238 300 228z",
      look.fin,
    ) +
    fill(tail, look.fin) +
    stroke("M324 204L360 170M326 205L356 200M324 206L362 244", "#fff", 1.2, { opacity: 0.4 }) +
    fill(BODY, look.side) +
    fill(
      "M84 220C130 236 210 242 300 224C276 244 250 257 212 260C160 264 112 254 84 220z",
      look.belly,
    ) +
    fill(upper, look.back) +
    stripes(look) +
    stroke(
      "M150 196q6 10 0 22M176 190q6 10 0 24M202 188q6 12 0 26M228 190q6 12 0 24M252 194q5 10 0 20M164 216q5 9 0 18M190 216q5 10 0 20M216 216q5 9 0 19",
      INK,
      1.3,
      { opacity: 0.22 },
    ) +
    fill(
      "M136 162C118 178 112 232 134 252C106 246 88 232 78 212C92 188 112 172 136 162z",
      INK,
      0.12,
    ) +
    stroke("M137 164C121 182 118 232 136 252", INK, 1.6, { opacity: 0.35 }) +
    fill("M152 222C170 214 192 220 202 236C186 244 164 242 152 222z", look.fin) +
    stroke("M162 226L192 236M168 222L196 232", "#fff", 1, { opacity: 0.45 }) +
    "</g>" +
    ellipse(112, 200, 10, 10, "#fffdf7") +
    ellipse(111, 200, 6, 6, INK) +
    ellipse(109, 198, 2, 2, "#fff") +
    stroke(d`M80 ${214}q10 7 22 6`, INK, 1.8, { opacity: 0.5, cap: "round" }) +
    shine("M150 172Q196 152 246 164Q200 164 156 184z", 0.3)
  );
}

function stripes({ stripes, fin }: FishLook): string {
  switch (stripes) {
    case "bands":
      return stroke("M168 158V246M200 152V256M232 154V256M262 162V248", fin, 10, { opacity: 0.35 });
    case "waves":
      return stroke(
        "M150 172q8 10 2 22M176 162q8 12 2 28M202 158q8 14 2 32M228 160q8 12 2 30M254 168q7 10 2 24M278 180q6 8 2 18",
        INK,
        3,
        { opacity: 0.4 },
      );
    case "spots":
      return stroke("M146 182h130M164 170h100M160 194h130", INK, 4, {
        opacity: 0.3,
        dash: "0 15",
        cap: "round",
      });
    case "line":
      return stroke("M140 206C200 196 260 200 314 204", fin, 5, { opacity: 0.7 });
    default:
      return "";
  }
}

/** Fillets on paper: two cuts with the lines of their flakes. */
export function fillets(flesh: string, line: string, skin: string, cast: string): string {
  const one = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">` +
    fill(
      "M-104 14C-100 -22 -40 -42 24 -40C76 -38 108 -18 110 8C108 30 60 42 0 42C-60 42 -102 38 -104 14z",
      skin,
    ) +
    fill(
      "M-104 6C-100 -30 -40 -50 24 -48C76 -46 108 -26 110 0C108 22 60 34 0 34C-60 34 -102 30 -104 6z",
      flesh,
    ) +
    stroke(
      "M-82 -10Q-66 6 -78 24M-56 -24Q-34 4 -52 32M-26 -36Q0 2 -22 34M6 -42Q34 0 10 34M38 -42Q62 -2 42 30M68 -34Q86 -4 72 22",
      line,
      4.5,
      { opacity: 0.75, cap: "round" },
    ) +
    shine("M-84 -12Q-46 -38 10 -42Q-40 -30 -72 -4z", 0.4) +
    "</g>";
  return ellipse(212, 316, 122, 12, cast, 0.85) + one(236, 206, -8) + one(186, 262, 4);
}

const LOOKS = {
  salmon: {
    back: "#6b7f8c",
    side: "#a9b8bf",
    belly: "#e5e2da",
    fin: "#55656f",
    stripes: "spots",
    girth: 0.92,
  },
  snapper: { back: "#c2625a", side: "#d98b7f", belly: "#f2ddd2", fin: "#a3473f" },
  tuna: { back: "#2f4a63", side: "#7d94a6", belly: "#dfe5e6", fin: "#8f7a35", girth: 1.08 },
  mackerel: {
    back: "#3f6b78",
    side: "#8fb0b4",
    belly: "#e8ece6",
    fin: "#4c6a72",
    stripes: "waves",
    girth: 0.78,
  },
  slim: {
    back: "#6f8590",
    side: "#aebdc2",
    belly: "#e9eae3",
    fin: "#5b6e78",
    stripes: "line",
    girth: 0.7,
  },
  tilapia: {
    back: "#6f7f7c",
    side: "#a3b1ab",
    belly: "#e3e4d9",
    fin: "#5c6a68",
    stripes: "bands",
    girth: 1.14,
  },
} satisfies Record<string, FishLook>;

type FishKind = keyof typeof LOOKS | "bass" | "salmon_fillet" | "white_fillet" | "tuna_fillet";

const KINDS: readonly (readonly [FishKind, RegExp])[] = [
  ["salmon_fillet", /(salmon|trout).*(fillet|portion|steak|sashimi|loin|smoked)/],
  ["tuna_fillet", /tuna.*(fillet|portion|steak|sashimi|loin|saku)/],
  ["white_fillet", /fillet|portion|steak|loin|pangasius|basa|surimi/],
  ["salmon", /salmon|trout/],
  ["tuna", /tuna|bonito|skipjack/],
  ["mackerel", /mackerel|sardine|saury|herring|anchov/],
  ["slim", /eel|hairtail|ribbon|milkfish|shishamo|capelin|whiting/],
  ["tilapia", /tilapia|pomfret|grouper|bream/],
  ["snapper", /snapper|red|rosefish|orange roughy/],
];

/** Whole fish and fillets without a pack. */
export const fish: Form = (input, tones) => {
  const kind = kindOf<FishKind>(input.hint, KINDS, "bass");
  return { body: drawFish(kind, tones), slip: slip(input), frame: [72, 78, 304] };
};

function drawFish(kind: FishKind, tones: ArtPalette): string {
  switch (kind) {
    case "salmon_fillet":
      return fillets("#e58d63", "#f6c9a8", "#8f9aa0", tones.cast);
    case "tuna_fillet":
      return fillets("#b3424a", "#cf7476", "#5f6a72", tones.cast);
    case "white_fillet":
      return fillets("#f3ede2", "#ddd0bf", "#b9bfc0", tones.cast);
    case "bass":
      return wholeFish(tones, {
        back: tones.deep,
        side: tones.main,
        belly: tones.light,
        fin: tones.deep,
      });
    default:
      return wholeFish(tones, LOOKS[kind]);
  }
}
