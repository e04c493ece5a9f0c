import type { country } from "../schema";

/** China and its fourteen RCEP partners with the three-digit customs codes of the list messages. */
export const COUNTRIES: readonly (typeof country.$inferInsert)[] = [
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
