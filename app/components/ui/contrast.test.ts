import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../tokens.css", import.meta.url), "utf8");

const NIGHT = '[data-face="kiosk"][data-contrast="night"] {';
const night = css.slice(css.indexOf(NIGHT), css.indexOf("}", css.indexOf(NIGHT)));

type Theme = "day" | "night";

/** The night theme changes some tokens; the others stay as they are by day. */
function token(name: string, theme: Theme): string {
  const form = new RegExp(`--${name}: (#[0-9a-f]{6});`);
  const value = (theme === "night" && form.exec(night)?.[1]) || form.exec(css)?.[1];
  if (value === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return value;
}

function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string, theme: Theme = "day"): number {
  const [dark, light] = [one, other]
    .map((name) => luminance(token(name, theme)))
    .sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Every pair of text and ground the faces use (WCAG 1.4.3: 4.5 for text). */
const TEXT_PAIRS: readonly (readonly [text: string, ground: string])[] = [
  ...["white", "paper", "mist"].flatMap((ground) =>
    ["ink", "ink-2", "wu", "jiang", "price"].map((text) => [text, ground] as const),
  ),
  ["ink", "wu-tint"],
  ["ink-2", "wu-tint"],
  ["wu", "wu-tint"],
  ["ink", "jiang-tint"],
  ["ink-2", "jiang-tint"],
  ["jiang", "jiang-tint"],
  ["white", "wu"],
  ["white", "wu-deep"],
  ["white", "jiang"],
  ["white", "jiang-deep"],
  ["bond", "bond-tint"],
  ["zha", "zha-tint"],
  ["ok", "ok-tint"],
  ["ok", "white"],
  ["warn", "warn-tint"],
  ["warn", "white"],
  ["ink", "warn-tint"],
  ["price", "price-tint"],
  ["ink", "price-tint"],
  ["ink", "ok-tint"],
  ["gold", "night"],
  ["white", "night"],
  ["white", "night-2"],
  ["white", "ink"],
];

/** Edges of controls and marks that carry meaning (WCAG 1.4.11: 3). */
const EDGE_PAIRS = [
  ["control", "white"],
  ["control", "paper"],
  ["focus", "white"],
  ["focus", "paper"],
  ["wu", "line"],
  ["warn", "line"],
  ["price", "line"],
  ["jiang", "white"],
] as const;

/** White text on a dark ground: on a kiosk's screen only before a visit, where no theme was chosen. */
const OF_THE_DAY = ["white night", "white night-2", "white ink"];

describe("contrast of the tokens", () => {
  it.each(TEXT_PAIRS)("%s can be read on %s", (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGE_PAIRS)("%s can be told from %s", (edge, ground) => {
    expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(TEXT_PAIRS.filter(([text, ground]) => !OF_THE_DAY.includes(`${text} ${ground}`)))(
    "%s can be read on %s in the kiosk's night theme",
    (text, ground) => {
      expect(contrast(text, ground, "night")).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(EDGE_PAIRS)("%s can be told from %s in the kiosk's night theme", (edge, ground) => {
    expect(contrast(edge, ground, "night")).toBeGreaterThanOrEqual(3);
  });

  it("knows a pair that fails", () => {
    expect(contrast("tick", "white")).toBeLessThan(3);
  });
});
