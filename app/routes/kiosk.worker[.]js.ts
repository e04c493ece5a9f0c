import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { FallbackPage } from "~/components/kiosk/fallback-page";
import tokens from "~/tokens.css?raw";

const pageIn = (locale: "zh-CN" | "en") =>
  `<!doctype html>${renderToStaticMarkup(createElement(FallbackPage, { locale, tokens }))}`;

/**
 * The kiosk's service worker. It keeps one page for steps that find no server, and nothing else: no
 * answer of the server, no list, no visit. Whatever the server does answer passes as it is.
 */
const script = () => `
const zh = ${JSON.stringify(pageIn("zh-CN"))};
const en = ${JSON.stringify(pageIn("en"))};
const fallback = (url) =>
  new Response(/^\\/kiosk\\/en(\\/|$)/.test(new URL(url).pathname) ? en : zh, {
    status: 503,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
const isGatewayFault = ({ status }) => status >= 502 && status <= 504;
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode !== "navigate" || request.method !== "GET") return;
  event.respondWith(
    fetch(request).then(
      (answer) => (isGatewayFault(answer) ? fallback(request.url) : answer),
      () => fallback(request.url),
    ),
  );
});
`;

export function loader() {
  return new Response(script(), {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "Cache-Control": "no-cache",
      // Without it the worker would miss the first page, which has no slash behind it.
      "Service-Worker-Allowed": "/kiosk",
    },
  });
}
