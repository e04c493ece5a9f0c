import { describe, expect, it } from "vitest";
import { consoleBack } from "./console-back";

describe("the way back after signing in", () => {
  it.each([
    "/ops",
    "/ops/en",
    "/ops/orders?view=rejected&after=x",
    "/ops/en/stock?q=%E5%AE%89%E4%BD%B3",
  ])("goes to %s", (back) => {
    expect(consoleBack(back)).toBe(back);
  });

  it.each([
    null,
    "",
    "/",
    "/orders/ord_1",
    "/opsx",
    "//evil.test/ops",
    "/\\evil.test/ops",
    "/ops/\\evil.test",
    "https://evil.test/ops",
    "/ops/../cart",
    "/ops/%2e%2e/cart",
    "/ops/login?back=/ops",
    "/ops/en/login",
    "/ops/sign-out",
    "/ops/orders\r\nSet-Cookie: a=b",
    "javascript:alert(1)",
  ])("never goes to %j", (back) => {
    expect(consoleBack(back)).toBeUndefined();
  });

  it("drops a fragment, which no server sees", () => {
    expect(consoleBack("/ops/orders#x")).toBe("/ops/orders");
  });
});
