import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { ArtFile, ArtLanguage } from "~/domain/catalog/art/address";
import { drawArt } from "~/domain/catalog/art/draw";
import { ART_CROPS, type ArtInput } from "~/domain/catalog/art/input";
import type { ArtFamily, ArtForm, NetContentUnit, PartnerCountry } from "~/domain/catalog/terms";
import { m } from "~/messages/compiled/messages";
import type { Locale, ServiceContext } from "~/platform/context.server";
import type { ArtAddress } from "./product-card";

/** The columns a drawing is made of. */
export type ArtFacts = {
  sku: string;
  form: ArtForm;
  family: ArtFamily;
  nameZh: string;
  nameEn: string | null;
  labelZh: string | null;
  labelEn: string | null;
  originCode: PartnerCountry | null;
  originZh: string | null;
  originEn: string | null;
  contentValue: number | null;
  contentUnit: NetContentUnit | null;
  packCount: number;
  slug: string;
};

/** ArtFacts as JSON, to be read along where product is `p`, variant `v` and country `k`. */
export const artFactsJson: SQL = sql`json_build_object(
  'sku', v.sku, 'form', p.art_form, 'family', p.art_family, 'nameZh', p.name_zh, 'nameEn', p.name_en,
  'labelZh', p.label_zh, 'labelEn', p.label_en, 'originCode', k.code, 'originZh', k.name_zh, 'originEn', k.name_en,
  'contentValue', v.net_content_value, 'contentUnit', v.net_content_unit, 'packCount', v.pack_count, 'slug', p.slug)`;

export const artLanguage = (locale: Locale): ArtLanguage => (locale === "en" ? "en" : "zh");

function artInput(facts: ArtFacts, language: ArtLanguage): ArtInput {
  const isZh = language === "zh";
  const { contentValue, contentUnit, originCode } = facts;
  const locale = isZh ? "zh-CN" : "en";
  return {
    sku: facts.sku,
    form: facts.form,
    family: facts.family,
    name: isZh ? (facts.labelZh ?? facts.nameZh) : (facts.nameEn ?? facts.nameZh),
    className: facts.labelEn ?? "",
    packCount: facts.packCount,
    hint: `${facts.nameEn ?? ""} ${facts.labelEn ?? ""} ${facts.slug}`,
    words: {
      illustration: m.common_illustration({}, { locale }),
      piece: m.common_piece({}, { locale }),
    },
    ...(contentValue !== null && contentUnit !== null
      ? { content: { value: contentValue, unit: contentUnit } }
      : {}),
    ...(originCode !== null
      ? { origin: { code: originCode, name: (isZh ? facts.originZh : facts.originEn) ?? "" } }
      : {}),
  };
}

/** Digests by the facts they were made of, so that a list page draws nothing twice. */
const digests = new Map<string, string>();
const MOST_DIGESTS = 20_000;

/** Where the drawing of these goods stands. Changes whenever a byte of the drawing does. */
export function artAddress(facts: ArtFacts, locale: Locale): ArtAddress {
  const language = artLanguage(locale);
  const key = `${language}${JSON.stringify(facts)}`;
  const known = digests.get(key);
  if (known !== undefined) return { sku: facts.sku, hash: known };
  const input = artInput(facts, language);
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
  const [row] = await ctx.db.execute<{ facts: ArtFacts }>(sql`
    SELECT ${artFactsJson} AS facts
    FROM variant v JOIN product p ON p.id = v.product_id LEFT JOIN country k ON k.code = p.origin_code
    WHERE v.sku = ${file.sku}`);
  if (!row) return undefined;
  const locale = file.language === "en" ? "en" : "zh-CN";
  return {
    svg: drawArt(artInput(row.facts, file.language), file.crop),
    isCurrent: artAddress(row.facts, locale).hash === file.hash,
  };
}
