import type { Concept } from "./concept";

export const DAIRY: readonly Concept[] = [
  { id: "milk", zh: ["牛奶", "鲜奶", "牛乳", "鲜乳"], en: ["milk"] },
  { id: "goat-milk", zh: ["羊奶", "山羊奶"], en: ["goat milk"], under: ["milk"] },
  { id: "plant-milk", zh: ["燕麦奶", "杏仁奶", "植物奶"], en: ["oat milk", "almond milk"] },
  { id: "soy-milk", zh: ["豆奶", "豆浆"], en: ["soy milk", "soya milk"], under: ["plant-milk"] },
  { id: "milk-powder", zh: ["奶粉", "乳粉"], en: ["milk powder"] },
  {
    id: "goat-milk-powder",
    zh: ["羊奶粉"],
    en: ["goat milk powder"],
    under: ["milk-powder"],
  },
  {
    id: "infant-formula",
    zh: ["配方奶粉", "婴儿奶粉", "婴幼儿奶粉", "婴儿配方奶粉", "婴幼儿配方奶粉"],
    en: ["infant formula", "formula", "toddler milk", "follow-on formula"],
    under: ["milk-powder"],
  },
  { id: "cheese", zh: ["奶酪", "芝士", "干酪", "起司", "起士", "乳酪"], en: ["cheese"] },
  {
    id: "sliced-cheese",
    zh: ["芝士片", "奶酪片", "干酪片"],
    en: ["cheese slices", "sliced cheese"],
    under: ["cheese"],
  },
  {
    id: "cheese-sticks",
    zh: ["奶酪棒", "芝士棒", "奶酪条", "芝士条"],
    en: ["cheese sticks", "string cheese"],
    under: ["cheese"],
  },
  {
    id: "mozzarella",
    zh: ["马苏里拉", "马苏里拉芝士", "芝士碎"],
    en: ["mozzarella"],
    under: ["cheese"],
  },
  { id: "cheddar", zh: ["车打", "切达"], en: ["cheddar"], under: ["cheese"] },
  { id: "cream-cheese", zh: ["奶油奶酪", "奶油芝士"], en: ["cream cheese"], under: ["cheese"] },
  { id: "butter", zh: ["黄油", "牛油", "奶油黄油"], en: ["butter"] },
  { id: "yoghurt", zh: ["酸奶", "酸牛奶", "酸乳", "优格", "优酪乳"], en: ["yoghurt", "yogurt"] },
  {
    id: "cream",
    zh: ["淡奶油", "稀奶油", "鲜奶油", "奶油", "打发奶油"],
    en: ["cream", "whipping cream"],
  },
  { id: "condensed-milk", zh: ["炼乳", "炼奶"], en: ["condensed milk"] },
  { id: "ice-cream", zh: ["冰淇淋", "冰激凌", "雪糕"], en: ["ice cream"] },
  { id: "colostrum", zh: ["牛初乳", "初乳"], en: ["colostrum"] },
  { id: "lactoferrin", zh: ["乳铁蛋白"], en: ["lactoferrin"], under: ["protein"] },
  { id: "protein", zh: ["蛋白", "蛋白粉", "乳清蛋白"], en: ["protein", "whey protein"] },
];
