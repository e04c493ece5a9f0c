import { formatCount } from "~/domain/format/quantity";
import { type Gateway, viaOfGateway } from "~/domain/overseas/gateways";
import type { AmendmentState, SiteStatus } from "~/domain/overseas/lifecycle";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { GATEWAY_WORDS, VIA_WORDS, type Word } from "~/messages/overseas-words";

/** Words of a list in one line: 备货、尾程. */
export function listWords<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, Word>>,
): string {
  return values.map((value) => words[value]()).join(m.overseas_list_mark());
}

/** 龙头港–钦州–林查班 */
export function wayTo(gateway: Gateway): string {
  const stops = viaOfGateway(gateway).map((via) => VIA_WORDS[via]());
  return [m.overseas_place_longtou_short(), ...stops, GATEWAY_WORDS[gateway]()].join("–");
}

/** Use as a whole percentage: 7203 basis points → "72%". */
export function usagePercent(usageBps: number): string {
  return `${Math.round(usageBps / 100)}%`;
}

/** "72%", or why there is no number. */
export function usageWords(site: { usageBps: number | null; status: SiteStatus }): string {
  if (site.usageBps !== null) return usagePercent(site.usageBps);
  const hasOpened = site.status === "active" || site.status === "suspended";
  return hasOpened ? m.overseas_not_reported() : m.overseas_not_open();
}

/** Above this share of its area a site is nearly full. */
const NEARLY_FULL_BPS = 9_000;
export const isNearlyFull = (usageBps: number | null) =>
  usageBps !== null && usageBps >= NEARLY_FULL_BPS;

/** "7.60 万 m²" or "76,000 m²" */
export function areaWords(areaM2: number): string {
  const hundredths = String(Math.round(areaM2 / 100)).padStart(3, "0");
  const wan = `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
  return m.overseas_sum_area({ wan, area: formatCount(areaM2) });
}

export function amendmentWords(amendment: AmendmentState, edition: number): string | undefined {
  if (amendment === "none") return undefined;
  const next = { edition: edition + 1 };
  return amendment === "open" ? m.overseas_amendment_open(next) : m.overseas_amendment_filed(next);
}

/** Chinese words inside an English page are marked as such. */
export function langOf(text: string): "zh-CN" | undefined {
  return getLocale() === "en" && /[\u3400-\u9fff]/.test(text) ? "zh-CN" : undefined;
}

/** A site's name in the page's language, else the Chinese one, marked as such. */
export function siteName({ nameZh, nameEn }: { nameZh: string; nameEn: string | null }) {
  const text = getLocale() === "en" ? (nameEn ?? nameZh) : nameZh;
  return { text, lang: langOf(text) };
}
