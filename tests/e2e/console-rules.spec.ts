import type { Browser, Page } from "@playwright/test";
import { shanghaiDay } from "../../app/domain/calendar-day";
import { expectAccessible, expectNoOverflow, signIn } from "../support/console-page";
import { expect, test } from "../support/e2e";

// A refused form is answered with 422, which the browser notes on its console.
test.use({ expectedNoise: [/status of 422/] });

/** Bonded goods of a line that no other browser test buys or prices. */
const GOODS = { hsCode: "2101120000", rate: "9" };

async function inAnotherBrowser(browser: Browser, login: string, work: (page: Page) => unknown) {
  const context = await browser.newContext({ baseURL: process.env.SHOP_BASE, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    await signIn(page, login);
    await work(page);
  } finally {
    await context.close();
  }
}

test("a rate is entered by one, approved by another, and the shop's price follows", async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  await signIn(page, "customs");
  await page.goto(`/ops/rules?kind=vat_rate&query=${GOODS.hsCode}`);
  await page
    .getByRole("link", { name: `改 ${GOODS.hsCode}` })
    .first()
    .click();
  const field = (name: string) => page.locator(`[name=${name}]`);
  await expect(field("hsCode")).toHaveValue(GOODS.hsCode);

  // Wrong first: what was typed stays, and the field says what is wrong.
  await field("rateBps").fill("百分之九");
  await page.getByRole("button", { name: "存为草稿" }).click();
  await expect(page.getByRole("alert")).toContainText("有 1 处需要改");
  await expect(field("rateBps")).toHaveValue("百分之九");
  await expect(field("rateBps")).toHaveAttribute("aria-invalid", "true");
  await field("rateBps").fill(GOODS.rate);
  await field("validFrom").fill(shanghaiDay(new Date()));
  await field("source").fill("浏览器测试公告");
  // A rate nobody verified would stand behind the verified one of its eight digits.
  await field("state").selectOption("verified");
  await page.getByRole("button", { name: "存为草稿" }).click();

  await expect(page.getByRole("status")).toContainText("草稿已存");
  const effects = page.getByRole("region", { name: "对价格的影响" }).first();
  const goods = effects.getByRole("row").nth(1);
  const [slug, after] = await Promise.all([
    goods.getByRole("link").getAttribute("href"),
    goods.getByRole("cell").nth(2).textContent(),
  ]);
  expect(slug).toMatch(/^\/products\//);
  await expectAccessible(page, "a change");
  await page.setViewportSize({ width: 375, height: 812 });
  await expectNoOverflow(page, "a change on a phone");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "提交复核" }).click();
  await expect(page.getByText("须由另一人批准")).toBeVisible();
  await expect(page.getByText("批准", { exact: true })).toHaveCount(0);
  const change = new URL(page.url()).pathname;

  await inAnotherBrowser(browser, "finance", async (officer) => {
    await officer.goto("/ops/needs-hand?kind=rule_change");
    await officer.locator(`a[href="${change}"]`).last().click();
    await officer.getByText("批准", { exact: true }).click();
    await expect(officer.getByText("批准后立即写入")).toBeVisible();
    await officer.getByRole("button", { name: "确认批准" }).click();
    await expect(officer.getByRole("status")).toContainText("规则已生效");
  });

  // Other processes read the rules again within a second.
  await expect(async () => {
    await page.goto(slug ?? "");
    await expect(page.locator("main")).toContainText(after ?? "", { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
});

test("a table is tried, mended and entered as a draft", async ({ page }) => {
  await signIn(page, "customs");
  await page.goto("/ops/rules/import");
  const choose = (duty: string) =>
    page.getByLabel("CSV 文件").setInputFiles({
      name: "book.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`税则号列,货品名称,最惠国税率\n9999.0001,浏览器导入品,${duty}\n`),
    });
  await choose("十");
  await page.locator("input[name=source]").first().fill("浏览器测试税则");
  await page.getByRole("button", { name: "试算" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("十");
  await expect(page.getByRole("button", { name: /^存为草稿/ })).toHaveCount(0);
  await choose("10");
  await page.getByRole("button", { name: "试算" }).click();
  await expect(page.getByRole("button", { name: "存为草稿（2 行规则）" })).toBeVisible();
  await expectAccessible(page, "the trial of a table");
  await page.getByRole("button", { name: "存为草稿（2 行规则）" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("book.csv");
  await page.getByText("撤回", { exact: true }).first().click();
  await page.getByRole("button", { name: "撤回" }).click();
  await expect(page.getByRole("status")).toContainText("已撤回");
});
