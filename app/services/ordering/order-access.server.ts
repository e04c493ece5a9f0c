import { timingSafeEqual } from "node:crypto";
import type { ServiceContext } from "~/platform/context.server";
import { sha256Hex } from "~/platform/sealing.server";

/**
 * Whether an order is the actor's own: placed in this visitor's session, or opened with the token of
 * its secret link. For everybody else it does not exist.
 */
export function isOwnOrder(
  ctx: Pick<ServiceContext, "actor">,
  order: { visitorId: string; linkHash: string } | undefined,
  linkToken: string | undefined,
): boolean {
  if (order === undefined) return false;
  if (ctx.actor.kind === "visitor" && ctx.actor.visitorId === order.visitorId) return true;
  if (linkToken === undefined || linkToken === "") return false;
  const [given, kept] = [Buffer.from(sha256Hex(linkToken)), Buffer.from(order.linkHash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
