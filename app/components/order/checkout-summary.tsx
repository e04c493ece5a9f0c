import { goodsName } from "~/components/cart/cart-line";
import { GroupLimits } from "~/components/cart/group-limits";
import { GroupTotals } from "~/components/cart/group-totals";
import { rateText } from "~/components/cart/tax-words";
import { ProductArt } from "~/components/product/product-art";
import { WhyThisTax } from "~/components/tax/price-reasons";
import { RegimeBadge } from "~/components/ui/badge";
import { formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import type { CartGroupView, CartLineView } from "~/services/cart/cart-view";

/** What is being ordered, with the tax of each line. */
export function CheckoutSummary({
  group,
  holdMinutes,
}: {
  group: CartGroupView;
  holdMinutes: number;
}) {
  const isImport = group.customsRegime !== "0110";
  return (
    <section className="panel summary" aria-labelledby="summary-title">
      <header className="panel-head">
        <h2 id="summary-title">{m.checkout_order()}</h2>
        <RegimeBadge regime={group.customsRegime} form="full" />
      </header>
      <ul>
        {group.lines.map((line) => (
          <SummaryLine key={line.offerId} line={line} />
        ))}
      </ul>
      <GroupTotals group={group} totalLabel={m.checkout_to_pay()} isLineTaxShown={false} />
      <GroupLimits group={group} />
      <p className="limit-note">
        {isImport
          ? m.checkout_hold_bonded({ minutes: holdMinutes })
          : m.checkout_hold({ minutes: holdMinutes })}
      </p>
    </section>
  );
}

function SummaryLine({ line }: { line: CartLineView }) {
  const { priceFen, goodsFen, lineTax, quantity, art } = line;
  const rate = lineTax?.explanation?.ratePpm;
  return (
    <li className="summary-line">
      <ProductArt art={art} crop="row" size={48} load="soon" />
      <div>
        <h3>{goodsName(line)}</h3>
        {priceFen === null ? null : (
          <p>
            {formatYuan(priceFen)} × {quantity}
            {rate === undefined ? null : m.checkout_at_rate({ rate: rateText(rate) })}
          </p>
        )}
      </div>
      <div className="summary-amount">
        {goodsFen === null ? null : formatYuan(goodsFen)}
        {lineTax?.explanation ? (
          <small>{m.checkout_line_tax({ amount: formatYuan(lineTax.taxFen) })}</small>
        ) : null}
      </div>
      <WhyThisTax reasons={lineTax?.reasons ?? []} />
    </li>
  );
}
