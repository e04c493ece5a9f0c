import { describe, expect, it } from "vitest";
import { HS_SECTIONS, hsSection } from "./hs-section";

describe("sections of the Harmonized System", () => {
  it.each([
    ["01011000", "1"],
    ["05119990", "1"],
    ["06011000", "2"],
    ["08109090", "2"],
    ["15091000", "3"],
    ["22042100", "4"],
    ["33049900", "6"],
    ["61091000", "11"],
    ["85166030", "16"],
    ["96190000", "20"],
    ["97011000", "21"],
  ])("%s stands in section %s", (hs, section) => expect(hsSection(hs)).toBe(section));

  it("has every chapter from 1 to 97 in one section, and no other", () => {
    const chapters = Array.from({ length: 97 }, (_, at) => String(at + 1).padStart(2, "0"));
    const found = chapters.map((chapter) => hsSection(chapter));
    expect(found).not.toContain(undefined);
    expect([...new Set(found)]).toEqual([...HS_SECTIONS]);
    expect(["98", "99", "00", "x1", ""].map(hsSection)).toEqual(Array(5).fill(undefined));
  });
});
