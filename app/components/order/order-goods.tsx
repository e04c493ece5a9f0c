import { ProductArt } from "~/components/product/product-art";
import { WhyThisTax } from "~/components/tax/price-reasons";
import { Badge } from "~/components/ui/badge";
import { Price } from "~/components/ui/price";
import { formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { OrderLineView, OrderView } from "~/services/ordering/order-view";
import { allowanceText } from "./order-words";

/** What was ordered, from which lots, and what it cost as frozen at placing. */
export function OrderGoods({ order }: { order: OrderView }) {
  const { lines, totals, allowance, hasUnverifiedFacts } = order;
  return (
    <section className="panel summary" aria-labelledby="goods-title">
      <h2 id="goods-title">{m.order_goods()}</h2>
      <ul>
        {lines.map((line) => (
          <GoodsLine key={line.line} line={line} />
        ))}
      </ul>
      <dl className="sums">
        <div>
          <dt>{m.checkout_goods_count({ count: totals.unitCount })}</dt>
          <dd>{formatYuan(totals.goodsFen)}</dd>
        </div>
        <div>
          <dt>{m.checkout_freight()}</dt>
          <dd>{totals.freightFen === 0 ? m.checkout_free() : formatYuan(totals.freightFen)}</dd>
        </div>
        {totals.insuranceFen > 0 ? (
          <div>
            <dt>{m.order_insurance()}</dt>
            <dd>{formatYuan(totals.insuranceFen)}</dd>
          </div>
        ) : null}
        {totals.isTaxIncluded ? null : (
          <div>
            <dt>
              {m.order_tax_frozen()}
              {hasUnverifiedFacts ? <Badge tone="warn">{m.checkout_unverified()}</Badge> : null}
            </dt>
            <dd>{formatYuan(totals.taxFen)}</dd>
          </div>
        )}
        <div className="sum-total">
          <dt>{totalLabel(order)}</dt>
          <dd>
            <Price fen={totals.totalFen} />
          </dd>
        </div>
      </dl>
      {allowance ? <p className="limit-note">{allowanceText(allowance)}</p> : null}
    </section>
  );
}

function totalLabel({ payment, totals }: OrderView): string {
  switch (payment.state) {
    case "awaiting":
      return m.checkout_to_pay();
    case "paid":
      return m.order_paid_total();
    case "over":
      return totals.isTaxIncluded ? m.checkout_total_included() : m.checkout_total_taxed();
  }
}

function GoodsLine({ line }: { line: OrderLineView }) {
  const { name, spec, slug, art, lots, quantity, goodsFen } = line;
  return (
    <li className="summary-line">
      <ProductArt art={art} crop="row" size={48} load="soon" />
      <div>
        <h3>
          <Link to={href(`/products/${slug}`)}>{`${name} ${spec}`}</Link>
        </h3>
        {lots.map((lot) => (
          <p key={lot.lotNo} className="lot-told">
            <span>{m.order_lot({ lot: lot.lotNo })}</span>
            <span>{m.checkout_expires({ day: lot.expiresOn })}</span>
          </p>
        ))}
      </div>
      <div className="summary-amount">
        {formatYuan(goodsFen)}
        <small>× {quantity}</small>
      </div>
      <WhyThisTax reasons={line.reasons} />
    </li>
  );
}
