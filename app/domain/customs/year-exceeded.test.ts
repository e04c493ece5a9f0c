import { describe, expect, it } from "vitest";
import { yearExceededBy } from "./year-exceeded";

describe("a receipt that says the orderer's year is exceeded", () => {
  it("is known by the code of customs' own check, which gives no figure", () => {
    const info = "[Code:1313;Desc:订购人购买超过年度限额]";
    expect(yearExceededBy({ status: "100", info })).toEqual({ usedFen: null });
  });

  it.each([
    ["清单[CL1]中购买人[张三]已用购买额度为[25100.5]，本次购买将超过年度限额[26000]", 2_510_050],
    ["清单[CL1]中购买人[张三]已用购买额度为[25,100.00]，本次购买将超过年度限额[26000]", 2_510_000],
    ["清单[CL1]中购买人[张三]已用购买额度为[*]，本次购买将超过年度限额[*]", null],
  ])("tells what customs counts: %s", (info, usedFen) => {
    expect(yearExceededBy({ status: "-621018", info })).toEqual({ usedFen });
  });

  it.each([
    ["100", "[Code:1322;Desc:订单清单表体商品项不一致]"],
    ["-621005", "清单[CL1]的购买金额超过单笔限额[5000]"],
    ["800", "[Code:2600;Desc:放行]"],
    ["100", "1313"],
  ])("is not status %s: %s", (status, info) => {
    expect(yearExceededBy({ status, info })).toBeUndefined();
  });
});
