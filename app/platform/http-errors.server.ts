/** HTTP's own refusals: thrown from loaders and actions, shown by the nearest error boundary. */
export function notFound(): never {
  throw new Response(null, { status: 404, statusText: "Not Found" });
}

export function forbidden(): never {
  throw new Response(null, { status: 403, statusText: "Forbidden" });
}

export function tooManyRequests(retryAfterSeconds: number): never {
  throw new Response(null, {
    status: 429,
    statusText: "Too Many Requests",
    headers: { "Retry-After": String(retryAfterSeconds) },
  });
}

export function badRequest(): never {
  throw new Response(null, { status: 400, statusText: "Bad Request" });
}
