import { assertNever } from "~/domain/invariant";
import type { Fen } from "~/domain/money";
import { unitCountOf } from "~/domain/quota/quota";
import type { CartGroupView } from "~/services/cart/cart-view";
import type { GroupBlocker } from "~/services/cart/quote-group";

/** Something a person can do about a refusal; each is worded, and linked where a page helps. */
export type Way =
  | { kind: "fewer" }
  /** one piece above the limit can be ordered alone, at full tax */
  | { kind: "one_alone"; limitFen: Fen }
  | { kind: "next_year"; day: string }
  | { kind: "allowance" }
  | { kind: "guide" }
  | { kind: "later" }
  | { kind: "duty_paid"; slug: string; offerId: string; goods: string; priceFen: Fen }
  | { kind: "duty_paid_all" };

type Group = Pick<CartGroupView, "lines" | "customsRegime" | "today" | "singleLimit">;

/**
 * What helps against a refusal: fewer pieces, another time, the duty-paid offer of the same goods. None
 * of it ever divides what is wanted now over several orders: that would be evasion.
 */
export function waysOf(blocker: GroupBlocker, group: Group): Way[] {
  switch (blocker.code) {
    case "SINGLE_LIMIT":
      return [
        ...fewerOf(group),
        ...(hasLonePiece(group)
          ? [{ kind: "one_alone", limitFen: blocker.limitFen } as const]
          : []),
        ...dutyPaidOf(group),
        { kind: "guide" },
      ];
    case "ANNUAL_LIMIT":
      return [
        ...fewerOf(group),
        { kind: "next_year", day: newYearAfter(group.today) },
        ...dutyPaidOf(group),
        { kind: "allowance" },
      ];
    case "CAP": {
      const ofGroup = {
        ...group,
        lines: group.lines.filter(({ capGroup }) => capGroup === blocker.group),
      };
      return [
        ...fewerOf(ofGroup),
        // What is more than a whole year's weight is so next year too.
        ...(blocker.orderGrams <= blocker.capGrams
          ? [{ kind: "next_year", day: newYearAfter(group.today) } as const]
          : []),
        ...dutyPaidOf(ofGroup),
        { kind: "allowance" },
      ];
    }
    case "NOT_LISTED":
    case "LIST_UNVERIFIED":
    case "NO_MAIL":
    case "HALL_PICKUP_FORBIDDEN":
      return dutyPaidOf(group, blocker.offerId);
    case "RATE_UNKNOWN":
    case "UNVERIFIED":
    case "HS_UNKNOWN":
    case "COUNTRY_UNKNOWN":
    case "RATE_INVALID":
    case "QUANTITY_INVALID":
    case "PRICE_INVALID":
    case "NET_CONTENT_UNKNOWN":
    case "QUANTITY_UNIT_MISSING":
    case "GOODS_INCOMPLETE":
      return group.customsRegime === "0110"
        ? [{ kind: "later" }]
        : [{ kind: "later" }, ...dutyPaidOf(group, blocker.offerId)];
    case "OFFER_GONE":
    case "STOCK_SHORT":
      return [];
    default:
      return assertNever(blocker);
  }
}

const fewerOf = ({ lines }: Group): Way[] => (unitCountOf(lines) > 1 ? [{ kind: "fewer" }] : []);

/** A piece that alone exceeds the limit can only ever be an order of its own, at full tax. */
function hasLonePiece({ lines, singleLimit }: Group): boolean {
  return lines.some(
    ({ priceFen }) => priceFen !== null && singleLimit !== null && priceFen > singleLimit.limitFen,
  );
}

/** Duty-paid offers of the same goods (of one line, or of all); where there is none, all such goods. */
function dutyPaidOf({ lines }: Group, offerId: string | null = null): Way[] {
  const found = lines
    .filter((line) => offerId === null || line.offerId === offerId)
    .flatMap(({ dutyPaid, slug, name, spec }): Way[] =>
      dutyPaid ? [{ kind: "duty_paid", slug, ...dutyPaid, goods: `${name} ${spec}`.trim() }] : [],
    );
  return found.length > 0 ? found : [{ kind: "duty_paid_all" }];
}

const newYearAfter = (day: string) => `${Number(day.slice(0, 4)) + 1}-01-01`;
