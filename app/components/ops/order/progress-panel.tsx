import { WaterTimeline } from "~/components/ui/water-timeline";
import { m } from "~/messages/compiled/messages";
import type { ConsoleOrderView } from "~/services/fulfilment/console-order-view";
import { OpsPanel } from "../ops-panel";
import { progressOf, stageTime } from "./order-stages";

/** The order's way as a rising water level: what is done lies under water. */
export function ProgressPanel({ order }: { order: ConsoleOrderView }) {
  const { stages, reached, tone, note } = progressOf(order);
  const shown = stages.map((stage) => ({
    key: stage.key,
    title: stage.title,
    time: stageTime(stage),
  }));
  const held = note === null ? shown : [...shown];
  if (note !== null) held.splice(reached, 0, { key: "held", title: note, time: null });
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
      {order.promisedBy && order.leftAt === null ? (
        <p className="ops-lines-note">{m.ops_promised_by({ day: order.promisedBy })}</p>
      ) : null}
    </OpsPanel>
  );
}
