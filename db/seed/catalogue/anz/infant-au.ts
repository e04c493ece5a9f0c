import type { SeedProduct } from "../types";
import { formula, tin } from "./infant-stages";
import { CAMPERDOWN, DELORAINE, NUCHEV } from "./producers";

const BELLAMYS = {
  brand: "bellamys",
  origin: "AU",
  slug: "bellamys-organic",
  prefixZh: "有机",
  prefixEn: "Organic",
  labelZh: "有机奶粉",
  ingredientsZh:
    "有机脱脂乳粉、有机乳糖、有机植物油（含大豆油）、有机乳清粉、有机低聚半乳糖、藻油 DHA、矿物质、维生素",
  ingredientsEn:
    "Organic skim milk powder, organic lactose, organic vegetable oils (with soy), organic whey powder, organic galacto-oligosaccharides, algal DHA, minerals, vitamins",
  allergens: ["milk", "soy"],
  diet: ["organic"],
  aliases: ["贝拉米有机", "有机婴儿奶粉", "澳洲奶粉"],
  producer: CAMPERDOWN,
} as const;

const OLI6_GOAT = {
  brand: "oli6",
  origin: "AU",
  slug: "oli6-goat",
  prefixZh: "山羊奶",
  prefixEn: "Goat Milk",
  labelZh: "山羊奶粉",
  ingredientsZh: "全脂山羊乳粉、乳糖、植物油（含大豆油）、低聚半乳糖、鱼油、矿物质、维生素",
  ingredientsEn:
    "Whole goat milk powder, lactose, vegetable oils (with soy), galacto-oligosaccharides, fish oil, minerals, vitamins",
  allergens: ["milk", "fish", "soy"],
  aliases: ["羊奶粉", "澳洲羊奶粉", "婴儿羊奶粉"],
  family: "herb",
  producer: NUCHEV,
} as const;

const BUBS_ORGANIC = {
  brand: "bubs",
  origin: "AU",
  slug: "bubs-organic-grass-fed",
  prefixZh: "有机草饲",
  prefixEn: "Organic Grass-Fed",
  labelZh: "草饲奶粉",
  ingredientsZh:
    "有机脱脂乳粉、有机乳糖、有机植物油（含大豆油）、有机乳清粉、鱼油、矿物质、维生素、乳双歧杆菌",
  ingredientsEn:
    "Organic skim milk powder, organic lactose, organic vegetable oils (with soy), organic whey powder, fish oil, minerals, vitamins, Bifidobacterium lactis",
  allergens: ["milk", "fish", "soy"],
  diet: ["organic"],
  aliases: ["草饲奶粉", "有机婴儿奶粉", "澳洲奶粉"],
  family: "powder",
  producer: DELORAINE,
} as const;

export const AU_INFANT: readonly SeedProduct[] = [
  formula(
    BELLAMYS,
    1,
    {
      zh: "有机奶源，DHA 取自藻油，不含鱼油。",
      en: "Organic milk; the DHA comes from algae, with no fish oil.",
    },
    tin("AU-BEL-ORG1-900", 900, 1140, 19800),
  ),
  formula(
    BELLAMYS,
    2,
    {
      zh: "有机较大婴儿配方，含益生元，铁比 1 段高。",
      en: "Organic follow-on formula with prebiotics and more iron than stage 1.",
    },
    tin("AU-BEL-ORG2-900", 900, 1140, 18800),
  ),
  formula(
    BELLAMYS,
    3,
    {
      zh: "有机幼儿配方，不加蔗糖、麦芽糊精与香精。",
      en: "Organic toddler formula without sucrose, maltodextrin or flavouring.",
    },
    tin("AU-BEL-ORG3-900", 900, 1140, 17800),
  ),
  formula(
    BELLAMYS,
    4,
    {
      zh: "有机学前儿童奶粉，早晚一杯。",
      en: "Organic milk drink for preschool children, morning and evening.",
    },
    tin("AU-BEL-ORG4-900", 900, 1140, 16800),
  ),
  formula(
    OLI6_GOAT,
    1,
    {
      zh: "全脂山羊乳为主料；对牛乳过敏者仍须先问医生。",
      en: "Mainly whole goat milk. With a cow's milk allergy, still ask a doctor first.",
    },
    tin("AU-OLI-GT1-800", 800, 1030, 29800),
  ),
  formula(
    OLI6_GOAT,
    2,
    {
      zh: "山羊乳较大婴儿配方，含低聚半乳糖。",
      en: "Goat milk follow-on formula with galacto-oligosaccharides.",
    },
    tin("AU-OLI-GT2-800", 800, 1030, 28800),
  ),
  formula(
    OLI6_GOAT,
    3,
    {
      zh: "山羊乳幼儿配方，膻味轻。",
      en: "Goat milk toddler formula, mild in taste.",
    },
    tin("AU-OLI-GT3-800", 800, 1030, 26800),
  ),
  formula(
    BUBS_ORGANIC,
    1,
    {
      zh: "奶牛常年放牧，有机认证奶源，含 DHA 与 ARA。",
      en: "Certified organic milk from cows on pasture all year, with DHA and ARA.",
    },
    tin("AU-BUB-OGF1-800", 800, 1030, 20800),
  ),
  formula(
    BUBS_ORGANIC,
    2,
    {
      zh: "有机草饲奶源的较大婴儿配方。",
      en: "Follow-on formula from organic grass-fed milk.",
    },
    tin("AU-BUB-OGF2-800", 800, 1030, 19800),
  ),
  formula(
    BUBS_ORGANIC,
    3,
    {
      zh: "有机草饲奶源的幼儿配方，含益生菌。",
      en: "Toddler formula from organic grass-fed milk, with a probiotic.",
    },
    tin("AU-BUB-OGF3-800", 800, 1030, 18800),
  ),
];
