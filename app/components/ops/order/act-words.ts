import type { IconName } from "~/components/ui/icon";
import { assertNever } from "~/domain/invariant";
import type { WarehouseActName } from "~/domain/order/next-act";
import { m } from "~/messages/compiled/messages";
import type { RepairRefusal } from "~/services/customs/repair.server";
import type { WarehouseActRefusal } from "~/services/fulfilment/warehouse-act.server";
import type { CancelRejectedRefusal } from "~/services/ordering/cancel-rejected-order.server";

/** The button of an act, and what it says when it is done. */
export function actWords(
  act: WarehouseActName,
  isPickup: boolean,
): { label: string; done: string; icon: IconName } {
  switch (act) {
    case "pick":
      return { label: m.ops_act_pick(), done: m.ops_done_pick(), icon: "list" };
    case "pack":
      return { label: m.ops_act_pack(), done: m.ops_done_pack(), icon: "box" };
    case "gate_out":
      return { label: m.ops_act_gate_out(), done: m.ops_done_gate_out(), icon: "truck" };
    case "hand_over":
      return isPickup
        ? { label: m.ops_act_collect(), done: m.ops_done_collect(), icon: "store" }
        : { label: m.ops_act_hand_over(), done: m.ops_done_hand_over(), icon: "truck" };
    default:
      return assertNever(act);
  }
}

export type ActRefusal = WarehouseActRefusal | RepairRefusal | CancelRejectedRefusal;

/** Why an act was refused and nothing changed, and what to do. */
export function refusalWords(refusal: ActRefusal): string {
  switch (refusal.code) {
    case "FORBIDDEN":
      return m.ops_forbidden_text();
    case "ORDER_NOT_FOUND":
    case "NOT_FOUND":
      return m.ops_missing_text();
    case "NOT_PAID":
      return m.ops_refused_not_paid();
    case "NOT_RELEASED":
      return m.ops_refused_not_released();
    case "OTHER_WAY_OUT":
      return m.ops_refused_other_way();
    case "WRONG_STAGE":
      return m.ops_refused_stage();
    case "LOT_STOPPED":
      return m.ops_refused_lot({ lotNo: refusal.lotNo });
    case "NOT_REJECTED":
    case "CONFLICT":
      return m.ops_refused_changed();
    case "REPAIR_LIMIT_REACHED":
      return m.ops_refused_limit({ limit: refusal.limit });
    case "NOT_MENDABLE":
      return m.ops_refused_not_mendable({ field: refusal.field });
    case "DOCUMENT_INCOMPLETE":
      return m.ops_refused_incomplete({ field: refusal.field });
    case "NO_PAYMENT_DECLARER":
      return m.ops_refused_no_declarer();
    default:
      return m.ops_refused_other({ code: refusal.code });
  }
}
