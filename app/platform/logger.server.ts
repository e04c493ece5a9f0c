import pino from "pino";
import { maskIdNumbersIn } from "~/domain/customs/personal-fields";
import type { Env } from "./env.server";
import { errorWithoutValues } from "./error-without-values.server";

export type Logger = pino.Logger;

/** One JSON line per event; personal data never reaches it (paths below are a second fence). */
export function createLogger(
  part: string,
  level: Env["LOG_LEVEL"],
  destination?: pino.DestinationStream,
): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error) => pino.stdSerializers.err(errorWithoutValues(error)) },
    // The last fence: whatever somebody typed into a search box or put into an error's words.
    hooks: { streamWrite: maskIdNumbersIn },
    redact: {
      paths: ["*.idNumber", "*.buyerIdNumber", "*.password", "*.token"],
      censor: "[redacted]",
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
