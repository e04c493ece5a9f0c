import { EnvError, env } from "~/platform/env.server";

/** Reads the configuration and says what is wrong with it before anything is started. */
try {
  env();
  process.stdout.write("{}\n");
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  process.exit(1);
}
