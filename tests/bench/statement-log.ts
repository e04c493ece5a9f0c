import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type postgres from "postgres";

/** A top-level statement of the web process, as the bench's server logs it (log_line_prefix `%a|`). */
const STATEMENT = /^fuling-web\|LOG: {2}(?:statement|execute [^:]*): /gm;

/**
 * Counts the statements that arrive on the web process's connections while `work` runs. The server
 * writes its line before it answers, so none is missing when the answer is here. Statements inside
 * functions are not logged.
 */
export class StatementLog {
  constructor(
    private readonly sql: postgres.Sql,
    private readonly file: string,
  ) {}

  async start(): Promise<void> {
    await this.sql.unsafe("ALTER SYSTEM SET log_statement = 'all'");
    await this.sql`SELECT pg_reload_conf()`;
  }

  async stop(): Promise<void> {
    await this.sql.unsafe("ALTER SYSTEM RESET log_statement");
    await this.sql`SELECT pg_reload_conf()`;
  }

  async count(work: () => Promise<unknown>): Promise<number> {
    const descriptor = openSync(this.file, "r");
    try {
      const from = fstatSync(descriptor).size;
      await work();
      const buffer = Buffer.alloc(fstatSync(descriptor).size - from);
      readSync(descriptor, buffer, 0, buffer.length, from);
      return [...buffer.toString("utf8").matchAll(STATEMENT)].length;
    } finally {
      closeSync(descriptor);
    }
  }
}
