import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/e2e";
import { personOf } from "../support/purchase";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
}

test("a person proves the identity by keyboard and hears the year as one reading", async ({
  page,
}, info) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/tax");
  await page.getByRole("main").getByRole("link", { name: "查看我的年度额度" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("年度额度");
  await isAccessible(page);
  const person = personOf(info);
  await page.getByLabel("真实姓名").fill(person.name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.idNumber);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "身份证号", exact: true })).toHaveValue(/\*{8}/);
  await page.getByRole("checkbox", { name: /我单独同意/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "核验并查看" }).focus();
  await page.keyboard.press("Enter");
  const meter = page.getByRole("meter", { name: "年度额度" });
  await expect(meter).toHaveAttribute("aria-valuemax", "26000");
  await expect(meter).toHaveAttribute(
    "aria-valuetext",
    /已用 ¥0\.00，占用中 ¥0\.00，还可用 ¥26,000\.00/,
  );
  await expect(page.getByText("能否放行以海关为准")).toBeVisible();
  await isAccessible(page);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(tooWide).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "删除已填的实名信息" }).click();
  await expect(page.getByLabel("真实姓名")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, expectedNoise: [/status of 422/] });

  test("names a wrong number, then shows the year", async ({ page }, info) => {
    const person = personOf(info);
    const enter = async (idNumber: string) => {
      await page.getByLabel("Real name").fill(person.name);
      await page.getByLabel("Identity card number").fill(idNumber);
      await page.locator('input[name="consentVersion"]').check();
      await page.getByRole("button", { name: "Verify and show" }).click();
    };
    await page.goto("/en/allowance");
    await enter("110105194912310021");
    await expect(page.getByLabel("Identity card number")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Identity card number")).toHaveValue("");
    await expect(page.getByLabel("Real name")).toHaveValue(person.name);
    await enter(person.idNumber);
    await expect(page.getByRole("meter", { name: "Yearly allowance" })).toBeVisible();
    await page.reload();
    await expect(page.getByText(/Kept for this visit until/)).toBeVisible();
  });
});
