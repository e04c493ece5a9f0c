import { formatTime } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import type { ConsoleOrderView } from "~/services/fulfilment/console-order-view";

export type OrderStage = { key: string; title: string; at: Date | null };

export type OrderProgress = {
  /** from the first to the last; the first `reached` lie behind the order */
  stages: OrderStage[];
  reached: number;
  tone: "water" | "warn" | "danger";
  /** what holds the order up, in the place of a stage */
  note: string | null;
};

/** First time an event of the history happened. */
function firstOf(order: ConsoleOrderView, ...types: string[]): Date | null {
  return order.events.find(({ type }) => types.includes(type))?.at ?? null;
}

/** The third of the documents that customs took: from then on the list may be judged. */
function documentsIn(order: ConsoleOrderView): Date | null {
  const taken = order.events.filter(({ type }) => type === "document_accepted");
  return taken.length >= 3 ? (taken[2]?.at ?? null) : null;
}

/** The way of an order as its history tells it: bonded through customs, duty-paid straight. */
export function progressOf(order: ConsoleOrderView): OrderProgress {
  const { row } = order;
  const isBonded = row.customsRegime !== "0110";
  const stages: OrderStage[] = [
    { key: "placed", title: m.ops_stage_placed(), at: row.placedAt },
    { key: "paid", title: m.ops_payment_paid(), at: order.paidAt },
    { key: "lots", title: m.ops_stage_lots(), at: firstOf(order, "lots_allocated") },
    ...(isBonded
      ? [
          { key: "documents", title: m.ops_stage_documents(), at: documentsIn(order) },
          { key: "list", title: m.ops_stage_list(), at: firstOf(order, "customs_accepted") },
          {
            key: "released",
            title: m.ops_stage_released(),
            at: firstOf(order, "customs_released"),
          },
        ]
      : []),
    { key: "picked", title: m.ops_stage_picked(), at: firstOf(order, "picked") },
    { key: "packed", title: m.ops_stage_packed(), at: firstOf(order, "packed") },
    { key: "left", title: leftTitle(order), at: order.leftAt },
  ];
  // A later stage proves the earlier ones, though a receipt was skipped or came late.
  const reached = stages.reduce((last, stage, at) => (stage.at === null ? last : at + 1), 0);
  return { stages, reached, ...holdUp(order) };
}

function leftTitle({ row }: ConsoleOrderView): string {
  if (row.customsRegime !== "0110") return m.ops_stage_gate();
  return row.deliveryMethod === "hall_pickup"
    ? m.ops_fulfilment_collected()
    : m.ops_fulfilment_handed_over();
}

function holdUp({ row, closedAt }: ConsoleOrderView): Pick<OrderProgress, "tone" | "note"> {
  if (row.fulfilment === "quarantined") return { tone: "danger", note: m.ops_hold_closed() };
  if (row.customs === "rejected" && closedAt === null) {
    return { tone: "danger", note: m.ops_hold_rejected() };
  }
  if (closedAt !== null || row.fulfilment === "cancelled") {
    return { tone: "water", note: m.ops_hold_ended() };
  }
  if (row.customs === "inspection") return { tone: "warn", note: m.ops_hold_inspection() };
  if (row.customs === "manual_review") return { tone: "warn", note: m.ops_hold_review() };
  if (row.fulfilment === "no_lot") return { tone: "warn", note: m.ops_fulfilment_no_lot() };
  if (row.overdueMinutes !== null) {
    return { tone: "warn", note: m.ops_customs_silent({ minutes: row.overdueMinutes }) };
  }
  return { tone: "water", note: null };
}

export const stageTime = ({ at }: OrderStage) => (at === null ? null : formatTime(at));
