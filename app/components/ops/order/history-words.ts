import { m } from "~/messages/compiled/messages";

/** An audited deed in words; one that is new here shows its own name. */
export function auditWords(action: string): string {
  switch (action) {
    case "place_order":
      return m.ops_audit_placed();
    case "cancel_order":
      return m.ops_audit_cancelled();
    case "end_order":
      return m.ops_audit_ended();
    case "expire_order":
      return m.ops_audit_expired();
    case "paid":
      return m.ops_audit_paid();
    case "paid_late":
      return m.ops_audit_paid_late();
    case "money_returned":
      return m.ops_audit_money_returned();
    case "message_resent":
      return m.ops_audit_message_resent();
    case "message_unmasked":
      return m.ops_audit_message_unmasked();
    case "payer_verified":
      return m.ops_audit_payer_verified();
    case "reallocate_lots":
      return m.ops_audit_reallocated();
    case "declaration_repaired":
      return m.ops_audit_repaired();
    case "order_picked":
      return m.ops_audit_picked();
    case "order_packed":
      return m.ops_audit_packed();
    case "order_gated_out":
      return m.ops_audit_gated_out();
    case "order_handed_over":
      return m.ops_audit_handed_over();
    case "allowance_viewed":
      return m.ops_audit_allowance_viewed();
    case "allowance_corrected":
      return m.ops_audit_allowance_corrected();
    case "customs_return_recorded":
      return m.ops_audit_customs_return();
    case "retry_refund":
      return m.ops_audit_refund_retried();
    case "refund_done":
      return m.ops_audit_refund_done();
    case "refund_failed":
      return m.ops_audit_refund_failed();
    default:
      return action;
  }
}

export function refundReasonWords(reason: string): string {
  switch (reason) {
    case "wrong_amount":
      return m.ops_refund_wrong_amount();
    case "payer_mismatch":
      return m.ops_refund_payer();
    case "late_unavailable":
      return m.ops_refund_late();
    case "order_cancelled":
      return m.ops_refund_after_cancel();
    case "paid_twice":
      return m.ops_refund_twice();
    case "shopper_cancelled":
      return m.ops_refund_shopper();
    case "rejected_given_up":
      return m.ops_refund_given_up();
    case "customs_closed":
      return m.ops_refund_customs();
    default:
      return reason;
  }
}

export function refundStatusWords(status: "requested" | "done" | "failed"): string {
  switch (status) {
    case "requested":
      return m.ops_payment_refunding();
    case "done":
      return m.ops_payment_refunded();
    case "failed":
      return m.ops_refund_failed();
  }
}
