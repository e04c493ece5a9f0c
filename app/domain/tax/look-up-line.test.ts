import { expect, it } from "vitest";
import { lineToQuote, ruled } from "../../../tests/support/tax";
import { frozenLine, type LineFigures } from "./look-up-line";

const figures: LineFigures = {
  listing: null,
  vatBps: ruled(1_300),
  consumptionTax: ruled({ kind: "none" }),
  duty: null,
};
const goods = lineToQuote("0402210000", "10.00", { quantity: 2 });

it("a line is frozen with all its figures", () => {
  expect(frozenLine(goods, figures)).toMatchObject({ ...figures, goodsFen: 2_000 });
});

it.each(["listing", "vatBps", "consumptionTax", "duty"] as const)(
  "a line whose %s was refused is not",
  (figure) => {
    expect(() => frozenLine(goods, { ...figures, [figure]: undefined })).toThrow(
      "a line of an order without refusals has its figures",
    );
  },
);

it("a line that was not looked up is not", () => {
  expect(() => frozenLine(goods, undefined)).toThrow("has its figures");
});
