import AxeBuilder from "@axe-core/playwright";
import postgres from "postgres";
import { expect, test } from "../support/e2e";
import { weightOf } from "../support/page-weight";

const POWDER = "/products/anchor-hi-calcium-whole-milk-powder";
const PAGES = [
  "/",
  "/c/dairy",
  "/search?q=奶粉",
  POWDER,
  "/categories",
  "/tax",
  "/tariff",
  "/tariff/ranking",
  "/tariff/origin",
  "/tariff/certificate",
  "/tariff/origin?hs=02023000&made=MY&fob=1000&op=making&m1hs=02022000&m1from=AU&m1value=800&added=120",
  "/tariff/origin?hs=12&made=&fob=much",
  "/tariff/ranking?kind=zero_at_once&origin=BN&section=17",
  "/tariff?line=08109090&origin=TH&date=2026-06-01",
  "/tariff?line=02023000&origin=AU&date=2026-06-01",
  "/tariff?line=0810",
  "/tariff?line=02013000&date=2026-06-01",
  "/tariff?line=nothing-is-called-so",
  "/import-notice",
  "/hall",
  "/privacy",
  "/about",
];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Gzipped script of a shop page's first load (ux.md §4). */
const MOST_SCRIPT = 140_000;
const MOST_STYLE = 20_000;

test("every catalogue page is accessible and nowhere wider than its screen: phones in Chinese, desktops in English", async ({
  page,
  isMobile,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const path of PAGES) {
    const address = isMobile ? path : path === "/" ? "/en" : `/en${path}`;
    await page.goto(address);
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`);
    expect(found, address).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, `${address} is too wide`).toBeLessThanOrEqual(0);
  }
});

test("finds by pinyin, narrows, opens and puts into the cart, staying on the page", async ({
  page,
  isMobile,
}) => {
  await page.goto("/");
  await page.getByRole("searchbox").fill("anjia naifen");
  await page.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/\/search\?q=anjia/);
  const cards = page.locator("#list > .cards article");
  await expect(cards.first()).toContainText("安佳");
  if (isMobile) {
    await page.getByRole("link", { name: "筛选" }).click();
    await expect(page.getByRole("heading", { name: "筛选" })).toBeVisible();
  }
  await page.getByRole("checkbox", { name: /^完税现货/ }).check();
  await expect(page).toHaveURL(/by=0110/);
  if (isMobile) await page.getByRole("link", { name: /^看 \d+/ }).click();
  await expect(cards.first().getByText("完税现货", { exact: true })).toBeVisible();
  const price = await cards.first().locator(".card-price .price").textContent();
  await cards.first().getByRole("link").click();
  await expect(page).toHaveURL(/\/products\//);
  // What the card showed is what opens, also where the goods are sold in other sizes or bonded.
  await expect(page.locator(".product-tags")).toContainText("完税现货");
  await expect(page.locator(".price-large")).toHaveText(price ?? "");
  await page.getByRole("button", { name: "增加一件" }).click();
  await page.getByRole("button", { name: "加入购物车" }).click();
  await expect(page.getByText("已加入购物车")).toBeVisible();
  await expect(page).toHaveURL(/\/products\//);
  await expect(page.getByText("购物车里有 2 件").first()).toBeAttached();
});

test("switches size and river by links that can be shared", async ({ page }) => {
  await page.goto(POWDER);
  const before = await page.locator(".price-large").textContent();
  await page.getByRole("link", { name: /900 g × 2/ }).click();
  await expect(page).toHaveURL(/\?offer=off_/);
  await expect(page.locator(".price-large")).not.toHaveText(before ?? "");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("× 2");
});

test("keeps the language on the way, and the page when the language changes", async ({ page }) => {
  await page.goto(`/en${POWDER}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.locator("footer").getByRole("link", { name: "中文" }).click();
  await expect(page).toHaveURL(new RegExp(`${POWDER}$`));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test.describe("a supplied photograph that does not load", () => {
  test.use({ expectedNoise: [/status of 404/] });

  test("gives way to the drawing", async ({ page }, { project }) => {
    const slug = project.name === "phone" ? "anchor-salted-butter" : "anchor-unsalted-butter";
    const sql = postgres(process.env.SHOP_DATABASE ?? "", { max: 1 });
    await sql`
      INSERT INTO product_media (product_id, position, kind, url, alt_zh)
      SELECT id, 1, 'photo', '/media/photo-that-is-gone.jpg', '黄油' FROM product WHERE slug = ${slug}`;
    await sql.end();
    await page.goto(`/products/${slug}`);
    const picture = page.locator(".gallery-main");
    await expect(picture).toHaveAttribute("src", /^\/art\//);
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("searches, filters, reads a product and puts it into the cart", async ({
    page,
    isMobile,
  }) => {
    await page.goto("/");
    await page.getByRole("searchbox").fill("蜂蜜");
    await page.getByRole("button", { name: "搜索" }).click();
    await expect(page).toHaveURL(/\/search\?q=/);
    if (isMobile) await page.getByRole("link", { name: "筛选" }).click();
    await page.getByRole("checkbox", { name: /^保税仓直发/ }).check();
    await page.getByRole("button", { name: "应用筛选" }).click();
    await expect(page).toHaveURL(/by=1210/);
    await page.locator("#list > .cards article").first().getByRole("link").click();
    await page.getByText("预计税费").click();
    await expect(page.getByText("每件合计")).toBeVisible();
    await page.getByRole("spinbutton").fill("2");
    await page.getByRole("button", { name: "加入购物车" }).click();
    await expect(page).toHaveURL(/\/cart\?added=/);
  });
});

test("stays inside its script and style budget", async ({ page }) => {
  for (const path of ["/", POWDER, "/search?q=奶粉"]) {
    const sizes = await weightOf(page, path);
    expect(sizes.script, path).toBeGreaterThan(50_000);
    expect(sizes.script, path).toBeLessThanOrEqual(MOST_SCRIPT);
    expect(sizes.style, path).toBeLessThanOrEqual(MOST_STYLE);
  }
});
