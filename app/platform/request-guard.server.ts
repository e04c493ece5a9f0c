import type { Request, RequestHandler, Response } from "express";

/** Machine addresses: they take no cookie and verify a signature over the body themselves. */
const SIGNED_ADDRESSES = ["/api/webhooks/stripe", "/api/webhooks/sandbox"];

const READING = new Set(["GET", "HEAD"]);

/** The largest form takes a file of 1 MB; nothing here needs more. */
export const LONGEST_BODY_BYTES = 4_000_000;

/** How long what is still being sent is read and thrown away, so that its sender sees the answer. */
const LINGER_MS = 2_000;

/**
 * Refuses bodies that are too long (413) or do not say how long they are (411) before any of it is
 * kept: Remix reads forms into memory whole. Node's server holds a body to the length it states.
 * @param words the page that says why, in the request's language
 */
export function requireBoundedBody(
  words: (status: 411 | 413, path: string) => Promise<string>,
): RequestHandler {
  return (request, response, next) => {
    const isUnmeasured = request.headers["transfer-encoding"] !== undefined;
    const isTooLong = Number(request.headers["content-length"] ?? 0) > LONGEST_BODY_BYTES;
    if (!isUnmeasured && !isTooLong) return next();
    const status = isUnmeasured ? 411 : 413;
    words(status, request.path).then((page) => refuse(request, response, status, page), next);
  };
}

function refuse(request: Request, response: Response, status: number, page: string): void {
  // What was not read must not be taken for the connection's next request.
  response
    .status(status)
    .type("html")
    .set({
      "Cache-Control": "no-store",
      Connection: "close",
      "Content-Length": String(Buffer.byteLength(page)),
    });
  response.write(page);
  // Closing at once would reset the connection under a sender that has not read the answer yet.
  const end = () => response.end();
  const patience = setTimeout(end, LINGER_MS);
  request.once("close", () => clearTimeout(patience));
  request.once("end", end).resume();
}

/** Whether a request that may change something was sent by a page of this host or of PUBLIC_ORIGIN. */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicOrigin: string | undefined,
): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { origin: normal, host: originHost, protocol } = new URL(origin);
  if (publicOrigin !== undefined && normal === publicOrigin) return true;
  return (protocol === "http:" || protocol === "https:") && originHost === host;
}

/**
 * Refuses every request but GET and HEAD that does not come from our own pages, resource routes
 * included (Remix checks pages only). Runs before Remix, which trusts forwarded hosts: they are dropped.
 */
export function requireOwnOrigin(publicOrigin: string | undefined): RequestHandler {
  return (request, response, next) => {
    delete request.headers["x-forwarded-host"];
    if (READING.has(request.method)) return next();
    if (SIGNED_ADDRESSES.includes(request.path)) {
      delete request.headers.cookie;
      return next();
    }
    const { origin, host } = request.headers;
    if (!isOwnOrigin(origin, host, publicOrigin)) {
      response.status(403).type("text/plain").send("403: this request came from another site\n");
      return;
    }
    // Behind a proxy the host may differ from PUBLIC_ORIGIN; Remix compares the two once more.
    if (origin !== undefined) request.headers.host = new URL(origin).host;
    next();
  };
}
