import { useEffect, useRef, useState } from "react";
import { artPath } from "~/domain/catalog/art/address";
import type { ArtCrop } from "~/domain/catalog/art/input";
import { getLocale } from "~/messages/compiled/runtime";
import type { ArtAddress } from "~/services/catalog/product-card";

type ProductArtProps = {
  art: ArtAddress;
  /** full from 100 px on, row below, icon without a ground */
  crop?: ArtCrop;
  /** CSS pixels it takes at most, to reserve its place */
  size: number;
  /** empty where the name stands beside it */
  alt?: string;
  /** a supplied photograph takes the drawing's place; if it fails to load the drawing comes back */
  photoUrl?: string | undefined;
  /** first: the picture the page is about */
  load?: "first" | "soon" | "later";
  className?: string;
};

export function ProductArt({
  art,
  crop = "full",
  size,
  alt = "",
  photoUrl,
  load = "later",
  className = "art",
}: ProductArtProps) {
  const drawing = artPath({ ...art, crop, language: getLocale() === "en" ? "en" : "zh" });
  const [hasPhotoFailed, setPhotoFailed] = useState(false);
  const ref = useRef<HTMLImageElement>(null);
  // A photograph may have failed before the page came alive.
  useEffect(() => {
    if (photoUrl && ref.current?.complete && ref.current.naturalWidth === 0) setPhotoFailed(true);
  }, [photoUrl]);
  const isPhoto = photoUrl !== undefined && !hasPhotoFailed;
  return (
    <img
      ref={ref}
      className={className}
      src={isPhoto ? photoUrl : drawing}
      alt={alt}
      width={size}
      height={size}
      loading={load === "later" ? "lazy" : undefined}
      decoding="async"
      onError={isPhoto ? () => setPhotoFailed(true) : undefined}
      {...(load === "first" ? { fetchpriority: "high" } : {})}
    />
  );
}
