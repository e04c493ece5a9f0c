import { useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "~/components/ui/button";
import { Details } from "~/components/ui/details";
import { Notice } from "~/components/ui/notice";
import { formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { Form, useFetcher, useNavigation } from "~/platform/remix";
import type { OrderView } from "~/services/ordering/order-view";
import { refundReasonText } from "./order-words";

/** Pay, or wait for the payment's address; whoever comes back from paying has it asked about at once. */
export function PayPanel({ order }: { order: OrderView }) {
  const { payment, totals, customsRegime, orderId } = order;
  const { submit } = useFetcher({ key: `confirm-${orderId}` });
  const isAwaiting = payment.state === "awaiting";
  useEffect(() => {
    if (isAwaiting) submit({ intent: "confirm", answer: "here" }, { method: "post" });
  }, [isAwaiting, submit]);
  if (payment.state !== "awaiting") return null;
  const { payUrl, holdExpiresAt } = payment;
  return (
    <section className="panel pay-panel" aria-label={m.checkout_payment()}>
      <HoldCountdown until={holdExpiresAt} now={order.now} />
      {payUrl ? (
        <a
          href={payUrl}
          className={buttonClass({
            tone: customsRegime === "0110" ? "duty" : "main",
            isWide: true,
          })}
        >
          {m.order_pay({ amount: formatYuan(totals.totalFen) })}
        </a>
      ) : (
        <Notice>{m.order_pay_opening()}</Notice>
      )}
      <Form method="post">
        <button type="submit" name="intent" value="confirm" className="link pay-done">
          {m.order_pay_done()}
        </button>
      </Form>
    </section>
  );
}

const MS_PER_SECOND = 1_000;

/** What is left of the hold, counted by the server's clock; without JavaScript the instant above says it. */
function HoldCountdown({ until, now }: { until: Date; now: Date }) {
  const left = Math.max(0, Math.floor((until.getTime() - now.getTime()) / MS_PER_SECOND));
  const [seconds, setSeconds] = useState(left);
  const read = useRef({ left, at: 0 });
  useEffect(() => {
    read.current = { left, at: performance.now() };
    const timer = setInterval(() => {
      const passed = Math.floor((performance.now() - read.current.at) / MS_PER_SECOND);
      setSeconds(Math.max(0, read.current.left - passed));
    }, MS_PER_SECOND);
    return () => clearInterval(timer);
  }, [left]);
  const minutes = Math.floor(seconds / 60);
  return (
    <p className="hold-left" role="timer">
      {m.order_hold_left({ minutes, seconds: String(seconds % 60).padStart(2, "0") })}
    </p>
  );
}

/** Money on its way back, and why. */
export function Refunds({ refunds }: { refunds: OrderView["refunds"] }) {
  return refunds.map(({ reason, amountFen, state, requestedAt }) => (
    <Notice
      key={`${reason}-${requestedAt.getTime()}`}
      tone={state === "done" ? "ok" : state === "failed" ? "danger" : "info"}
      title={
        state === "done"
          ? m.order_refund_done({ amount: formatYuan(amountFen) })
          : state === "failed"
            ? m.order_refund_failed({ amount: formatYuan(amountFen) })
            : m.order_refund_requested({ amount: formatYuan(amountFen) })
      }
    >
      {refundReasonText(reason)}
    </Notice>
  ));
}

/** Giving the order up: asked once more in the fold before it is done. */
export function CancelOrder({ order }: { order: OrderView }) {
  const isPending = useNavigation().formData?.get("intent") === "cancel";
  const { cancel, payment, totals } = order;
  if (!cancel.isPossible) {
    const why = {
      DECLARED_ALREADY: m.order_cancel_declared(),
      PICKED_ALREADY: m.order_cancel_picked(),
      ENDED_ALREADY: undefined,
    }[cancel.because];
    return why ? <p className="limit-note">{why}</p> : null;
  }
  return (
    <Details summary={m.order_cancel()} className="panel cancel-fold">
      <p>
        {payment.state === "paid"
          ? m.order_cancel_paid({ amount: formatYuan(totals.totalFen) })
          : m.order_cancel_unpaid()}
      </p>
      <Form method="post">
        <input type="hidden" name="intent" value="cancel" />
        <Button tone="danger" isWide isPending={isPending}>
          {payment.state === "paid" ? m.order_cancel_refund() : m.order_cancel_confirm()}
        </Button>
      </Form>
    </Details>
  );
}

/** What may happen on the way, said before it does. */
export function IfThisHappens({ order }: { order: OrderView }) {
  const isImport = order.customsRegime !== "0110";
  const cases = isImport
    ? [
        [m.order_case_inspection(), m.order_case_inspection_text()],
        [m.order_case_rejected(), m.order_case_rejected_text()],
        [m.order_case_cancel(), m.order_case_cancel_text()],
      ]
    : [
        [m.order_case_cancel(), m.order_case_cancel_duty_text()],
        [m.order_case_refund(), m.order_case_refund_text()],
      ];
  return (
    <Details summary={<b>{m.order_cases()}</b>} className="panel cases">
      <dl>
        {cases.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}
