/**
 * Reads a posted form that may carry a small file, all in memory. Undefined when the request does not
 * say how long it is, or says more than `maxBytes` (Node's server holds the body to what it said).
 */
export async function readSmallForm(
  request: Request,
  maxBytes: number,
): Promise<FormData | undefined> {
  const length = Number(request.headers.get("Content-Length") ?? Number.NaN);
  if (!Number.isSafeInteger(length) || length > maxBytes) return undefined;
  return request.formData();
}
