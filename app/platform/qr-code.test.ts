import { describe, expect, it } from "vitest";
import { type Picture, readQr } from "../../tests/support/read-qr";
import { type QrModules, qrModules } from "./qr-code.server";

const QUIET = 4;
const POINTS = 4;

/** The modules as they are drawn: dark runs of the path on white, with the white around them. */
function pictureOf({ size, path }: QrModules): Picture {
  const side = (size + 2 * QUIET) * POINTS;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    const [left, top] = [(Number(x) + QUIET) * POINTS, (Number(y) + QUIET) * POINTS];
    for (let row = top; row < top + POINTS; row++) {
      for (let column = left; column < left + Number(run) * POINTS; column++) {
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  return { data, width: side, height: side };
}

describe("QR codes", () => {
  it.each([
    "https://shop.fuling.example/h/AbCdEfGhIjKlMnOpQrStUv",
    "http://192.168.1.20:3000/h/0123456789_-abcdefghij",
    "http://10.0.0.7/h/ZZZZZZZZZZZZZZZZZZZZZZ",
    "HTTPS://A.TEST/00112233445566778899",
  ])("say what they were made for: %s", (text) => {
    expect(readQr(pictureOf(qrModules(text)))).toBe(text);
  });

  it("stay coarse enough at 40 mm: a module of a long address is nearly a millimetre", () => {
    const { size } = qrModules(`https://a-rather-long-shop-name.example.com/h/${"A".repeat(22)}`);
    expect(40 / (size + 2 * QUIET)).toBeGreaterThan(0.9);
  });
});
