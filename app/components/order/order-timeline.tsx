import type { ReactNode } from "react";
import { Icon } from "~/components/ui/icon";
import { WaterTimeline } from "~/components/ui/water-timeline";
import { formatShortDay, formatTime } from "~/domain/format/day";
import { formatYuan } from "~/domain/format/money";
import type { Stage } from "~/domain/order/timeline";
import { m } from "~/messages/compiled/messages";
import type { OrderView } from "~/services/ordering/order-view";
import { momentText, stageTitle } from "./order-words";
import { paymentMethodName } from "./place-step";
import { ReviewWait } from "./review-wait";

/** The way of a paid order as a rising water level; the waterline is now. */
export function OrderTimeline({ order }: { order: OrderView }) {
  const { now } = order;
  // An order that ended goes no further: of what lay ahead only the stage where customs stopped it stays.
  const isOver = order.stages.some(isEnd);
  const stages = isOver
    ? order.stages.filter((stage) =>
        isEnd(stage) ? customsEndNote(stage, order) : stage.state !== "next",
      )
    : order.stages;
  const reached = isOver ? stages.length : stages.filter(({ state }) => state !== "next").length;
  const tones = new Set(stages.map(({ tone }) => tone));
  return (
    <WaterTimeline
      label={m.order_timeline()}
      reached={reached}
      tone={tones.has("stop") ? "danger" : tones.has("warn") ? "warn" : "water"}
      now={m.order_now({ time: formatTime(now) })}
      stages={stages.map((stage) => ({
        key: stage.key,
        title: stageTitle(stage.key),
        time: stageTime(stage, order),
        note: stageNote(stage, order),
        detail: stageDetail(stage, order),
      }))}
    />
  );
}

const isEnd = ({ state, tone }: Stage) => state === "next" && tone === "stop";

/** How customs ended an order: it would not let the goods in, or its list was not sent again. */
function customsEndNote({ key }: Stage, { refunds }: OrderView): string | undefined {
  if (key !== "customs_review") return undefined;
  const reasons = new Set(refunds.map(({ reason }) => reason));
  if (reasons.has("customs_closed")) return m.order_review_not_released();
  return reasons.has("rejected_given_up") ? m.order_review_given_up() : undefined;
}

function stageTime({ key, state, at }: Stage, { now, arrivesBy }: OrderView): string | undefined {
  if (at) return momentText(at, now);
  const isLast = key === "delivered" || key === "handed_over";
  return state === "next" && isLast && arrivesBy
    ? m.order_before({ day: formatShortDay(arrivesBy) })
    : undefined;
}

function stageNote(stage: Stage, order: OrderView): string | undefined {
  const { key, state, tone } = stage;
  switch (key) {
    case "paid":
      return paidNote(order);
    case "documents":
      return m.order_documents_note();
    case "customs_review":
      if (state === "next") return customsEndNote(stage, order);
      if (tone === "stop") return m.order_review_rejected();
      if (tone === "warn") return m.order_review_inspected();
      return state === "now" && order.review
        ? m.order_review_since({ time: momentText(order.review.since, order.now) })
        : undefined;
    case "left_zone":
      return m.order_left_zone_note();
    case "transport":
      return order.waybill ? m.order_waybill({ number: order.waybill.waybillNo }) : undefined;
    case "delivered":
      return m.order_delivered_note();
    default:
      return undefined;
  }
}

function paidNote({ payment }: OrderView): string | undefined {
  if (payment.state !== "paid") return undefined;
  const method = payment.method ? paymentMethodName(payment.method) : m.order_paid_somehow();
  const amount = formatYuan(payment.paidFen);
  return payment.isPayerVerified
    ? m.order_paid_verified({ method, amount })
    : m.order_paid_note({ method, amount });
}

function stageDetail({ key, state }: Stage, order: OrderView): ReactNode {
  if (key === "customs_review" && state === "now" && order.review) {
    return <ReviewWait review={order.review} now={order.now} />;
  }
  if (key !== "documents" || state === "next") return null;
  return (
    <ul className="documents-sent">
      {order.documents.map(({ document, senderName, at }) => (
        <li key={document}>
          <Icon name={at ? "check" : "clock"} size={14} />
          <span>
            {documentName(document)}
            {document === "order"
              ? m.order_document_by({ sender: m.order_document_us() })
              : senderName
                ? m.order_document_by({ sender: senderName })
                : null}
          </span>
          <span>{at ? formatTime(at, "second") : m.order_document_waiting()}</span>
        </li>
      ))}
    </ul>
  );
}

function documentName(document: OrderView["documents"][number]["document"]): string {
  switch (document) {
    case "order":
      return m.order_document_order();
    case "payment":
      return m.order_document_payment();
    case "waybill":
      return m.order_document_waybill();
  }
}
