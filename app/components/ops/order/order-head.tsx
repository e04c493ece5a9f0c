import { Badge, regimeName } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
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
          <ActButton act={act} isPickup={row.deliveryMethod === "hall_pickup"} />
        </div>
      ) : null}
    </div>
  );
}

/** The form that does an act. A second press, or a second person, changes nothing more. */
export function ActButton({ act, isPickup }: { act: WarehouseActName; isPickup: boolean }) {
  const { state, formData } = useNavigation();
  const { label, icon } = actWords(act, isPickup);
  return (
    <Form method="post" replace preventScrollReset>
      <input type="hidden" name="intent" value={act} />
      <Button
        icon={icon}
        isPending={state !== "idle" && formData?.get("intent") === act}
        pendingLabel={m.ops_act_pending()}
      >
        {label}
      </Button>
    </Form>
  );
}
