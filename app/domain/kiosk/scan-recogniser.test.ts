import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScanRecogniser, type KeyHeard } from "./scan-recogniser";

const GTIN = "2099010000018";

/** Types the keys one after the other, `gapMs` apart, from `fromMs` on; the last answer counts. */
function type(
  hear: ReturnType<typeof createScanRecogniser>,
  keys: readonly string[],
  gapMs: number,
  fromMs = 1_000,
): KeyHeard[] {
  return keys.map((key, index) => hear(key, fromMs + index * gapMs));
}
const scan = (code: string, end = "Enter") => [...code, end];
const codesOf = (heard: KeyHeard[]) =>
  heard.flatMap((one) => (one.kind === "scan" ? [one.code] : []));

describe("recognising a scanner", () => {
  it.each(["Enter", "Tab"])("takes a fast burst that ends with %s as one code", (end) => {
    expect(codesOf(type(createScanRecogniser(), scan(GTIN, end), 8))).toEqual([GTIN]);
  });

  it("takes equal codes one after the other where no repeat is guarded", () => {
    const hear = createScanRecogniser(0);
    const heard = [1_000, 1_200, 1_400].flatMap((atMs) => type(hear, scan(GTIN), 5, atMs));
    expect(codesOf(heard)).toEqual([GTIN, GTIN, GTIN]);
  });

  it("leaves hands alone, however the line ends", () => {
    expect(codesOf(type(createScanRecogniser(), scan(GTIN), 130))).toEqual([]);
    expect(codesOf(type(createScanRecogniser(), scan("niunai", "Enter"), 8))).toEqual([]);
    expect(codesOf(type(createScanRecogniser(), scan(GTIN, "Escape"), 8))).toEqual([]);
  });

  it("takes seven characters for typing and eight for a code", () => {
    expect(codesOf(type(createScanRecogniser(), scan("2099010"), 5))).toEqual([]);
    expect(codesOf(type(createScanRecogniser(), scan("20990104"), 5))).toEqual(["20990104"]);
  });

  it("goes by the mean gap: a slow scanner up to 30 ms, no faster hand than that", () => {
    expect(codesOf(type(createScanRecogniser(), scan(GTIN), 30))).toEqual([GTIN]);
    expect(codesOf(type(createScanRecogniser(), scan(GTIN), 31))).toEqual([]);
    const hear = createScanRecogniser();
    let atMs = 0;
    // One hiccup of 55 ms among gaps of 10 ms is still a scanner.
    const heard = scan(GTIN).map((key, index) => {
      atMs += index === 5 ? 55 : 10;
      return hear(key, atMs);
    });
    expect(codesOf(heard)).toEqual([GTIN]);
  });

  it("keeps what a hand typed just before out of the code", () => {
    const hear = createScanRecogniser();
    type(hear, ["n", "i", "u"], 120, 0);
    expect(codesOf(type(hear, scan(GTIN), 5, 400))).toEqual([GTIN]);
  });

  it("says where a burst begins, so that a field can get its text back", () => {
    const hear = createScanRecogniser();
    expect(hear("4", 0)).toEqual({ kind: "key", isBurstStart: true });
    expect(hear("9", 10)).toEqual({ kind: "key", isBurstStart: false });
    expect(hear("0", 200)).toEqual({ kind: "key", isBurstStart: true });
  });

  it("hears capitals, which come with Shift, and forgets a burst when another key comes", () => {
    const link = "https://shop.test/01/2099010000018";
    const keys = [...link].flatMap((key) => (key === ":" ? ["Shift", key] : [key]));
    expect(codesOf(type(createScanRecogniser(), [...keys, "Enter"], 4))).toEqual([link]);
    const hear = createScanRecogniser();
    type(hear, [..."12345678", "Escape"], 4, 0);
    expect(codesOf(type(hear, scan("20990104"), 4, 40))).toEqual(["20990104"]);
  });

  it("swallows the same code within 1.5 s and takes it again later", () => {
    const hear = createScanRecogniser();
    const ends = [1_000, 2_000, 3_600].map((fromMs) => type(hear, scan(GTIN), 5, fromMs).at(-1));
    expect(ends.map((end) => end?.kind)).toEqual(["scan", "repeat", "scan"]);
    expect(codesOf(type(hear, scan("20990104"), 5, 3_800))).toEqual(["20990104"]);
  });

  it("a code held on the scanner keeps the guard up: each repeat begins it anew", () => {
    const hear = createScanRecogniser();
    const kinds = [0, 1_000, 2_000, 3_000].map((at) => type(hear, scan(GTIN), 5, at).at(-1)?.kind);
    expect(kinds).toEqual(["scan", "repeat", "repeat", "repeat"]);
  });

  it("never finds a code in keys that are at least 61 ms apart", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom("1", "a", "Enter", "Tab"), fc.integer({ min: 61, max: 400 })),
          {
            maxLength: 60,
          },
        ),
        (keys) => {
          const hear = createScanRecogniser();
          let atMs = 0;
          for (const [key, gap] of keys) {
            atMs += gap;
            expect(hear(key, atMs).kind).toBe("key");
          }
        },
      ),
      { seed: 20_261_123 },
    );
  });
});
