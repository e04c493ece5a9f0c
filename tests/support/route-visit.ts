import { type App, createApp } from "~/platform/app.server";
import { readEnv } from "~/platform/env.server";
import { localeOfPath } from "~/platform/locale";
import { withLocale } from "~/platform/locale.server";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "~/platform/remix.server";
import type { TestDatabase } from "./database";

/** The web process's application on a test database, with its own counted pool. */
export type RouteApp = {
  app: App;
  /** statements the web pool sent since the last call, BEGIN and COMMIT included */
  takeStatements: () => string[];
  close: () => Promise<void>;
};

export function openRouteApp(database: TestDatabase, env: Record<string, string> = {}): RouteApp {
  let statements: string[] = [];
  const settings = readEnv({ APP_ENV: "test", LOG_LEVEL: "silent", ...env });
  const app = createApp(settings, {
    part: "web",
    url: database.url,
    maxConnections: 4,
    onStatement: (statement) => statements.push(statement),
  });
  return {
    app,
    takeStatements: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
    close: () => app.close(),
  };
}

/** What a loader or action answered, returned or thrown. */
export type Answer = {
  status: number;
  location: string | null;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape its route answers
  data: any;
};

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type Params = Record<string, string>;
const ORIGIN = "http://shop.test";

/** A browser without pages: keeps the cookie it is given, calls loaders and actions with requests. */
export class Visit {
  cookie = "";

  constructor(
    readonly app: App,
    readonly clientAddress = "192.0.2.1",
  ) {}

  get(loader: Handler, path: string, params: Params = {}): Promise<Answer> {
    return this.call(loader, new Request(ORIGIN + path, { headers: this.headers() }), params);
  }

  /** A form as browsers send it, with its length. */
  async post(
    action: Handler,
    path: string,
    form: Record<string, string> | FormData,
    params: Params = {},
  ): Promise<Answer> {
    const packed = new Response(form instanceof FormData ? form : new URLSearchParams(form));
    const body = await packed.arrayBuffer();
    const headers = {
      ...this.headers(),
      "Content-Type": packed.headers.get("Content-Type") ?? "",
      "Content-Length": String(body.byteLength),
    };
    const request = new Request(ORIGIN + path, { method: "POST", headers, body });
    return this.call(action, request, params);
  }

  private headers(): Record<string, string> {
    return { Origin: ORIGIN, ...(this.cookie ? { Cookie: this.cookie } : {}) };
  }

  async call(handler: Handler, request: Request, params: Params): Promise<Answer> {
    const context = {
      app: this.app,
      requestId: "req_test",
      clientAddress: this.clientAddress,
      cspNonce: "nonce",
    };
    const answer = await withLocale(localeOfPath(new URL(request.url).pathname), async () => {
      try {
        return await answerOf(await handler({ request, params, context }));
      } catch (thrown) {
        if (thrown instanceof Response) return answerOf(thrown);
        throw thrown;
      }
    });
    const cookie = answer.headers.get("Set-Cookie")?.split(";")[0];
    if (cookie) this.cookie = cookie;
    return answer;
  }
}

type WithInit = { type: "DataWithResponseInit"; data: unknown; init: ResponseInit | null };

const isWithInit = (value: unknown): value is WithInit =>
  typeof value === "object" &&
  value !== null &&
  (value as { type?: unknown }).type === "DataWithResponseInit";

async function answerOf(value: unknown): Promise<Answer> {
  if (value instanceof Response) {
    const text = await value.text();
    const isJson = value.headers.get("Content-Type")?.includes("json");
    return {
      status: value.status,
      location: value.headers.get("Location"),
      headers: value.headers,
      data: isJson ? JSON.parse(text) : text,
    };
  }
  const init = isWithInit(value) ? value.init : null;
  return {
    status: init?.status ?? 200,
    location: null,
    headers: new Headers(init?.headers),
    data: isWithInit(value) ? value.data : value,
  };
}
