import type { App } from "./app.server";

declare module "@remix-run/server-runtime" {
  /** What the web server hands to every loader and action. */
  interface AppLoadContext {
    app: App;
    requestId: string;
    /** the peer's address, for rate limits */
    clientAddress: string;
    /** fills the placeholder of scripts' nonces in this one response */
    cspNonce: string;
    /** set when something in this request failed for want of the database */
    isDatabaseAway?: boolean;
  }

  /** Loaders' values keep their types on the way (dates stay dates), as single fetch sends them. */
  interface Future {
    v3_singleFetch: true;
  }
}
