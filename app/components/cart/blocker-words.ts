import { formatRoundYuan, formatYuan } from "~/domain/format/money";
import { formatWeight } from "~/domain/format/quantity";
import { assertNever } from "~/domain/invariant";
import { type Fen, fen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import type { GroupBlocker } from "~/services/cart/quote-group";
import type { PieceRefusal } from "~/services/catalog/piece-tax";

type LineBlocker = Extract<GroupBlocker, { offerId: unknown }>;

/** What stands in the way of one line, to be said at that line. */
export function lineBlockers(blockers: readonly GroupBlocker[], offerId: string): LineBlocker[] {
  return blockers.filter((one): one is LineBlocker => "offerId" in one && one.offerId === offerId);
}

/** What stands in the way of the whole group. */
export function groupBlockers(blockers: readonly GroupBlocker[]): GroupBlocker[] {
  return blockers.filter((one) => !("offerId" in one) || one.offerId === null);
}

/** Why a line or a group cannot be ordered; what helps is said by `waysOf`. */
export function blockerText(blocker: GroupBlocker | PieceRefusal): string {
  switch (blocker.code) {
    case "OFFER_GONE":
      return m.checkout_blocker_offer_gone();
    case "STOCK_SHORT":
      return blocker.availableCount > 0
        ? m.checkout_blocker_stock_short({ count: blocker.availableCount })
        : m.checkout_blocker_sold_out();
    case "GOODS_INCOMPLETE":
    case "NET_CONTENT_UNKNOWN":
    case "QUANTITY_UNIT_MISSING":
      return m.checkout_blocker_goods_incomplete();
    case "NOT_LISTED":
      return m.checkout_blocker_not_listed();
    case "LIST_UNVERIFIED":
      return m.checkout_blocker_list_unverified();
    case "NO_MAIL":
      return m.checkout_blocker_no_mail();
    case "HALL_PICKUP_FORBIDDEN":
      return m.checkout_blocker_hall_pickup();
    case "QUANTITY_INVALID":
    case "PRICE_INVALID":
      return m.checkout_blocker_goods_incomplete();
    case "HS_UNKNOWN":
    case "COUNTRY_UNKNOWN":
    case "RATE_INVALID":
      return m.checkout_blocker_rate_unknown();
    case "RATE_UNKNOWN":
    case "UNVERIFIED":
      return blocker.subject === "freight"
        ? m.checkout_blocker_freight_unknown()
        : m.checkout_blocker_rate_unknown();
    case "SINGLE_LIMIT":
      return m.checkout_blocker_single_limit({
        limit: formatRoundYuan(blocker.limitFen),
        amount: formatYuan(blocker.dutiableFen),
      });
    case "ANNUAL_LIMIT":
      return m.checkout_blocker_annual_limit({
        limit: formatRoundYuan(blocker.limitFen),
        left: formatYuan(atLeastZero(blocker.leftFen)),
      });
    case "CAP": {
      const [cap, order] = [formatWeight(blocker.capGrams), formatWeight(blocker.orderGrams)];
      const goods = capGoods(blocker.group);
      // Nothing counted is nothing known, as long as nobody was verified.
      return blocker.usedGrams === 0
        ? m.checkout_blocker_cap_alone({ goods, cap, order })
        : m.checkout_blocker_cap({ goods, cap, used: formatWeight(blocker.usedGrams), order });
    }
    default:
      return assertNever(blocker);
  }
}

const atLeastZero = (amount: Fen): Fen => fen(Math.max(0, amount));

/** What a capped group is called. */
export function capGoods(group: string): string {
  if (group === "long_grain_rice") return m.checkout_cap_rice();
  return group === "sugar" ? m.checkout_cap_sugar() : m.checkout_cap_other();
}

/** Shown on the button's place when a group cannot be ordered. */
export function blockedLabel(blockers: readonly GroupBlocker[]): string {
  const codes = new Set(blockers.map(({ code }) => code));
  if (codes.has("SINGLE_LIMIT")) return m.checkout_blocked_single_limit();
  if (codes.has("ANNUAL_LIMIT")) return m.checkout_blocked_annual_limit();
  return m.checkout_blocked();
}
