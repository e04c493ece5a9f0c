import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import postgres from "postgres";

/**
 * Backup in COPY's form: one gzip file of lines. A JSON header, then for each table a JSON line and its
 * rows in COPY's text form up to `\.`, then a JSON line of sequence positions. It needs no PostgreSQL
 * client, which the embedded server does not bring.
 */
type Header = { format: "fuling-copy-1"; migrations: number; takenAt: string };
type TableHead = { table: string; columns: string[] };
type Sequences = { sequences: { name: string; value: string }[] };

const END = "\\.";

/** Schemas whose rows are rebuilt by migrations or belong to the server. */
const OWN_TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name,
         array_agg(format('%I', a.attname) ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'drizzle')
    AND n.nspname NOT LIKE 'pg\\_%' AND NOT (n.nspname = 'graphile_worker' AND c.relname = 'migrations')
  GROUP BY 1 ORDER BY 1`;

function openOwner(url: string) {
  return postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "fuling-backup" },
  });
}

/**
 * A query whose rows are lines of COPY's text form. COPY itself is not used: the driver's stream of it
 * leaves the connection paused for ever when a table ends in a full buffer.
 */
function copyText(table: string, columns: readonly string[]): string {
  const escapes = [
    [`'\\'`, `'\\\\'`],
    [`E'\\t'`, `'\\t'`],
    [`E'\\n'`, `'\\n'`],
    [`E'\\r'`, `'\\r'`],
  ];
  const field = (column: string) => {
    const text = escapes.reduce(
      (sql, [from, to]) => `replace(${sql}, ${from}, ${to})`,
      `${column}::text`,
    );
    return `coalesce(${text}, '\\N')`;
  };
  return `SELECT ${columns.map(field).join(` || E'\\t' || `)} AS line FROM ${table}`;
}

/** Writes every row of the database, as of one instant, to `file`. Returns how many tables. */
export async function backUpByCopy(url: string, file: string): Promise<number> {
  const sql = openOwner(url);
  let tables = 0;
  async function* lines(tx: postgres.TransactionSql) {
    const [count] = await tx<{ migrations: number }[]>`
      SELECT count(*)::integer AS migrations FROM drizzle.__drizzle_migrations`;
    const header: Header = {
      format: "fuling-copy-1",
      migrations: count?.migrations ?? 0,
      takenAt: new Date().toISOString(),
    };
    yield `${JSON.stringify(header)}\n`;
    for (const { name, columns } of await tx.unsafe<{ name: string; columns: string[] }[]>(
      OWN_TABLES,
    )) {
      const head: TableHead = { table: name, columns };
      yield `${JSON.stringify(head)}\n`;
      for await (const rows of tx.unsafe<{ line: string }[]>(copyText(name, columns)).cursor(500)) {
        yield `${rows.map(({ line }) => line).join("\n")}\n`;
      }
      yield `${END}\n`;
      tables += 1;
    }
    const sequences = await tx<{ name: string; value: string }[]>`
      SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS value
      FROM pg_sequences WHERE last_value IS NOT NULL AND schemaname <> 'drizzle'`;
    const tail: Sequences = { sequences: [...sequences] };
    yield `${JSON.stringify(tail)}\n`;
  }
  try {
    await sql.begin("isolation level repeatable read read only", async (tx) => {
      await pipeline(Readable.from(lines(tx)), createGzip(), createWriteStream(file));
    });
    return tables;
  } finally {
    await sql.end();
  }
}

/** How many migrations the backup was taken with; throws when the file is not one of ours. */
export async function readBackupHeader(file: string): Promise<Header> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  for await (const line of lines) {
    lines.close();
    const header = JSON.parse(line) as Header;
    if (header.format === "fuling-copy-1") return header;
    break;
  }
  throw new Error(`${file} is not a backup of this program`);
}

/**
 * Loads a backup into a database that has the backup's migrations and nothing else, all or nothing.
 * Needs a superuser: the ledgers' own triggers must rest while their rows come back.
 */
export async function restoreByCopy(url: string, file: string): Promise<number> {
  const sql = openOwner(url);
  let tables = 0;
  try {
    await sql.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      const lines = createInterface({
        input: createReadStream(file).pipe(createGunzip()),
        crlfDelay: Number.POSITIVE_INFINITY,
      })[Symbol.asyncIterator]();
      await lines.next();
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        const part = JSON.parse(line.value) as TableHead | Sequences;
        if ("sequences" in part) {
          for (const { name, value } of part.sequences) {
            await tx`SELECT setval(${name}::regclass, ${value}::bigint)`;
          }
          return;
        }
        await tx.unsafe(`DELETE FROM ${part.table}`);
        const sink = await tx
          .unsafe(`COPY ${part.table} (${part.columns.join(", ")}) FROM STDIN`)
          .writable();
        await pipeline(Readable.from(rowsUntilEnd(lines)), sink);
        tables += 1;
      }
      throw new Error(`${file} ends in the middle`);
    });
    return tables;
  } finally {
    await sql.end();
  }
}

async function* rowsUntilEnd(lines: AsyncIterator<string>) {
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    if (line.value === END) return;
    yield `${line.value}\n`;
  }
  throw new Error("the backup ends in the middle of a table");
}
