import { and, eq, gt, sql } from "drizzle-orm";
import type { OperatorRole } from "~/domain/identity/operator-role";
import type { Database } from "~db/client.server";
import { type Face, operator, session } from "~db/schema";
import type { Actor, ServiceContext } from "./context.server";
import { localeOfPath } from "./locale";
import { newId } from "./new-id.server";
import { type AppLoadContext, redirect } from "./remix.server";
import { randomToken, sha256Hex } from "./sealing.server";

/** Three faces, three opaque cookies: none of them opens another face. */
const COOKIES: Record<Face, { name: string; maxAgeSeconds: number }> = {
  shop: { name: "fl_shop", maxAgeSeconds: 30 * 86_400 },
  console: { name: "fl_ops", maxAgeSeconds: 12 * 3_600 },
  kiosk: { name: "fl_kiosk", maxAgeSeconds: 12 * 3_600 },
};

export type RequestArgs = { request: Request; context: AppLoadContext };

/** A session as the cookie's token finds it. */
export type Session = {
  tokenHash: string;
  visitorId: string;
  operator?: { operatorId: string; name: string; roles: OperatorRole[] };
};

function tokenOf(request: Request, face: Face): string | undefined {
  const prefix = `${COOKIES[face].name}=`;
  for (const part of request.headers.get("Cookie")?.split(";") ?? []) {
    const cookie = part.trim();
    if (cookie.startsWith(prefix)) return cookie.slice(prefix.length) || undefined;
  }
  return undefined;
}

function setCookie({ context }: RequestArgs, face: Face, token: string, maxAge: number): string {
  const { name } = COOKIES[face];
  const isHttps = context.app.env.PUBLIC_ORIGIN?.startsWith("https://") ?? false;
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${isHttps ? "; Secure" : ""}`;
}

/** The session of a face's cookie; undefined without one, or when it ended. One statement. */
export async function readSession(args: RequestArgs, face: Face): Promise<Session | undefined> {
  const token = tokenOf(args.request, face);
  if (token === undefined) return undefined;
  const { app } = args.context;
  const takesDemo = app.env.DEMO_LOGINS === "on";
  const [row] = await app.database.db
    .select({
      tokenHash: session.tokenHash,
      visitorId: session.visitorId,
      operatorId: operator.id,
      name: operator.name,
      roles: operator.roles,
    })
    .from(session)
    .leftJoin(
      operator,
      and(
        eq(operator.id, session.operatorId),
        sql`${operator.disabledAt} IS NULL`,
        // A demo operator's session does not outlive the demo.
        ...(takesDemo ? [] : [eq(operator.isDemo, false)]),
      ),
    )
    .where(
      and(
        eq(session.tokenHash, sha256Hex(token)),
        eq(session.face, face),
        gt(session.expiresAt, sql`app_now()`),
      ),
    );
  if (!row) return undefined;
  const { tokenHash, visitorId, operatorId, name, roles } = row;
  return {
    tokenHash,
    visitorId,
    ...(operatorId && name && roles ? { operator: { operatorId, name, roles } } : {}),
  };
}

/** Begins a session and returns the Set-Cookie header that carries its token. Actions only. */
export async function beginSession(
  args: RequestArgs,
  face: Face,
  who: { visitorId?: string; operatorId?: string } = {},
): Promise<{ session: Session; setCookie: string }> {
  const token = randomToken();
  const visitorId = who.visitorId ?? newId("vis");
  const { maxAgeSeconds } = COOKIES[face];
  await insertSession(args.context.app.database.db, {
    tokenHash: sha256Hex(token),
    face,
    visitorId,
    operatorId: who.operatorId,
    maxAgeSeconds,
  });
  return {
    session: { tokenHash: sha256Hex(token), visitorId },
    setCookie: setCookie(args, face, token, maxAgeSeconds),
  };
}

async function insertSession(
  db: Database,
  row: {
    tokenHash: string;
    face: Face;
    visitorId: string;
    operatorId: string | undefined;
    maxAgeSeconds: number;
  },
) {
  await db.execute(sql`
    INSERT INTO session (token_hash, face, visitor_id, operator_id, created_at, expires_at)
    VALUES (${row.tokenHash}, ${row.face}, ${row.visitorId}, ${row.operatorId ?? null}, app_now(),
            app_now() + make_interval(secs => ${row.maxAgeSeconds}))`);
}

/** Ends a face's session on the server and returns the header that drops its cookie. */
export async function endSession(args: RequestArgs, face: Face): Promise<string> {
  const token = tokenOf(args.request, face);
  if (token !== undefined) {
    await args.context.app.database.db
      .delete(session)
      .where(eq(session.tokenHash, sha256Hex(token)));
  }
  return setCookie(args, face, "", 0);
}

function contextFor(args: RequestArgs, face: Face, actor: Actor): ServiceContext {
  const { app, requestId } = args.context;
  return app.context({
    actor,
    face,
    requestId,
    locale: localeOfPath(new URL(args.request.url).pathname),
  });
}

/** For catalogue documents: nobody in particular; reads no cookie and no session. */
export function publicContext(args: RequestArgs, face: "shop" | "kiosk" = "shop"): ServiceContext {
  return contextFor(args, face, { kind: "anonymous" });
}

function visitorActor(face: "shop" | "kiosk", visitorId: string): Actor {
  return face === "kiosk" ? { kind: "kiosk", visitorId } : { kind: "visitor", visitorId };
}

/** For loaders of a visitor's own pages: the visitor of the cookie, or nobody. Makes no session. */
export async function visitorContext(
  args: RequestArgs,
  face: "shop" | "kiosk",
): Promise<ServiceContext> {
  const found = await readSession(args, face);
  return contextFor(
    args,
    face,
    found ? visitorActor(face, found.visitorId) : { kind: "anonymous" },
  );
}

/**
 * For actions: the visitor of the cookie, or a new one, whose cookie is in `headers` (send them with
 * the answer).
 */
export async function visitorContextForAction(
  args: RequestArgs,
  face: "shop" | "kiosk",
): Promise<{ ctx: ServiceContext; headers: Headers }> {
  const headers = new Headers();
  let found = await readSession(args, face);
  if (!found) {
    const begun = await beginSession(args, face);
    headers.append("Set-Cookie", begun.setCookie);
    found = begun.session;
  }
  return { ctx: contextFor(args, face, visitorActor(face, found.visitorId)), headers };
}

/** For the console's login page: nobody yet. */
export function signInContext(args: RequestArgs): ServiceContext {
  return contextFor(args, "console", { kind: "anonymous" });
}

/** For every console loader and action: the signed-in operator, else the way to the login page. */
export async function operatorContext(args: RequestArgs): Promise<ServiceContext> {
  const found = await readSession(args, "console");
  if (!found?.operator) {
    const url = new URL(args.request.url);
    const prefix = localeOfPath(url.pathname) === "en" ? "/ops/en" : "/ops";
    const back = url.pathname.replace(/\.data$/, "") + url.search.replace(/[?&]_routes=[^&]*/, "");
    throw redirect(`${prefix}/login?${new URLSearchParams({ back })}`);
  }
  return contextFor(args, "console", { kind: "operator", ...found.operator });
}
