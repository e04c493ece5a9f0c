import { describe, expect, it } from "vitest";
import {
  isPickComplete,
  nothingPicked,
  type PickLine,
  readPickScan,
  unpickLast,
} from "./pick-check";

const POWDER = "2012345678903";
const HONEY = "2000000000015";
const lines: PickLine[] = [
  { lotNo: "L1", bin: "A-03-2-11", gtin: POWDER, sku: "NZ-ANC-900", pieces: 2 },
  { lotNo: "L2", bin: "A-03-2-12", gtin: POWDER, sku: "NZ-ANC-900", pieces: 1 },
  { lotNo: "H7", bin: "B-01-4-02", gtin: HONEY, sku: "NZ-MAN-250", pieces: 1 },
];

function scanAll(codes: string[]) {
  let picked = nothingPicked(lines);
  const kinds = codes.map((code) => {
    const scan = readPickScan(lines, picked, code);
    if (scan.kind === "taken") picked = scan.picked;
    return scan.kind;
  });
  return { picked, kinds };
}

describe("scanning while an order is picked", () => {
  it("counts pieces by lot until the order is whole, whatever their order", () => {
    const { picked, kinds } = scanAll([HONEY, POWDER, POWDER, POWDER]);
    expect(kinds).toEqual(["taken", "taken", "taken", "taken"]);
    expect(picked).toEqual([2, 1, 1]);
    expect(isPickComplete(lines, picked)).toBe(true);
  });

  it("takes a code that names its lot from that lot only", () => {
    expect(scanAll([`(01)0${POWDER}(10)L2`]).picked).toEqual([0, 1, 0]);
    expect(readPickScan(lines, nothingPicked(lines), `(01)0${POWDER}(10)L9`)).toEqual({
      kind: "other_lot",
      lotNo: "L9",
      wanted: ["L1", "L2"],
    });
  });

  it("takes an article number and knows the bins", () => {
    expect(scanAll(["nz-man-250"]).picked).toEqual([0, 0, 1]);
    expect(readPickScan(lines, nothingPicked(lines), "b-01-4-02")).toEqual({
      kind: "bin",
      line: 2,
    });
  });

  it("blocks a piece too many and goods of another order", () => {
    expect(scanAll([HONEY, HONEY]).kinds).toEqual(["taken", "enough"]);
    expect(scanAll(["2099999999994", "FL261123001739", ""]).kinds).toEqual([
      "not_of_order",
      "not_of_order",
      "not_of_order",
    ]);
  });

  it("puts the last piece back, never below none", () => {
    expect(unpickLast([2, 0, 1], 0)).toEqual([1, 0, 1]);
    expect(unpickLast([2, 0, 1], 1)).toEqual([2, 0, 1]);
  });
});
