import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../support/e2e";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// A refused form is answered with 422, which the browser notes on its console.
test.use({ expectedNoise: [/status of 422/] });

async function signIn(page: Page, login: string) {
  await page.goto("/ops/login");
  await page.getByLabel("用户名").fill(login);
  await page.getByLabel("密码").fill(`demo-${login}`);
  await page.getByRole("button", { name: "登录", exact: true }).first().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/login"));
}

async function inAnotherBrowser<Value>(
  browser: Browser,
  login: string,
  work: (page: Page) => Promise<Value>,
) {
  const context = await browser.newContext({ baseURL: process.env.SHOP_BASE, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    await signIn(page, login);
    return await work(page);
  } finally {
    await context.close();
  }
}

async function expectAccessible(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`,
  );
  expect(found, `accessibility of ${where}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scrolling of ${where}`).toBeLessThanOrEqual(0);
}

test("a warehouse goes from a form to the public directory under two officers", async ({
  page,
  browser,
}) => {
  // Two browsers, three forms and five accessibility checks on a machine that others share.
  test.setTimeout(150_000);
  const name = `龙川二号仓 ${String(Date.now()).slice(-7)}`;
  await signIn(page, "overseas");
  await page.goto("/ops/warehouses");
  await page.getByRole("link", { name: "登记一座仓" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("登记一座海外仓");
  await expectAccessible(page, "the empty form");

  // Wrong first: what was typed stays, and the field says what is wrong.
  await page.getByLabel("国家").selectOption({ label: "柬埔寨" });
  await page.getByLabel("仓名", { exact: true }).fill(name);
  await page.getByLabel("面积 m²", { exact: true }).fill("三千");
  await page.getByRole("button", { name: "存为草稿" }).click();
  await expect(page.getByRole("alert")).toContainText("有 1 处需要改");
  await expect(page.getByLabel("面积 m²", { exact: true })).toHaveValue("三千");
  await expect(page.getByLabel("面积 m²", { exact: true })).toHaveAttribute("aria-invalid", "true");

  await page.getByLabel("面积 m²", { exact: true }).fill("3000");
  await page.getByLabel("城市", { exact: true }).fill("金边");
  await page.getByLabel("地址").fill(`${name} 1 Demo Road`);
  await page.getByLabel("权属", { exact: true }).selectOption({ label: "租赁" });
  await page.getByLabel("用途").selectOption({ label: "公共仓" });
  await page.getByLabel("经营企业", { exact: true }).fill("浏览器测试公司");
  await page.getByLabel("启用日期").fill("2026-01-05");
  await page.getByLabel("备货").check();
  await page.getByRole("button", { name: "存为草稿" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(page.getByText("草稿", { exact: true })).toBeVisible();
  await expect(page.getByText("还不能提交审核")).toBeVisible();

  // The rows that are asked: two papers and a contact.
  await page.getByRole("link", { name: "修改" }).click();
  await page.getByRole("button", { name: "加一份证件" }).click();
  const papers = [
    ["租赁合同", "DEMO-E2E-T", "示例业主"],
    ["境外商业登记", "DEMO-E2E-R", "示例机关"],
  ] as const;
  for (const [index, [kind, number, issuer]] of papers.entries()) {
    const row = page.getByRole("group", { name: `证件 ${index + 1}` });
    await row.getByLabel("类别").selectOption({ label: kind });
    await row.getByLabel("编号").fill(number);
    await row.getByLabel("签发方").fill(issuer);
  }
  const person = page.getByRole("group", { name: "联系人 1" });
  await person.getByLabel("姓名").fill("示例");
  await person.getByLabel("电话").fill("+855 00 000 009");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByRole("status")).toContainText("已提交");
  // Whoever filed does not approve.
  await expect(page.getByText("还不能批准")).toBeVisible();
  await expect(page.getByRole("button", { name: "批准" })).toHaveCount(0);
  await expectAccessible(page, "the dossier");
  const dossier = new URL(page.url()).pathname;

  await inAnotherBrowser(browser, "admin", async (officer) => {
    await officer.goto("/ops/warehouses");
    await officer.getByRole("link", { name: /^待我审/ }).click();
    // Until the tab's list is there, the name is only on the sketch, whose link stays on this page.
    await officer.waitForURL(/view=review/);
    await officer.getByRole("row").getByRole("link", { name }).click();
    await expect(officer.getByRole("heading", { level: 1 })).toContainText(name);
    await officer.getByRole("button", { name: "批准" }).click();
    await expect(officer.getByRole("status")).toContainText("第 1 版");
  });

  await page.goto(dossier);
  await page.getByText("启用", { exact: true }).first().click();
  await page.getByLabel("凭据编号").fill("DEMO-E2E-V");
  await page.getByLabel("核验方或承运人").fill("示例核验组");
  await page.getByRole("button", { name: "启用" }).click();
  await expect(page.getByRole("status")).toContainText("已启用");

  await page.goto("/overseas-warehouses?country=KH");
  const card = page.getByRole("article").filter({ hasText: name });
  await expect(card).toContainText("使用中");
  await expect(card).toContainText("3,000");
  await expect(page.locator("main")).not.toContainText("855");
  await expectAccessible(page, "the directory");

  await page.goto(dossier);
  await page.getByText("暂停", { exact: true }).first().click();
  await page.getByLabel("理由").first().fill("浏览器测试结束");
  await page.getByRole("button", { name: "暂停" }).click();
  await expect(page.getByRole("status")).toContainText("移出公开名录");
  await page.goto("/overseas-warehouses?country=KH");
  await expect(page.locator("main")).not.toContainText(name);
});

test("the register keeps its list beside the sketch, and its filters in the address", async ({
  page,
}) => {
  await signIn(page, "viewer");
  await page.goto("/ops/warehouses");
  await expect(page.getByRole("link", { name: "登记一座仓" })).toHaveCount(0);
  await expectAccessible(page, "the register");
  await page.getByLabel("国家").selectOption({ label: "国家：泰国" });
  await page.waitForURL(/country=TH/);
  await expect(page.getByRole("row")).toHaveCount(3);
  await page
    .getByRole("link", { name: /^TH-02 / })
    .last()
    .click();
  await page.waitForURL(/at=TH-02/);
  await expect(page.getByRole("heading", { level: 3 })).toContainText("TH-02");
  await page.getByRole("link", { name: "表格形式" }).click();
  await expect(page.getByRole("rowheader", { name: "林查班" })).toBeVisible();
  await expectAccessible(page, "the sketch as a table");
  await page.goto("/ops/en/warehouses?view=due");
  await expect(page.getByRole("row")).toHaveCount(3);
  await expectAccessible(page, "the English register");
});

test("a file is tried before anything is written", async ({ page }) => {
  await signIn(page, "overseas");
  await page.goto("/ops/warehouses/import");
  await expectAccessible(page, "the import page");
  const number = 100 + (Date.now() % 800);
  const csv = (area: string) =>
    Buffer.from(
      `\ufeff编号,仓名,国家,面积 m2,地址\nLA-${number},浏览器导入仓,老挝,${area},${number} Import Road\n`,
    );
  const choose = (body: Buffer) =>
    page
      .getByLabel("CSV 文件")
      .setInputFiles({ name: "register.csv", mimeType: "text/csv", buffer: body });
  await choose(csv("许多"));
  await page.getByRole("button", { name: "试算" }).click();
  await expect(page.getByText("先改好不合格的行")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("请填整数");
  await choose(csv("900"));
  await page.getByRole("button", { name: "试算" }).click();
  const write = page.getByRole("button", { name: "写入 1 行" });
  await expect(write).toBeVisible();
  await expect(page.getByText("试算结果，还没有写入")).toBeVisible();
  await expectAccessible(page, "the trial");
  await write.click();
  await expect(page.getByRole("status")).toContainText("新增 1");
  await page.goto(`/ops/warehouses?search=LA-${number}`);
  await expect(page.getByRole("row")).toHaveCount(2);
});
