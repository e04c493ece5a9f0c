import { describe, expect, it } from "vitest";
import { href, zhPath } from "./href";
import { localeOfPath } from "./locale";

describe("addresses and languages", () => {
  it.each([
    ["/", "/en"],
    ["/cart", "/en/cart"],
    ["/?a=1", "/en?a=1"],
    ["/search?q=milk#x", "/en/search?q=milk#x"],
    ["/kiosk", "/kiosk/en"],
    ["/kiosk?x=1", "/kiosk/en?x=1"],
    ["/kiosk/scan", "/kiosk/en/scan"],
    ["/ops/orders/ord_1", "/ops/en/orders/ord_1"],
    ["/kioskish", "/en/kioskish"],
  ])("%s in English is %s, and back", (zh, en) => {
    expect(href(zh, "en")).toBe(en);
    expect(href(zh, "zh-CN")).toBe(zh);
    expect(zhPath(en)).toBe(zh);
    expect(zhPath(zh)).toBe(zh);
    expect(localeOfPath(en.replace(/[?#].*/, ""))).toBe("en");
    expect(localeOfPath(zh.replace(/[?#].*/, ""))).toBe("zh-CN");
  });

  it.each([
    ["/en.data", "en"],
    ["/en/cart.data", "en"],
    ["/ops/en.data", "en"],
    ["/english-tea", "zh-CN"],
    ["/entry", "zh-CN"],
    ["/products/en", "zh-CN"],
  ])("the language of %s is %s", (path, locale) => {
    expect(localeOfPath(path)).toBe(locale);
  });
});
