import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { databaseUrl, env } from "~/platform/env.server";
import { backUpByCopy, readBackupHeader, restoreByCopy } from "~db/backup.server";
import { asDatabaseFault } from "~db/database-fault";
import { ensureDatabase, migrateDatabase } from "~db/migrate.server";

/** `npm run db:reset`, `db:backup -- FILE`, `db:restore -- FILE` (scripts/run.mjs starts this). */
const [command, file] = process.argv.slice(2);
const settings = env();
const url = databaseUrl(settings);
const migrations = join(settings.BUILD_DIR, "migrations");

const say = (text: string) => process.stderr.write(`· ${text}\n`);

function fail(message: string, remedy: string): never {
  process.stderr.write(`✗ ${message}. Remedy: ${remedy}\n`);
  process.exit(1);
}

async function onServer<Value>(work: (admin: postgres.Sql, name: string) => Promise<Value>) {
  const address = new URL(url);
  const name = decodeURIComponent(address.pathname.slice(1));
  address.pathname = "/postgres";
  const admin = postgres(address.href, { max: 1, onnotice: () => {} });
  try {
    return await work(admin, name);
  } finally {
    await admin.end();
  }
}

const dropDatabase = () =>
  onServer((admin, name) => admin`DROP DATABASE IF EXISTS ${admin(name)} WITH (FORCE)`);

const serverMajor = () =>
  onServer(async (admin) => {
    const [row] = await admin<{ major: number }[]>`
      SELECT current_setting('server_version_num')::integer / 10000 AS major`;
    return row?.major ?? 0;
  });

/** Whether an installed client is new enough for the server. */
async function hasClient(program: "pg_dump" | "pg_restore") {
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  const major = Number(/(\d+)\./.exec(stdout ?? "")?.[1] ?? 0);
  return major >= (await serverMajor());
}

function client(program: "pg_dump" | "pg_restore", args: string[]) {
  const { status } = spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) fail(`${program} failed`, "read its message above");
}

async function backUp(target: string) {
  if (await hasClient("pg_dump")) {
    client("pg_dump", ["--format=custom", "--file", target, url]);
    return say(`backed up with pg_dump to ${target}`);
  }
  const tables = await backUpByCopy(url, target);
  say(`backed up ${tables} tables by COPY to ${target} (no pg_dump of the server's version here)`);
}

function isClientDump(source: string) {
  const start = Buffer.alloc(5);
  readSync(openSync(source, "r"), start, 0, 5, 0);
  return start.toString("latin1") === "PGDMP";
}

/** A folder with the first `count` migrations, so that an older backup meets its own schema. */
function firstMigrations(count: number) {
  const folder = mkdtempSync(join(tmpdir(), "fuling-migrations-"));
  cpSync(migrations, folder, { recursive: true });
  const journalFile = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8"));
  if (journal.entries.length < count) {
    fail("the backup is newer than this program", "restore it with the version that made it");
  }
  journal.entries = journal.entries.slice(0, count);
  writeFileSync(journalFile, JSON.stringify(journal));
  return folder;
}

async function restore(source: string) {
  if (isClientDump(source)) {
    if (!(await hasClient("pg_restore"))) {
      fail(
        "this backup was made by pg_dump",
        "install a PostgreSQL client of the server's version",
      );
    }
    await dropDatabase();
    await ensureDatabase(url);
    client("pg_restore", ["--exit-on-error", "--dbname", url, source]);
    say(`restored ${source} with pg_restore`);
  } else {
    const header = await readBackupHeader(source);
    const folder = firstMigrations(header.migrations);
    await dropDatabase();
    await ensureDatabase(url);
    await migrateDatabase(url, folder);
    const tables = await restoreByCopy(url, source);
    rmSync(folder, { recursive: true });
    say(`restored ${tables} tables of ${header.takenAt} by COPY`);
  }
  await migrateDatabase(url, migrations);
}

async function main() {
  if (
    settings.APP_ENV === "production" &&
    command !== "backup" &&
    process.env.I_MEAN_IT !== "yes"
  ) {
    fail(
      `db:${command} would replace a production database`,
      "set I_MEAN_IT=yes when that is meant",
    );
  }
  if (command === "reset") {
    await dropDatabase();
    say("database dropped; npm start makes and seeds a new one");
  } else if ((command === "backup" || command === "restore") && file) {
    if (command === "restore" && !existsSync(file))
      fail(`there is no ${file}`, "name a backup file");
    await (command === "backup" ? backUp(file) : restore(file));
  } else {
    fail("what to do is missing", "npm run db:reset | db:backup -- FILE | db:restore -- FILE");
  }
}

main().catch((error: unknown) => {
  const fault = asDatabaseFault(error);
  if (!fault) throw error;
  fail(fault.message, fault.remedy);
});
