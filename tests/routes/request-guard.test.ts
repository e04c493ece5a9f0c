import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireBoundedBody, requireOwnOrigin } from "~/platform/request-guard.server";
import { securityHeaders } from "~/platform/security-headers.server";

const PUBLIC = "https://rcep.example";
const ROUTES = join(import.meta.dirname, "../../app/routes");

const words = async (status: 411 | 413, path: string) => `${status} of ${path}`;

/** The guards of the web server before an echo that stands where Remix does. */
function guarded() {
  const server = express();
  server.use(securityHeaders(false), requireBoundedBody(words), requireOwnOrigin(PUBLIC));
  server.all("*", ({ headers }, response) => {
    const { cookie = null, host } = headers;
    const nonce = response.locals.cspNonce;
    response.json({ cookie, host, forwarded: headers["x-forwarded-host"] ?? null, nonce });
  });
  return server;
}

let port = 0;
let listener: ReturnType<ReturnType<typeof guarded>["listen"]>;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    listener = guarded().listen(0, "127.0.0.1", resolve);
  });
  const address = listener.address();
  port = address && typeof address === "object" ? address.port : 0;
});
afterAll(() => new Promise<void>((resolve) => void listener.close(() => resolve())));

type Answer = { status: number; headers: Record<string, unknown>; body: Record<string, unknown> };

/** Sends the path as it stands: no client tidies it on the way. */
function send(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => {
        const body = text.startsWith("{") ? JSON.parse(text) : {};
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.on("error", reject).end();
  });
}

const own = () => ({ Origin: `http://127.0.0.1:${port}` });

/** Addresses of every module with an action, resource routes included, its parameters filled. */
const changing = readdirSync(ROUTES, { recursive: true })
  .map(String)
  .filter((file) => /\.tsx?$/.test(file))
  .filter((file) =>
    /export (async )?(function action\b|const action\b)/.test(
      readFileSync(join(ROUTES, file), "utf8"),
    ),
  )
  .map(
    (file) =>
      `/${file
        .replace(/\/route\.tsx?$|\.tsx?$/, "")
        .split(".")
        .filter((part) => !part.startsWith("_") && !part.startsWith("("))
        .map((part) => part.replace(/^\$\w*$/, "x").replace(/_$/, ""))
        .join("/")}`,
  );

describe("requests that may change something", () => {
  it("are found by this test, pages and resource routes", () => {
    for (const path of ["/cart", "/kiosk/handoff", "/kiosk/visit", "/api/webhooks/x", "/ops/login"])
      expect(changing).toContain(path);
  });

  it.each(changing)("%s: are refused without an origin, or from another site", async (path) => {
    for (const address of [path, `${path}.data`, `/en${path}`]) {
      for (const headers of [
        {},
        { Origin: "null" },
        { Origin: "https://evil.example" },
        { Origin: `https://evil.example:${port}` },
      ] as Record<string, string>[]) {
        expect((await send("POST", address, headers)).status, address).toBe(403);
      }
      expect((await send("POST", address, own())).status, address).toBe(200);
    }
  });

  it("are refused by every method but GET and HEAD", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      expect((await send(method, "/cart")).status, method).toBe(403);
    }
    for (const method of ["GET", "HEAD"]) {
      const answer = await send(method, "/cart", { Origin: "https://evil.example" });
      expect(answer.status, method).toBe(200);
    }
  });

  it("may come from PUBLIC_ORIGIN, whatever this machine is called behind a proxy", async () => {
    const { status, body } = await send("POST", "/cart", { Origin: PUBLIC, Cookie: "fl_shop=1" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ host: "rcep.example", cookie: "fl_shop=1" });
  });

  it("are not believed a forwarded host", async () => {
    const forged = { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" };
    expect((await send("POST", "/cart", forged)).status).toBe(403);
    const { body } = await send("POST", "/cart", { ...own(), "X-Forwarded-Host": "evil.example" });
    expect(body.forwarded).toBeNull();
  });
});

describe("the only exceptions", () => {
  it.each(["/api/webhooks/stripe", "/api/webhooks/sandbox"])(
    "%s: needs no origin, and loses its cookie",
    async (path) => {
      const headers = { Cookie: "fl_shop=1; fl_ops=2", Origin: "https://evil.example" };
      const { status, body } = await send("POST", path, headers);
      expect(status).toBe(200);
      expect(body.cookie).toBeNull();
    },
  );

  it.each([
    "/api/webhooks/other",
    "/api/webhooks/stripe/",
    "/api/webhooks/stripe.data",
    "/API/webhooks/stripe",
    "//api/webhooks/stripe",
    "/api/webhooks/stripe%2f",
    "/api/webhooks/../webhooks/stripe",
    "/cart?/api/webhooks/stripe",
    "/cart#/api/webhooks/stripe",
  ])("%s is none of them", async (path) => {
    expect((await send("POST", path)).status).toBe(403);
  });
});

describe("a body", () => {
  const claims = (headers: Record<string, string>, path = "/cart") =>
    send("POST", path, { ...own(), ...headers });

  it("is taken up to the limit it states, and refused above it or without any", async () => {
    expect((await claims({ "Content-Length": "0" })).status).toBe(200);
    for (const path of ["/cart", "/api/webhooks/stripe", "/kiosk/handoff"]) {
      const long = await claims({ "Content-Length": "4000001" }, path);
      expect(long.status, path).toBe(413);
      expect(long.headers.connection).toBe("close");
      expect((await claims({ "Transfer-Encoding": "chunked" }, path)).status, path).toBe(411);
    }
    expect((await send("GET", "/", { "Content-Length": "9000000" })).status).toBe(413);
  });

  it("that is sent all the same still gets its answer, and is not kept", async () => {
    const body = Buffer.alloc(20_000_000);
    const answer = await fetch(`http://127.0.0.1:${port}/en/cart`, {
      method: "POST",
      headers: own(),
      body,
    });
    expect([answer.status, await answer.text()]).toEqual([413, "413 of /en/cart"]);
  });
});

describe("headers of every answer", () => {
  it("let only scripts with the answer's own nonce run, and send no address to other sites", async () => {
    const [one, other] = [await send("GET", "/"), await send("GET", "/")];
    const policy = String(one.headers["content-security-policy"]);
    expect(policy).toContain(`script-src 'self' 'nonce-${one.body.nonce}'`);
    expect(one.body.nonce).not.toBe(other.body.nonce);
    const scripts = policy.split(";").find((part) => part.startsWith("script-src"));
    expect(scripts).not.toMatch(/unsafe|\*|data:|https?:/);
    for (const rule of ["default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(rule);
    }
    expect(one.headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(one.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("stand on refusals too", async () => {
    const { status, headers } = await send("POST", "/cart");
    expect(status).toBe(403);
    expect(headers["content-security-policy"]).toContain("script-src 'self' 'nonce-");
  });
});
