import { getLocale } from "~/messages/compiled/runtime";
import type { Locale } from "./context.server";

/**
 * The address of a page in a language: `/cart` → `/en/cart`, `/kiosk/scan` → `/kiosk/en/scan`,
 * `/ops/orders` → `/ops/en/orders`. `path` is always the zh-CN one.
 */
export function href(path: string, locale: Locale = getLocale()): string {
  if (locale === "zh-CN") return path;
  const [, face = "", rest = ""] = /^(\/(?:kiosk|ops)(?=[/?#]|$))?(.*)$/s.exec(path) ?? [];
  const tail = rest === "/" ? "" : rest.replace(/^\/(?=[?#])/, "");
  return `${face}/en${tail}`;
}

/** The zh-CN form of a path that may be in either language. */
export function zhPath(path: string): string {
  const bare = path.replace(/^(\/(?:kiosk|ops))?\/en(?=[/?#]|$)/, "$1");
  return bare.startsWith("/") ? bare : `/${bare}`;
}
