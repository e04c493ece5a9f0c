import { expect, it } from "vitest";
import { digitalLinkPath, gtinOfLink, parseTraceCode, traceCodePath } from "./digital-link";

const lot = { gtin: "2000000000015", lotNo: "L26169A", expiresOn: "2028-06-17" };

it("writes the standard's path with fourteen digits and a short date", () => {
  expect(digitalLinkPath(lot)).toBe("/01/02000000000015/10/L26169A?17=280617");
});

it("reads the name of its picture", () => {
  expect(traceCodePath(lot)).toBe("/trace/2000000000015.L26169A.2028-06-17.svg");
  expect(parseTraceCode("2000000000015.L26169A.2028-06-17.svg")).toEqual(lot);
});

it.each([
  "2000000000016.L26169A.2028-06-17.svg",
  "2000000000015.L26169A.2028-02-30.svg",
  "2000000000015.L2/6169A.2028-06-17.svg",
  "2000000000015.svg",
])("refuses %s", (name) => {
  expect(parseTraceCode(name)).toBeUndefined();
});

it("finds the catalogue's form of a link's digits", () => {
  expect(gtinOfLink("02000000000015")).toBe("2000000000015");
  expect(gtinOfLink("02000000000016")).toBeUndefined();
  expect(gtinOfLink("../etc")).toBeUndefined();
});
