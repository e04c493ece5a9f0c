import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import postgres from "postgres";
import { expect, test } from "../support/e2e";
import { weightOf } from "../support/page-weight";
import { readQr } from "../support/read-qr";

/** Gzipped script of a kiosk page's first load. */
const MOST_SCRIPT = 190_000;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

/** Everything that can be touched is at least 64 px each way, and its text at least 22. */
async function expectTargets(page: Page) {
  const small = await page.evaluate(() => {
    const told: string[] = [];
    const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    for (const element of document.querySelectorAll(
      "a, button, input:not([type=hidden]), summary",
    )) {
      if (!visible(element) || element.getAttribute("aria-hidden") === "true") continue;
      const { width, height } = element.getBoundingClientRect();
      if (width < 64 || height < 64) {
        told.push(`${element.outerHTML.slice(0, 120)} ${Math.round(width)}×${Math.round(height)}`);
      }
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || !visible(parent)) continue;
      if (/^(SCRIPT|STYLE|NOSCRIPT)$/.test(parent.tagName)) continue;
      if (parent.closest(".visually-hidden")) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < 22) told.push(`“${node.textContent.trim().slice(0, 40)}” at ${size} px`);
    }
    return told;
  });
  expect(small).toEqual([]);
}

/** What must be pressed to go on lies in the lower 45 %. */
async function expectWithinReach(page: Page, name: string | RegExp) {
  const box = await page.getByRole("button", { name }).first().boundingBox();
  expect(box?.y ?? 0).toBeGreaterThanOrEqual(1920 * 0.55);
}

/** Keys `gapMs` apart by their own clock from `atMs` (since 1970) on, however slowly they get here. */
async function typeKeys(page: Page, keys: string[], gapMs: number, atMs: number) {
  const keyboard = await page.context().newCDPSession(page);
  await Promise.all(
    keys.flatMap((key, index) => {
      const timestamp = (atMs + index * gapMs) / 1_000;
      const text = key === "Enter" ? "\r" : key;
      return [
        keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", key, text, timestamp }),
        keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", key, timestamp }),
      ];
    }),
  );
  await keyboard.detach();
}

/** A hand scanner: a burst of keys 6 ms apart, ended with Enter; the page's program listens by then. */
async function scan(page: Page, code: string, atMs?: number) {
  await expect(page.locator("[data-alive]").first()).toBeAttached();
  await typeKeys(page, [...code, "Enter"], 6, atMs ?? Date.now());
}

type Sold = { slug: string; gtin: string; name: string };
let bonded: Sold;
let inHall: Sold;
test.beforeAll(async () => {
  const sql = postgres(process.env.SHOP_DATABASE ?? "", { max: 1, onnotice: () => {} });
  const sold = (regime: string, other: string) => sql<Sold[]>`
    SELECT p.slug, v.gtin, p.name_zh AS name FROM variant v
    JOIN product p ON p.id = v.product_id AND p.status = 'published' AND p.category_key = 'dairy.milk-powder'
    JOIN offer o ON o.variant_id = v.id AND o.customs_regime = ${regime}
    JOIN ledger_account a ON a.code = 'promise:saleable:' || o.warehouse_id || ':' || v.id
    JOIN ledger_balance b ON b.account_id = a.id AND b.on_hand - b.allocated > 20
    WHERE NOT EXISTS (SELECT FROM offer n WHERE n.variant_id = v.id AND n.customs_regime = ${other})
    ORDER BY p.sales_30d DESC, v.sku LIMIT 1`;
  const [[one], [two]] = await Promise.all([sold("1210", "0110"), sold("0110", "1210")]);
  await sql.end();
  if (!one || !two) throw new Error("the seed sells milk powder on both banks");
  [bonded, inHall] = [one, two];
});

const WORDS = {
  zh: {
    path: "/kiosk",
    start: "中文",
    categories: "分类",
    dairy: "乳品奶粉",
    why: "为什么不能当场带走",
    counter: "请到柜台购买",
    add: "放进清单",
    added: "已放进清单，共 1 件",
    list: /清单.*2/,
    show: "显示二维码",
    qr: "二维码，在手机打开这张清单",
    claimed: "已在手机打开",
    end: "结束并清除",
    phoneTitle: "自助屏的清单",
    take: "放进我的购物车",
    cart: "购物车",
    second: "这张清单已在另一部手机上打开",
    pack: "营养与标签",
    close: "关闭",
  },
  en: {
    path: "/kiosk/en",
    start: "English",
    categories: "Categories",
    dairy: "Dairy",
    why: "Why you cannot take it today",
    counter: "Please buy it at the counter",
    add: "Add to list",
    added: "On the list: 1",
    list: /List.*2/,
    show: "Show the code",
    qr: "QR code that opens this list on a phone",
    claimed: "Opened on a phone",
    end: "Finish and clear",
    phoneTitle: "List from the hall screen",
    take: "Put into my cart",
    cart: "Cart",
    second: "Another phone has opened this list",
    pack: "Nutrition and label",
    close: "Close",
  },
} as const;

/** A phone of its own, in the hall's network. */
async function phoneOf(browser: Browser) {
  const context = await browser.newContext({
    baseURL: process.env.SHOP_BASE,
    viewport: { width: 375, height: 812 },
    hasTouch: true,
    isMobile: true,
  });
  return context.newPage();
}

/** The address in the code on the screen, read from its picture as a camera would. */
async function scannedAddress(page: Page, label: string): Promise<string> {
  const code = page.getByRole("img", { name: label });
  await expect(code).toBeVisible();
  // 40 mm on a 32-inch panel are 109 px.
  const box = await code.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(109);
  const picture = (await code.screenshot()).toString("base64");
  const { points, width, height } = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    pen?.drawImage(image, 0, 0);
    const read = pen?.getImageData(0, 0, image.width, image.height);
    return { points: [...(read?.data ?? [])], width: image.width, height: image.height };
  }, picture);
  return readQr({ data: Uint8ClampedArray.from(points), width, height });
}

for (const [language, words] of Object.entries(WORDS)) {
  test(`from the first touch to the phone's cart (${language})`, async ({ page, browser }) => {
    test.setTimeout(120_000);
    await page.goto("/kiosk");
    await expectAccessible(page);
    await expectTargets(page);
    await expectWithinReach(page, words.start);
    await page.getByRole("button", { name: words.start }).last().click();
    await expect(page).toHaveURL(new RegExp(`${words.path}/home$`));
    await expect(page.locator("html")).toHaveAttribute("lang", language === "zh" ? "zh-CN" : "en");
    await expectAccessible(page);
    await expectTargets(page);

    await page
      .getByRole("navigation", { name: words.categories })
      .getByRole("link", { name: words.dairy })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: words.dairy })).toBeVisible();
    await expectAccessible(page);
    await expectTargets(page);

    await scan(page, bonded.gtin);
    await expect(page).toHaveURL(new RegExp(`/products/${bonded.slug}`));
    await expect(page.getByRole("heading", { name: words.why })).toBeVisible();
    await expectAccessible(page);
    await expectTargets(page);
    await expectWithinReach(page, words.add);
    await page.getByRole("button", { name: words.pack }).click();
    await expectTargets(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: words.close }).click();
    await page.getByRole("button", { name: words.add }).click();
    await expect(page.getByText(words.added)).toBeVisible();

    await scan(page, inHall.gtin);
    await expect(page).toHaveURL(new RegExp(`/products/${inHall.slug}`));
    await expect(page.getByRole("heading", { name: words.counter })).toBeVisible();
    await page.getByRole("button", { name: words.add }).click();
    await expect(page.getByRole("link", { name: words.list })).toBeVisible();

    await page.getByRole("link", { name: words.list }).click();
    await expectAccessible(page);
    await expectTargets(page);
    await page.getByRole("button", { name: words.show }).click();
    const address = await scannedAddress(page, words.qr);
    expect(address).toMatch(new RegExp(`^${process.env.SHOP_BASE}/h/[\\w-]{22}$`));
    await expectAccessible(page);

    const phone = await phoneOf(browser);
    await phone.goto(language === "zh" ? address : address.replace("/h/", "/en/h/"));
    await expect(phone.getByRole("heading", { level: 1, name: words.phoneTitle })).toBeVisible();
    await expectAccessible(phone);
    await phone.getByRole("button", { name: words.take }).click();
    await expect(phone.getByRole("heading", { level: 1, name: words.cart })).toBeVisible();
    for (const { slug } of [bonded, inHall]) {
      await expect(phone.locator(`a[href*="${slug}"]`).first()).toBeVisible();
    }

    await expect(page.getByText(words.claimed)).toBeVisible();
    const second = await phoneOf(browser);
    await second.goto(language === "zh" ? address : address.replace("/h/", "/en/h/"));
    await expect(second.getByText(words.second)).toBeVisible();
    // Ten seconds after the claim the screen clears itself.
    await expect(page).toHaveURL(/\/kiosk$/, { timeout: 20_000 });
    await phone.context().close();
    await second.context().close();
  });
}

test("a scan is heard in every field, leaves it as it was, and a wrong code is told", async ({
  page,
}) => {
  await page.goto("/kiosk/search");
  const field = page.getByRole("textbox");
  await field.pressSequentially("niu", { delay: 130 });
  await expect(field).toHaveValue("niu");
  await expect(page.getByRole("link", { name: "牛奶", exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectTargets(page);
  const wrong = `${bonded.gtin.slice(0, -1)}${(Number(bonded.gtin.at(-1)) + 1) % 10}`;
  await field.focus();
  const firstAt = Date.now();
  await scan(page, wrong, firstAt);
  await expect(page.getByText("条码没有读对")).toBeVisible();
  await expectAccessible(page);
  await expectTargets(page);

  // The same code again within the guard time is swallowed: the field keeps what a hand typed.
  await page.getByRole("button", { name: "返回" }).click();
  await expect(page).toHaveURL(/\/kiosk\/search$/);
  await field.focus();
  await typeKeys(page, ["a", "b"], 130, firstAt + 700);
  await expect(field).toHaveValue("ab");
  await scan(page, wrong, firstAt + 1_200);
  await expect(field).toHaveValue("ab");
  await expect(page).toHaveURL(/\/kiosk\/search$/);

  const link = (host: string) => `${host}/01/0${bonded.gtin}/10/L1?17=271231`;
  await scan(page, link(process.env.SHOP_BASE ?? ""), firstAt + 5_000);
  await expect(page).toHaveURL(new RegExp(`/kiosk/products/${bonded.slug}`));
  await scan(page, link("https://elsewhere.example"), firstAt + 10_000);
  await expect(page.getByText("这是别处的链接")).toBeVisible();
  await expect(page).toHaveURL(/\/kiosk\/scan/);
  await scan(page, "4006381333931", firstAt + 15_000);
  await expect(page.getByText("本馆没有这个条码的商品")).toBeVisible();

  await page.goto("/kiosk/scan");
  for (const digit of bonded.gtin) {
    await page.getByRole("button", { name: digit, exact: true }).click();
  }
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page).toHaveURL(new RegExp(`/kiosk/products/${bonded.slug}`));
});

test("goods can be found with the keys on the screen", async ({ page }) => {
  await page.goto("/kiosk/en/search");
  for (const key of "niun") await page.getByRole("button", { name: key, exact: true }).click();
  await page.getByRole("link", { name: "牛奶", exact: true }).click();
  await expect(page).toHaveURL(/\/kiosk\/en\/goods\?/);
  await expect(page.getByRole("link", { name: /Milk/ }).first()).toBeVisible();
});

test("leaving: the list goes, and Back, storage and caches show nothing of the last visitor", async ({
  page,
  context,
}) => {
  await page.goto("/kiosk");
  await page.getByRole("button", { name: "中文" }).last().click();
  await expect(page).toHaveURL(/\/kiosk\/home$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await scan(page, bonded.gtin);
  await page.getByRole("button", { name: "放进清单" }).click();
  await expect(page.getByText("已放进清单，共 1 件")).toBeVisible();
  await page.getByRole("button", { name: "显示", exact: true }).click();
  await page.getByRole("button", { name: "夜间高对比" }).click();
  await page.getByRole("button", { name: "好了" }).click();
  await page.getByRole("link", { name: /清单/ }).click();
  await expect(page.getByRole("listitem").filter({ hasText: bonded.name })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "结束并清除" }).click();
  await expect(page).toHaveURL(/\/kiosk$/);
  await expect(page.getByRole("button", { name: "English" })).toBeVisible();
  expect((await context.cookies()).filter(({ name }) => name === "fl_kiosk")).toEqual([]);
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage).filter((key) => key.startsWith("kiosk")),
    caches: await caches.keys(),
  }));
  expect(kept).toEqual({ local: [], session: [], caches: [] });

  // Whatever Back leads to, it is no page of that visit.
  for (let step = 0; step < 6; step++) {
    await page.goBack().catch(() => null);
    if (page.url() === "about:blank") break;
    expect(new URL(page.url()).pathname).toMatch(/^\/kiosk(\/home)?$/);
    await expect(page.locator("body")).not.toContainText(bonded.name);
  }
  await page.goto("/kiosk/list");
  await expect(page.getByRole("heading", { name: "清单是空的" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "day");
});

test("an idle screen asks for half a minute, can be kept, and then clears itself", async ({
  page,
}) => {
  await page.clock.install();
  await page.goto(`/kiosk/products/${bonded.slug}`);
  await page.getByRole("button", { name: "放进清单" }).click();
  await expect(page.getByText("已放进清单，共 1 件")).toBeVisible();

  // From here time passes only when told; the last touch is now.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  await page.mouse.click(540, 60);
  await page.clock.runFor(16_000);
  await expect(page.getByRole("button", { name: "新顾客？重新开始" })).toBeVisible();
  await page.clock.runFor(45_000);
  const dialog = page.getByRole("dialog", { name: "还在吗？" });
  await expect(dialog).toContainText(/(29|30)\s秒后清除清单/);
  await expectTargets(page);
  await page.clock.runFor(25_000);
  // A finger that rests keeps the question under it; the end of its press reaches nothing below.
  await page.getByRole("button", { name: "继续" }).hover();
  await page.mouse.down();
  await page.clock.runFor(1_000);
  await expect(dialog).toBeVisible();
  await page.mouse.up();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/kiosk/products/${bonded.slug}$`));
  await expect(page.getByRole("link", { name: /清单.1/ })).toBeVisible();

  await page.clock.runFor(61_000);
  await expect(dialog).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page).toHaveURL(/\/kiosk$/);
  await page.goto("/kiosk/list");
  await expect(page.getByRole("heading", { name: "清单是空的" })).toBeVisible();
});

test.describe("without the server", () => {
  test.use({ expectedNoise: [/ERR_INTERNET_DISCONNECTED/] });

  test("the screen says so, orders nothing, and covers itself until a visit can be ended", async ({
    page,
    context,
  }) => {
    await page.clock.install();
    await page.goto(`/kiosk/products/${bonded.slug}`);
    await page.getByRole("button", { name: "放进清单" }).click();
    await expect(page.getByText("已放进清单，共 1 件")).toBeVisible();
    await context.setOffline(true);
    await page.clock.runFor(11_000);
    await expect(page.getByText(/离线浏览，数据更新于 \d\d:\d\d/)).toBeVisible();
    await expect(page.getByRole("button", { name: "显示二维码" })).toBeDisabled();
    await expect(page.getByRole("button", { name: "再加一件" })).toBeDisabled();
    await page.getByRole("button", { name: "结束并清除" }).click();
    await expect(page.getByRole("alert")).toContainText("连上后自动清除");
    await context.setOffline(false);
    await page.clock.runFor(6_000);
    await expect(page).toHaveURL(/\/kiosk$/);
    await page.goto("/kiosk/list");
    await expect(page.getByRole("heading", { name: "清单是空的" })).toBeVisible();
  });
});

test("larger text, night contrast and lower reach stay whole and reachable", async ({ page }) => {
  for (const path of [
    "/kiosk/home",
    `/kiosk/products/${bonded.slug}`,
    "/kiosk/goods?category=dairy",
  ]) {
    await page.goto(path);
    await page.getByRole("button", { name: "显示", exact: true }).click();
    await page.getByRole("button", { name: "150%" }).click();
    await page.getByRole("button", { name: "夜间高对比" }).click();
    await page.getByRole("button", { name: "好了" }).click();
    await expectAccessible(page);
    await expectTargets(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "显示", exact: true }).click();
    await page.getByRole("button", { name: "100%" }).click();
    await page.getByRole("button", { name: "好了" }).click();
    await page.getByRole("button", { name: "低位模式" }).click();
    const highest = await page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll("a, button")]
          .filter((element) => element.checkVisibility())
          .map((element) => element.getBoundingClientRect().top)
          .filter((top) => top > 0),
      ),
    );
    expect(highest).toBeGreaterThanOrEqual(1920 * 0.46);
    await page.getByRole("button", { name: "低位模式" }).click();
  }
});

test.describe("a screen in a hall", () => {
  test.use({ expectedNoise: [/404/] });

  test("there is no way out of the kiosk: no other site, no menu, no selection", async ({
    page,
  }) => {
    for (const path of [
      "/kiosk",
      "/kiosk/home",
      "/kiosk/goods",
      "/kiosk/list",
      "/kiosk/scan",
      `/kiosk/products/${bonded.slug}`,
      "/kiosk/nothing",
    ]) {
      await page.goto(path);
      const outward = await page.evaluate(() =>
        [...document.querySelectorAll("a[href], form[action]")]
          .map(
            (element) =>
              new URL(
                element.getAttribute("href") ?? element.getAttribute("action") ?? "",
                location.href,
              ),
          )
          .filter(
            ({ origin, pathname }) =>
              origin !== location.origin || !/^\/kiosk(\/|$)/.test(pathname),
          )
          .map(String),
      );
      expect(outward).toEqual([]);
      const held = await page.evaluate(() => {
        const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
        document.querySelector("main")?.dispatchEvent(event);
        const style = getComputedStyle(document.body);
        return [event.defaultPrevented, style.userSelect, style.touchAction];
      });
      expect(held).toEqual([true, "none", "manipulation"]);
    }
  });
});

test("stays inside its script budget", async ({ page }) => {
  for (const path of ["/kiosk", "/kiosk/home", "/kiosk/list", `/kiosk/products/${bonded.slug}`]) {
    const { script } = await weightOf(page, path);
    expect(script, path).toBeGreaterThan(50_000);
    expect(script, path).toBeLessThanOrEqual(MOST_SCRIPT);
  }
});
