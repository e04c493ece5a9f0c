import type { Env } from "./env.server";

/** The shop's own address for browsers, where no request tells it: PUBLIC_ORIGIN, else this machine. */
export function shopOrigin(env: Pick<Env, "PUBLIC_ORIGIN" | "PORT">): string {
  return env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT}`;
}
