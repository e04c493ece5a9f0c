import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { databaseUrl, env } from "~/platform/env.server";
import { localeOfPath } from "~/platform/locale";
import { createLogger } from "~/platform/logger.server";
import { requireOwnOrigin } from "~/platform/request-guard.server";
import { securityHeaders } from "~/platform/security-headers.server";

type EntryModule = typeof import("~/entry.server");
type Build = ServerBuild & { entry: { module: EntryModule } };

/** Exit code that tells the starter that trying again is of no use. */
const CANNOT_START = 78;

/** The web server: files, security, then Remix, whose bundle also brings database and adapters. */
async function main() {
  const settings = env();
  const log = createLogger("web");
  const buildFolder = settings.BUILD_DIR;
  const build: Build = await import(pathToFileURL(`${buildFolder}/server/index.js`).href);
  const { createApp, withLocale } = build.entry.module;
  const app = createApp(settings, {
    part: "web",
    url: databaseUrl(settings),
    maxConnections: settings.WEB_DB_CONNECTIONS,
  });

  const server = express();
  server.disable("x-powered-by");
  server.set("trust proxy", settings.TRUSTED_PROXIES);
  server.use(securityHeaders(settings.PUBLIC_ORIGIN?.startsWith("https://") ?? false));
  server.use(
    "/assets",
    express.static(`${buildFolder}/client/assets`, { immutable: true, maxAge: "1y", index: false }),
    (_request, response) => response.sendStatus(404),
  );
  server.use(express.static(`${buildFolder}/client`, { maxAge: "1h", index: false }));
  server.use(compression());
  server.use(requireOwnOrigin(settings.PUBLIC_ORIGIN));
  const remix = createRequestHandler({
    build,
    mode: "production",
    getLoadContext: (request, response) => ({
      app,
      requestId: randomUUID(),
      clientAddress: request.ip ?? "",
      cspNonce: response.locals.cspNonce,
    }),
  });
  server.all("*", (request, response, next) =>
    withLocale(localeOfPath(request.path), () => remix(request, response, next)),
  );

  const listener = server.listen(settings.PORT, settings.HOST, () => {
    const address = listener.address();
    const port = address && typeof address === "object" ? address.port : settings.PORT;
    log.info({ port }, "web is listening");
    process.send?.({ ready: true, port });
  });
  listener.on("error", (error) => {
    log.fatal({ err: error, port: settings.PORT }, "web cannot listen");
    process.exit(CANNOT_START);
  });
  stopOnSignal(listener, () => app.close());
}

/** Ctrl-C: no new requests, running ones finish (at most 5 s), then the pool closes. */
function stopOnSignal(listener: Server, close: () => Promise<void>) {
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      setTimeout(() => process.exit(0), 5_000).unref();
      listener.close(() => void close().then(() => process.exit(0)));
      listener.closeIdleConnections();
    });
  }
  // The starter went away: nobody would stop us.
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}

await main();
