import { sql } from "drizzle-orm";
import type {
  ArtFamily,
  ArtForm,
  CustomsRegime,
  NetContentUnit,
  PartnerCountry,
} from "~/domain/catalog/terms";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { invariant } from "~/domain/invariant";
import { type Fen, fen } from "~/domain/money";
import type { ServiceContext } from "~/platform/context.server";
import { artAddressOf } from "~/services/catalog/product-art.server";
import type { ArtAddress } from "~/services/catalog/product-card";
import { variantTitle } from "~/services/catalog/product-title";
import { nowOf } from "~/services/transaction.server";
import { type HandoffKey, handoffOf } from "./handoff-key";
import { offerInForce } from "./offer-in-force.server";

export type HandoffLineView = {
  name: string;
  art: ArtAddress;
  quantity: number;
  regime: CustomsRegime;
  /** of one piece, as it is sold now; null = no longer sold */
  priceFen: Fen | null;
};

/** What a phone is shown of a handoff: goods and prices, nothing of a person. */
export type HandoffView =
  | {
      state: "open";
      lines: HandoffLineView[];
      unitCount: number;
      goodsFen: Fen;
      secondsLeft: number;
    }
  /** taken; `isMine` by this very visitor */
  | { state: "claimed"; isMine: boolean }
  | { state: "expired" }
  | { state: "unknown" };

type LineFacts = {
  quantity: number;
  regime: CustomsRegime;
  priceFen: Fen | null;
  sku: string;
  specZh: string;
  specEn: string;
  brandZh: string;
  brandEn: string;
  nameZh: string;
  nameEn: string;
  labelZh: string | null;
  labelEn: string | null;
  artForm: ArtForm;
  artFamily: ArtFamily;
  netContentValue: number | null;
  netContentUnit: NetContentUnit | null;
  packCount: number;
  originCode: string;
  originZh: string;
  originEn: string;
};

/**
 * Shows what a handoff holds, without claiming it: previews of the link may ask as often as they
 * like. One statement.
 */
export async function readHandoff(ctx: ServiceContext, key: HandoffKey): Promise<HandoffView> {
  const found = handoffOf(ctx, key);
  if (found === undefined) return { state: "unknown" };
  const now = nowOf(ctx);
  const visitorId = ctx.actor.kind === "visitor" ? ctx.actor.visitorId : "";
  const [row] = await ctx.db.execute<{
    is_claimed: boolean;
    is_mine: boolean;
    seconds_left: number;
    lines: LineFacts[];
  }>(sql`
    SELECT h.claimed_at IS NOT NULL AS is_claimed,
           coalesce(h.claimed_by_visitor_id = ${visitorId}, false) AS is_mine,
           ceil(extract(epoch FROM h.expires_at - ${now}))::int AS seconds_left, (
      SELECT coalesce(json_agg(json_build_object('quantity', l.quantity, 'regime', o.customs_regime,
        'priceFen', now_offer.price_fen, 'sku', v.sku, 'specZh', v.spec_zh, 'specEn', coalesce(v.spec_en, v.spec_zh),
        'brandZh', b.name_zh, 'brandEn', b.name_en, 'nameZh', p.name_zh, 'nameEn', coalesce(p.name_en, p.name_zh),
        'labelZh', p.label_zh, 'labelEn', p.label_en, 'artForm', p.art_form, 'artFamily', p.art_family,
        'netContentValue', v.net_content_value, 'netContentUnit', v.net_content_unit, 'packCount', v.pack_count,
        'originCode', k.code, 'originZh', k.name_zh, 'originEn', k.name_en) ORDER BY l.at), '[]')
      FROM jsonb_array_elements(h.lines) WITH ORDINALITY AS item(line, at)
      CROSS JOIN LATERAL (SELECT line->>'offerId' AS offer_id, (line->>'quantity')::int AS quantity, at) l
      JOIN offer o ON o.id = l.offer_id
      JOIN variant v ON v.id = o.variant_id
      JOIN product p ON p.id = v.product_id
      JOIN brand b ON b.id = p.brand_id
      JOIN country k ON k.code = p.origin_code
      LEFT JOIN LATERAL (${offerInForce(now)}) now_offer ON true) AS lines
    FROM handoff h WHERE ${found}`);
  if (!row) return { state: "unknown" };
  if (row.is_claimed) return { state: "claimed", isMine: row.is_mine };
  if (row.seconds_left <= 0) return { state: "expired" };
  const lines = row.lines.map((line) => lineView(line, ctx));
  return {
    state: "open",
    lines,
    unitCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    goodsFen: fen(lines.reduce((sum, line) => sum + (line.priceFen ?? 0) * line.quantity, 0)),
    secondsLeft: row.seconds_left,
  };
}

function lineView(facts: LineFacts, { locale }: ServiceContext): HandoffLineView {
  const code = PARTNER_COUNTRIES.find((one): one is PartnerCountry => one === facts.originCode);
  invariant(code, "published goods come from a partner country");
  const origin = { code, name: locale === "en" ? facts.originEn : facts.originZh };
  return {
    name: variantTitle(facts, facts, locale),
    art: artAddressOf({ ...facts, origin }, locale),
    quantity: facts.quantity,
    regime: facts.regime,
    priceFen: facts.priceFen,
  };
}
