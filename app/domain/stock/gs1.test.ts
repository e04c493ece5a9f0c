import { describe, expect, it } from "vitest";
import { readPackCode } from "./gs1";

const GTIN = "2012345678903";
const whole = { gtin: GTIN, lotNo: "L26169B2", producedOn: "2026-06-18", expiresOn: "2028-06-17" };

describe("the code on a pack", () => {
  it.each([
    ["printed", `(01)0${GTIN}(11)260618(17)280617(10)L26169B2`],
    ["scanned", `010${GTIN}112606181728061710L26169B2`],
    ["as a link", `https://shop.test/01/0${GTIN}/10/L26169B2?17=280617&11=260618`],
    ["scanned from a DataMatrix", `]d2010${GTIN}112606181728061710L26169B2`],
    ["with a value of open length in the middle", `010${GTIN}10L26169B2\u001d1126061817280617`],
    ["with a weight and a count", `010${GTIN}31030009003712\u001d112606181728061710L26169B2`],
  ])("%s", (_how, text) => {
    expect(readPackCode(text)).toEqual(whole);
  });

  it("reads the link on a label without its dates, of any host, and a lot number with signs", () => {
    expect(readPackCode(`http://192.168.1.9:3000/01/0${GTIN}`)).toEqual({ gtin: GTIN });
    expect(readPackCode(`https://shop.test/01/0${GTIN}/10/A%2F7`)).toEqual({
      gtin: GTIN,
      lotNo: "A/7",
    });
  });

  it("takes best before where there is no use by, and use by where both stand", () => {
    expect(readPackCode(`(01)0${GTIN}(15)280617`)?.expiresOn).toBe("2028-06-17");
    expect(readPackCode(`(01)0${GTIN}(15)280617(17)280701`)?.expiresOn).toBe("2028-07-01");
  });

  it("reads day 00 as the month's last day", () => {
    expect(readPackCode(`(01)0${GTIN}(17)280200`)?.expiresOn).toBe("2028-02-29");
  });

  it("leaves out a date that does not exist", () => {
    expect(readPackCode(`(01)0${GTIN}(17)281332`)).toEqual({ gtin: GTIN });
  });

  it.each([
    ["a bare GTIN", GTIN],
    ["an article number", "NZ-ANC-HICAL-900"],
    ["an order number", "FL261123001739"],
    ["a wrong check digit", "(01)02012345678901(10)L1"],
    ["a value cut short", `010${GTIN}1126`],
    ["an identifier nobody here knows", `010${GTIN}99x`],
    ["a link to something else", "https://shop.test/products/anchor"],
    ["a broken link", "https://"],
    ["nothing", ""],
  ])("is not %s", (_what, text) => {
    expect(readPackCode(text)).toBeUndefined();
  });
});
