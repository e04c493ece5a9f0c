import { expect, test } from "../support/e2e";
import { weightOf } from "../support/page-weight";

/** Gzipped script and style of a shop page's first load (ux.md §4). */
const MOST_SCRIPT = 140_000;
const MOST_STYLE = 20_000;

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a line is found by name, its lowest rate read, and its years as a table", async ({
    page,
  }) => {
    await page.goto("/tariff");
    await page.getByLabel("税号或品名").fill("冻去骨牛肉");
    await page.getByLabel("原产国（地区）").selectOption("AU");
    await page.getByLabel("申报日期").fill("2026-06-01");
    await page.getByRole("main").getByRole("button", { name: "查税率" }).click();
    await expect(page.getByRole("heading", { name: "0202.30.00" })).toBeVisible();
    const rates = page.locator(".tariff-rates > li");
    await expect(rates.filter({ hasText: "最低" })).toContainText("中国—澳大利亚协定税率");
    await expect(rates.filter({ hasText: "RCEP" })).toContainText("税率未知，不按零算");
    await expect(page.getByText("还不能断定最低")).toBeVisible();
    await page.getByText("逐年数字").click();
    await expect(page.getByRole("row", { name: /^2026/ })).toContainText("12%");
    await page.getByRole("link", { name: "关税红利榜" }).click();
    await page.getByLabel("原产国").selectOption("JP");
    await page.getByRole("button", { name: "筛选" }).click();
    await expect(page).toHaveURL(/origin=JP/);
    await expect(page.locator(".tariff-ranks > ol > li").first()).toContainText("日本");
  });

  test("what cannot be answered says what to ask instead, and an origin outside leaves RCEP out", async ({
    page,
  }) => {
    await page.goto("/");
    await page
      .getByRole("main")
      .getByRole("link", { name: /^关税与原产地/ })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("关税与原产地");

    await page.goto("/tariff?line=08044000&origin=JP&date=1999-01-01");
    await expect(page.getByLabel("申报日期")).toHaveAttribute("aria-invalid", "true");
    await page.getByRole("link", { name: "查 2022-01-01" }).click();
    const rates = page.locator(".tariff-rates > li");
    await expect(rates.filter({ hasText: "RCEP" })).toContainText("23.8%");

    await page.goto("/tariff?line=08044000&origin=XX");
    await page.getByRole("link", { name: "看各成员国的最低税率" }).click();
    await page.getByRole("link", { name: /^越南/ }).click();
    await expect(page.getByText("原产国：越南")).toBeVisible();

    await page.goto("/tariff?line=08044000&origin=US&date=2026-06-01");
    const rcep = rates.filter({ hasText: "RCEP" });
    await expect(rcep).toContainText("不适用");
    await expect(rcep).not.toContainText("未知");

    await page.goto("/tariff?line=08049999");
    await expect(page.getByText("没有收录税号“08049999”")).toBeVisible();
    await page.getByRole("link", { name: "看品目 0804" }).click();
    await expect(page.getByRole("link", { name: /^0804\./ }).first()).toBeVisible();
    await page.goto("/tariff?line=9999");
    await page.getByRole("link", { name: "从在售商品的税号开始" }).click();
    await expect(page.getByRole("heading", { name: "从本馆在售商品的税号开始" })).toBeVisible();
  });

  test("origin is calculated, and a certificate checked", async ({ page }) => {
    await page.goto("/tariff/origin");
    await page.getByRole("link", { name: "区域价值成分正好 40%" }).click();
    await expect(page.getByText("具备原产资格", { exact: true })).toBeVisible();
    await expect(page.getByText("扣减法：40.000%")).toBeVisible();
    await page.locator("input[name=m1value]").fill("600.01");
    await page.getByRole("button", { name: "计算" }).click();
    await expect(page.getByText("不具备原产资格", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "证书检查" }).click();
    await page.getByLabel("1 出口商").fill("Exporter, Bangkok");
    await page.getByRole("button", { name: "检查" }).click();
    await expect(page.getByText("没有证书号")).toBeVisible();
    await expect(page.getByLabel("1 出口商")).toHaveValue("Exporter, Bangkok");
  });
});

test("every page of the desk stays inside the shop's budget", async ({ page }) => {
  for (const path of [
    "/tariff?line=08109090&origin=TH&date=2026-06-01",
    "/tariff/ranking",
    "/tariff/origin",
    "/tariff/certificate",
  ]) {
    const sizes = await weightOf(page, path);
    expect(sizes.script, path).toBeGreaterThan(50_000);
    expect(sizes.script, path).toBeLessThanOrEqual(MOST_SCRIPT);
    expect(sizes.style, path).toBeLessThanOrEqual(MOST_STYLE);
    test.info().annotations.push({ type: path, description: JSON.stringify(sizes) });
  }
});
