import { blockerText } from "~/components/cart/blocker-words";
import { regimeName } from "~/components/ui/badge";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { ProductView } from "~/services/catalog/product-view";

/** Why goods cannot be bought under a regime they are meant for, and what can be bought instead. */
export function RefusedOffer({ product }: { product: ProductView }) {
  const { refused, offers } = product;
  if (refused === null) return null;
  const dutyPaid = offers.find(({ regime, isInStock }) => regime === "0110" && isInStock);
  const isShown = dutyPaid !== undefined && dutyPaid.offerId === product.offer?.offerId;
  return (
    <Notice
      tone="plain"
      title={m.shop_refused_title({ regime: regimeName(refused.regime, "full") })}
    >
      {blockerText(refused.refusal)}
      {m.shop_refused_end()}
      {isShown ? (
        m.shop_refused_duty_paid_here()
      ) : (
        <Link
          to={href(
            dutyPaid ? `/products/${product.slug}?offer=${dutyPaid.offerId}` : "/search?by=0110",
          )}
          className="link"
        >
          {dutyPaid ? m.shop_refused_duty_paid() : m.checkout_way_duty_paid_all()}
        </Link>
      )}
    </Notice>
  );
}
