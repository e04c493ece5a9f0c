import { ProductArt } from "~/components/product/product-art";
import { Taxed } from "~/components/product/taxed";
import { WhyThisTax } from "~/components/tax/price-reasons";
import { Icon } from "~/components/ui/icon";
import { OriginFlag } from "~/components/ui/origin";
import { Price, StruckPrice } from "~/components/ui/price";
import { formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form, Link } from "~/platform/remix";
import type { CartGroupView, CartLineView } from "~/services/cart/cart-view";
import { waysOf } from "./blocker-ways";
import { blockerText, lineBlockers } from "./blocker-words";
import { LineQuantity } from "./line-quantity";
import { WayList } from "./way-list";

export const goodsName = ({ name, spec }: Pick<CartLineView, "name" | "spec">) =>
  `${name} ${spec}`.trim();

/** One row of the cart; what is wrong with it stands below it, with the act that mends it. */
export function CartLine({
  line,
  group,
  removalForm: RemovalForm,
}: {
  line: CartLineView;
  /** the group it stands in: what stands in its way, and what helps */
  group: CartGroupView;
  /** the form that takes lines out; shared, so that its answer outlives the line */
  removalForm: typeof Form;
}) {
  const goods = goodsName(line);
  const isSold = line.priceFen !== null && line.availableCount > 0;
  return (
    <li className={isSold ? "cart-line" : "cart-line cart-line-out"}>
      <ProductArt art={line.art} crop="row" size={84} load="soon" />
      <div className="cart-line-body">
        <div className="cart-line-head">
          <h3>
            <Link to={href(`/products/${line.slug}?offer=${line.offerId}`)}>{goods}</Link>
          </h3>
          <RemovalForm method="post" action={href("/cart")}>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="offerId" value={line.offerId} />
            <button type="submit" className="cart-remove" aria-label={m.checkout_remove({ goods })}>
              <Icon name="close" size={16} />
            </button>
          </RemovalForm>
        </div>
        <p className="cart-line-meta">
          <span>
            {line.origin.code ? <OriginFlag code={line.origin.code} width={15} /> : null}{" "}
            {line.origin.name}
          </span>
          {line.expiresOn ? <span>{m.checkout_expires({ day: line.expiresOn })}</span> : null}
        </p>
        <div className="cart-line-foot">
          {line.priceFen === null ? null : (
            <p>
              <Price fen={line.priceFen} size="small" />
              {line.referencePriceFen ? (
                <>
                  {" "}
                  <StruckPrice fen={line.referencePriceFen} />
                </>
              ) : null}
              <Taxed tax={line.tax} className="cart-line-tax" />
            </p>
          )}
          {isSold ? (
            <LineQuantity offerId={line.offerId} quantity={line.quantity} goods={goods} />
          ) : null}
        </div>
        {line.priceWasFen !== null && line.priceFen !== null ? (
          <p className="cart-line-told">
            <Icon name="info" size={14} />
            {m.checkout_price_changed({
              was: formatYuan(line.priceWasFen),
              is: formatYuan(line.priceFen),
            })}
          </p>
        ) : null}
        <WhyThisTax reasons={line.lineTax?.reasons ?? []} />
        {lineBlockers(group.blockers, line.offerId).map((blocker) => (
          <div key={blocker.code} className="cart-line-told cart-line-blocked">
            <Icon name="warn" size={14} />
            <span>{blockerText(blocker)}</span>
            {blocker.code === "STOCK_SHORT" && blocker.availableCount > 0 ? (
              <TakeWhatIsThere offerId={line.offerId} count={blocker.availableCount} />
            ) : null}
            <WayList ways={waysOf(blocker, group)} />
          </div>
        ))}
      </div>
    </li>
  );
}

function TakeWhatIsThere({ offerId, count }: { offerId: string; count: number }) {
  return (
    <Form method="post" action={href("/cart")} replace preventScrollReset>
      <input type="hidden" name="intent" value="set" />
      <input type="hidden" name="offerId" value={offerId} />
      <button type="submit" name="quantity" value={count} className="link hit">
        {m.checkout_take_available({ count })}
      </button>
    </Form>
  );
}
