import type { CalendarDay } from "../calendar-day";
import type { CustomsRegime } from "../catalog/terms";

/** A regulation by its Chinese title or number, and the day from which it applies. */
export type Article = { text: string; from: CalendarDay };

/** Which regulation each step of a quote rests on. */
export type Articles = {
  value: Article;
  duty: Article;
  consumptionTax: Article;
  highEndCosmetics: Article;
  vat: Article;
};

/** Customs value, 0 % duty and 70 % of the other taxes. */
const RETAIL_TAX: Article = { text: "财关税〔2016〕18号", from: "2016-04-08" };
/** 5,000 yuan an order, 26,000 a year, and the full levy on one item above. */
export const RETAIL_LIMITS: Article = { text: "财关税〔2018〕49号", from: "2019-01-01" };
/** Yearly weights a person may import are remarks of the list's rows. */
export const RETAIL_LIST: Article = {
  text: "跨境电子商务零售进口商品清单（2019年版）及2022年第7号公告",
  from: "2022-03-01",
};

const TARIFF_LAW: Article = { text: "中华人民共和国关税法", from: "2024-12-01" };
const TARIFF_REGULATION: Article = { text: "中华人民共和国进出口关税条例", from: "2004-01-01" };
const VAT_LAW: Article = { text: "中华人民共和国增值税法第十条", from: "2026-01-01" };
const VAT_REGULATION: Article = { text: "中华人民共和国增值税暂行条例", from: "2009-01-01" };
const EXCISE_REGULATION: Article = { text: "中华人民共和国消费税暂行条例", from: "2009-01-01" };
const COSMETICS: Article = { text: "财关税〔2016〕48号", from: "2016-10-01" };

/** The newest of these that applies on the day; the last one is the fallback. */
const inForce = (day: CalendarDay, newest: Article, before: Article): Article =>
  day >= newest.from ? newest : before;

/** The regulations that a quote of this regime and day cites. */
export function articlesOf(
  customsRegime: CustomsRegime,
  treatment: "reduced" | "full",
  day: CalendarDay,
): Articles {
  const tariff = inForce(day, TARIFF_LAW, TARIFF_REGULATION);
  const statutory = {
    consumptionTax: EXCISE_REGULATION,
    highEndCosmetics: COSMETICS,
    vat: inForce(day, VAT_LAW, VAT_REGULATION),
  };
  if (customsRegime === "0110") return { value: tariff, duty: tariff, ...statutory };
  const duty = treatment === "full" ? RETAIL_LIMITS : RETAIL_TAX;
  return { value: RETAIL_TAX, duty, ...statutory };
}
