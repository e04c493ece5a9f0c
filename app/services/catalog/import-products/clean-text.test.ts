import { describe, expect, it } from "vitest";
import { cleanIngredients, cleanName, cleanSpec, cleanText, isDamaged } from "./clean-text";

describe("texts of crowd-sourced files", () => {
  it("mean what their entities mean, also doubly escaped ones", () => {
    expect(cleanText("Morinaga &quot;Ichigo&quot; &amp; co")).toBe('Morinaga "Ichigo" & co');
    expect(cleanText("Olej Z Ry&#379;u &#40;2 x 1 kg&#41; 100&#37;")).toBe(
      "Olej Z RyŻu (2 x 1 kg) 100%",
    );
    expect(cleanText("it&#x27;s 6&amp;quot;")).toBe("it's 6\"");
    expect(cleanText("A&B &unknown; &#0; &#9999999;")).toBe("A&B &unknown; &#0; &#9999999;");
  });
  it("lose control and invisible characters and double spaces", () => {
    expect(cleanText(" a\u0000b\tc\r\n d\u200b\u00a0e ")).toBe("a b c d e");
    expect(cleanText("cafe\u0301")).toBe("café");
  });
  it("are known to be damaged", () => {
    expect(isDamaged(cleanText("SAKATA\ufffd HONEY"))).toBe(true);
    expect(isDamaged("whole")).toBe(false);
  });
});

describe("specifications", () => {
  it("keep a number and its unit together", () => {
    expect(cleanSpec("6 x 330 ml 罐装")).toBe("6\u00a0x 330\u00a0ml 罐装");
    expect(cleanSpec("900 g tin")).toBe("900\u00a0g tin");
  });
});

describe("names", () => {
  it.each([
    ["CHICHARO CON ZANAHORIA", "Chicharo Con Zanahoria"],
    ["KOREAN BBQ", "Korean BBQ"],
    ["SEAWEED CRISPS - ORIGINAL -LAVER", "Seaweed Crisps - Original -Laver"],
    ["GOÛT BŒUF", "Goût Bœuf"],
    ["NISSHO 麻醬", "Nissho 麻醬"],
    ["froot loops", "Froot loops"],
    ["&quot;pigeon&quot; mustard", '"Pigeon" mustard'],
    ["UFO", "UFO"],
    ["Arnott's Timtam", "Arnott's Timtam"],
    ["ごし", "ごし"],
    ["kawan Paratha", "kawan Paratha"],
  ])("%s → %s", (raw, name) => {
    expect(cleanName(raw)).toBe(name);
  });
});

describe("ingredients", () => {
  it("lose their allergen marks and their capitals", () => {
    expect(cleanIngredients("Sucre, poudre de _lait_, _soja_")).toBe("Sucre, poudre de lait, soja");
    expect(cleanIngredients("RICE, VEGETABLE OIL")).toBe("Rice, vegetable oil");
    expect(cleanIngredients("小麦粉、砂糖")).toBe("小麦粉、砂糖");
  });
});
