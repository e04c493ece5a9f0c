import type { SeedProduct } from "../types";
import { DUTY_PAID_ONLY, grams, hall, pack, per100g, typeset, UNIT } from "./build";

/** Frozen fruit besides durian; no row of the list seen: 0110 only. */
export const FRUIT_FROZEN: readonly SeedProduct[] = typeset([
  {
    slug: "frozen-mango-cubes",
    brand: "select",
    category: "fruit.frozen",
    origin: "VN",
    nameZh: "冷冻芒果丁",
    nameEn: "Frozen Mango Cubes",
    labelEn: "MANGO CUBES",
    aliases: ["芒果粒", "冻芒果"],
    summaryZh: "同塔省猫朱芒切丁单冻，不加糖，做冰沙、甜品。",
    summaryEn: "Cat Chu mango from Dong Thap, cubed and frozen loose, no sugar.",
    hsCode: "0811909090",
    dealUnit: UNIT.bag,
    storage: "frozen",
    shelfLifeDays: 720,
    regimes: DUTY_PAID_ONLY,
    art: { form: "bag", family: "fruit" },
    ingredientsZh: "芒果",
    ingredientsEn: "Mango",
    nutrition: per100g(250, 0.8, 0.4, 15, 2),
    producer: {
      nameEn: "Dong Thap Frozen Foods",
      city: "Cao Lanh",
      registrationNo: "DEMO-VNM-0313",
    },
    variants: [
      pack("VN-MNG-FRZ-500", "500 g 袋装", "500 g bag", grams(500), 530, [hall(2_290)]),
      pack("VN-MNG-FRZ-1K", "1 kg 袋装", "1 kg bag", grams(1000), 1050, [hall(3_990)]),
    ],
  },
  {
    slug: "frozen-passion-pulp",
    brand: "select",
    category: "fruit.frozen",
    origin: "VN",
    nameZh: "冷冻百香果原浆",
    nameEn: "Frozen Passion Fruit Pulp",
    labelEn: "PASSION FRUIT PULP",
    labelZh: "百香果原浆",
    aliases: ["百香果", "西番莲"],
    summaryZh: "带籽原浆，30 g 一小袋，兑水即饮。",
    summaryEn: "Pulp with seeds in 30 g sachets; add water and drink.",
    hsCode: "0811909090",
    dealUnit: UNIT.bag,
    storage: "frozen",
    shelfLifeDays: 720,
    regimes: DUTY_PAID_ONLY,
    art: { form: "bag", family: "fruit" },
    ingredientsZh: "百香果果肉",
    ingredientsEn: "Passion fruit pulp",
    nutrition: per100g(406, 2.2, 0.7, 23.4, 28),
    producer: { nameEn: "Gia Lai Highland Fruit", city: "Pleiku", registrationNo: "DEMO-VNM-0310" },
    variants: [
      pack("VN-PSF-FRZ-300", "30 g × 10 袋", "30 g × 10 sachets", grams(300, 10), 360, [
        hall(2_490),
      ]),
    ],
  },
]);
