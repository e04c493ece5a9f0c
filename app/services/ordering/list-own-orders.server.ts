import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import {
  type ArtFamily,
  type ArtForm,
  type CustomsRegime,
  type DeliveryMethod,
  type NetContentUnit,
  PARTNER_COUNTRIES,
} from "~/domain/catalog/terms";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import type { Fen } from "~/domain/money";
import type { Standing } from "~/domain/order/decide";
import { type Headline, headlineOf } from "~/domain/order/timeline";
import type { ServiceContext } from "~/platform/context.server";
import { epochMs } from "~/services/cart/cart-facts.server";
import { artAddressOf } from "~/services/catalog/product-art.server";
import type { ArtAddress } from "~/services/catalog/product-card";
import { currentRules, ruleVersionColumn } from "~/services/rules/current-rules.server";
import type { RuleBook } from "~/services/rules/rule-book";

/** One of the visitor's orders, as a row of the list. */
export type OwnOrderRow = {
  orderId: OrderId;
  orderNo: string;
  placedAt: Date;
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  headline: Headline;
  totalFen: Fen;
  unitCount: number;
  arrivesBy: CalendarDay | null;
  goods: { line: number; name: string; art: ArtAddress }[];
};

export type OwnOrders = { orders: OwnOrderRow[]; hasMore: boolean };

const SHOWN = 50;

type Goods = {
  line: number;
  sku: string;
  originCode: string;
  brandNameZh: string;
  brandNameEn: string;
  nameZh: string;
  nameEn: string;
  art: {
    artForm: ArtForm;
    artFamily: ArtFamily;
    labelZh: string | null;
    labelEn: string | null;
    netContentValue: number | null;
    netContentUnit: NetContentUnit | null;
    packCount: number;
    nameZh: string;
    nameEn: string | null;
  };
};

type Row = Omit<OwnOrderRow, "placedAt" | "headline" | "goods"> & {
  placedAtMs: number;
  standing: Standing;
  goods: Goods[];
};

/** The orders of this visitor, the newest first; somebody without a session has none. One statement. */
export async function listOwnOrders(ctx: ServiceContext): Promise<OwnOrders> {
  if (ctx.actor.kind !== "visitor") return { orders: [], hasMore: false };
  const [found] = await ctx.db.execute<{ rule_version: string; rows: Row[] }>(sql`
    SELECT ${ruleVersionColumn} AS rule_version, (
      SELECT coalesce(json_agg(json_build_object(
        'orderId', o.id, 'orderNo', o.order_no, 'placedAtMs', ${epochMs(sql`o.placed_at`)},
        'customsRegime', o.customs_regime, 'deliveryMethod', o.delivery_method,
        'standing', json_build_object('payment', o.payment_status, 'customs', o.customs_status, 'fulfilment', o.fulfilment_status),
        'totalFen', o.total_fen, 'arrivesBy', o.promised_by,
        'unitCount', (SELECT sum(quantity) FROM order_line WHERE order_id = o.id),
        'goods', (${GOODS})) ORDER BY o.placed_at DESC, o.id), '[]')
      FROM (SELECT * FROM "order" WHERE visitor_id = ${ctx.actor.visitorId}
            ORDER BY placed_at DESC, id LIMIT ${SHOWN + 1}) o) AS rows`);
  invariant(found, "one row of orders");
  const book = await currentRules(ctx, { seenVersion: Number(found.rule_version) });
  return {
    orders: found.rows.slice(0, SHOWN).map((row) => ownOrder(ctx, row, book)),
    hasMore: found.rows.length > SHOWN,
  };
}

const GOODS = sql`
  SELECT json_agg(json_build_object(
    'line', l.line, 'sku', l.sku, 'originCode', l.origin_code, 'nameZh', l.name_zh, 'nameEn', l.name_en,
    'brandNameZh', l.brand_name_zh, 'brandNameEn', coalesce(b.name_en, ''),
    'art', json_build_object('artForm', p.art_form, 'artFamily', p.art_family, 'labelZh', p.label_zh, 'labelEn', p.label_en,
                             'netContentValue', l.net_content_value, 'netContentUnit', l.net_content_unit,
                             'packCount', l.pack_count, 'nameZh', p.name_zh, 'nameEn', p.name_en)) ORDER BY l.line)
  FROM order_line l JOIN variant v ON v.id = l.variant_id JOIN product p ON p.id = v.product_id
  LEFT JOIN brand b ON b.id = p.brand_id WHERE l.order_id = o.id`;

function ownOrder(ctx: ServiceContext, row: Row, book: RuleBook): OwnOrderRow {
  const { standing, placedAtMs, goods, ...rest } = row;
  return {
    ...rest,
    placedAt: new Date(placedAtMs),
    headline: headlineOf(standing, row),
    goods: goods.map((one) => goodsView(ctx, one, book)),
  };
}

function goodsView(ctx: ServiceContext, goods: Goods, book: RuleBook) {
  const isZh = ctx.locale === "zh-CN";
  const country = book.country(goods.originCode);
  const code = PARTNER_COUNTRIES.find((one) => one === goods.originCode);
  const origin = code && country ? { code, name: isZh ? country.nameZh : country.nameEn } : null;
  const brand = isZh ? goods.brandNameZh : goods.brandNameEn;
  return {
    line: goods.line,
    name: `${brand} ${isZh ? goods.nameZh : goods.nameEn}`.trim(),
    art: artAddressOf({ ...goods.art, sku: goods.sku, origin }, ctx.locale),
  };
}
