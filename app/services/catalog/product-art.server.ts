import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { ArtFile } from "~/domain/catalog/art/address";
import { drawArt } from "~/domain/catalog/art/draw";
import { ART_CROPS, type ArtInput } from "~/domain/catalog/art/input";
import type { ArtFamily, ArtForm, NetContentUnit, PartnerCountry } from "~/domain/catalog/terms";
import { m } from "~/messages/compiled/messages";
import type { Locale, ServiceContext } from "~/platform/context.server";
import type { ArtAddress } from "./product-card";

/** The catalogue's facts a product is drawn from, its origin named in the reader's language. */
export type ArtFacts = {
  sku: string;
  artForm: ArtForm;
  artFamily: ArtFamily;
  nameZh: string;
  nameEn: string | null;
  labelZh: string | null;
  labelEn: string | null;
  netContentValue: number | null;
  netContentUnit: NetContentUnit | null;
  packCount: number;
  /** null for drafts without proof of it */
  origin: { code: PartnerCountry; name: string } | null;
};

/** What the drawing of a variant is made of, in the reader's language. */
function artInputOf(facts: ArtFacts, locale: Locale): ArtInput {
  const { netContentValue, netContentUnit, origin } = facts;
  const nameEn = facts.nameEn ?? facts.nameZh;
  return {
    sku: facts.sku,
    form: facts.artForm,
    family: facts.artFamily,
    name: locale === "en" ? nameEn : (facts.labelZh ?? facts.nameZh),
    className: facts.labelEn ?? "",
    packCount: facts.packCount,
    hint: `${nameEn} ${facts.labelEn ?? ""}`,
    words: {
      illustration: m.common_illustration({}, { locale }),
      piece: m.common_piece({}, { locale }),
    },
    ...(netContentValue !== null && netContentUnit !== null
      ? { content: { value: netContentValue, unit: netContentUnit } }
      : {}),
    ...(origin ? { origin } : {}),
  };
}

/** Digests by what they are of, so that a list page draws nothing twice. */
const digests = new Map<string, string>();
const MOST_DIGESTS = 20_000;

/** Where the drawing of these goods stands. Changes whenever a byte of the drawing does. */
export function artAddressOf(facts: ArtFacts, locale: Locale): ArtAddress {
  const input = artInputOf(facts, locale);
  const key = JSON.stringify(input);
  const known = digests.get(key);
  if (known !== undefined) return { sku: facts.sku, hash: known };
  const digest = createHash("sha256");
  for (const crop of ART_CROPS) digest.update(drawArt(input, crop));
  const hash = digest.digest("hex").slice(0, 10);
  if (digests.size >= MOST_DIGESTS) digests.clear();
  digests.set(key, hash);
  return { sku: facts.sku, hash };
}

export type ProductArt = { svg: string; isCurrent: boolean };

/**
 * The drawing asked for, as the goods are described now. `isCurrent` is false when the address was
 * made of an older description. Undefined when there is no such article. One statement.
 */
export async function getProductArt(
  ctx: ServiceContext,
  file: ArtFile,
): Promise<ProductArt | undefined> {
  const locale: Locale = file.language === "en" ? "en" : "zh-CN";
  const countryName = locale === "en" ? sql`k.name_en` : sql`k.name_zh`;
  const [row] = await ctx.db.execute<{ facts: ArtFacts }>(sql`
    SELECT json_build_object(
      'sku', v.sku, 'artForm', p.art_form, 'artFamily', p.art_family, 'nameZh', p.name_zh, 'nameEn', p.name_en,
      'labelZh', p.label_zh, 'labelEn', p.label_en, 'netContentValue', v.net_content_value,
      'netContentUnit', v.net_content_unit, 'packCount', v.pack_count,
      'origin', CASE WHEN k.code IS NOT NULL THEN json_build_object('code', k.code, 'name', ${countryName}) END) AS facts
    FROM variant v JOIN product p ON p.id = v.product_id LEFT JOIN country k ON k.code = p.origin_code
    WHERE v.sku = ${file.sku}`);
  if (!row) return undefined;
  return {
    svg: drawArt(artInputOf(row.facts, locale), file.crop),
    isCurrent: artAddressOf(row.facts, locale).hash === file.hash,
  };
}
