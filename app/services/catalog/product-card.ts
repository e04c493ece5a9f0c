import type { CalendarDay } from "~/domain/calendar-day";
import type { CustomsRegime, NetContentUnit, PartnerCountry } from "~/domain/catalog/terms";
import type { OfferId, ProductId } from "~/domain/ids";
import type { Fen } from "~/domain/money";

/** Where a product's drawing stands: the hash is of the drawing's bytes, so its address may be cached for good. */
export type ArtAddress = { sku: string; hash: string };

/** Import tax of one piece without freight, as far as it is known before checkout. */
export type TaxView =
  | { kind: "included" }
  | { kind: "estimate"; taxFen: Fen; totalFen: Fen; isUnverified: boolean }
  | { kind: "unknown" };

/** Price with tax for a fixed quantity of content: ¥15.52 per 100 g. */
export type UnitPriceView = { fen: Fen; perValue: number; perUnit: NetContentUnit };

export type CardOffer = {
  offerId: OfferId;
  regime: CustomsRegime;
  priceFen: Fen;
  tax: TaxView;
  /** lowest price of the seven days before the reduction; shown struck out with that sentence */
  referencePriceFen?: Fen;
  unitPrice?: UnitPriceView;
  isInStock: boolean;
  /** can be picked up in the goods hall; duty-paid stock only */
  offersHallPickup: boolean;
};

/** What is left of the shelf life of the lot the next buyer gets (first expired, first out). */
export type LifeView = {
  producedOn: CalendarDay;
  expiresOn: CalendarDay;
  daysLeft: number;
  /** remaining share of the whole life in basis points */
  shareBps: number;
  isNearExpiry: boolean;
};

/** One product in a list, in the reader's language: its cheapest matching offer, and the other river's. */
export type ProductCard = {
  productId: ProductId;
  slug: string;
  /** brand, name and specification: 安佳 高钙全脂奶粉 900 g 罐装 */
  name: string;
  origin: { code: PartnerCountry; name: string };
  art: ArtAddress;
  photoUrl?: string;
  offer: CardOffer;
  /** `payFen`: one piece with its tax, as far as it is not in the price */
  otherOffer?: { regime: CustomsRegime; payFen: Fen; isUnverified: boolean };
  life?: LifeView;
};
