import { createHmac, timingSafeEqual } from "node:crypto";

/** Seconds a signature may be old, as Stripe's own library has it. */
const TOLERANCE_SECONDS = 300;

/** `t=…,v1=…`: HMAC-SHA-256 over time and raw body, the scheme of Stripe's webhooks. */
export function signBody(rawBody: string, secret: string, atSeconds: number): string {
  return `t=${atSeconds},v1=${mac(rawBody, secret, atSeconds)}`;
}

/** Whether a header signs exactly this body with this secret, not long ago. */
export function isSignedBody(
  rawBody: string,
  header: string | undefined,
  secret: string,
  nowSeconds: number,
): boolean {
  if (header === undefined) return false;
  const parts = header.split(",").map((part) => part.trim().split("="));
  const at = Number(parts.find(([key]) => key === "t")?.[1]);
  if (!Number.isSafeInteger(at) || Math.abs(nowSeconds - at) > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(mac(rawBody, secret, at));
  return parts
    .filter(([key]) => key === "v1")
    .some(([, value = ""]) => {
      const given = Buffer.from(value);
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}

function mac(rawBody: string, secret: string, atSeconds: number): string {
  return createHmac("sha256", secret).update(`${atSeconds}.${rawBody}`).digest("hex");
}
