/** What each source of the gathered figures was, in a word; all are copies, none is the gazette. */
const SOURCES: Record<string, string> = {
  S01: "财政部 2026 年税则（第三方摘录）",
  S25: "2025 年协定税率表（商业转载）",
  S26: "海关 12360 热线文章转载",
  S28: "新闻报道 2024-01-01",
  S29: "新闻报道",
  S30: "澳大利亚外贸部中澳自贸协定说明",
  S31: "行业网页：中澳自贸协定降税",
  S32: "行业组织网页：中澳自贸协定乳品",
  S33: "2023 年肉类税率表（仅供参考）",
  S34: "2025-12-31 牛肉保障措施报道",
  S47: "税率网页（无日期）",
  S49: "2019 年暂定税率表（转载）",
  S53: "税率网页 2024-01-18",
  S74: "日本国税厅报道 2020-11-25",
  S75: "日本水产报道 2021-11-05",
  S76: "新闻报道 2020-12-01",
  S77: "新闻报道 2020-11-13",
  S89: "税率网页 2024–2025",
  S99: "自有知识，未见来源",
};

const PRICE_PAGE = "税率网页（商业转载）";

/** "S01 p.30;S26" → what people read: each source once, with its page; the gathering's own ids stay out. */
export function sourceName(ids: string | undefined): string {
  if (!ids) return "未找到来源";
  const names = ids.split(";").map((id) => {
    const [key = "", ...place] = id.trim().split(" ");
    return [SOURCES[key] ?? PRICE_PAGE, ...place].join(" ").replace("） ", "）");
  });
  return [...new Set(names)].join("；");
}
