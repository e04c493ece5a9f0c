import type { country } from "../schema";

type Country = typeof country.$inferInsert;

/** China and its fourteen RCEP partners with the three-digit customs codes of the list messages. */
const MEMBERS: readonly Country[] = [
  { code: "CN", nameZh: "中国", nameEn: "China", customsCode: "142" },
  { code: "AU", nameZh: "澳大利亚", nameEn: "Australia", customsCode: "601" },
  { code: "NZ", nameZh: "新西兰", nameEn: "New Zealand", customsCode: "609" },
  { code: "JP", nameZh: "日本", nameEn: "Japan", customsCode: "116" },
  { code: "KR", nameZh: "韩国", nameEn: "South Korea", customsCode: "133" },
  { code: "BN", nameZh: "文莱", nameEn: "Brunei", customsCode: "105" },
  { code: "KH", nameZh: "柬埔寨", nameEn: "Cambodia", customsCode: "107" },
  { code: "ID", nameZh: "印度尼西亚", nameEn: "Indonesia", customsCode: "112" },
  { code: "LA", nameZh: "老挝", nameEn: "Laos", customsCode: "119" },
  { code: "MY", nameZh: "马来西亚", nameEn: "Malaysia", customsCode: "122" },
  { code: "MM", nameZh: "缅甸", nameEn: "Myanmar", customsCode: "106" },
  { code: "PH", nameZh: "菲律宾", nameEn: "Philippines", customsCode: "129" },
  { code: "SG", nameZh: "新加坡", nameEn: "Singapore", customsCode: "132" },
  { code: "TH", nameZh: "泰国", nameEn: "Thailand", customsCode: "136" },
  { code: "VN", nameZh: "越南", nameEn: "Vietnam", customsCode: "141" },
];

/**
 * Other places that a tariff question may name as the origin. We sell no goods of theirs, so their
 * customs codes (own knowledge, not read in a source) stand in no message.
 */
const OTHERS: readonly Country[] = (
  [
    ["US", "美国", "United States", "502"],
    ["CA", "加拿大", "Canada", "501"],
    ["MX", "墨西哥", "Mexico", "429"],
    ["BR", "巴西", "Brazil", "410"],
    ["AR", "阿根廷", "Argentina", "402"],
    ["CL", "智利", "Chile", "412"],
    ["PE", "秘鲁", "Peru", "434"],
    ["EC", "厄瓜多尔", "Ecuador", "419"],
    ["GB", "英国", "United Kingdom", "303"],
    ["IE", "爱尔兰", "Ireland", "306"],
    ["FR", "法国", "France", "305"],
    ["DE", "德国", "Germany", "304"],
    ["NL", "荷兰", "Netherlands", "309"],
    ["BE", "比利时", "Belgium", "301"],
    ["IT", "意大利", "Italy", "307"],
    ["ES", "西班牙", "Spain", "312"],
    ["PT", "葡萄牙", "Portugal", "311"],
    ["GR", "希腊", "Greece", "310"],
    ["AT", "奥地利", "Austria", "315"],
    ["CH", "瑞士", "Switzerland", "331"],
    ["DK", "丹麦", "Denmark", "302"],
    ["NO", "挪威", "Norway", "326"],
    ["SE", "瑞典", "Sweden", "330"],
    ["FI", "芬兰", "Finland", "318"],
    ["IS", "冰岛", "Iceland", "322"],
    ["PL", "波兰", "Poland", "327"],
    ["RU", "俄罗斯", "Russia", "344"],
    ["TR", "土耳其", "Türkiye", "137"],
    ["IN", "印度", "India", "111"],
    ["PK", "巴基斯坦", "Pakistan", "127"],
    ["LK", "斯里兰卡", "Sri Lanka", "134"],
    ["IL", "以色列", "Israel", "115"],
    ["AE", "阿联酋", "United Arab Emirates", "138"],
    ["ZA", "南非", "South Africa", "244"],
    ["HK", "中国香港", "Hong Kong, China", "110"],
    ["MO", "中国澳门", "Macao, China", "121"],
    ["TW", "中国台湾", "Taiwan, China", "143"],
  ] as const
).map(([code, nameZh, nameEn, customsCode]) => ({ code, nameZh, nameEn, customsCode }));

export const COUNTRIES: readonly Country[] = [...MEMBERS, ...OTHERS];
