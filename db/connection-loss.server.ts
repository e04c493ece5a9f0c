import { setTimeout as pause } from "node:timers/promises";

/** Codes of the driver and SQLSTATEs that mean: the server is not there, or just going or coming. */
const AWAY =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|EPIPE|CONNECT\w+|CONNECTION_\w+|08\w{3}|57P0[123]|53300|25P0[34])$/;

/** Whether a statement failed because the database could not be reached, however deeply it was wrapped. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string" && AWAY.test(code)) return true;
  }
  return false;
}

/** A connection breaks right after the server took leave of it. */
const BREAK_FOLLOWS_MS = 2_000;

/** A promise of its own each time: whoever waits for a shared one is kept as long as that one lives. */
const never = () => new Promise<never>(() => {});

class BrokenTransaction extends Error {
  readonly code = "CONNECTION_CLOSED";
  constructor() {
    super("the transaction's connection is gone");
  }
}

/**
 * The one connection of a transaction. When it breaks, the driver rejects the transaction, yet would
 * still write its later statements, a ROLLBACK or COMMIT: into nothing, which ends the process, or into
 * another transaction on the same connection. So nothing more is sent, and the work never settles.
 */
export class TransactionLine {
  private isClosed = false;
  /** settles when the transaction is over; the work has ended by then unless the line broke */
  private readonly over: Promise<unknown>;

  /** @param outcome of the whole transaction: the driver rejects it as soon as the line breaks */
  constructor(outcome: Promise<unknown>) {
    this.over = outcome.then(
      () => {},
      () => {
        this.isClosed = true;
      },
    );
  }

  /** Before each statement: refuses it once the line is closed. */
  require(): void {
    if (this.isClosed) throw new BrokenTransaction();
  }

  /** Runs the work of the transaction or of a savepoint, so that its end writes nothing to a broken line. */
  async guard<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    try {
      const value = await work();
      return this.isClosed ? never() : value;
    } catch (error) {
      // Another server's absence looks the same and breaks nothing here: then it is rolled back.
      if (isDatabaseAway(error)) {
        await Promise.race([this.over, pause(BREAK_FOLLOWS_MS, undefined, { ref: false })]);
      }
      if (this.isClosed) return never();
      throw error;
    }
  }
}
