import { INK } from "./palette";

/** Drawing instructions as short SVG text: no ids, gradients or filters, numbers of one decimal. */

export function num(value: number): string {
  return String(Math.round(value * 10) / 10).replace(/^(-?)0\./, "$1.");
}

/** An opacity with two decimals. */
const share = (opacity: number) => String(Math.round(opacity * 100) / 100).replace(/^0/, "");

/** Path data from a template: numbers are shortened, so that geometry can be computed in place. */
export function d(parts: TemplateStringsArray, ...values: number[]): string {
  return parts.reduce((text, part, index) => {
    const value = values[index];
    return text + part + (value === undefined ? "" : num(value));
  }, "");
}

export function fill(path: string, colour: string, opacity = 1): string {
  return `<path d="${path}" fill="${colour}"${opacity === 1 ? "" : ` fill-opacity="${share(opacity)}"`}/>`;
}

type StrokeMore = { opacity?: number; dash?: string; cap?: "round"; transform?: string };

export function stroke(
  path: string,
  colour: string,
  width: number,
  { opacity = 1, dash, cap, transform }: StrokeMore = {},
): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${num(width)}"${
    opacity === 1 ? "" : ` stroke-opacity="${share(opacity)}"`
  }${dash ? ` stroke-dasharray="${dash}"` : ""}${cap ? ` stroke-linecap="${cap}"` : ""}${
    transform ? ` transform="${transform}"` : ""
  }/>`;
}

export function ellipse(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  colour: string,
  opacity = 1,
): string {
  return `<ellipse cx="${num(cx)}" cy="${num(cy)}" rx="${num(rx)}" ry="${num(ry)}" fill="${colour}"${
    opacity === 1 ? "" : ` fill-opacity="${share(opacity)}"`
  }/>`;
}

export const shade = (path: string, opacity: number) => fill(path, INK, opacity);
export const shine = (path: string, opacity: number) => fill(path, "#fff", opacity);

/**
 * The dark side: gauge ticks of 6 apart, every fifth long, inward from an edge. `slant` skews them on
 * a side that recedes.
 */
export function hatch(edge: string, width: number, opacity = 0.32, slant = ""): string {
  const inward = `${slant ? `${slant} ` : ""}translate(${num(-width * 0.4)})`;
  return (
    stroke(edge, INK, width, { opacity, dash: "1.1 4.9", transform: slant }) +
    stroke(edge, INK, width * 1.8, { opacity, dash: "1.1 28.9", transform: inward })
  );
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeXml(text: string): string {
  return [...text]
    .filter((character) => character >= " ")
    .join("")
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? "");
}

type TextLook = {
  size: number;
  colour?: string;
  anchor?: "start" | "middle" | "end";
  isBold?: boolean;
  opacity?: number;
  spacing?: number;
};

export function text(x: number, y: number, words: string, look: TextLook): string {
  const { size, colour = INK, anchor = "start", isBold = false, opacity = 1, spacing = 0 } = look;
  return `<text x="${num(x)}" y="${num(y)}" font-size="${num(size)}"${
    isBold ? ' font-weight="700"' : ""
  } fill="${colour}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}${
    opacity === 1 ? "" : ` fill-opacity="${share(opacity)}"`
  }${spacing === 0 ? "" : ` letter-spacing="${num(spacing)}"`}>${escapeXml(words)}</text>`;
}

/** Width of words in ems: Chinese glyphs are square, capitals wide, the rest about half. */
export function widthInEms(words: string): number {
  let ems = 0;
  for (const character of words) {
    if (character > "\u2e7f") ems += 1;
    else if (/[A-Z&%@]/.test(character)) ems += 0.68;
    else if (/[MWmw]/.test(character)) ems += 0.84;
    else if (/[ ilj.,'|!:;\u00a0]/.test(character)) ems += 0.3;
    else ems += 0.56;
  }
  return ems;
}

/** A size at which the words fit the width, at most `max`. */
export function fitSize(words: string, width: number, max: number): number {
  return Math.min(max, width / Math.max(1, widthInEms(words)));
}
