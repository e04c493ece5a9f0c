import { Icon } from "~/components/ui/icon";
import type { WarehouseActName } from "~/domain/order/next-act";
import { m } from "~/messages/compiled/messages";
import { useSubmit } from "~/platform/remix";
import type { OrderRowView } from "~/services/fulfilment/order-row-view";
import { beep } from "../beep";
import { useScanTarget } from "../scan-target";
import { actWords } from "./act-words";

/** Packing, gate and handover by scan: the parcel's own waybill or order number does the next act. */
export function ParcelScan({ row, act }: { row: OrderRowView; act: WarehouseActName }) {
  const submit = useSubmit();
  useScanTarget((code) => {
    if (code !== row.waybillNo && code.toUpperCase() !== row.orderNo) return false;
    beep("ok");
    submit({ intent: act }, { method: "post", replace: true, preventScrollReset: true });
    return true;
  });
  const { label } = actWords(act, row.deliveryMethod === "hall_pickup");
  return (
    <p className="ops-scan-note">
      <Icon name="scan" size={18} />
      {m.ops_parcel_scan({ number: row.waybillNo ?? row.orderNo, act: label })}
    </p>
  );
}
