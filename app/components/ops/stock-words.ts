import { formatRoundShare } from "~/domain/format/money";
import { assertNever } from "~/domain/invariant";
import type { LotDocument } from "~/domain/stock/lot-document";
import { m } from "~/messages/compiled/messages";
import type { LotPlace } from "~/services/bonded/get-lot.server";
import type { LotCondition, StockFilter } from "~/services/bonded/list-stock.server";

export function stockFilterName(filter: StockFilter): string {
  switch (filter) {
    case "in_stock":
      return m.ops_stock_in_stock();
    case "saleable":
      return m.ops_stock_saleable();
    case "near":
      return m.ops_nav_near();
    case "ended":
      return m.ops_stock_ended();
    case "used_up":
      return m.ops_stock_used_up();
    case "all":
      return m.ops_all();
    default:
      return assertNever(filter);
  }
}

/** Whether a lot may be sold, and until when or why not. */
export function conditionWords(condition: LotCondition, sellUntil: string): string {
  switch (condition) {
    case "saleable":
    case "near":
      return m.ops_stock_until({ day: sellUntil });
    case "ended":
      return m.ops_stock_ended_since({ day: sellUntil });
    case "recalled":
      return m.ops_stock_recalled();
    default:
      return assertNever(condition);
  }
}

/** "572 天，78%": days and share of the whole life that are left. */
export function lifeWords({ daysLeft, shareBps }: { daysLeft: number; shareBps: number }): string {
  return daysLeft < 0
    ? m.ops_stock_expired({ days: -daysLeft })
    : m.ops_stock_left({ days: daysLeft, share: formatRoundShare(shareBps) });
}

/** An account of a lot as a person calls it; buckets a later verb brings show their own name. */
export function placeName(place: LotPlace): string {
  switch (place.bucket) {
    case "supplier":
      return m.ops_place_supplier();
    case "good":
      return place.customsStatus === "released"
        ? m.ops_place_good_released({ bin: place.location ?? "" })
        : m.ops_place_good_bonded({ bin: place.location ?? "" });
    case "parcel":
      return m.ops_place_parcel({ order: place.orderNo ?? place.location ?? "" });
    case "quarantine":
      return m.ops_place_quarantine();
    case "customer":
      return m.ops_place_customer();
    default:
      return place.bucket;
  }
}

export function documentName(kind: LotDocument["kind"]): string {
  switch (kind) {
    case "bonded_list":
      return m.ops_document_bonded_list();
    case "declaration":
      return m.ops_document_declaration();
    case "origin_certificate":
      return m.ops_document_origin();
    case "inspection_certificate":
      return m.ops_document_inspection();
    default:
      return assertNever(kind);
  }
}
