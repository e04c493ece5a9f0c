import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { backUpByCopy, readBackupHeader, restoreByCopy } from "~db/backup.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";

const TABLES = [
  "product",
  "variant",
  "lot",
  "ledger_entry",
  "ledger_balance",
  "audit_log",
  "setting",
];

/** Every row of a table, as one fingerprint. */
async function fingerprint({ owner }: TestDatabase, table: string) {
  const [row] = await owner.unsafe(
    `SELECT count(*)::int, md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS md5 FROM ${table} t`,
  );
  return row;
}

it("a backup brings back every row, whatever is written in it and however much there is", async () => {
  const [from, to] = await Promise.all([
    createTestDatabase({ template: "seeded" }),
    createTestDatabase(),
  ]);
  const odd = 'tab\t back\\\\slash "quotes" 换行\n\r end \\\\N';
  await from.owner`
    INSERT INTO audit_log (at, actor_kind, actor_id, face, action, entity, entity_id, facts)
    SELECT now(), 'system', ${odd}, 'worker', 'backup', 'test', n::text, ${from.owner.json({ text: odd, more: "x".repeat(200) })}
    FROM generate_series(1, 2000) n`;
  const file = join(mkdtempSync(join(tmpdir(), "fuling-backup-")), "all.gz");
  const tables = await backUpByCopy(from.url, file);
  expect(tables).toBeGreaterThan(50);
  expect((await readBackupHeader(file)).migrations).toBeGreaterThan(5);
  expect(await restoreByCopy(to.url, file)).toBe(tables);
  for (const table of TABLES) {
    expect(await fingerprint(to, table), table).toEqual(await fingerprint(from, table));
  }
  await Promise.all([from.close(), to.close()]);
});
