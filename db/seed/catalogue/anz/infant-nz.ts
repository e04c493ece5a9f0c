import type { SeedProduct } from "../types";
import { formula, tin } from "./infant-stages";
import { DAIRY_GOAT, FONTERRA, NUTRICIA, SYNLAIT } from "./producers";

const APTAMIL = {
  brand: "aptamil",
  origin: "NZ",
  slug: "aptamil-gold-plus",
  prefixZh: "金装",
  prefixEn: "Gold+",
  labelZh: "金装奶粉",
  ingredientsZh:
    "乳糖、脱脂乳粉、植物油（含大豆油）、低聚半乳糖、浓缩乳清蛋白、低聚果糖、鱼油、矿物质、维生素、磷脂、两歧双歧杆菌",
  ingredientsEn:
    "Lactose, skim milk powder, vegetable oils (with soy), galacto-oligosaccharides, whey protein concentrate, fructo-oligosaccharides, fish oil, minerals, vitamins, lecithin, Bifidobacterium",
  allergens: ["milk", "fish", "soy"],
  aliases: ["爱他美金装", "澳洲爱他美", "婴儿奶粉"],
  producer: NUTRICIA,
} as const;

const A2_PLATINUM = {
  brand: "a2",
  origin: "NZ",
  slug: "a2-platinum",
  prefixZh: "至初",
  prefixEn: "Platinum",
  labelZh: "至初奶粉",
  ingredientsZh:
    "A2 型牛乳粉、乳糖、植物油（含大豆油）、浓缩乳清蛋白、低聚半乳糖、鱼油、矿物质、维生素、磷脂",
  ingredientsEn:
    "A2 milk powder, lactose, vegetable oils (with soy), whey protein concentrate, galacto-oligosaccharides, fish oil, minerals, vitamins, lecithin",
  allergens: ["milk", "fish", "soy"],
  aliases: ["a2至初", "a2白金", "婴儿奶粉"],
  family: "powder3",
  producer: SYNLAIT,
} as const;

const KARICARE_GOAT = {
  brand: "karicare",
  origin: "NZ",
  slug: "karicare-goat",
  prefixZh: "山羊奶",
  prefixEn: "Goat Milk",
  labelZh: "山羊奶粉",
  ingredientsZh: "全脂山羊乳粉、乳糖、植物油（含大豆油）、矿物质、维生素、胆碱、牛磺酸",
  ingredientsEn:
    "Whole goat milk powder, lactose, vegetable oils (with soy), minerals, vitamins, choline, taurine",
  allergens: ["milk", "soy"],
  aliases: ["羊奶粉", "可瑞康羊奶粉", "婴儿羊奶粉"],
  family: "herb",
  producer: DAIRY_GOAT,
} as const;

const ANCHOR_KIDS = {
  brand: "anchor",
  origin: "NZ",
  slug: "anchor-growing-up-milk",
  prefixZh: "",
  prefixEn: "Kids",
  labelZh: "儿童奶粉",
  ingredientsZh: "全脂乳粉、脱脂乳粉、乳糖、植物油、碳酸钙、鱼油、维生素、硫酸锌、大豆磷脂",
  ingredientsEn:
    "Whole milk powder, skim milk powder, lactose, vegetable oil, calcium carbonate, fish oil, vitamins, zinc sulphate, soy lecithin",
  allergens: ["milk", "fish", "soy"],
  aliases: ["儿童奶粉", "儿童成长奶粉", "学生奶粉"],
  producer: FONTERRA,
} as const;

export const NZ_INFANT: readonly SeedProduct[] = [
  formula(
    APTAMIL,
    1,
    {
      zh: "含低聚半乳糖与低聚果糖、DHA 和 ARA，新西兰产，附平勺。",
      en: "With prebiotic fibres, DHA and ARA. Made in New Zealand, level scoop inside.",
    },
    tin("NZ-APT-GP1-900", 900, 1140, 21800),
  ),
  formula(
    APTAMIL,
    2,
    {
      zh: "开始吃辅食后接着喝的一段，铁与维生素 C 比 1 段高。",
      en: "The stage for babies on solids, with more iron and vitamin C than stage 1.",
    },
    tin("NZ-APT-GP2-900", 900, 1140, 20800),
  ),
  formula(
    APTAMIL,
    3,
    {
      zh: "配合一日三餐的幼儿配方，含 DHA、铁、锌与益生元。",
      en: "A toddler formula beside three meals a day, with DHA, iron, zinc and prebiotics.",
    },
    tin("NZ-APT-GP3-900", 900, 1140, 18800),
  ),
  formula(
    APTAMIL,
    4,
    {
      zh: "上幼儿园以后的早晚一杯，补钙、铁与维生素 D。",
      en: "A morning and evening glass for preschool years, with calcium, iron and vitamin D.",
    },
    tin("NZ-APT-GP4-900", 900, 1140, 17200, 20200),
  ),
  formula(
    A2_PLATINUM,
    1,
    {
      zh: "奶源只取含 A2 型 β-酪蛋白的牛乳，含 DHA、ARA 与叶黄素。",
      en: "From cows whose milk has only the A2 type of beta-casein; with DHA, ARA and lutein.",
    },
    tin("NZ-A2P-PL1-900", 900, 1150, 26800),
  ),
  formula(
    A2_PLATINUM,
    2,
    {
      zh: "A2 型牛乳，铁、锌与维生素按较大婴儿调整。",
      en: "A2 milk with iron, zinc and vitamins set for older babies.",
    },
    tin("NZ-A2P-PL2-900", 900, 1150, 25800),
  ),
  formula(
    A2_PLATINUM,
    3,
    {
      zh: "A2 型牛乳的幼儿配方，不加蔗糖与香精。",
      en: "A toddler formula of A2 milk, without sucrose or flavouring.",
    },
    tin("NZ-A2P-PL3-900", 900, 1150, 23800),
  ),
  formula(
    A2_PLATINUM,
    4,
    {
      zh: "A2 型牛乳，每天一至两杯，补充学前儿童的钙与维生素 D。",
      en: "A2 milk for preschool children: one or two glasses a day for calcium and vitamin D.",
    },
    tin("NZ-A2P-PL4-900", 900, 1150, 21800, 25800),
  ),
  formula(
    KARICARE_GOAT,
    1,
    {
      zh: "蛋白质全部来自山羊乳；对牛乳过敏者仍须先问医生。",
      en: "All its protein comes from goat milk. With a cow's milk allergy, still ask a doctor first.",
    },
    tin("NZ-KAR-GT1-900", 900, 1140, 28800),
  ),
  formula(
    KARICARE_GOAT,
    2,
    {
      zh: "山羊乳配方，开始吃辅食后接着喝。",
      en: "Goat milk formula to follow on once solids begin.",
    },
    tin("NZ-KAR-GT2-900", 900, 1140, 27800),
  ),
  formula(
    KARICARE_GOAT,
    3,
    {
      zh: "山羊乳幼儿配方，溶得快，膻味轻。",
      en: "Goat milk for toddlers; dissolves fast, mild in taste.",
    },
    tin("NZ-KAR-GT3-900", 900, 1140, 25800),
  ),
  formula(
    ANCHOR_KIDS,
    4,
    {
      zh: "草饲全脂乳为主，加钙、锌、维生素 D 与 DHA，不加蔗糖。",
      en: "Mostly grass-fed whole milk, with calcium, zinc, vitamin D and DHA; no added sucrose.",
    },
    tin("NZ-ANC-KID4-900", 900, 1130, 16800),
  ),
];
