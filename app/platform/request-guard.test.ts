import { describe, expect, it } from "vitest";
import { isOwnOrigin } from "./request-guard.server";

describe("own origin", () => {
  it.each([
    ["http://shop.test:3000", "shop.test:3000", undefined, true],
    ["https://shop.test", "shop.test", undefined, true],
    ["http://shop.test", "shop.test:3000", undefined, false],
    ["https://evil.test", "shop.test", undefined, false],
    ["https://rcep.example", "10.0.0.5:3000", "https://rcep.example", true],
    ["http://rcep.example", "10.0.0.5:3000", "https://rcep.example", false],
    ["null", "shop.test", undefined, false],
    ["", "shop.test", undefined, false],
    [undefined, "shop.test", undefined, false],
    ["file://shop.test", "shop.test", undefined, false],
    ["https://shop.test.evil.test", "shop.test", undefined, false],
  ])("%s at %s (public %s): %s", (origin, host, publicOrigin, expected) => {
    expect(isOwnOrigin(origin, host, publicOrigin)).toBe(expected);
  });
});
