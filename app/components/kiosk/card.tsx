import { ProductArt } from "~/components/product/product-art";
import { Taxed } from "~/components/product/taxed";
import { Badge } from "~/components/ui/badge";
import { Price } from "~/components/ui/price";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import type { ProductCard } from "~/services/catalog/product-card";
import { Way } from "./visit";

/** Whether the hall can hand it over today, in one word. */
export function WayBadge({ offer }: { offer: ProductCard["offer"] }) {
  if (!offer.isInStock) return <Badge>{m.kiosk_out_of_stock()}</Badge>;
  return offer.offersHallPickup ? (
    <Badge tone="duty">{m.kiosk_take_today()}</Badge>
  ) : (
    <Badge tone={offer.regime === "0110" ? "duty" : "bond"}>{m.kiosk_send_home()}</Badge>
  );
}

export const productPath = (slug: string, offerId?: string) =>
  href(`/kiosk/products/${slug}${offerId ? `?offer=${offerId}` : ""}`);

/** A product in a list: the whole card is the link. */
export function KioskCard({ card, load }: { card: ProductCard; load?: "soon" | "later" }) {
  return (
    <Way to={productPath(card.slug, card.offer.offerId)} className="kiosk-card">
      <ProductArt art={card.art} photoUrl={card.photoUrl} crop="icon" size={320} load={load} />
      <span className="kiosk-card-body">
        <b className="kiosk-card-name">{card.name}</b>
        <span className="kiosk-card-price">
          <Price fen={card.offer.priceFen} size="small" />
          <WayBadge offer={card.offer} />
        </span>
        <Taxed tax={card.offer.tax} className="kiosk-card-tax" />
      </span>
    </Way>
  );
}
