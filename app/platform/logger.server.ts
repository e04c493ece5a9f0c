import pino from "pino";
import type { Env } from "./env.server";

export type Logger = pino.Logger;

/** One JSON line per event; identity numbers never reach it (paths below are a second fence). */
export function createLogger(part: string, level: Env["LOG_LEVEL"]): Logger {
  return pino({
    level,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["*.idNumber", "*.buyerIdNumber", "*.password", "*.token"],
      censor: "[redacted]",
    },
  });
}
