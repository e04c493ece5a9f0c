import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import { describe, expect, it } from "vitest";
import { ART_FAMILIES, ART_FORMS, type ArtForm } from "../terms";
import { drawArt } from "./draw";
import { ART_CROPS, type ArtInput } from "./input";
import { contentText, setName } from "./label";
import { niceRange } from "./scale-range";

const milkPowder: ArtInput = {
  sku: "NZ-ANC-HCP-900",
  form: "tin",
  family: "powder",
  name: "高钙全脂奶粉",
  className: "WHOLE MILK POWDER",
  content: { value: 900, unit: "g" },
  packCount: 1,
  origin: { code: "NZ", name: "新西兰" },
  hint: "hi-calcium whole milk powder",
  words: { illustration: "示意图", piece: "件" },
};

/** Every kind a form knows, by words that lead to it, and words that lead nowhere. */
const HINTS: Partial<Record<ArtForm, string>> = {
  fruit:
    "durian|dragon fruit|red dragon fruit|mangosteen|mango|banana|pineapple|gold kiwifruit|kiwifruit|young coconut|coconut|papaya|rambutan|longan|lychee|avocado|passion fruit|lime|orange|jackfruit|guava|pomelo|watermelon|rock melon|cherry|salak|apple",
  fish: "sea bass|salmon fillet|tuna steak|pangasius fillet|salmon|tuna|mackerel|milkfish|tilapia|snapper",
  shellfish:
    "white shrimp|black tiger prawn|lobster|mud crab|scallop|green mussel|oyster|clam|squid",
  herb: "cinnamon|star anise|cardamom|nutmeg|black pepper|clove|sappan wood|ginseng|turmeric|bird nest|lemongrass|lotus seed|unknown",
  tray: "beef steak|prawn|salmon|tuna|durian flesh|crab meat|squid|cod",
  appliance: "thermos|rice cooker|kettle|frying pan|blender|hair dryer|toothbrush",
  bottle: "any",
};

const every = ART_FORMS.flatMap((form) =>
  (HINTS[form] ?? "any")
    .split("|")
    .flatMap((hint) => ART_FAMILIES.map((family) => ({ ...milkPowder, form, family, hint }))),
);

/** The longest words the catalogue allows. */
const crowded: Partial<ArtInput> = {
  name: "中老年高钙营养配方奶粉",
  className: "ADULT NUTRITION FORMULA MILK POWDER",
  content: { value: 12_500, unit: "g" },
  packCount: 50,
  origin: { code: "ID", name: "印度尼西亚" },
};

function parse(svg: string) {
  return new DOMParser({ onError: onErrorStopParsing }).parseFromString(svg, "image/svg+xml");
}

describe("drawArt", () => {
  it("gives the same bytes for the same goods and others for another article", () => {
    const again = { ...milkPowder, content: { ...milkPowder.content } } as ArtInput;
    expect(drawArt(again, "full")).toBe(drawArt(milkPowder, "full"));
    expect(drawArt({ ...milkPowder, sku: "NZ-ANC-HCP-901" }, "full")).not.toBe(
      drawArt(milkPowder, "full"),
    );
  });

  it.each(ART_CROPS)("stays below 6 kB as well-formed, still XML in crop %s", (crop) => {
    for (const input of every) {
      for (const words of [{}, crowded]) {
        const what = `${input.form} ${input.family} ${input.hint}`;
        const svg = drawArt({ ...input, ...words }, crop);
        expect(Buffer.byteLength(svg), what).toBeLessThan(6_000);
        expect(() => parse(svg), what).not.toThrow();
        expect(svg, what).not.toMatch(/NaN|undefined|Infinity/);
        expect(svg, what).not.toMatch(/<script|\son\w+=|\bid=|Gradient|<filter|href/);
      }
    }
  });

  it("draws each kind of goods differently", () => {
    for (const [form, hints] of Object.entries(HINTS)) {
      const drawings = hints
        .split("|")
        .map((hint) => drawArt({ ...milkPowder, form: form as ArtForm, hint }, "icon"));
      expect(new Set(drawings).size, form).toBe(drawings.length);
    }
  });

  it("marks the full drawing as an illustration and scales its net content", () => {
    const text = (crop: "full" | "row" | "icon") =>
      parse(drawArt(milkPowder, crop)).documentElement?.textContent ?? "";
    expect(text("full")).toMatch(/示意图$/);
    expect(text("full")).toContain("900\u00a0g0");
    expect(text("row")).not.toContain("示意图");
    expect(text("icon")).toContain("高钙全脂");
  });

  it("keeps what people typed from becoming markup", () => {
    const svg = drawArt(
      { ...milkPowder, name: '奶粉<script>"&', className: "A & B\u0007" },
      "full",
    );
    expect(svg).toContain("script&gt;&quot;&amp;</text>");
    expect(svg).toContain("A &amp; B<");
  });

  it("does without content and origin, as drafts from a file may have none", () => {
    const { content: _content, origin: _origin, ...bare } = milkPowder;
    expect(() => parse(drawArt({ ...bare, form: "herb" }, "full"))).not.toThrow();
  });
});

describe("contentText", () => {
  it.each([
    [900, "g", 1, "900\u00a0g"],
    [6000, "ml", 6, "1\u00a0L\u00a0×\u00a06"],
    [400, "g", 3, "400\u00a0g"],
    [64, "piece", 1, "64\u00a0件"],
    [30, "piece", 3, "10\u00a0件\u00a0×\u00a03"],
  ] as const)("says %i %s in %i packs as %s", (value, unit, packCount, words) => {
    expect(contentText({ ...milkPowder, content: { value, unit }, packCount })).toBe(words);
  });

  it("says the whole on the scale", () => {
    const input: ArtInput = { ...milkPowder, content: { value: 6000, unit: "ml" }, packCount: 6 };
    expect(contentText(input, true)).toBe("6\u00a0L");
  });
});

describe("setName", () => {
  it.each([
    ["高钙全脂奶粉", ["高钙全脂", "奶粉"]],
    ["全脂纯牛奶", ["全脂", "纯牛奶"]],
    ["婴儿纸尿裤", ["婴儿", "纸尿裤"]],
    ["海盐 焦糖饼干", ["海盐", "焦糖饼干"]],
    ["牛奶", ["牛奶"]],
    ["Hi-Calcium Whole Milk Powder", ["Hi-Calcium", "Whole Milk", "Powder"]],
  ])("breaks %s before its head noun or where lines balance", (name, lines) => {
    expect(setName(name, 88, 90).lines).toEqual(lines);
  });

  it("keeps one line where that sets it larger", () => {
    expect(setName("三合一咖啡", 110, 30).lines).toEqual(["三合一咖啡"]);
  });
});

describe("niceRange", () => {
  it.each([900, 1000, 250, 750, 105, 226, 50, 5, 3000, 12_500])(
    "puts %i high on a round scale, but not at its top",
    (value) => {
      const { max, intervals } = niceRange(value, false);
      expect(intervals).toBe(20);
      expect(value / max).toBeGreaterThan(0.6);
      expect(value / max).toBeLessThanOrEqual(0.92);
    },
  );

  it("gives pieces one interval each", () => {
    expect(niceRange(10, true)).toEqual({ max: 15, intervals: 15, majorEvery: 5 });
    expect(niceRange(64, true).intervals).toBe(20);
  });
});
