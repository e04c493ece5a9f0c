import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What a process counts about itself, in Prometheus' text form at /api/metrics. */
export type Metrics = {
  httpSeconds: Histogram<"face" | "status">;
  /** which engine answered each search; tells when the fallback is at work */
  searchAnswers: Counter<"engine">;
  text: () => Promise<string>;
  contentType: string;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    httpSeconds: new Histogram({
      name: "fuling_http_seconds",
      help: "seconds from request to the end of the answer",
      labelNames: ["face", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    searchAnswers: new Counter({
      name: "fuling_search_answers_total",
      help: "searches answered, by engine",
      labelNames: ["engine"],
      registers,
    }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** The face a path belongs to, as a label of few values. */
export function faceOf(path: string): "shop" | "kiosk" | "console" | "api" | "art" {
  if (/^\/kiosk(\/|\.data|$)/i.test(path)) return "kiosk";
  if (/^\/ops(\/|\.data|$)/i.test(path)) return "console";
  if (path.startsWith("/api/")) return "api";
  return path.startsWith("/art/") ? "art" : "shop";
}
