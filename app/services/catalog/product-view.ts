import type { CalendarDay } from "~/domain/calendar-day";
import type { CustomsRegime, FactState, PartnerCountry, StorageZone } from "~/domain/catalog/terms";
import type { OfferId, ProductId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { DeliveryPromise } from "~/domain/order/delivery-promise";
import type { LotDocument } from "~/domain/stock/lot-document";
import type { TaxExplanation } from "~/domain/tax/quote";
import type { DutySaving } from "~/services/trade/duty-saving";
import type { PriceReason } from "~/services/trade/price-reasons";
import type { Nutrition } from "~db/schema";
import type { PieceRefusal } from "./piece-tax";
import type { ArtAddress, LifeView, ProductCard, TaxView, UnitPriceView } from "./product-card";

/** A lot as shoppers see it: document numbers masked. */
export type LotView = LifeView & {
  lotNo: string;
  /** null for goods without a bar code, which have no link to trace them by */
  gtin: string | null;
  /** the first day it counts as near expiry */
  nearFrom: CalendarDay;
  documents: LotDocument[];
  /** the way in, first stop first */
  route: { place: string; note: string | null; day: CalendarDay }[];
};

export type TaxBreakdown = {
  dutyFen: Fen;
  consumptionTaxFen: Fen;
  vatFen: Fen;
  explanation: TaxExplanation;
  reasons: PriceReason[];
};

export type ProductOffer = {
  offerId: OfferId;
  sku: string;
  /** tariff line of the goods; null = not classified */
  hs8: string | null;
  regime: Exclude<CustomsRegime, "9610">;
  priceFen: Fen;
  /** what one piece costs with tax, freight not counted */
  payFen: Fen;
  tax: TaxView;
  taxParts: TaxBreakdown | null;
  /** what one person may import of such goods in a year, where there is such a limit */
  weightCap: { capGrams: number; isUnverified: boolean } | null;
  /** of duty-paid goods: what an agreement takes off their duty */
  dutySaving: DutySaving | null;
  referencePriceFen: Fen | null;
  unitPrice: UnitPriceView | null;
  isInStock: boolean;
  offersHallPickup: boolean;
  warehouse: { name: string; kind: "bonded" | "duty_paid" };
  /** of one piece sent home; null where no rate is known */
  freightFen: Fen | null;
  promise: DeliveryPromise | null;
  lot: LotView | null;
};

/** A size or pack of the product, with its own drawing. */
export type ProductVariant = {
  sku: string;
  spec: string;
  art: ArtAddress;
  /** the offer a click on it leads to */
  offerId: OfferId;
};

/** A product page in the reader's language, one offer chosen. */
export type ProductView = {
  productId: ProductId;
  slug: string;
  brand: { slug: string; name: string };
  /** brand and name, in the reader's and in the other language */
  title: string;
  otherTitle: string | null;
  category: { key: string; name: string; parent: { key: string; name: string } | null };
  origin: { code: PartnerCountry; name: string };
  summary: string | null;
  storageZone: StorageZone;
  photos: { url: string; alt: string }[];
  art: ArtAddress;
  sku: string;
  spec: string;
  variants: ProductVariant[];
  /** the chosen one; null when nothing of the product may be sold now */
  offer: ProductOffer | null;
  /** the chosen variant's offers, the chosen one among them */
  offers: {
    offerId: OfferId;
    regime: ProductOffer["regime"];
    priceFen: Fen;
    payFen: Fen;
    isInStock: boolean;
  }[];
  /** an offer of the chosen variant that the rules forbid now, and why */
  refused: { regime: ProductOffer["regime"]; refusal: PieceRefusal } | null;
  allergens: string[];
  mayContain: string[];
  diet: string[];
  nutrition: Nutrition | null;
  label: { ingredients: string | null; usage: string | null; audience: string | null };
  producer: {
    name: string;
    city: string | null;
    registrationNo: string | null;
    registrationState: FactState | null;
  } | null;
  authorisation: {
    documentNo: string;
    validFrom: CalendarDay;
    validTo: CalendarDay;
    isDemo: boolean;
  } | null;
  /** what a buyer of bonded goods must know; null for duty-paid offers */
  notice: {
    version: string;
    sentences: string[];
    singleLimitFen: Fen | null;
    yearLimitFen: Fen | null;
  } | null;
  related: ProductCard[];
};
