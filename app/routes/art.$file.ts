import { parseArtFile } from "~/domain/catalog/art/address";
import { notFound } from "~/platform/http-errors.server";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getProductArt } from "~/services/catalog/product-art.server";

/** Drawings whose address names their content, as they were sent: they never change. */
const sent = new Map<string, string>();
const MOST_SENT = 2_000;

/** The drawing of an article. Its address holds a digest of the content, so it may be kept for good. */
export async function loader(args: LoaderFunctionArgs) {
  const name = args.params.file ?? "";
  const known = sent.get(name);
  if (known !== undefined) return image(known, true);
  const file = parseArtFile(name);
  if (!file) notFound();
  const art = await getProductArt(publicContext(args), file);
  if (!art) notFound();
  if (art.isCurrent) {
    if (sent.size >= MOST_SENT) sent.clear();
    sent.set(name, art.svg);
  }
  return image(art.svg, art.isCurrent);
}

function image(svg: string, isCurrent: boolean) {
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": isCurrent
        ? "public, max-age=31536000, immutable"
        : "public, max-age=60, stale-while-revalidate=600",
    },
  });
}
