import { ART_CROPS, type ArtCrop } from "./input";

/** Languages a drawing's label comes in. */
export const ART_LANGUAGES = ["zh", "en"] as const;
export type ArtLanguage = (typeof ART_LANGUAGES)[number];

/** The file a drawing is kept under: article, crop, language, and a digest of its content. */
export type ArtFile = { sku: string; crop: ArtCrop; language: ArtLanguage; hash: string };

export function artPath({ sku, crop, language, hash }: ArtFile): string {
  return `/art/${sku}.${crop}.${language}.${hash}.svg`;
}

/** Reads the last part of such a path; undefined when it has another form. */
export function parseArtFile(name: string): ArtFile | undefined {
  const match = /^([A-Z0-9-]{1,20})\.([a-z]+)\.([a-z]{2})\.([0-9a-f]{10})\.svg$/.exec(name);
  if (!match) return undefined;
  const [, sku = "", cropText, languageText, hash = ""] = match;
  const crop = ART_CROPS.find((one) => one === cropText);
  const language = ART_LANGUAGES.find((one) => one === languageText);
  return crop && language ? { sku, crop, language, hash } : undefined;
}
