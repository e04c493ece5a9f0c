import { RateLimiterMemory } from "rate-limiter-flexible";
import { tooManyRequests } from "./http-errors.server";
import type { AppLoadContext } from "./remix.server";

type Kind = "login" | "login_all_names" | "checkout" | "handoff";

type App = AppLoadContext["app"];

/** Each application counts for itself: a process has one, the tests have many. */
const limitersOf = new WeakMap<App, Map<Kind, RateLimiterMemory>>();

function limiterOf(kind: Kind, app: App): RateLimiterMemory {
  const { env } = app;
  const limiters = limitersOf.get(app) ?? new Map<Kind, RateLimiterMemory>();
  limitersOf.set(app, limiters);
  let limiter = limiters.get(kind);
  if (!limiter) {
    const points = {
      login: env.LIMIT_LOGIN_PER_MINUTE,
      login_all_names: env.LIMIT_LOGIN_ALL_NAMES_PER_MINUTE,
      checkout: env.LIMIT_CHECKOUT_PER_MINUTE,
      handoff: env.LIMIT_HANDOFF_PER_MINUTE,
    }[kind];
    limiter = new RateLimiterMemory({ keyPrefix: kind, points, duration: 60 });
    limiters.set(kind, limiter);
  }
  return limiter;
}

/**
 * Counts one attempt of this address (and of `subject`, such as a login name) and answers 429 beyond
 * the setting. Counted per web process: the setting bounds each of them.
 */
export async function limitRate(context: AppLoadContext, kind: Kind, subject = "") {
  try {
    await limiterOf(kind, context.app).consume(`${context.clientAddress}|${subject}`);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as { msBeforeNext: number };
    tooManyRequests(Math.ceil(msBeforeNext / 1000));
  }
}

/** The same, for pages that keep what was typed: seconds to wait, undefined when it may go on. */
export async function secondsToWait(
  context: AppLoadContext,
  kind: Kind,
): Promise<number | undefined> {
  try {
    await limitRate(context, kind);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof Response) || refusal.status !== 429) throw refusal;
    return Number(refusal.headers.get("Retry-After"));
  }
}
