export type PageFace = "shop" | "kiosk" | "console";

/** Which of the three faces an address belongs to; tokens change with it (data-face). */
export function faceOfPath(pathname: string): PageFace {
  if (/^\/kiosk(?:\/|$)/.test(pathname)) return "kiosk";
  return /^\/ops(?:\/|$)/.test(pathname) ? "console" : "shop";
}
