import { useState } from "react";
import { Badge, regimeName } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Dialog } from "~/components/ui/dialog";
import { Status } from "~/components/ui/status";
import type { WarehouseActName } from "~/domain/order/next-act";
import { m } from "~/messages/compiled/messages";
import { Form, useNavigation } from "~/platform/remix";
import type { OrderRowView } from "~/services/fulfilment/order-row-view";
import { customsWords, fulfilmentWords, paymentWords } from "../order-words";
import { actWords } from "./act-words";

/** An order's number and its three axes; at the right the next act of the warehouse. */
export function OrderHead({
  row,
  act,
}: {
  row: OrderRowView;
  /** the next act, when the reader may do it */
  act: WarehouseActName | undefined;
}) {
  const states = [
    { key: "payment", ...paymentWords(row) },
    { key: "customs", ...customsWords(row) },
    { key: "fulfilment", ...fulfilmentWords(row) },
  ];
  return (
    <div className="ops-head ops-order-head">
      <h1>{row.orderNo}</h1>
      <Badge tone={row.customsRegime === "0110" ? "duty" : "bond"}>
        {regimeName(row.customsRegime, "short")} {row.customsRegime}
      </Badge>
      {states.map(({ key, shape, words }) => (
        <Status key={key} shape={shape}>
          {words}
        </Status>
      ))}
      {act ? (
        <div className="ops-head-acts">
          <ActButton act={act} row={row} />
        </div>
      ) : null}
    </div>
  );
}

/** Goods that have left are not to be called back. */
const FINAL_ACTS: readonly WarehouseActName[] = ["gate_out", "hand_over"];

/**
 * The form that does an act; the last one asks once more. A second press, or a second person, changes
 * nothing more. A scan of the parcel needs no question: it is the check.
 */
function ActButton({ act, row }: { act: WarehouseActName; row: OrderRowView }) {
  const { state, formData } = useNavigation();
  const [isAsking, setAsking] = useState(false);
  const { label, icon } = actWords(act, row.deliveryMethod === "hall_pickup");
  const { orderNo: order, waybillNo: waybill } = row;
  return (
    <Form
      method="post"
      replace
      preventScrollReset
      onSubmit={(event) => {
        const isToAsk = FINAL_ACTS.includes(act) && !isAsking;
        if (isToAsk) event.preventDefault();
        setAsking(isToAsk);
      }}
    >
      <input type="hidden" name="intent" value={act} />
      <Button
        icon={icon}
        isPending={state !== "idle" && formData?.get("intent") === act}
        pendingLabel={m.ops_act_pending()}
      >
        {label}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={m.ops_act_final({ act: label })}
        acts={
          <>
            <Button type="button" tone="quiet" onClick={() => setAsking(false)}>
              {m.ops_act_not_yet()}
            </Button>
            <Button icon={icon}>{label}</Button>
          </>
        }
      >
        {waybill ? m.ops_act_final_parcel({ order, waybill }) : m.ops_act_final_order({ order })}
      </Dialog>
    </Form>
  );
}
