import { describe, expect, it } from "vitest";
import { chineseText } from "./chinese.server";

const read = (text: string) => chineseText.syllables(text).join(" ");

describe("syllables", () => {
  it.each([
    ["参鸡汤", "shen ji tang"],
    ["长相思", "chang xiang si"],
    ["朝日", "zhao ri"],
    ["参茶", "shen cha"],
    ["人参", "ren shen"],
    ["重庆", "chong qing"],
    ["乳铁蛋白", "ru tie dan bai"],
    ["肉豆蔻", "rou dou kou"],
    ["绿茶", "lv cha"],
    ["薄荷糖", "bo he tang"],
    ["长粒香米", "chang li xiang mi"],
    ["调味", "tiao wei"],
    ["榴莲", "liu lian"],
    ["咖啡", "ka fei"],
  ])("%s is %s", (text, reading) => {
    expect(read(text)).toBe(reading);
  });
});

describe("simplify", () => {
  it.each([
    ["紐西蘭", "新西兰"],
    ["榴槤", "榴莲"],
    ["寮國咖啡", "老挝咖啡"],
    ["泡麵", "方便面"],
    ["黑虎蝦", "黑虎虾"],
    ["雷射", "雷射"],
  ])("%s → %s", (text, simplified) => {
    expect(chineseText.simplify(text)).toBe(simplified);
  });
});
