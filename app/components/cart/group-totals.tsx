import type { ReactNode } from "react";
import { Badge } from "~/components/ui/badge";
import { Price } from "~/components/ui/price";
import { formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import type { CartGroupView } from "~/services/cart/cart-view";
import { taxByKind } from "./tax-words";

/** Goods, freight and tax of a group with the tax explained, and what they sum to. */
export function GroupTotals({
  group,
  totalLabel,
  isLineTaxShown = true,
}: {
  group: Pick<CartGroupView, "customsRegime" | "lines" | "totals" | "hasUnverifiedFacts">;
  totalLabel: string;
  /** false where each line says its tax itself */
  isLineTaxShown?: boolean;
}) {
  const { totals, lines, hasUnverifiedFacts } = group;
  const isImport = group.customsRegime !== "0110";
  const kinds = isLineTaxShown ? taxByKind(lines) : "";
  return (
    <dl className="sums">
      <SumRow
        label={m.checkout_goods_count({ count: totals.unitCount })}
        amount={formatYuan(totals.goodsFen)}
      />
      {totals.freightFen === null ? null : (
        <SumRow
          label={isImport ? m.checkout_freight_taxed() : m.checkout_freight()}
          amount={totals.freightFen === 0 ? m.checkout_free() : formatYuan(totals.freightFen)}
        />
      )}
      {totals.insuranceFen ? (
        <SumRow label={m.checkout_insurance()} amount={formatYuan(totals.insuranceFen)} />
      ) : null}
      {isImport ? (
        <SumRow
          label={
            <>
              {m.checkout_tax_estimated()}
              {hasUnverifiedFacts && totals.taxFen !== null ? (
                <Badge tone="warn">{m.checkout_unverified()}</Badge>
              ) : null}
            </>
          }
          amount={totals.taxFen === null ? m.checkout_tax_open() : formatYuan(totals.taxFen)}
          note={kinds === "" ? undefined : m.checkout_tax_kinds({ kinds })}
        />
      ) : null}
      {totals.totalFen === null ? null : (
        <div className="sum-total">
          <dt>{totalLabel}</dt>
          <dd>
            <Price fen={totals.totalFen} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function SumRow({ label, amount, note }: { label: ReactNode; amount: string; note?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{amount}</dd>
      {note ? <dd className="sum-note">{note}</dd> : null}
    </div>
  );
}
