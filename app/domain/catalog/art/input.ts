import type { ArtFamily, ArtForm, NetContentUnit, PartnerCountry } from "../terms";

/** Everything a drawing is made of; the same input always gives the same bytes. */
export type ArtInput = {
  sku: string;
  form: ArtForm;
  family: ArtFamily;
  /** on the label, in the drawing's language; a space is a wanted line break in Chinese */
  name: string;
  /** small capitals above the name: WHOLE MILK POWDER */
  className: string;
  /** content of the whole saleable unit */
  content?: { value: number; unit: NetContentUnit };
  packCount: number;
  /** a draft may not know it */
  origin?: { code: PartnerCountry; name: string };
  /** English words that tell the kind of fruit, fish, herb or appliance */
  hint: string;
  words: ArtWords;
};

/** The drawing's own words, from the messages of its language. */
export type ArtWords = {
  /** 示意图 */
  illustration: string;
  /** 件 behind a number of pieces */
  piece: string;
};

/** full: with scale and mark. row: below 100 px, closer, no scale. icon: no ground, no slip. */
export const ART_CROPS = ["full", "row", "icon"] as const;
export type ArtCrop = (typeof ART_CROPS)[number];

/** A form's own drawing: the goods, where a paper slip lies if they carry no label, and a close frame. */
export type Drawing = {
  body: string;
  slip?: string;
  /** square that holds the goods closely: left, top, side */
  frame: readonly [x: number, y: number, side: number];
};
