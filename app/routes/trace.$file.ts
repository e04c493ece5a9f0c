import { digitalLinkPath, parseTraceCode } from "~/domain/catalog/digital-link";
import { notFound } from "~/platform/http-errors.server";
import { qrModules } from "~/platform/qr-code.server";
import type { LoaderFunctionArgs } from "~/platform/remix.server";

/** Drawn once: a code is what its name and the shop's address make it. */
const drawn = new Map<string, string>();
const MOST_DRAWN = 500;

/** The QR code of a lot's GS1 Digital Link. It only spells the address out and reads nothing. */
export function loader({ params, request, context }: LoaderFunctionArgs) {
  const lot = parseTraceCode(params.file ?? "") ?? notFound();
  const origin = context.app.env.PUBLIC_ORIGIN ?? new URL(request.url).origin;
  const link = origin + digitalLinkPath(lot);
  let svg = drawn.get(link);
  if (svg === undefined) {
    const { size, path } = qrModules(link);
    svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 ${size + 4} ${size + 4}" shape-rendering="crispEdges"><path fill="#fff" d="M-2 -2h${size + 4}v${size + 4}h-${size + 4}z"/><path fill="#17211f" d="${path}"/></svg>`;
    if (drawn.size >= MOST_DRAWN) drawn.clear();
    drawn.set(link, svg);
  }
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": "public, max-age=86400",
    },
  });
}
