import { type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { formatNearDay, formatShortDay, formatTime } from "~/domain/format/day";
import { formatYuan } from "~/domain/format/money";
import { assertNever } from "~/domain/invariant";
import type { RefundReason } from "~/domain/order/decide";
import type { Headline, StageKey } from "~/domain/order/timeline";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import type { OrderView } from "~/services/ordering/order-view";

export const nearDay = (day: CalendarDay) => formatNearDay(day, getLocale());

/** 10:44 today, 11-23 10:44 on another day. */
export function momentText(at: Date, now: Date): string {
  const day = shanghaiDay(at);
  return day === shanghaiDay(now) ? formatTime(at) : `${formatShortDay(day)} ${formatTime(at)}`;
}

/** The state of an order in a few plain words. */
export function headlineText(headline: Headline): string {
  switch (headline) {
    case "awaiting_payment":
      return m.order_headline_awaiting();
    case "expired":
      return m.order_headline_expired();
    case "cancelled":
      return m.order_headline_cancelled();
    case "paid":
      return m.order_headline_paid();
    case "no_lot":
      return m.order_headline_no_lot();
    case "declaring":
      return m.order_headline_declaring();
    case "customs_review":
      return m.order_headline_review();
    case "manual_review":
      return m.order_headline_manual();
    case "inspection":
      return m.order_headline_inspection();
    case "rejected":
      return m.order_headline_rejected();
    case "released":
      return m.order_headline_released();
    case "preparing":
      return m.order_headline_preparing();
    case "left_zone":
      return m.order_headline_left_zone();
    case "handed_over":
      return m.order_headline_handed_over();
    case "ready_in_hall":
      return m.order_headline_ready();
    case "collected":
      return m.order_headline_collected();
    case "closed_by_customs":
      return m.order_headline_closed();
    case "refunding":
      return m.order_headline_refunding();
    case "refunded":
      return m.order_headline_refunded();
    default:
      return assertNever(headline);
  }
}

/** Who acts now, what the shopper has to do, and when to expect what. */
export function headlineNote(order: OrderView): string {
  const arrives = order.arrivesBy ? m.order_arrives({ day: nearDay(order.arrivesBy) }) : "";
  switch (order.headline) {
    case "awaiting_payment":
      return order.payment.state === "awaiting"
        ? m.order_note_awaiting({ time: formatTime(order.payment.holdExpiresAt) })
        : "";
    case "expired":
      return m.order_note_expired();
    case "cancelled":
      return m.order_note_cancelled();
    case "paid":
      return m.order_note_paid() + arrives;
    case "no_lot":
      return m.order_note_no_lot();
    case "declaring":
      return m.order_note_declaring() + arrives;
    case "customs_review":
      return m.order_note_review() + arrives;
    case "manual_review":
      return m.order_note_manual();
    case "inspection":
      return m.order_note_inspection();
    case "rejected":
      return m.order_note_rejected();
    case "released":
    case "preparing":
      return m.order_note_preparing() + arrives;
    case "left_zone":
    case "handed_over":
      return m.order_note_on_the_way() + arrives;
    case "ready_in_hall":
      return m.order_note_ready({ warehouse: order.warehouseName });
    case "collected":
      return m.order_note_collected();
    case "closed_by_customs":
      return m.order_note_closed();
    case "refunding":
      return m.order_note_refunding();
    case "refunded":
      return m.order_note_refunded();
    default:
      return assertNever(order.headline);
  }
}

export function stageTitle(key: StageKey): string {
  switch (key) {
    case "paid":
      return m.order_stage_paid();
    case "documents":
      return m.order_stage_documents();
    case "customs_review":
      return m.order_stage_review();
    case "released":
      return m.order_stage_released();
    case "left_zone":
      return m.order_stage_left_zone();
    case "transport":
      return m.order_stage_transport();
    case "delivered":
      return m.order_stage_delivered();
    case "picked":
      return m.order_stage_picked();
    case "packed":
      return m.order_stage_packed();
    case "handed_over":
      return m.order_stage_handed_over();
    case "ready_in_hall":
      return m.order_stage_ready();
    case "collected":
      return m.order_stage_collected();
    default:
      return assertNever(key);
  }
}

export function refundReasonText(reason: RefundReason): string {
  switch (reason) {
    case "wrong_amount":
      return m.order_refund_wrong_amount();
    case "payer_mismatch":
      return m.order_refund_payer();
    case "late_unavailable":
      return m.order_refund_late();
    case "order_cancelled":
      return m.order_refund_was_cancelled();
    case "paid_twice":
      return m.order_refund_twice();
    case "shopper_cancelled":
      return m.order_refund_shopper();
    case "rejected_given_up":
      return m.order_refund_rejected();
    case "customs_closed":
      return m.order_refund_closed();
    default:
      return assertNever(reason);
  }
}

/** What the order takes of the person's year. */
export function allowanceText({ dutiableFen, state }: NonNullable<OrderView["allowance"]>): string {
  const amount = formatYuan(dutiableFen);
  switch (state) {
    case "reserved":
      return m.order_allowance_reserved({ amount });
    case "counted":
      return m.order_allowance_counted({ amount });
    case "free":
      return m.order_allowance_free();
    default:
      return assertNever(state);
  }
}
