import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { LotLedgerView } from "~/services/bonded/get-lot.server";

/** What was just entered, and where to look at it. */
export function GoodsInDone({ lot, pieces }: { lot: LotLedgerView; pieces: number }) {
  return (
    <Notice
      tone="ok"
      isLive
      title={m.ops_goods_in_done({ lotNo: lot.lotNo, count: pieces })}
      act={
        <Link to={href(`/ops/stock/${lot.lotId}`)} className="link">
          {m.ops_goods_in_see_lot()}
        </Link>
      }
    >
      {m.ops_goods_in_done_text({ goods: `${lot.name} ${lot.spec}`, day: lot.sellUntil })}
    </Notice>
  );
}
