import { timingSafeEqual } from "node:crypto";
import { notFound } from "~/platform/http-errors.server";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { sha256Hex } from "~/platform/sealing.server";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

const isSame = (one: string, other: string) =>
  timingSafeEqual(Buffer.from(sha256Hex(one)), Buffer.from(sha256Hex(other)));

/** The process's counters: with METRICS_TOKEN as bearer; without that setting on the demo's own machine only. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { env, metrics } = context.app;
  const given = request.headers.get("Authorization") ?? "";
  const mayRead = env.METRICS_TOKEN
    ? isSame(given, `Bearer ${env.METRICS_TOKEN}`)
    : env.isDemo && LOOPBACK.has(context.clientAddress);
  if (!mayRead) notFound();
  return new Response(await metrics.text(), {
    headers: { "Content-Type": metrics.contentType, "Cache-Control": "no-store" },
  });
}
