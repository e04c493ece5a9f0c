import { formatYuan } from "~/domain/format/money";
import { formatCount } from "~/domain/format/quantity";
import type { OperatorRole } from "~/domain/identity/operator-role";
import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import type { NeedsHandItem, NeedsHandKind } from "~/services/reporting/needs-hand-view";
import { customsSaidLine } from "./customs-said";
import { refundReasonWords } from "./order/history-words";

export function needsHandName(kind: NeedsHandKind): string {
  switch (kind) {
    case "failed_job":
      return m.ops_hand_failed_job();
    case "no_receipt":
      return m.ops_hand_no_receipt();
    case "no_lot":
      return m.ops_fulfilment_no_lot();
    case "open_refund":
      return m.ops_hand_open_refund();
    case "rejected":
      return m.ops_hand_rejected();
    case "payment_event":
      return m.ops_hand_payment_event();
    case "receipt_problem":
      return m.ops_hand_receipt_problem();
    case "parked_document":
      return m.ops_hand_parked_document();
    case "rule_change":
      return m.rules_hand_name();
    default:
      return assertNever(kind);
  }
}

/** What exactly waits. */
export function needsHandWords(item: NeedsHandItem): string {
  switch (item.kind) {
    case "failed_job":
      return m.ops_hand_job_text({
        task: taskName(item.task),
        attempts: item.attempts,
        error: item.error,
      });
    case "no_receipt":
      return m.ops_hand_receipt_text({ number: item.number, minutes: item.minutes });
    case "no_lot":
      return m.ops_hand_lot_text({ goods: item.goods, pieces: item.pieces });
    case "open_refund":
      return [formatYuan(item.amountFen), refundReasonWords(item.reason), item.lastError]
        .filter(Boolean)
        .join(m.ops_fact_comma());
    case "rejected":
      return m.ops_hand_rejected_text({
        number: item.number,
        status: item.status,
        info: customsSaidLine(item.info),
      });
    case "payment_event":
      return item.outcome === "contradiction"
        ? m.ops_hand_contradiction({ event: item.eventId })
        : m.ops_hand_unknown_payment({ event: item.eventId });
    case "receipt_problem":
      return [item.number, problemName(item.problem), customsSaidLine(item.info)]
        .filter(Boolean)
        .join(m.ops_fact_comma());
    case "parked_document":
      return m.ops_hand_parked_text({
        product: item.product,
        attempts: item.attempts,
        error: item.error,
      });
    case "rule_change":
      return m.rules_hand_text({
        title: item.title,
        count: formatCount(item.rowCount),
        name: item.enteredBy,
      });
    default:
      return assertNever(item);
  }
}

/** The act that mends it, as its button says it; who may do it. */
export function needsHandAct(kind: NeedsHandKind): { label: string; role: OperatorRole } {
  switch (kind) {
    case "failed_job":
      return { label: m.ops_hand_retry(), role: "customs" };
    case "no_receipt":
      return { label: m.ops_message_resend(), role: "customs" };
    case "no_lot":
      return { label: m.ops_hand_reallocate(), role: "warehouse" };
    case "open_refund":
      return { label: m.ops_hand_retry_refund(), role: "finance" };
    case "rejected":
      return { label: m.ops_hand_mend(), role: "customs" };
    case "payment_event":
      return { label: m.ops_hand_acknowledge(), role: "finance" };
    case "receipt_problem":
      return { label: m.ops_hand_acknowledge(), role: "customs" };
    case "parked_document":
      return { label: m.ops_hand_index_again(), role: "admin" };
    case "rule_change":
      return { label: m.rules_hand_act(), role: "finance" };
    default:
      return assertNever(kind);
  }
}

function problemName(problem: Extract<NeedsHandItem, { kind: "receipt_problem" }>["problem"]) {
  switch (problem) {
    case "malformed":
      return m.ops_problem_malformed();
    case "unknown_document":
      return m.ops_problem_unknown_document();
    case "unknown_status":
      return m.ops_problem_unknown_status();
    case "contradiction":
      return m.ops_problem_contradiction();
    case "refused_message":
      return m.ops_problem_refused();
    default:
      return assertNever(problem);
  }
}

/** A job's task in words; one without any shows its own name. */
export function taskName(task: string): string {
  switch (task) {
    case "fulfilment.assign_waybill":
      return m.ops_task_waybill();
    case "customs.submit_order_document":
      return m.ops_task_order_document();
    case "customs.request_supporting_documents":
      return m.ops_task_supporting();
    case "customs.submit_inventory_list":
      return m.ops_task_list();
    case "customs.send_message":
      return m.ops_task_send();
    case "customs.collect_receipts":
      return m.ops_task_collect();
    case "customs_sim.take_in":
      return m.ops_task_customs_take_in();
    case "customs_sim.answer":
      return m.ops_task_customs_answer();
    case "carrier_sim.send_waybill_document":
      return m.ops_task_waybill_document();
    case "payment_declarer_sim.send_payment_document":
      return m.ops_task_payment_document();
    case "payments.issue_refund":
      return m.ops_task_refund();
    case "payments.sweep_open":
      return m.ops_task_sweep();
    case "sandbox.deliver_event":
      return m.ops_task_sandbox();
    case "bonded.allocate_lots":
      return m.ops_task_lots();
    case "bonded.stop_sale_of_due_lots":
      return m.ops_task_stop_sale();
    case "ordering.close_unpaid_order":
      return m.ops_task_close_unpaid();
    case "ordering.verify_payer":
      return m.ops_task_verify_payer();
    case "ordering.open_payment":
      return m.ops_task_open_payment();
    case "search.sync_dirty_products":
      return m.ops_task_search_sync();
    case "search.reconcile":
      return m.ops_task_search_reconcile();
    case "catalog.refresh_sales":
      return m.ops_task_sales();
    case "identity.forget_expired":
      return m.ops_task_forget();
    default:
      return task;
  }
}
