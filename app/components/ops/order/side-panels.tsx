import { Gauge, GaugeLabels } from "~/components/ui/gauge";
import { shanghaiDay } from "~/domain/calendar-day";
import { formatShortDay, formatTime } from "~/domain/format/day";
import { formatYuan } from "~/domain/format/money";
import { formatWeight } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import type { ConsoleOrderView } from "~/services/fulfilment/console-order-view";
import { KeyValue } from "../key-value";
import { OpsPanel } from "../ops-panel";
import { bareYuan } from "../order-table";
import { clockWords, pressure } from "../time-words";
import { auditWords, refundReasonWords, refundStatusWords } from "./history-words";

const TICKS_PER_HOUR = 5;
const TONES = { wu: "wu", warn: "warn", danger: "danger" } as const;

/** Payment to gate against the target, with and without the time that was customs'. */
export function HandOverPanel({ order }: { order: ConsoleOrderView }) {
  const { targetMinutes, customsMinutes, row } = order;
  const minutes = row.handOverMinutes;
  if (minutes === null || targetMinutes === null) return null;
  const hours = Math.max(1, Math.round(targetMinutes / 60));
  const net = Math.max(0, minutes - (customsMinutes ?? 0));
  return (
    <OpsPanel title={m.ops_time_taken()} note={m.ops_time_span()} isPadded>
      <p className="flex justify-between gap-2 pb-1 text-t1">
        <span>
          {m.ops_time_gross()} <b>{clockWords(minutes)}</b>
          {customsMinutes === null ? null : (
            <>
              {m.ops_fact_comma()}
              {m.ops_time_net()} <b>{clockWords(net)}</b>
            </>
          )}
        </span>
        <span className="ops-dim">{m.ops_time_target({ target: clockWords(targetMinutes) })}</span>
      </p>
      <Gauge
        intervals={hours * TICKS_PER_HOUR}
        majorEvery={TICKS_PER_HOUR}
        spans={[
          {
            from: 0,
            to: Math.min(1, minutes / targetMinutes),
            tone: TONES[pressure(minutes, targetMinutes)],
          },
        ]}
        cuts={[0.5, 0.8]}
      />
      <GaugeLabels
        labels={[
          { at: 0, text: "0" },
          { at: 0.5, text: "50%" },
          { at: 0.8, text: "80%" },
          { at: 1, text: m.ops_hours({ hours }) },
        ]}
      />
    </OpsPanel>
  );
}

/** Who gets it and what it cost; everything personal masked. */
export function MoneyPanel({ order }: { order: ConsoleOrderView }) {
  const { amounts, recipient, buyer, payment, refunds, row } = order;
  const parts = [
    m.ops_money_goods({ amount: bareYuan(amounts.goodsFen) }),
    m.ops_money_freight({ amount: bareYuan(amounts.freightFen) }),
    ...(amounts.insuranceFen > 0
      ? [m.ops_money_insurance({ amount: bareYuan(amounts.insuranceFen) })]
      : []),
    m.ops_money_tax({ amount: bareYuan(amounts.taxFen) }),
  ];
  return (
    <OpsPanel title={m.ops_money_title()} isPadded>
      <KeyValue
        pairs={[
          {
            name: m.ops_recipient(),
            value: [recipient.name, recipient.phone, recipient.address]
              .filter(Boolean)
              .join(m.ops_fact_comma()),
          },
          ...(buyer
            ? [
                {
                  name: m.ops_compared_buyer(),
                  value: `${buyer.name}${m.ops_fact_comma()}${buyer.idNumber}`,
                },
              ]
            : []),
          {
            name: row.payment === "awaiting" ? m.ops_total_due() : m.ops_total(),
            value: [formatYuan(amounts.totalFen), ...parts].join(m.ops_fact_comma()),
          },
          ...(payment?.transactionRef
            ? [{ name: m.ops_transaction(), value: payment.transactionRef }]
            : []),
          ...(payment?.payer
            ? [
                {
                  name: m.ops_payer(),
                  value:
                    payment.payer === "verified" ? m.ops_payer_verified() : m.ops_payer_unknown(),
                },
              ]
            : []),
          ...refunds.map((refund) => ({
            name: m.ops_refund(),
            value: [
              formatYuan(refund.amountFen),
              refundReasonWords(refund.reason),
              refundStatusWords(refund.status),
            ].join(m.ops_fact_comma()),
          })),
          ...(row.waybillNo
            ? [
                {
                  name: m.ops_waybill_no(),
                  value: [row.waybillNo, order.carrierName, formatWeight(order.grossWeightGrams)]
                    .filter(Boolean)
                    .join(m.ops_fact_comma()),
                },
              ]
            : []),
        ]}
      />
    </OpsPanel>
  );
}

/** Who did what with this order, newest first. */
export function AuditPanel({ order }: { order: ConsoleOrderView }) {
  return (
    <OpsPanel title={m.ops_audit()} isPadded>
      <ol className="ops-audit">
        {order.audit.map(({ at, actor, action }) => (
          <li key={`${at.getTime()}-${action}`}>
            <time dateTime={at.toISOString()} title={shanghaiDay(at)}>
              {formatShortDay(shanghaiDay(at))} {formatTime(at)}
            </time>
            <span>
              <b>{actor ?? m.ops_system()}</b> {auditWords(action)}
            </span>
          </li>
        ))}
      </ol>
    </OpsPanel>
  );
}
