import { useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { MiniGauge } from "~/components/ui/gauge";
import { Icon } from "~/components/ui/icon";
import {
  isPickComplete,
  nothingPicked,
  type PickScan,
  readPickScan,
  unpickLast,
} from "~/domain/fulfilment/pick-check";
import { m } from "~/messages/compiled/messages";
import { useSubmit } from "~/platform/remix";
import type { ConsoleOrderView, OrderLotView } from "~/services/fulfilment/console-order-view";
import { beep } from "../beep";
import { OpsPanel } from "../ops-panel";
import { useScanTarget } from "../scan-target";

type Told = { tone: "ok" | "bad"; words: string } | null;

const pickLine = (order: ConsoleOrderView) => (lot: OrderLotView) => ({
  ...lot,
  sku: order.lines.find(({ line }) => line === lot.line)?.sku ?? "",
});

/**
 * Picking by scan: every piece is held against the lots set aside. What does not belong stops the
 * scanning until it is seen; the last scan can be taken back; a whole order is picked by itself.
 */
export function PickCheck({ order }: { order: ConsoleOrderView }) {
  const lines = order.lots.map(pickLine(order));
  const [picked, setPicked] = useState(() => nothingPicked(lines));
  const [lastLine, setLastLine] = useState<number | null>(null);
  const [told, setTold] = useState<Told>(null);
  const isDone = useRef(false);
  const submit = useSubmit();
  const isBlocked = told?.tone === "bad";

  const say = (scan: PickScan) => {
    const told = scanWords(scan, lines);
    setTold(told);
    beep(told?.tone ?? "ok");
  };
  useScanTarget((code) => {
    if (code.toUpperCase() === order.row.orderNo || code === order.row.waybillNo) return false;
    if (isDone.current) return true;
    if (isBlocked) {
      beep("bad");
      return true;
    }
    const scan = readPickScan(lines, picked, code);
    say(scan);
    if (scan.kind !== "taken") return true;
    setPicked(scan.picked);
    setLastLine(scan.line);
    if (scan.isComplete) {
      isDone.current = true;
      submit({ intent: "pick" }, { method: "post", replace: true, preventScrollReset: true });
    }
    return true;
  });
  const undo = () => {
    if (lastLine === null) return;
    setPicked(unpickLast(picked, lastLine));
    setLastLine(null);
    setTold(null);
  };

  return (
    <OpsPanel
      title={m.ops_pick_title()}
      note={m.ops_pick_note()}
      aside={
        <Button type="button" tone="quiet" size="small" disabled={lastLine === null} onClick={undo}>
          {m.ops_pick_undo()}
        </Button>
      }
    >
      <div role={isBlocked ? "alert" : "status"}>
        {told ? (
          <div className={`ops-told ops-told-${told.tone}`}>
            <Icon name={told.tone === "ok" ? "check" : "warn"} size={24} />
            <b>{told.words}</b>
            {isBlocked ? (
              <Button type="button" tone="quiet" autoFocus onClick={() => setTold(null)}>
                {m.ops_pick_seen()}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      <table className="ops-lines ops-lines-large ops-pick">
        <thead>
          <tr>
            <th scope="col">{m.ops_bin()}</th>
            <th scope="col">{m.ops_lot()}</th>
            <th scope="col">{m.ops_goods()}</th>
            <th scope="col">{m.ops_gtin()}</th>
            <th scope="col" className="is-number">
              {m.ops_pick_count()}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => {
            const count = picked[at] ?? 0;
            return (
              <tr
                key={`${line.line}-${line.lotId}`}
                className={count >= line.pieces ? "is-good" : undefined}
              >
                <td>
                  <b>{line.bin ?? m.ops_none()}</b>
                </td>
                <td>{line.lotNo}</td>
                <td className="is-wide" title={line.goods}>
                  {line.goods}
                </td>
                <td className="ops-dim">{line.gtin ?? line.sku}</td>
                <td className="is-number">
                  <span className="ops-mini-life">
                    <MiniGauge to={count / line.pieces} />
                    <b>
                      {count} / {line.pieces}
                    </b>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {isPickComplete(lines, picked) && lines.length > 0 ? (
        <p className="ops-lines-note">{m.ops_act_pending()}</p>
      ) : null}
    </OpsPanel>
  );
}

function scanWords(
  scan: PickScan,
  lines: readonly { lotNo: string; goods: string; bin: string | null; pieces: number }[],
): Told {
  switch (scan.kind) {
    case "taken": {
      const line = lines[scan.line];
      return {
        tone: "ok",
        words: m.ops_scan_taken({
          goods: line?.goods ?? "",
          count: scan.picked[scan.line] ?? 0,
          pieces: line?.pieces ?? 0,
        }),
      };
    }
    case "bin":
      return { tone: "ok", words: m.ops_scan_bin({ bin: lines[scan.line]?.bin ?? "" }) };
    case "other_lot":
      return {
        tone: "bad",
        words: m.ops_scan_other_lot({
          lotNo: scan.lotNo,
          wanted: scan.wanted.join(m.ops_list_comma()),
        }),
      };
    case "enough":
      return { tone: "bad", words: m.ops_scan_enough({ goods: lines[scan.line]?.goods ?? "" }) };
    case "not_of_order":
      return { tone: "bad", words: m.ops_scan_not_of_order() };
  }
}
