import { addDays, type CalendarDay } from "~/domain/calendar-day";
import type { PartnerCountry } from "~/domain/catalog/terms";
import type { RouteStop } from "../schema";

type Place = { zh: string; en: string };
type Leg = { from: Place; days: number; noteZh: string; noteEn: string };
/** Legs from the country of origin to Fuling, in order. */
export type WayIn = readonly [Leg, ...Leg[]];

const place = (zh: string, en: string): Place => ({ zh, en });
const QINZHOU = place("钦州港", "Qinzhou Port");
const SHANGHAI = place("上海港", "Shanghai Port");
const MOHAN = place("磨憨口岸", "Mohan border port");
const AIRPORT = place("重庆江北机场", "Chongqing Jiangbei Airport");

const leg = (from: Place, days: number, noteZh: string, noteEn: string): Leg => ({
  from,
  days,
  noteZh,
  noteEn,
});

/** By sea to Qinzhou, then by rail: the New International Land–Sea Trade Corridor. */
const corridor = (port: Place, seaDays: number): WayIn => [
  leg(port, seaDays, "海运", "by sea"),
  leg(QINZHOU, 4, "西部陆海新通道铁海联运", "by rail, Land–Sea Corridor"),
];

/** By sea to Shanghai, then up the Yangtze to Longtou Port in Fuling. */
const yangtze = (port: Place, seaDays: number): WayIn => [
  leg(port, seaDays, "海运", "by sea"),
  leg(SHANGHAI, 10, "长江江海联运，至涪陵龙头港", "up the Yangtze to Longtou Port, Fuling"),
];

const byAir = (airport: Place): WayIn => [
  leg(airport, 1, "空运", "by air"),
  leg(AIRPORT, 1, "冷链公路", "by refrigerated road"),
];

const lanXang = (city: Place): WayIn => [
  leg(city, 2, "中老铁路冷链", "cold chain, China–Laos railway"),
  leg(MOHAN, 3, "西部陆海新通道铁路冷链", "cold chain by rail, Land–Sea Corridor"),
];

/** The usual ways of each origin, slowest first; short-lived goods take a faster one. */
const WAYS: Record<PartnerCountry, readonly [WayIn, ...WayIn[]]> = {
  NZ: [
    corridor(place("陶朗阿港", "Port of Tauranga"), 21),
    byAir(place("奥克兰机场", "Auckland Airport")),
  ],
  AU: [
    corridor(place("墨尔本港", "Port of Melbourne"), 17),
    byAir(place("墨尔本机场", "Melbourne Airport")),
  ],
  JP: [yangtze(place("大阪港", "Port of Osaka"), 3), byAir(place("关西机场", "Kansai Airport"))],
  KR: [yangtze(place("釜山港", "Port of Busan"), 2), byAir(place("仁川机场", "Incheon Airport"))],
  BN: [
    corridor(place("摩拉港", "Muara Port"), 7),
    byAir(place("斯里巴加湾机场", "Brunei International Airport")),
  ],
  KH: [
    corridor(place("西哈努克港", "Sihanoukville Port"), 6),
    byAir(place("金边机场", "Phnom Penh Airport")),
  ],
  ID: [
    corridor(place("丹戎不碌港", "Tanjung Priok Port"), 9),
    byAir(place("雅加达机场", "Jakarta Airport")),
  ],
  LA: [lanXang(place("万象南站", "Vientiane South")), byAir(place("瓦岱机场", "Wattay Airport"))],
  MY: [
    corridor(place("巴生港", "Port Klang"), 6),
    byAir(place("吉隆坡机场", "Kuala Lumpur Airport")),
  ],
  MM: [
    corridor(place("仰光港", "Port of Yangon"), 11),
    [
      leg(place("木姐", "Muse"), 1, "公路", "by road"),
      leg(place("瑞丽口岸", "Ruili border port"), 3, "冷链公路", "by refrigerated road"),
    ],
    byAir(place("仰光机场", "Yangon Airport")),
  ],
  PH: [corridor(place("达沃港", "Port of Davao"), 6), byAir(place("马尼拉机场", "Manila Airport"))],
  SG: [
    corridor(place("新加坡港", "Port of Singapore"), 6),
    byAir(place("樟宜机场", "Changi Airport")),
  ],
  TH: [
    corridor(place("林查班港", "Laem Chabang Port"), 4),
    lanXang(place("廊开", "Nong Khai")),
    byAir(place("素万那普机场", "Suvarnabhumi Airport")),
  ],
  VN: [
    corridor(place("海防港", "Port of Hai Phong"), 2),
    [
      leg(place("河内安员站", "Hanoi Yen Vien"), 1, "中越班列", "China–Vietnam train"),
      leg(
        place("凭祥口岸", "Pingxiang border port"),
        2,
        "西部陆海新通道铁路",
        "by rail, Land–Sea Corridor",
      ),
    ],
    byAir(place("内排机场", "Noi Bai Airport")),
  ],
};

export function daysOf(way: WayIn): number {
  return way.reduce((sum, step) => sum + step.days, 0);
}

/** The slowest way that costs at most a quarter of the goods' life; the fastest when none does. */
export function wayInFor(origin: PartnerCountry, shelfLifeDays: number): WayIn {
  const ways = WAYS[origin];
  const fitting = ways.find((way) => daysOf(way) * 4 <= shelfLifeDays);
  return fitting ?? ways.at(-1) ?? ways[0];
}

/** The stops of a way that ends in Fuling on `arrivesOn`. */
export function stopsOf(way: WayIn, arrivesOn: CalendarDay, end: Place): RouteStop[] {
  let leavesOn = addDays(arrivesOn, -daysOf(way));
  const stops: RouteStop[] = [];
  for (const step of way) {
    stops.push({
      placeZh: step.from.zh,
      placeEn: step.from.en,
      date: leavesOn,
      noteZh: step.noteZh,
      noteEn: step.noteEn,
    });
    leavesOn = addDays(leavesOn, step.days);
  }
  return [...stops, { placeZh: end.zh, placeEn: end.en, date: arrivesOn }];
}
