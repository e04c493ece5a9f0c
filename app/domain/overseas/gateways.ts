import type { PartnerCountry } from "../catalog/terms";

/** Where lanes from Longtou Port leave the country or change vehicle. */
export type ViaPoint = "qinzhou" | "mohan" | "ruili" | "shanghai";

/** The places of the corridor sketch a warehouse can hang on, and the way there. */
const GATEWAYS_BY_KEY = {
  haiphong: { country: "VN", via: ["qinzhou"] },
  ho_chi_minh: { country: "VN", via: ["qinzhou"] },
  vientiane: { country: "LA", via: ["mohan"] },
  bangkok: { country: "TH", via: ["mohan"] },
  laem_chabang: { country: "TH", via: ["qinzhou"] },
  sihanoukville: { country: "KH", via: ["qinzhou"] },
  yangon: { country: "MM", via: ["ruili"] },
  port_klang: { country: "MY", via: ["qinzhou"] },
  singapore: { country: "SG", via: ["qinzhou"] },
  jakarta: { country: "ID", via: ["qinzhou"] },
  muara: { country: "BN", via: ["qinzhou"] },
  manila: { country: "PH", via: ["qinzhou"] },
  busan: { country: "KR", via: ["shanghai"] },
  osaka: { country: "JP", via: ["shanghai"] },
  sydney: { country: "AU", via: ["qinzhou"] },
  auckland: { country: "NZ", via: ["qinzhou"] },
} as const satisfies Record<string, { country: PartnerCountry; via: readonly ViaPoint[] }>;

export type Gateway = keyof typeof GATEWAYS_BY_KEY;
export const GATEWAYS = Object.keys(GATEWAYS_BY_KEY) as Gateway[];

export function countryOfGateway(gateway: Gateway): PartnerCountry {
  return GATEWAYS_BY_KEY[gateway].country;
}

export function viaOfGateway(gateway: Gateway): readonly ViaPoint[] {
  return GATEWAYS_BY_KEY[gateway].via;
}

/** The gateway of a country that a site without a stated one is drawn at. */
export function mainGatewayOf(country: PartnerCountry): Gateway {
  const main =
    country === "TH" ? "laem_chabang" : GATEWAYS.find((key) => countryOfGateway(key) === country);
  return main ?? "singapore";
}
