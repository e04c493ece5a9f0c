import { WaterTimeline } from "~/components/ui/water-timeline";
import { formatTime } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import type { DeclarationView } from "~/services/customs/get-declaration.server";
import type { ConsoleOrderView } from "~/services/fulfilment/console-order-view";
import { OpsPanel } from "../ops-panel";
import { progressOf, stageTime } from "./order-stages";

/** The order's way as a rising water level: what is done lies under water. */
export function ProgressPanel({
  order,
  declaration,
}: {
  order: ConsoleOrderView;
  declaration: DeclarationView | null;
}) {
  const { stages, reached, tone, note } = progressOf(order);
  // What an ended order never reached is no part of its way.
  const shown = (order.closedAt === null ? stages : stages.slice(0, reached)).map((stage) => ({
    key: stage.key,
    title: stage.title,
    time: stageTime(stage),
  }));
  const held = note === null ? shown : [...shown];
  if (note !== null) {
    const since = stoppedAt(declaration);
    const time = since && formatTime(since);
    held.splice(reached, 0, { key: "held", title: note, time });
  }
  return (
    <OpsPanel
      title={m.ops_progress()}
      aside={<small className="ops-dim text-t1">{m.ops_progress_note()}</small>}
      className="ops-water"
    >
      <WaterTimeline
        stages={held}
        reached={note === null ? reached : reached + 1}
        tone={tone}
        label={m.ops_progress()}
      />
      {order.promisedBy && order.leftAt === null && order.closedAt === null ? (
        <p className="ops-lines-note">{m.ops_promised_by({ day: order.promisedBy })}</p>
      ) : null}
    </OpsPanel>
  );
}

const STOPPING: Partial<Record<DeclarationView["customsStatus"], string>> = {
  inspection: "500",
  manual_review: "300",
};

/** When customs said what the order waits for now. */
function stoppedAt(declaration: DeclarationView | null): Date | null {
  if (declaration === null) return null;
  const status = STOPPING[declaration.customsStatus];
  const said = declaration.messages.find(
    (one) => one.way === "received" && one.number === "622" && one.status === status,
  );
  return declaration.rejection?.at ?? said?.at ?? null;
}
