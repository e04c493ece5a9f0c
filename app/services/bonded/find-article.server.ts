import { sql } from "drizzle-orm";
import { normaliseGtin } from "~/domain/catalog/gtin";
import type { CustomsRegime, StorageZone } from "~/domain/catalog/terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";

/** What the goods-in form shows of the article that was scanned, before the lot is entered. */
export type ArticleView = {
  sku: string;
  gtin: string | null;
  name: string;
  spec: string;
  originName: string | null;
  storageZone: StorageZone;
  shelfLifeDays: number | null;
  regimes: CustomsRegime[];
  itemRecordNo: string | null;
  /** pieces in bins now, over all warehouses */
  onHand: number;
};

/** The article of a scanned GTIN or a typed article number. */
export async function findArticle(
  ctx: ServiceContext,
  input: { code: string },
): Promise<Result<ArticleView, ForbiddenRefusal | { code: "NOT_FOUND" }>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const code = input.code.trim().toUpperCase();
  const isEnglish = ctx.locale === "en";
  const [found] = await ctx.db.execute<ArticleView>(sql`
    SELECT v.sku, v.gtin,
           ${isEnglish ? sql`concat_ws(' ', br.name_en, coalesce(p.name_en, p.name_zh))` : sql`concat_ws(' ', br.name_zh, p.name_zh)`} AS name,
           ${isEnglish ? sql`coalesce(v.spec_en, v.spec_zh)` : sql`v.spec_zh`} AS spec,
           ${isEnglish ? sql`c.name_en` : sql`c.name_zh`} AS "originName", p.storage_zone AS "storageZone",
           p.shelf_life_days AS "shelfLifeDays", p.regimes, v.item_record_no AS "itemRecordNo",
           (SELECT coalesce(sum(b.on_hand), 0)::int FROM ledger_account a
              JOIN ledger_balance b ON b.account_id = a.id
             WHERE a.variant_id = v.id AND a.ledger = 'physical' AND a.bucket = 'good') AS "onHand"
    FROM variant v
    JOIN product p ON p.id = v.product_id
    LEFT JOIN brand br ON br.id = p.brand_id
    LEFT JOIN country c ON c.code = p.origin_code
    WHERE v.sku = ${code} OR v.gtin = ${normaliseGtin(code) ?? code}
    LIMIT 1`);
  return found ? ok({ ...found }) : refuse({ code: "NOT_FOUND" });
}
