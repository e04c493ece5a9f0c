import { sql } from "drizzle-orm";
import type { App } from "~/platform/app.server";
import journal from "~db/migrations/meta/_journal.json";

export type Readiness = { ok: boolean; database: boolean; migrations: boolean; queue: boolean };

/**
 * Asks the database whether it answers, has every migration this build was made with, and whether
 * the job queue's tables answer. A part that fails is logged and reported, never thrown.
 */
export async function checkReadiness({ database, log }: App): Promise<Readiness> {
  const holds = async (part: string, question: ReturnType<typeof sql>) => {
    try {
      const [row] = await database.db.execute<{ holds: boolean }>(question);
      return row?.holds ?? false;
    } catch (error) {
      log.warn({ err: error, part }, "not ready");
      return false;
    }
  };
  const answers = await holds("database", sql`SELECT true AS holds`);
  const migrations =
    answers &&
    (await holds(
      "migrations",
      sql`SELECT count(*) >= ${journal.entries.length} AS holds FROM drizzle.__drizzle_migrations`,
    ));
  const queue = answers && (await holds("queue", sql`SELECT job_queue_answers() AS holds`));
  return { ok: answers && migrations && queue, database: answers, migrations, queue };
}
