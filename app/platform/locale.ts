import type { Locale } from "./context.server";

/** The language is part of the path: /en/cart, /kiosk/en, /ops/en/orders.data; all else is zh-CN. */
export function localeOfPath(pathname: string): Locale {
  return /^\/(?:(?:kiosk|ops)\/)?en(?:\/|\.data$|$)/.test(pathname) ? "en" : "zh-CN";
}
