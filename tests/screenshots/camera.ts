import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "../support/e2e";

const FOLDER = join(import.meta.dirname, "..", "..", "docs", "screenshots");

/** A picture is in the repository for good. */
const MOST_BYTES = 300_000;

/** Width and the greatest height of a picture; `isFixed`: the panel is never shorter. */
const SCREENS = {
  phone: { width: 375, height: 1_500, isFixed: false },
  desktop: { width: 1_280, height: 1_000, isFixed: false },
  console: { width: 1_440, height: 1_000, isFixed: false },
  kiosk: { width: 1_080, height: 1_920, isFixed: true },
};
export type Screen = keyof typeof SCREENS;

/**
 * Writes docs/screenshots/<name>.png of the page's top. The window is made as tall as the page, so that
 * bars at its foot stand where the page ends and cover nothing. `more`: as much taller than usual, where
 * what is shown is long.
 */
export async function picture(page: Page, name: string, screen: Screen, more = 0): Promise<void> {
  const { width, isFixed } = SCREENS[screen];
  const height = SCREENS[screen].height + more;
  await page.setViewportSize({ width, height: isFixed ? height : 400 });
  if (!isFixed) {
    const needed = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(needed, height) });
  }
  await page.evaluate(() => scrollTo(0, 0));
  await expect
    .poll(() => page.evaluate(drawingsMissing), { message: `drawings on ${name}` })
    .toBe(0);
  const png = await page.screenshot({
    path: join(FOLDER, `${name}.png`),
    animations: "disabled",
    caret: "hide",
  });
  expect(png.length, `${name}.png is too large to keep`).toBeLessThanOrEqual(MOST_BYTES);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${name} is wider than its screen`).toBeLessThanOrEqual(0);
}

/** Runs in the page: pictures in sight that have not arrived. */
function drawingsMissing(): number {
  const inSight = [...document.images].filter(
    (image) => image.getBoundingClientRect().top < innerHeight,
  );
  return inSight.filter((image) => !image.complete || image.naturalWidth === 0).length;
}
