import { describe, expect, it } from "vitest";
import { fen } from "../money";
import {
  formatInstant,
  formatMonth,
  formatNearDay,
  formatShortDay,
  formatTime,
  formatWeekday,
} from "./day";
import { formatBps, formatRoundShare, formatRoundYuan, formatYuan, yuanParts } from "./money";
import { formatContent, formatCount, formatWeight, unbrokenPack } from "./quantity";

describe("money", () => {
  it.each([
    [0, "¥0.00"],
    [5, "¥0.05"],
    [12_800, "¥128.00"],
    [123_456_789, "¥1,234,567.89"],
    [-1_165, "−¥11.65"],
  ])("writes %i fen as %s", (amount, text) => {
    expect(formatYuan(fen(amount))).toBe(text);
  });

  it("parts an amount for setting decimals smaller", () => {
    expect(yuanParts(fen(2_600_000))).toEqual({ sign: "", yuan: "26,000", decimals: "00" });
  });

  it("rounds a share down to whole percent", () => {
    expect([7_899, 10_000, 99, 0].map(formatRoundShare)).toEqual(["78%", "100%", "0%", "0%"]);
  });

  it("drops the decimals of round amounts only", () => {
    expect(formatRoundYuan(fen(500_000))).toBe("¥5,000");
    expect(formatRoundYuan(fen(500_050))).toBe("¥5,000.50");
  });

  it.each([
    [910, "9.1%"],
    [1300, "13%"],
    [5, "0.05%"],
    [0, "0%"],
    [-250, "−2.5%"],
  ])("writes %i basis points as %s", (bps, text) => {
    expect(formatBps(bps)).toBe(text);
  });
});

describe("quantities", () => {
  it.each([
    [900, "g", "900\u00a0g"],
    [1000, "g", "1\u00a0kg"],
    [1500, "ml", "1.5\u00a0L"],
    [5250, "g", "5.25\u00a0kg"],
    [480, "ml", "480\u00a0mL"],
    [1000, "piece", "1000"],
  ] as const)("writes %i %s as %s", (value, unit, text) => {
    expect(formatContent(value, unit)).toBe(text);
  });

  it("writes weights and counts", () => {
    expect(formatWeight(2_750)).toBe("2.75\u00a0kg");
    expect(formatCount(18_402)).toBe("18,402");
  });
});

describe("unbrokenPack", () => {
  it("joins a pack's two characters and leaves other words alone", () => {
    expect(unbrokenPack("全脂奶粉 900 g 罐装")).toBe("全脂奶粉 900 g 罐\u2060装");
    expect(unbrokenPack("金装奶粉 1 kg 袋装 × 2")).toBe("金装奶粉 1 kg 袋\u2060装 × 2");
  });
});

describe("days", () => {
  it("says a near day in both languages", () => {
    expect(formatNearDay("2026-11-26", "zh-CN")).toBe("11月26日（周四）");
    expect(formatNearDay("2026-11-26", "en")).toBe("Thu 26\u00a0Nov");
  });

  it("names a weekday in both languages", () => {
    expect(formatWeekday("2026-11-23", "zh-CN")).toBe("周一");
    expect(formatWeekday("2026-11-29", "en")).toBe("Sun");
  });

  it("cuts days for narrow places", () => {
    expect(formatShortDay("2026-11-18")).toBe("11-18");
    expect(formatMonth("2026-11-18")).toBe("2026-11");
  });

  it("tells Beijing time over a day's end", () => {
    const at = new Date("2026-11-22T16:44:09Z");
    expect(formatTime(at)).toBe("00:44");
    expect(formatTime(at, "second")).toBe("00:44:09");
    expect(formatInstant(at)).toBe("2026-11-23 00:44");
  });
});
