import { expect, test } from "../support/e2e";

test("the shop answers in both languages", async ({ page, request }) => {
  const health = await request.get("/api/health");
  expect(health.status()).toBe(200);
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.goto("/en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
