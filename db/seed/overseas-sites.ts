import type { PartnerCountry, StorageZone } from "~/domain/catalog/terms";
import type { Gateway } from "~/domain/overseas/gateways";
import type { SiteStatus } from "~/domain/overseas/lifecycle";
import type { Ownership, SiteService, SiteUse } from "~/domain/overseas/terms";

/** Firms that do not exist, named so. */
const FIRMS = {
  fugang: ["涪港国贸（示例）", "Fugang Trading (sample)"],
  shiyu: ["石鱼榨菜（示例）", "Shiyu Zhacai (sample)"],
  jiangkou: ["江口汽配（示例）", "Jiangkou Auto Parts (sample)"],
  baitao: ["白涛药业（示例）", "Baitao Pharma (sample)"],
  longtan: ["龙潭进出口（示例）", "Longtan Import & Export (sample)"],
  mawu: ["马武机械（示例）", "Mawu Machinery (sample)"],
  lidu: ["李渡食品（示例）", "Lidu Foods (sample)"],
  xinmiao: ["新妙电子（示例）", "Xinmiao Electronics (sample)"],
  linshi: ["蔺市纺织（示例）", "Linshi Textiles (sample)"],
} as const;

export type SeedSite = {
  code: string;
  countryCode: PartnerCountry;
  dialCode: string;
  nameZh: string;
  nameEn: string;
  cityZh: string;
  cityEn: string;
  gateway: Gateway;
  transitDays: number;
  ownership: Ownership;
  siteUse: SiteUse;
  firm: readonly [zh: string, en: string];
  areaM2: number;
  sharedM2: number;
  /** share of the area in use; null = nothing reported yet */
  usedPercent: number | null;
  monthShipments: number | null;
  zones: StorageZone[];
  services: SiteService[];
  status: SiteStatus;
  /** days until the right to the site ends, from the first start on */
  titleEndsIn: number;
  insuranceEndsIn: number;
  /** days since it opened; negative = opens later */
  openedAgo: number;
  /** a larger site that waits for an officer as its second edition */
  amendedAreaM2?: number;
  /** the area of its first edition, where a second one was approved */
  firstAreaM2?: number;
};

type Place = Pick<
  SeedSite,
  "countryCode" | "dialCode" | "cityZh" | "cityEn" | "gateway" | "transitDays"
>;

const place = (
  countryCode: PartnerCountry,
  dialCode: string,
  cityZh: string,
  cityEn: string,
  gateway: Gateway,
  transitDays: number,
): Place => ({ countryCode, dialCode, cityZh, cityEn, gateway, transitDays });

const held = (
  ownership: Ownership,
  firm: keyof typeof FIRMS,
  siteUse: SiteUse = "self_use",
): Pick<SeedSite, "ownership" | "siteUse" | "firm"> => ({ ownership, siteUse, firm: FIRMS[firm] });

const working = (usedPercent: number, monthShipments: number, openedAgo: number) => ({
  usedPercent,
  monthShipments,
  openedAgo,
});

/** The demo's register: eighteen sites in all fourteen partner countries, in every status but one. */
export const SEED_SITES: readonly SeedSite[] = [
  {
    code: "TH-01",
    nameZh: "林查班前置仓",
    nameEn: "Laem Chabang Forward Warehouse",
    ...place("TH", "66", "春武里", "Chonburi", "laem_chabang", 9),
    ...held("joint", "fugang", "public"),
    ...working(72, 412, 900),
    areaM2: 12_000,
    firstAreaM2: 9_000,
    sharedM2: 1_800,
    zones: ["ambient"],
    services: ["storage", "last_mile", "returns", "repair"],
    status: "active",
    titleEndsIn: 128,
    insuranceEndsIn: 190,
  },
  {
    code: "TH-02",
    nameZh: "拉差达退货仓",
    nameEn: "Ratchada Returns Warehouse",
    ...place("TH", "66", "曼谷", "Bangkok", "bangkok", 6),
    ...held("leased", "fugang"),
    ...working(64, 186, 520),
    areaM2: 3_200,
    sharedM2: 0,
    zones: ["ambient"],
    services: ["returns", "quality_check", "relabel", "destruction"],
    status: "active",
    titleEndsIn: 53,
    insuranceEndsIn: 240,
  },
  {
    code: "VN-01",
    nameZh: "海防集散仓",
    nameEn: "Haiphong Consolidation Warehouse",
    ...place("VN", "84", "海防", "Haiphong", "haiphong", 4),
    ...held("joint", "shiyu", "public"),
    ...working(81, 334, 1_100),
    areaM2: 8_600,
    sharedM2: 900,
    zones: ["ambient", "chilled"],
    services: ["storage", "transit", "last_mile"],
    status: "active",
    titleEndsIn: 219,
    insuranceEndsIn: 150,
  },
  {
    code: "VN-02",
    nameZh: "新安保税仓",
    nameEn: "Tan An Bonded Warehouse",
    ...place("VN", "84", "胡志明市", "Ho Chi Minh City", "ho_chi_minh", 7),
    ...held("leased", "jiangkou"),
    ...working(58, 141, 410),
    areaM2: 5_400,
    sharedM2: 400,
    zones: ["ambient"],
    services: ["storage", "spare_parts", "repair"],
    status: "active",
    titleEndsIn: 420,
    insuranceEndsIn: 26,
  },
  {
    code: "LA-01",
    nameZh: "赛色塔综合仓",
    nameEn: "Saysettha General Warehouse",
    ...place("LA", "856", "万象", "Vientiane", "vientiane", 4),
    ...held("self_built", "fugang", "public"),
    ...working(46, 208, 760),
    areaM2: 9_800,
    sharedM2: 2_600,
    zones: ["ambient", "frozen"],
    services: ["storage", "transit", "display", "last_mile"],
    status: "active",
    titleEndsIn: 3_650,
    insuranceEndsIn: 462,
  },
  {
    code: "MY-01",
    nameZh: "巴生自贸区仓",
    nameEn: "Port Klang Free Zone Warehouse",
    ...place("MY", "60", "巴生", "Klang", "port_klang", 11),
    ...held("leased", "baitao"),
    ...working(77, 173, 640),
    areaM2: 6_100,
    sharedM2: 300,
    zones: ["ambient", "chilled"],
    services: ["storage", "relabel", "last_mile"],
    status: "active",
    titleEndsIn: 178,
    insuranceEndsIn: 210,
  },
  {
    code: "SG-01",
    nameZh: "樟宜物流园仓",
    nameEn: "Changi Logistics Park Warehouse",
    ...place("SG", "65", "新加坡", "Singapore", "singapore", 10),
    ...held("franchised", "baitao"),
    ...working(91, 205, 480),
    areaM2: 1_500,
    sharedM2: 0,
    zones: ["ambient", "chilled"],
    services: ["storage", "last_mile", "local_support"],
    status: "active",
    titleEndsIn: 311,
    insuranceEndsIn: 330,
  },
  {
    code: "ID-01",
    nameZh: "芝卡朗分拨仓",
    nameEn: "Cikarang Distribution Warehouse",
    ...place("ID", "62", "勿加泗", "Bekasi", "jakarta", 13),
    ...held("joint", "jiangkou", "public"),
    ...working(39, 96, 300),
    areaM2: 7_300,
    sharedM2: 1_200,
    zones: ["ambient"],
    services: ["storage", "transit", "spare_parts"],
    status: "active",
    titleEndsIn: 138,
    insuranceEndsIn: 260,
  },
  {
    code: "JP-01",
    nameZh: "南港共配仓",
    nameEn: "Nanko Shared Warehouse",
    ...place("JP", "81", "大阪", "Osaka", "osaka", 12),
    ...held("franchised", "shiyu", "public"),
    ...working(68, 158, 700),
    areaM2: 2_400,
    sharedM2: 500,
    zones: ["ambient", "chilled"],
    services: ["storage", "fba_prep", "relabel", "returns"],
    status: "active",
    titleEndsIn: 281,
    insuranceEndsIn: 300,
  },
  {
    code: "KR-01",
    nameZh: "釜山新港仓",
    nameEn: "Busan New Port Warehouse",
    ...place("KR", "82", "釜山", "Busan", "busan", 10),
    ...held("leased", "shiyu"),
    ...working(74, 167, 590),
    areaM2: 3_600,
    sharedM2: 200,
    zones: ["ambient"],
    services: ["storage", "last_mile", "returns"],
    status: "active",
    titleEndsIn: 97,
    insuranceEndsIn: 220,
  },
  {
    code: "AU-01",
    nameZh: "班克斯敦仓",
    nameEn: "Bankstown Warehouse",
    ...place("AU", "61", "悉尼", "Sydney", "sydney", 21),
    ...held("acquired", "jiangkou"),
    ...working(61, 132, 830),
    areaM2: 5_000,
    sharedM2: 0,
    zones: ["ambient"],
    services: ["storage", "spare_parts", "repair", "last_mile"],
    status: "active",
    titleEndsIn: 3_200,
    insuranceEndsIn: 585,
  },
  {
    code: "NZ-01",
    nameZh: "东塔马基仓",
    nameEn: "East Tāmaki Warehouse",
    ...place("NZ", "64", "奥克兰", "Auckland", "auckland", 24),
    ...held("leased", "longtan"),
    ...working(57, 104, 720),
    areaM2: 1_900,
    sharedM2: 150,
    zones: ["ambient", "chilled"],
    services: ["storage", "last_mile"],
    status: "active",
    titleEndsIn: 20,
    insuranceEndsIn: 320,
  },
  {
    code: "KH-01",
    nameZh: "西港特区仓",
    nameEn: "Sihanoukville Zone Warehouse",
    ...place("KH", "855", "西哈努克", "Sihanoukville", "sihanoukville", 9),
    ...held("leased", "mawu"),
    ...working(0, 0, -21),
    usedPercent: null,
    monthShipments: null,
    areaM2: 2_800,
    sharedM2: 600,
    zones: ["ambient"],
    services: ["storage", "transit"],
    status: "approved",
    titleEndsIn: 342,
    insuranceEndsIn: 360,
  },
  {
    code: "PH-01",
    nameZh: "甲米地前置仓",
    nameEn: "Cavite Forward Warehouse",
    ...place("PH", "63", "甲米地", "Cavite", "manila", 10),
    ...held("leased", "longtan"),
    ...working(0, 0, -45),
    usedPercent: null,
    monthShipments: null,
    areaM2: 3_600,
    amendedAreaM2: 4_200,
    sharedM2: 500,
    zones: ["ambient"],
    services: ["storage", "last_mile", "local_support"],
    status: "approved",
    titleEndsIn: 234,
    insuranceEndsIn: 250,
  },
  {
    code: "AU-02",
    nameZh: "图尔拉冷链仓",
    nameEn: "Truganina Cold Store",
    ...place("AU", "61", "墨尔本", "Melbourne", "sydney", 22),
    ...held("leased", "lidu"),
    ...working(0, 0, -60),
    usedPercent: null,
    monthShipments: null,
    areaM2: 2_100,
    sharedM2: 0,
    zones: ["chilled", "frozen"],
    services: ["storage", "last_mile"],
    status: "filed",
    titleEndsIn: 730,
    insuranceEndsIn: 365,
  },
  {
    code: "ID-02",
    nameZh: "泗水备件仓",
    nameEn: "Surabaya Spare Parts Warehouse",
    ...place("ID", "62", "泗水", "Surabaya", "jakarta", 15),
    ...held("joint", "xinmiao"),
    ...working(0, 0, -90),
    usedPercent: null,
    monthShipments: null,
    areaM2: 1_700,
    sharedM2: 0,
    zones: ["ambient"],
    services: ["spare_parts", "repair"],
    status: "returned",
    titleEndsIn: 500,
    insuranceEndsIn: 300,
  },
  {
    code: "MM-01",
    nameZh: "迪拉瓦转运仓",
    nameEn: "Thilawa Transit Warehouse",
    ...place("MM", "95", "仰光", "Yangon", "yangon", 8),
    ...held("leased", "linshi"),
    ...working(12, 0, 400),
    areaM2: 2_600,
    sharedM2: 0,
    zones: ["ambient"],
    services: ["storage", "transit"],
    status: "suspended",
    titleEndsIn: 160,
    insuranceEndsIn: 200,
  },
  {
    code: "BN-01",
    nameZh: "摩拉港堆场仓",
    nameEn: "Muara Yard Warehouse",
    ...place("BN", "673", "斯里巴加湾", "Bandar Seri Begawan", "muara", 14),
    ...held("leased", "longtan"),
    ...working(0, 0, -120),
    usedPercent: null,
    monthShipments: null,
    areaM2: 900,
    sharedM2: 0,
    zones: ["ambient"],
    services: ["storage"],
    status: "draft",
    titleEndsIn: 365,
    insuranceEndsIn: 365,
  },
];
