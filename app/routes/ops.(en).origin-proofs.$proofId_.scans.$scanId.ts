import { parseId } from "~/domain/ids";
import { forbidden, notFound } from "~/platform/http-errors.server";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { readProofScan } from "~/services/trade/read-proof-scan.server";

/** RFC 8187: letters that encodeURIComponent leaves and a header does not take. */
const inHeader = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

/** A scan of a proof of origin, to be saved: what others sent is never shown as a page of ours. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const proofId = parseId("opf", args.params.proofId ?? "") ?? notFound();
  const scanId = parseId("psc", args.params.scanId ?? "") ?? notFound();
  const scan = await readProofScan(ctx, { proofId, scanId });
  if (!scan.ok) return scan.error.code === "FORBIDDEN" ? forbidden() : notFound();
  const { body, mediaType, fileName } = scan.value;
  return new Response(body as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename*=UTF-8''${inHeader(fileName)}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
