import { Icon } from "~/components/ui/icon";
import { addDays, type CalendarDay } from "~/domain/calendar-day";
import { formatNearDay } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href } from "~/platform/href";
import { Form } from "~/platform/remix";
import type { CartGroupView } from "~/services/cart/cart-view";

/** 今天, 明天, or the day by name. */
export function soonText(day: CalendarDay, today: CalendarDay): string {
  if (day === today) return m.checkout_today();
  if (day === addDays(today, 1)) return m.checkout_tomorrow();
  return formatNearDay(day, getLocale());
}

/** Home or hall, for a whole duty-paid group: two buttons of one plain form. */
export function DeliveryChoice({ group }: { group: CartGroupView }) {
  const { deliveryChoices, deliveryMethod, promise, today, key } = group;
  if (deliveryChoices.length < 2) return null;
  return (
    <Form
      method="post"
      action={href("/cart")}
      replace
      preventScrollReset
      className="segments segments-duty delivery-choice"
      aria-label={m.checkout_delivery()}
    >
      <input type="hidden" name="intent" value="choose_delivery" />
      <input type="hidden" name="groupKey" value={key} />
      {deliveryChoices.map(({ method, freightFen }) => (
        <button
          key={method}
          type="submit"
          name="deliveryMethod"
          value={method}
          aria-pressed={method === deliveryMethod}
          aria-current={method === deliveryMethod || undefined}
        >
          <Icon name={method === "home" ? "truck" : "store"} size={18} />
          {method === "home"
            ? promise
              ? m.checkout_home_by({ day: soonText(promise.arrivesBy, today) })
              : m.checkout_home()
            : freightFen === 0
              ? m.checkout_pickup_free()
              : m.checkout_pickup()}
        </button>
      ))}
    </Form>
  );
}
