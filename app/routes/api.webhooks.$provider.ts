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
  if (Number(request.headers.get("Content-Length") ?? 0) > LONGEST_BODY) return answer(413);
  const rawBody = await request.text();
  if (rawBody.length > LONGEST_BODY) return answer(413);
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

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

function answer(status: number, body: object | null = null) {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
