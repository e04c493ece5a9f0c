import "~/platform/load-context.server";
import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { NONCE_PLACEHOLDER, nonceFiller } from "~/platform/csp-nonce.server";
import { NonceProvider } from "~/platform/nonce-context";
import { plainPage } from "~/platform/plain-page.server";
import { RemixServer } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "~/platform/remix.server";
import { isDatabaseAway } from "~db/connection-loss.server";

// The web server (app/server.ts) takes the application from here: one pool, one cache per process.
export { createApp } from "~/platform/app.server";
export { withLocale } from "~/platform/locale.server";
export { plainPage } from "~/platform/plain-page.server";

export const streamTimeout = 5_000;
const RENDER_ABORT_MS = 6_000;
const AWAY = { "Cache-Control": "no-store", "Retry-After": "5" };

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce, app, requestId, isDatabaseAway }: AppLoadContext,
) {
  if (isDatabaseAway) {
    const type = { "Content-Type": "text/html; charset=utf-8" };
    return new Response(plainPage(503), { status: 503, headers: { ...AWAY, ...type } });
  }
  return new Promise<Response>((resolve, reject) => {
    let isShellSent = false;
    let finalStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={NONCE_PLACEHOLDER}>
        <RemixServer context={remixContext} url={request.url} nonce={NONCE_PLACEHOLDER} />
      </NonceProvider>,
      {
        nonce: NONCE_PLACEHOLDER,
        onShellReady() {
          isShellSent = true;
          const body = new PassThrough();
          const filled = body.pipe(nonceFiller(cspNonce));
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(
            new Response(createReadableStreamFromReadable(filled), {
              headers,
              status: finalStatus,
            }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          finalStatus = 500;
          if (isShellSent) app.log.error({ err: error, requestId }, "rendering failed");
        },
      },
    );
    setTimeout(abort, RENDER_ABORT_MS).unref();
  });
}

/** Data for a page already open: what failed keeps its body, for the page's own error boundary. */
export function handleDataRequest(response: Response, { context }: LoaderFunctionArgs) {
  if (!context.isDatabaseAway) return response;
  const headers = new Headers([...response.headers, ...Object.entries(AWAY)]);
  return new Response(response.body, { status: 503, headers });
}

/** Everything a loader or action threw that was not a Response: a fault of the program, or of the database. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
) {
  if (request.signal.aborted) return;
  const { app, requestId } = context;
  if (isDatabaseAway(error)) {
    context.isDatabaseAway = true;
    app.log.warn({ requestId, url: new URL(request.url).pathname }, "the database is away");
    return;
  }
  app.log.error({ err: error, requestId, url: new URL(request.url).pathname }, "request failed");
}
