import type { PartnerCountry } from "~/domain/catalog/terms";
import flagsUrl from "./flags.svg?url&no-inline";

type FlagCode = PartnerCountry | "CN";

/** A flag of 3:2; decorative, because the country's name always stands beside it. */
export function OriginFlag({ code, width = 18 }: { code: FlagCode; width?: number }) {
  return (
    <svg className="flag" width={width} height={(width * 2) / 3} aria-hidden="true">
      <use href={`${flagsUrl}#${code}`} />
    </svg>
  );
}

/** Flag and country in the colour of origins. */
export function Origin({ code, name, width }: { code: FlagCode; name: string; width?: number }) {
  return (
    <span className="origin">
      <OriginFlag code={code} width={width} />
      {name}
    </span>
  );
}
