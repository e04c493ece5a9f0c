import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gtinCheckDigit } from "../catalog/gtin";
import { readScannedCode } from "./scanned-code";

const HOSTS = ["shop.test", "192.168.1.20:3000"];
const read = (text: string) => readScannedCode(text, HOSTS);
const body = "209901000001";
const GTIN = `${body}${gtinCheckDigit(body)}`;
const WRONG = `${body}${(gtinCheckDigit(body) + 1) % 10}`;

describe("bar codes", () => {
  it("reads GTINs of every length, kept as GTIN-13, spaces and hyphens or not", () => {
    expect(read(GTIN)).toEqual({ kind: "gtin", gtin: GTIN });
    expect(read(` ${GTIN.slice(0, 1)} ${GTIN.slice(1, 7)}-${GTIN.slice(7)} `)).toEqual({
      kind: "gtin",
      gtin: GTIN,
    });
    expect(read("96385074")).toEqual({ kind: "gtin", gtin: "96385074" });
    expect(read("036000291452")).toEqual({ kind: "gtin", gtin: "0036000291452" });
    expect(read(`0${GTIN}`)).toEqual({ kind: "gtin", gtin: GTIN });
  });

  it("says so when the check digit is wrong, which one digit misread always makes it", () => {
    expect(read(WRONG)).toEqual({ kind: "misread" });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(GTIN[at]) + by) % 10;
        expect(read(`${GTIN.slice(0, at)}${digit}${GTIN.slice(at + 1)}`)).toEqual({
          kind: "misread",
        });
      }),
      { seed: 20_261_123 },
    );
  });

  it("reads article numbers of shelf labels", () => {
    expect(read("nz-da-0412")).toEqual({ kind: "sku", sku: "NZ-DA-0412" });
  });

  it("makes nothing of anything else", () => {
    for (const text of [
      "",
      "你好",
      "123456789",
      "javascript:alert(1)",
      "hello world",
      "9".repeat(500),
    ]) {
      expect(read(text)).toEqual({ kind: "unreadable" });
    }
  });
});

describe("GS1 Digital Links", () => {
  it("reads goods and lot from links of our own hosts", () => {
    expect(read(`https://shop.test/01/0${GTIN}`)).toEqual({ kind: "gtin", gtin: GTIN });
    expect(read(`HTTPS://SHOP.TEST/01/0${GTIN}/10/L26169B2?17=280617`)).toEqual({
      kind: "gtin",
      gtin: GTIN,
      lotNo: "L26169B2",
    });
    expect(read(`http://192.168.1.20:3000/01/${GTIN}/10/A%2FB`)).toEqual({
      kind: "gtin",
      gtin: GTIN,
      lotNo: "A/B",
    });
    expect(read("https://shop.test/01/00000096385074")).toEqual({ kind: "gtin", gtin: "96385074" });
  });

  it("never reads links of others, also not disguised ones", () => {
    for (const link of [
      `https://other.test/01/0${GTIN}`,
      `https://shop.test.evil.test/01/0${GTIN}`,
      `https://shop.test@evil.test/01/0${GTIN}`,
      `https://evil.test/https://shop.test/01/0${GTIN}`,
      `https://shop.test:8443/01/0${GTIN}`,
    ]) {
      expect(read(link)).toEqual({ kind: "foreign_link" });
    }
  });

  it("drops a lot that no lot can be, and a link with wrong digits", () => {
    expect(read(`https://shop.test/01/0${GTIN}/10/%E4%B9%B3`)).toEqual({
      kind: "gtin",
      gtin: GTIN,
    });
    expect(read(`https://shop.test/01/0${GTIN}/10/%E4%B9`)).toEqual({ kind: "gtin", gtin: GTIN });
    expect(read(`https://shop.test/01/0${WRONG}`)).toEqual({ kind: "misread" });
    expect(read("https://shop.test/products/x")).toEqual({ kind: "unreadable" });
    expect(read("https://")).toEqual({ kind: "unreadable" });
  });
});
