import { sql } from "drizzle-orm";
import type { ArtFamily, ArtForm, PartnerCountry } from "~/domain/catalog/terms";
import type { ProductId } from "~/domain/ids";
import type { ServiceContext } from "~/platform/context.server";
import { ruleVersionColumn } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import { PREPARED } from "~db/client.server";
import { type OfferFacts, offersJson } from "./offer-facts.server";

/** What a card is made of, as committed at this moment. */
export type CardFacts = {
  productId: ProductId;
  slug: string;
  brandZh: string;
  brandEn: string;
  nameZh: string;
  nameEn: string;
  labelZh: string | null;
  labelEn: string | null;
  artForm: ArtForm;
  artFamily: ArtFamily;
  origin: { code: PartnerCountry; nameZh: string; nameEn: string };
  photoUrl: string | null;
  offers: OfferFacts[];
};

/** Names of filter choices, by key. */
export type ChoiceNames = Record<string, { zh: string; en: string }>;

export type CardReading = {
  now: Date;
  ruleVersion: number;
  facts: Map<ProductId, CardFacts>;
  brands: ChoiceNames;
  categories: ChoiceNames;
  countries: ChoiceNames;
};

/**
 * Reads the cards of these products and the names of all filter choices in one statement. Products
 * that are no longer published are missing.
 */
export async function readCards(
  ctx: ServiceContext,
  productIds: readonly ProductId[],
  options: { brandSlugs: readonly string[]; withCategories: boolean },
): Promise<CardReading> {
  const now = nowOf(ctx);
  const ids = sql`(SELECT jsonb_array_elements_text(${JSON.stringify(productIds)}::jsonb))`;
  const slugs = sql`(SELECT jsonb_array_elements_text(${JSON.stringify(options.brandSlugs)}::jsonb))`;
  const names = (key: string, from: string) =>
    sql.raw(
      `coalesce(json_object_agg(${key}, json_build_object('zh', name_zh, 'en', name_en)), '{}') FROM ${from}`,
    );
  const [row] = await ctx.db.execute<{
    now: string;
    rule_version: string;
    facts: CardFacts[];
    brands: ChoiceNames;
    categories: ChoiceNames;
    countries: ChoiceNames;
  }>(sql`${PREPARED}
    SELECT to_json(${now}) AS now, ${ruleVersionColumn} AS rule_version,
      (SELECT coalesce(json_agg(json_build_object(
         'productId', p.id, 'slug', p.slug, 'brandZh', b.name_zh, 'brandEn', b.name_en,
         'nameZh', p.name_zh, 'nameEn', p.name_en, 'labelZh', p.label_zh, 'labelEn', p.label_en,
         'artForm', p.art_form, 'artFamily', p.art_family,
         'origin', json_build_object('code', k.code, 'nameZh', k.name_zh, 'nameEn', k.name_en),
         'photoUrl', (SELECT pm.url FROM product_media pm WHERE pm.product_id = p.id AND pm.kind = 'photo'
                      ORDER BY pm.position LIMIT 1),
         'offers', ${offersJson(now)})), '[]')
       FROM product p JOIN brand b ON b.id = p.brand_id JOIN country k ON k.code = p.origin_code
       WHERE p.status = 'published' AND p.id IN ${ids}) AS facts,
      (SELECT ${names("slug", "brand")} WHERE slug IN ${slugs}) AS brands,
      (SELECT ${names("key", "category")} WHERE ${options.withCategories}) AS categories,
      (SELECT ${names("code", "country")} WHERE ${options.withCategories}) AS countries`);
  if (!row) throw new Error("the cards' statement answers one row");
  return {
    now: new Date(row.now),
    ruleVersion: Number(row.rule_version),
    facts: new Map(row.facts.map((one) => [one.productId, one])),
    brands: row.brands,
    categories: row.categories,
    countries: row.countries,
  };
}
