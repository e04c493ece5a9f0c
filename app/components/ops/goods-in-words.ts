import { formatBps, formatRoundShare } from "~/domain/format/money";
import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import type { ReceiveLotInput, ReceiveLotRefusal } from "~/services/bonded/receive-lot.server";

export type GoodsInField = keyof ReceiveLotInput;
/** A fault of one field, or of the entry as a whole. */
export type GoodsInFault = {
  fields: Partial<Record<GoodsInField, string>>;
  whole?: string;
  /** less life left than the rule asks for: the same entry with the box ticked goes through */
  needsConfirmation?: string;
};

/** What is wrong with a field whose form is wrong, and what it must look like. */
export function fieldFault(field: GoodsInField, code: string): string {
  switch (field) {
    case "warehouseId":
      return m.ops_goods_in_fault_warehouse();
    case "article":
      return m.ops_goods_in_fault_article();
    case "lotNo":
      return m.ops_goods_in_fault_lot();
    case "producedOn":
      return m.ops_goods_in_fault_day();
    case "expiresOn":
      return code === "expires_before_production"
        ? m.ops_goods_in_fault_order()
        : m.ops_goods_in_fault_day();
    case "quantity":
      return m.ops_goods_in_fault_quantity();
    case "bin":
      return m.ops_goods_in_fault_bin();
    case "customsDocumentNo":
    case "originCertificateNo":
    case "inspectionCertificateNo":
      return m.ops_goods_in_fault_document();
    case "commandId":
    case "isShortLifeConfirmed":
      return m.ops_goods_in_fault_form();
    default:
      return assertNever(field);
  }
}

/** Why an entry was refused, at the field that mends it. */
export function refusalFault(refusal: ReceiveLotRefusal): GoodsInFault {
  switch (refusal.code) {
    case "FORBIDDEN":
      return { fields: {}, whole: m.ops_forbidden_text() };
    case "WAREHOUSE_UNKNOWN":
      return { fields: { warehouseId: m.ops_goods_in_fault_warehouse() } };
    case "ARTICLE_UNKNOWN":
      return { fields: { article: m.ops_goods_in_article_unknown() } };
    case "ARTICLE_INCOMPLETE":
      return { fields: { article: missingFact(refusal.missing) } };
    case "REGIME_NOT_ALLOWED":
      return { fields: { warehouseId: m.ops_goods_in_regime() } };
    case "LOT_EXISTS":
      return { fields: { lotNo: m.ops_goods_in_lot_exists() } };
    case "COMMAND_REUSED":
      return { fields: {}, whole: m.ops_goods_in_fault_form() };
    case "PRODUCED_IN_FUTURE":
      return { fields: { producedOn: m.ops_goods_in_future() } };
    case "PAST_LAST_SALE_DAY":
      return { fields: { expiresOn: m.ops_goods_in_past({ day: refusal.sellUntil }) } };
    case "SHORT_LIFE":
      return {
        fields: {},
        needsConfirmation: m.ops_goods_in_short_life({
          share: formatRoundShare(refusal.shareBps),
          least: formatBps(Math.round(refusal.minShareBps / 100) * 100),
        }),
      };
    case "RATE_UNKNOWN":
    case "UNVERIFIED":
      return { fields: {}, whole: m.ops_goods_in_no_rule() };
    default:
      return assertNever(refusal);
  }
}

function missingFact(missing: "origin" | "net_weight" | "item_record_no"): string {
  switch (missing) {
    case "origin":
      return m.ops_goods_in_no_origin();
    case "net_weight":
      return m.ops_goods_in_no_weight();
    case "item_record_no":
      return m.ops_goods_in_no_item();
    default:
      return assertNever(missing);
  }
}
