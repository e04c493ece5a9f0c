import type { RequestHandler } from "express";

/** Machine addresses: they take no cookie and verify a signature over the body themselves. */
const SIGNED_ADDRESSES = ["/api/webhooks/stripe", "/api/webhooks/sandbox"];

const READING = new Set(["GET", "HEAD"]);

/** The largest form takes a file of 1 MB; nothing here needs more. */
const LONGEST_BODY_BYTES = 4_000_000;

/**
 * Refuses bodies that are too long or do not say how long they are: Remix reads forms into memory whole.
 * Node's server holds a body to the length it states.
 */
export const requireBoundedBody: RequestHandler = ({ headers }, response, next) => {
  const refusal =
    headers["transfer-encoding"] !== undefined
      ? "411: say how long the request is"
      : Number(headers["content-length"] ?? 0) > LONGEST_BODY_BYTES && "413: too long";
  if (!refusal) return next();
  // What was not read must not be taken for the connection's next request.
  response.set("Connection", "close").status(Number(refusal.slice(0, 3)));
  response.type("text/plain").send(`${refusal}\n`);
};

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
