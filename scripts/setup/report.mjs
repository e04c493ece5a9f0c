/** What a person reads while the set-up works: one line a step, and one line with the remedy when it fails. */

/** A fault with a remedy: printed as one line, without a stack. */
export class SetupError extends Error {
  /** @param {string} message @param {string} remedy */
  constructor(message, remedy) {
    super(message);
    this.name = "SetupError";
    this.remedy = remedy;
  }
}

/** @param {string} text */
export function step(text) {
  process.stdout.write(`· ${text}\n`);
}

/** @param {unknown} error */
export function printFault(error) {
  if (error instanceof SetupError) {
    process.stderr.write(`✗ ${error.message}. Remedy: ${error.remedy}\n`);
  } else {
    process.stderr.write(`✗ ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  }
}
