import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Server } from "node:http";
import { pathToFileURL } from "node:url";
import { createRequestHandler, type GetLoadContextFunction } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type RequestHandler } from "express";
import { databaseUrl, type Env, env } from "~/platform/env.server";
import { localeOfPath } from "~/platform/locale";
import { createLogger } from "~/platform/logger.server";
import { faceOf } from "~/platform/metrics.server";
import {
  LONGEST_BODY_BYTES,
  requireBoundedBody,
  requireOwnOrigin,
} from "~/platform/request-guard.server";
import { type RouteFace, routesOfFace } from "~/platform/routes-of-face";
import { securityHeaders } from "~/platform/security-headers.server";

type EntryModule = typeof import("~/entry.server");
type Build = ServerBuild & { entry: { module: EntryModule } };

/** Exit code that tells the starter that trying again is of no use. */
const CANNOT_START = 78;

/** The web server: files, security, then Remix, whose bundle also brings database and adapters. */
async function main() {
  const settings = env();
  const log = createLogger("web", settings.LOG_LEVEL);
  const server = express();
  server.disable("x-powered-by");
  server.set("trust proxy", settings.TRUSTED_PROXIES);
  const pages = settings.PAGES === "vite" ? await pagesFromSources() : await builtPages(settings);
  const { createApp } = (await pages.load()).entry.module;
  const app = createApp(settings, {
    part: "web",
    url: databaseUrl(settings),
    maxConnections: settings.WEB_DB_CONNECTIONS,
  });

  server.use((request, response, next) => {
    const seconds = app.metrics.httpSeconds.startTimer({ face: faceOf(request.path) });
    response.on("finish", () => seconds({ status: String(response.statusCode) }));
    next();
  });
  const words = async (status: 411 | 413, path: string) => {
    const { withLocale, plainPage } = (await pages.load()).entry.module;
    return withLocale(localeOfPath(path), () => plainPage(status, LONGEST_BODY_BYTES));
  };
  server.use(pages.security, pages.files, requireBoundedBody(words), compression());
  server.use(requireOwnOrigin(settings.PUBLIC_ORIGIN));
  const remixFor = await remixByPath(pages, (request, response) => ({
    app,
    requestId: randomUUID(),
    clientAddress: request.ip ?? "",
    cspNonce: response.locals.cspNonce ?? "",
  }));
  server.all("*", (request, response, next) => {
    // The bundle that renders also holds the language; in development it is a new one after a change.
    const rendering = async () => {
      const { withLocale } = (await pages.load()).entry.module;
      await withLocale(localeOfPath(request.path), () =>
        remixFor(request.path)(request, response, next),
      );
    };
    rendering().catch(next);
  });

  const listener = server.listen(settings.PORT, settings.HOST, () => {
    const address = listener.address();
    const port = address && typeof address === "object" ? address.port : settings.PORT;
    Promise.all([app.announce(ownOrigin(settings, port)), app.database.open()]).then(
      () => {
        log.info({ port }, "web is listening");
        process.send?.({ ready: true, port });
      },
      (error) => {
        log.fatal({ err: error }, "web cannot announce itself");
        process.exit(1);
      },
    );
  });
  listener.on("error", (error) => {
    log.fatal({ err: error, port: settings.PORT }, "web cannot listen");
    process.exit(CANNOT_START);
  });
  stopOnSignal(listener, () => app.close());
}

/**
 * Remix for each face, matched against its own routes. The whole table is for `/__manifest`, by which
 * pages ask which routes there are, and for the bench's bare page, which is Remix as it comes.
 */
async function remixByPath(
  pages: Pages,
  getLoadContext: GetLoadContextFunction,
): Promise<(path: string) => RequestHandler> {
  const mode = pages.isFixed ? "production" : "development";
  // A build that stays is given itself: of a function Remix makes everything anew on each request.
  const answering = async (load: () => Promise<Build>) =>
    createRequestHandler({ build: pages.isFixed ? await load() : load, mode, getLoadContext });
  const ofFace = (face: RouteFace) => answering(async () => routesOfFace(await pages.load(), face));
  const every = await answering(pages.load);
  const faces = {
    shop: await ofFace("shop"),
    kiosk: await ofFace("kiosk"),
    console: await ofFace("console"),
  };
  return (path) => {
    if (path === "/__manifest" || path.startsWith("/bench/")) return every;
    const face = faceOf(path);
    return faces[face === "kiosk" || face === "console" ? face : "shop"];
  };
}

/** Where other programs reach this one: its public address, else the interface it listens on. */
function ownOrigin({ PUBLIC_ORIGIN, HOST }: Env, port: number): string {
  const isEvery = HOST === "0.0.0.0" || HOST === "::";
  return PUBLIC_ORIGIN ?? `http://${isEvery ? "127.0.0.1" : HOST}:${port}`;
}

type Pages = {
  load: () => Promise<Build>;
  /** the build is always the same one */
  isFixed: boolean;
  files: RequestHandler;
  security: RequestHandler[];
};

async function builtPages(settings: Env): Promise<Pages> {
  const folder = settings.BUILD_DIR;
  const build: Build = await import(pathToFileURL(`${folder}/server/index.js`).href);
  const files = express.Router();
  files.use(
    "/assets",
    express.static(`${folder}/client/assets`, { immutable: true, maxAge: "1y", index: false }),
    (_request, response) => void response.sendStatus(404),
  );
  // Pages are not looked for on the disk: only what lies in the folder is.
  const inRoot = new Set(readdirSync(`${folder}/client`));
  const rootFiles = express.static(`${folder}/client`, { maxAge: "1h", index: false });
  files.use((request, response, next) =>
    inRoot.has(request.path.split("/")[1] ?? "") ? rootFiles(request, response, next) : next(),
  );
  const isHttps = settings.PUBLIC_ORIGIN?.startsWith("https://") ?? false;
  return { load: async () => build, isFixed: true, files, security: securityHeaders(isHttps) };
}

/** Development: Vite compiles what is asked for; its inline client forbids our content policy. */
async function pagesFromSources(): Promise<Pages> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true } });
  const load = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<Build>;
  return { load, isFixed: false, files: vite.middlewares, security: [] };
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
