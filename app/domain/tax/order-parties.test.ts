import { describe, expect, it } from "vitest";
import { lineToQuote, orderToQuote, ratesOfDay } from "../../../tests/support/tax";
import type { OrderToQuote } from "./order-to-quote";
import { quoteOnDay } from "./quote-order";

const POWDER = "0402210000";
const rates = ratesOfDay({ [POWDER]: {} });
const powder = (price: string) => lineToQuote(POWDER, price);

function refused(order: OrderToQuote) {
  const result = quoteOnDay(order, rates);
  return result.ok ? [] : result.error.refusals;
}

describe("orderer and payer", () => {
  const ID = "500102190001010013";

  it.each<[string, OrderToQuote, object[]]>([
    [
      "an orderer that cannot be",
      orderToQuote([powder("1.00")], { orderer: { idNumber: "110105194902310026" } }),
      [{ code: "ID_INVALID", reason: "birthday", party: "orderer", line: null }],
    ],
    [
      "a payer that cannot be",
      orderToQuote([powder("1.00")], {
        orderer: { idNumber: ID },
        payer: { idNumber: "110105491231002" },
      }),
      [{ code: "ID_INVALID", reason: "fifteen_digits", party: "payer", line: null }],
    ],
    [
      "another payer's number",
      orderToQuote([powder("1.00")], {
        orderer: { idNumber: ID },
        payer: { idNumber: "500102190001010021" },
      }),
      [{ code: "PAYER_MISMATCH", line: null }],
    ],
    [
      "another payer's name",
      orderToQuote([powder("1.00")], {
        orderer: { idNumber: ID, name: "张三" },
        payer: { idNumber: ID, name: "李四" },
      }),
      [{ code: "PAYER_MISMATCH", line: null }],
    ],
  ])("refuses %s", (_case, order, expected) => {
    expect(refused(order)).toEqual(expected);
  });

  it.each<[string, OrderToQuote["orderer"], OrderToQuote["payer"]]>([
    ["nobody", undefined, undefined],
    ["an orderer alone", { idNumber: ID, name: "张三" }, undefined],
    ["a payer alone", undefined, { idNumber: ID }],
    [
      "one person of the same name",
      { idNumber: ID, name: "张 三" },
      { idNumber: ID, name: "张三" },
    ],
    ["a payer without a name", { idNumber: ID, name: "张三" }, { idNumber: ID }],
    ["an orderer without a name", { idNumber: ID }, { idNumber: ID, name: "张三" }],
  ])("accepts %s", (_case, orderer, payer) => {
    const parties = { ...(orderer && { orderer }), ...(payer && { payer }) };
    expect(quoteOnDay(orderToQuote([powder("1.00")], parties), rates).ok).toBe(true);
  });
});
