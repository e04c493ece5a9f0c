import type { StatusShape } from "~/components/ui/status";
import { assertNever } from "~/domain/invariant";
import type { PaymentMethod } from "~/domain/order/payment-method";
import { m } from "~/messages/compiled/messages";
import type { OrderRowView } from "~/services/fulfilment/order-row-view";
import type { OrderView } from "~/services/fulfilment/order-views";

export type StatusWords = { shape: StatusShape; words: string };
const is = (shape: StatusShape, words: string): StatusWords => ({ shape, words });

export function methodName(method: PaymentMethod): string {
  switch (method) {
    case "wechat_pay":
      return m.ops_method_wechat();
    case "alipay":
      return m.ops_method_alipay();
    case "card":
      return m.ops_method_card();
    default:
      return assertNever(method);
  }
}

export function paymentWords({
  payment,
  paymentMethod,
}: Pick<OrderRowView, "payment" | "paymentMethod">): StatusWords {
  switch (payment) {
    case "awaiting":
      return is("waiting", m.ops_payment_awaiting());
    case "paid":
      return is("done", paymentMethod ? methodName(paymentMethod) : m.ops_payment_paid());
    case "void":
      return is("none", m.ops_payment_void());
    case "refunding":
      return is("attention", m.ops_payment_refunding());
    case "refunded":
      return is("none", m.ops_payment_refunded());
    default:
      return assertNever(payment);
  }
}

/** Customs' own number stands behind the words where a receipt brought one. */
export function customsWords(
  row: Pick<OrderRowView, "customs" | "customsCode" | "overdueMinutes">,
): StatusWords {
  if (row.overdueMinutes !== null) {
    return is("attention", m.ops_customs_silent({ minutes: row.overdueMinutes }));
  }
  const coded = (words: string) => (row.customsCode ? `${words} ${row.customsCode}` : words);
  switch (row.customs) {
    case "not_applicable":
      return is("none", m.ops_customs_not_applicable());
    case "not_declared":
      return is("waiting", m.ops_customs_not_declared());
    case "declared":
      return is("under-way", coded(m.ops_customs_declared()));
    case "accepted":
      return is("under-way", coded(m.ops_customs_accepted()));
    case "manual_review":
      return is("under-way", coded(m.ops_customs_review()));
    case "inspection":
      return is("under-way", coded(m.ops_customs_inspection()));
    case "rejected":
      return is("failed", coded(m.ops_customs_rejected()));
    case "released":
      return is("done", coded(m.ops_customs_released()));
    case "closed":
      return is("failed", coded(m.ops_customs_closed()));
    case "withdrawn":
      return is("none", m.ops_customs_withdrawn());
    default:
      return assertNever(row.customs);
  }
}

export function fulfilmentWords(
  row: Pick<
    OrderRowView,
    "fulfilment" | "payment" | "customs" | "customsRegime" | "deliveryMethod"
  >,
): StatusWords {
  switch (row.fulfilment) {
    case "waiting":
      return row.payment === "void"
        ? is("none", m.ops_customs_not_applicable())
        : is("waiting", m.ops_fulfilment_waiting());
    case "no_lot":
      return is("attention", m.ops_fulfilment_no_lot());
    case "allocated":
      return allocatedWords(row.customs);
    case "picked":
      return is("under-way", m.ops_fulfilment_picked());
    case "packed":
      return is("under-way", packedWords(row));
    case "gated_out":
      return is("done", m.ops_fulfilment_gated_out());
    case "handed_over":
      return is(
        "done",
        row.deliveryMethod === "hall_pickup"
          ? m.ops_fulfilment_collected()
          : m.ops_fulfilment_handed_over(),
      );
    case "cancelled":
      return is("none", m.ops_fulfilment_cancelled());
    case "quarantined":
      return is("attention", m.ops_fulfilment_quarantined());
    default:
      return assertNever(row.fulfilment);
  }
}

function allocatedWords(customs: OrderRowView["customs"]): StatusWords {
  switch (customs) {
    case "released":
    case "not_applicable":
      return is("waiting", m.ops_fulfilment_to_pick());
    case "inspection":
      return is("attention", m.ops_fulfilment_locate());
    case "rejected":
      return is("waiting", m.ops_fulfilment_to_mend());
    default:
      return is("waiting", m.ops_fulfilment_to_release());
  }
}

function packedWords(row: Pick<OrderRowView, "customsRegime" | "deliveryMethod">): string {
  if (row.customsRegime !== "0110") return m.ops_fulfilment_to_gate();
  return row.deliveryMethod === "hall_pickup"
    ? m.ops_fulfilment_to_collect()
    : m.ops_fulfilment_to_carrier();
}

export function orderViewName(view: OrderView): string {
  switch (view) {
    case "today":
      return m.ops_view_today();
    case "to_declare":
      return m.ops_view_to_declare();
    case "at_customs":
      return m.ops_customs_accepted();
    case "inspection":
      return m.ops_nav_inspection();
    case "rejected":
      return m.ops_nav_rejected();
    case "to_pick":
      return m.ops_nav_to_pick();
    case "to_ship":
      return m.ops_nav_to_ship();
    case "all":
      return m.ops_all();
    default:
      return assertNever(view);
  }
}
