import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import { maskAddress } from "~/domain/customs/personal-fields";
import { parseId } from "~/domain/ids";
import { type Fen, fen } from "~/domain/money";
import { type Address, maskName, maskPhone } from "~/domain/order/address";
import { ok, type Result, refuse } from "~/domain/result";
import { lifeLeft } from "~/domain/stock/shelf-life";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";
import type { ConsoleOrderView, OrderLedgerView, OrderLotView } from "./console-order-view";
import { handOverTarget } from "./list-orders.server";
import { orderHistory, orderLedger, orderLines, orderLots } from "./order-parts.server";
import { type OrderRow, orderRows, orderRowView } from "./order-row.server";

type Dated<Part extends { at: Date }> = Omit<Part, "at"> & { at: string };

type Row = OrderRow & {
  now: string;
  paid_at: string | null;
  left_at: string | null;
  closed_at: string | null;
  promised_by: string | null;
  customs_minutes: number | null;
  amounts: Record<keyof ConsoleOrderView["amounts"], number>;
  payment: {
    provider: string;
    transactionRef: string | null;
    paidFen: number | null;
    payer: "verified" | "unknown" | null;
  } | null;
  refunds:
    | {
        reason: string;
        amountFen: number;
        status: "requested" | "done" | "failed";
        requestedAt: string;
      }[]
    | null;
  address: Address;
  buyer_name: string | null;
  buyer_id_masked: string | null;
  carrier_name: string | null;
  gross_weight_grams: number;
  lines: ConsoleOrderView["lines"] | null;
  lots: Omit<OrderLotView, "daysLeft" | "shareBps">[] | null;
  lot_lives: { producedOn: string; expiresOn: string }[] | null;
  ledger: Dated<OrderLedgerView>[] | null;
  is_balanced: boolean;
  events: Dated<ConsoleOrderView["events"][number]>[] | null;
  audit: Dated<ConsoleOrderView["audit"][number]>[] | null;
};

/** One order with lots, ledgers, money and history; for every operator. One statement. */
export async function getConsoleOrder(
  ctx: ServiceContext,
  input: { orderId: string },
): Promise<Result<ConsoleOrderView, ForbiddenRefusal | { code: "ORDER_NOT_FOUND" }>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const orderId = parseId("ord", input.orderId);
  if (!orderId) return refuse({ code: "ORDER_NOT_FOUND" });
  const now = nowOf(ctx);
  const isEnglish = ctx.locale === "en";
  const [row] = await ctx.db.execute<Row>(sql`
    SELECT shown.*, o.paid_at::text, o.closed_at::text, o.promised_by::text, o.address, o.buyer_name,
           o.buyer_id_masked, o.carrier_name, o.gross_weight_grams, ${now}::text AS now,
           (SELECT min(e.occurred_at)::text FROM order_event e
             WHERE e.order_id = o.id AND e.type IN ('gated_out', 'handed_over')) AS left_at,
           (SELECT floor(extract(epoch FROM coalesce(d.released_at, o.closed_at, ${now}) - d.list_sent_at) / 60)::int
              FROM declaration d WHERE d.order_id = o.id) AS customs_minutes,
           json_build_object('goodsFen', o.goods_fen, 'freightFen', o.freight_fen, 'insuranceFen', o.insurance_fen,
                             'taxFen', o.tax_fen, 'totalFen', o.total_fen) AS amounts,
           (SELECT json_build_object('provider', p.provider, 'transactionRef', p.transaction_ref,
                                     'paidFen', p.paid_fen, 'payer', p.payer_state)
              FROM payment p WHERE p.order_id = o.id) AS payment,
           (SELECT json_agg(json_build_object('reason', r.reason, 'amountFen', r.amount_fen, 'status', r.status,
                                              'requestedAt', r.requested_at) ORDER BY r.requested_at)
              FROM refund r WHERE r.order_id = o.id) AS refunds,
           ${orderLines(isEnglish)} AS lines, ${orderLots(isEnglish)}, ${orderLedger}, ${orderHistory}
    FROM (${orderRows(ctx, sql`(SELECT * FROM "order" WHERE id = ${orderId})`)}) shown
    JOIN "order" o ON o.id = shown.order_id`);
  if (!row) return refuse({ code: "ORDER_NOT_FOUND" });
  return ok(viewOf(row, await handOverTarget(ctx)));
}

const dated = <Part extends { at: Date }>(parts: Dated<Part>[] | null): Part[] =>
  (parts ?? []).map((part) => ({ ...part, at: new Date(part.at) }) as Part);
const instant = (text: string | null) => (text === null ? null : new Date(text));
const money = (amount: number | null): Fen | null => (amount === null ? null : fen(amount));

function viewOf(row: Row, targetMinutes: number | null): ConsoleOrderView {
  const today = shanghaiDay(new Date(row.now));
  const { amounts, payment, address } = row;
  return {
    row: orderRowView(row),
    paidAt: instant(row.paid_at),
    leftAt: instant(row.left_at),
    closedAt: instant(row.closed_at),
    promisedBy: row.promised_by,
    customsMinutes: row.customs_minutes,
    targetMinutes,
    lines: row.lines ?? [],
    amounts: {
      goodsFen: fen(amounts.goodsFen),
      freightFen: fen(amounts.freightFen),
      insuranceFen: fen(amounts.insuranceFen),
      taxFen: fen(amounts.taxFen),
      totalFen: fen(amounts.totalFen),
    },
    payment: payment && { ...payment, paidFen: money(payment.paidFen) },
    refunds: (row.refunds ?? []).map((refund) => ({
      ...refund,
      amountFen: fen(refund.amountFen),
      requestedAt: new Date(refund.requestedAt),
    })),
    recipient: {
      name: maskName(address.recipientName),
      phone: maskPhone(address.phone),
      address: [address.regionText, address.detail ? maskAddress(address.detail) : ""]
        .filter((part) => part !== "")
        .join(" "),
    },
    buyer:
      row.buyer_name === null
        ? null
        : { name: maskName(row.buyer_name), idNumber: row.buyer_id_masked ?? "" },
    carrierName: row.carrier_name,
    grossWeightGrams: row.gross_weight_grams,
    lots: (row.lots ?? []).map((lot, index) => {
      const life = row.lot_lives?.[index];
      return { ...lot, ...(life ? lifeLeft(life, today) : { daysLeft: 0, shareBps: 0 }) };
    }),
    ledger: dated<OrderLedgerView>(row.ledger),
    isLedgerBalanced: row.is_balanced,
    events: dated<ConsoleOrderView["events"][number]>(row.events),
    audit: dated<ConsoleOrderView["audit"][number]>(row.audit),
  };
}
