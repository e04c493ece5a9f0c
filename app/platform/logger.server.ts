import pino from "pino";
import { env } from "./env.server";

export type Logger = pino.Logger;

/** One JSON line per event; identity numbers never reach it (paths below are a second fence). */
export function createLogger(part: string): Logger {
  return pino({
    level: env().LOG_LEVEL,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["*.idNumber", "*.buyerIdNumber", "*.password", "*.token"],
      censor: "[redacted]",
    },
  });
}
