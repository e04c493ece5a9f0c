import { describe, expect, it } from "vitest";
import { smallNumber, takeQuantities } from "./quantities";

describe("takeQuantities", () => {
  it.each([
    ["麦卢卡蜂蜜 umf10", "麦卢卡蜂蜜", [{ kind: "grade", key: "UMF", value: 10 }]],
    ["umf 15+ 蜂蜜", "蜂蜜", [{ kind: "grade", key: "UMF", value: 15 }]],
    ["mgo263+", "", [{ kind: "grade", key: "MGO", value: 263 }]],
    ["3段奶粉", "奶粉", [{ kind: "stage", stage: 3 }]],
    ["爱他美三段", "爱他美", [{ kind: "stage", stage: 3 }]],
    ["aptamil stage 2", "aptamil", [{ kind: "stage", stage: 2 }]],
    ["辛拉面 五连包", "辛拉面", [{ kind: "pack", count: 5 }]],
    ["辛拉面5连包", "辛拉面", [{ kind: "pack", count: 5 }]],
    ["shin ramyun 5-pack", "shin ramyun", [{ kind: "pack", count: 5 }]],
    [
      "牛奶 1l*12",
      "牛奶",
      [
        { kind: "size", amount: 1000, unit: "ml" },
        { kind: "pack", count: 12 },
      ],
    ],
    ["奶粉900g罐装", "奶粉 罐装", [{ kind: "size", amount: 900, unit: "g" }]],
    ["奶粉1.5公斤", "奶粉", [{ kind: "size", amount: 1500, unit: "g" }]],
    ["椰子水330毫升", "椰子水", [{ kind: "size", amount: 330, unit: "ml" }]],
  ])("%s", (text, rest, quantities) => {
    const taken = takeQuantities(text);
    expect(taken.rest).toBe(rest);
    expect(taken.quantities.map((one) => one.quantity)).toEqual(quantities);
  });
  it.each(["g7", "a2 牛奶", "三养火鸡面", "umf", "九段烧", "百奇", "一番", "7段"])(
    "leaves %s alone",
    (text) => {
      expect(takeQuantities(text)).toEqual({ rest: text, quantities: [] });
    },
  );
});

describe("smallNumber", () => {
  it("reads digits and Chinese numerals", () => {
    expect(["5", "五", "两", "十", "十二", "二十", "百", "五五"].map(smallNumber)).toEqual([
      5,
      5,
      2,
      10,
      12,
      20,
      undefined,
      undefined,
    ]);
  });
});
