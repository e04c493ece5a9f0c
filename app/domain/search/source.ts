import type { StorageZone } from "../catalog/terms";
import type { ProductId } from "../ids";
import type { Fen } from "../money";

/**
 * How goods reach the buyer. `hall` is the part of 0110 that can be fetched at the hall; every channel
 * stands for one real offer, so that a filter never matches across two.
 */
export const CHANNELS = ["1210", "0110", "hall"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The offer that stands for a channel: in stock first, then the cheapest with tax. */
export type ChannelOffer = {
  /** what the buyer pays for one piece, estimated tax included */
  taxInFen: Fen;
  isInStock: boolean;
  /** best-before day of the lot that would be sent next (yyyy-mm-dd); null while nothing is in stock */
  expiresOn: string | null;
  /** reduced because the best-before day is near, with a lawful reference price */
  isNearExpiryDeal: boolean;
};

type Named = { nameZh: string; nameEn: string; aliases: readonly string[] };

/** Everything search knows of one published product, read from committed rows. */
export type SearchSource = {
  productId: ProductId;
  nameZh: string;
  nameEn: string;
  nameOrig: string | null;
  aliases: readonly string[];
  summaryZh: string;
  summaryEn: string;
  brand: Named & { slug: string };
  /** the product's own category and the level above it */
  category: Named & { key: string; parentKey: string | null; parentZh: string; parentEn: string };
  origin: { code: string; nameZh: string; nameEn: string };
  storageZone: StorageZone;
  stage: number | null;
  grade: { key: string; value: number } | null;
  diet: readonly string[];
  variants: readonly {
    sku: string;
    gtin: string | null;
    specZh: string;
    specEn: string;
    packCount: number;
    content: { value: number; unit: "g" | "ml" | "piece" } | null;
  }[];
  channels: Partial<Record<Channel, ChannelOffer>>;
  sales30d: number;
  publishedAt: Date;
  /** the next instant at which this changes by itself (an offer begins or ends); null: never */
  changesAt: Date | null;
};
