import { notFound } from "~/platform/http-errors.server";
import type { ActionFunctionArgs } from "~/platform/remix.server";
import { recordPayment } from "~/services/ordering/record-payment.server";

/** Providers and the header that signs their events; their addresses stand in request-guard.server. */
const SIGNATURE_HEADERS = new Map([
  ["sandbox", "sandbox-signature"],
  ["stripe", "stripe-signature"],
]);
const LONGEST_BODY = 1_000_000;

/**
 * Where payment providers tell what happened. Takes no cookie; the signature over the raw body is the
 * only key. 2xx means recorded: everything else is sent again.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, requestId } = context;
  const provider = params.provider ?? "";
  const signatureHeader = SIGNATURE_HEADERS.get(provider);
  if (signatureHeader === undefined) notFound();
  const rawBody = await bodyWithin(request, LONGEST_BODY);
  if (rawBody === undefined) return answer(413);
  const ctx = app.context({
    actor: { kind: "system", name: `webhook:${provider}` },
    face: "worker",
    requestId,
  });
  const signature = request.headers.get(signatureHeader) ?? undefined;
  const recorded = await recordPayment(ctx, { provider, rawBody, signature });
  if (recorded.ok) return answer(200, recorded.value);
  switch (recorded.error.code) {
    case "OTHER_PROVIDER":
      return notFound();
    case "BAD_SIGNATURE":
    case "MALFORMED_EVENT":
      return answer(400, { code: recorded.error.code });
    case "FORBIDDEN":
      return answer(403, { code: recorded.error.code });
  }
}

/** The body as text; undefined as soon as it is longer, whatever length it claimed or kept back. */
async function bodyWithin(request: Request, mostBytes: number): Promise<string | undefined> {
  if (Number(request.headers.get("Content-Length") ?? 0) > mostBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    byteCount += next.value.byteLength;
    if (byteCount > mostBytes) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

function answer(status: number, body: object | null = null) {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
