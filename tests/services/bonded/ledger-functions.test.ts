import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 20 });
});
afterAll(() => database.close());

const account = (code: string, kind: "inside" | "outside", variant = "var_test") => ({
  code,
  kind,
  ledger: "promise",
  bucket: code.split(":")[0] ?? code,
  variantId: variant,
  warehouseId: "whs_test",
});
const saleable = (key: string) => account(`saleable:${key}`, "inside");
const committed = (key: string) => account(`committed:${key}`, "inside");
const source = (key: string) => account(`source:${key}`, "outside");

const txn = (idemKey: string) => ({
  ledger: "promise",
  type: "receive",
  sourceDoc: "doc",
  reason: "test",
  actor: "test",
  idemKey,
});

const post = (idemKey: string, entries: unknown[]) =>
  database.sql`SELECT ledger_post(${JSON.stringify(txn(idemKey))}, ${JSON.stringify(entries)}) AS id`;
const hold = (saga: string, key: string, qty: number, purpose = "checkout") =>
  database.sql`SELECT ledger_hold(${saga}, 'promise', ${purpose}, NULL,
    ${JSON.stringify([{ line: 1, from: saleable(key), to: committed(key), qty }])})`;
const resolve = (saga: string, outcome: string) =>
  database.sql<{ count: number }[]>`SELECT ledger_resolve(${saga}, 'promise', NULL, ${outcome},
    ${JSON.stringify({ type: "commit", reason: "test", actor: "test" })}) AS count`;
const balance = async (code: string) => {
  const [row] =
    await database.sql`SELECT b.on_hand::int, b.allocated::int FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id WHERE a.code = ${code}`;
  return row && { onHand: row.on_hand, allocated: row.allocated };
};
const receive = (key: string, qty: number, idemKey = `receive:${key}`) =>
  post(idemKey, [
    { account: source(key), qty: -qty, grams: 0 },
    { account: saleable(key), qty, grams: 0 },
  ]);

describe("posting", () => {
  it("moves between accounts and keeps the balance equal to the entries", async () => {
    await receive("a", 10);
    expect(await balance("saleable:a")).toEqual({ onHand: 10, allocated: 0 });
    expect(await balance("source:a")).toEqual({ onHand: -10, allocated: 0 });
  });
  it("answers a repeated key with nothing, and refuses it with other content", async () => {
    await receive("b", 10);
    await receive("b", 10);
    expect(await balance("saleable:b")).toEqual({ onHand: 10, allocated: 0 });
    await expect(receive("b", 11)).rejects.toMatchObject({ code: "FL002" });
  });
  it("refuses entries that do not sum to zero", async () => {
    await expect(
      post("odd", [
        { account: source("c"), qty: -1 },
        { account: saleable("c"), qty: 2 },
      ]),
    ).rejects.toMatchObject({ code: "FL004" });
  });
  it("refuses to take what is not there", async () => {
    await receive("d", 1);
    await expect(receive("d", -2, "take:d")).rejects.toMatchObject({ code: "FL001" });
  });
});

describe("two-phase holds", () => {
  it("posts, voids and expires once", async () => {
    await receive("e", 5);
    await hold("ord_e", "e", 3);
    await hold("ord_e", "e", 3);
    expect(await balance("saleable:e")).toEqual({ onHand: 5, allocated: 3 });
    expect((await resolve("ord_e", "posted"))[0]?.count).toBe(1);
    expect((await resolve("ord_e", "voided"))[0]?.count).toBe(0);
    expect(await balance("saleable:e")).toEqual({ onHand: 2, allocated: 0 });
    expect(await balance("committed:e")).toEqual({ onHand: 3, allocated: 0 });
    await hold("ord_e2", "e", 2);
    await resolve("ord_e2", "expired");
    expect(await balance("saleable:e")).toEqual({ onHand: 2, allocated: 0 });
  });
  it("refuses another quantity or destination under a hold's key, also once it is resolved", async () => {
    await receive("g", 9);
    await hold("ord_g", "g", 2);
    await expect(hold("ord_g", "g", 3)).rejects.toMatchObject({ code: "FL002" });
    const elsewhere = [{ line: 1, from: saleable("g"), to: committed("other"), qty: 2 }];
    await expect(
      database.sql`SELECT ledger_hold('ord_g', 'promise', 'checkout', NULL, ${JSON.stringify(elsewhere)})`,
    ).rejects.toMatchObject({ code: "FL002" });
    await resolve("ord_g", "voided");
    await expect(hold("ord_g", "g", 3)).rejects.toMatchObject({ code: "FL002" });
    expect(await balance("saleable:g")).toEqual({ onHand: 9, allocated: 0 });
  });
  it("never holds more than there is, however many ask at once", async () => {
    await receive("f", 10);
    const tries = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) => hold(`ord_f${i}`, "f", 1)),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(10);
    expect(await balance("saleable:f")).toEqual({ onHand: 10, allocated: 10 });
  });
});

describe("rights", () => {
  it("keeps the application role away from ledger rows", async () => {
    await expect(database.sql`UPDATE ledger_balance SET on_hand = 99`).rejects.toMatchObject({
      code: "42501",
    });
    await expect(
      database.sql`INSERT INTO ledger_txn (ledger) VALUES ('promise')`,
    ).rejects.toMatchObject({ code: "42501" });
    await expect(database.sql`DELETE FROM ledger_entry`).rejects.toMatchObject({ code: "42501" });
    const rights = await database.owner<{ name: string }[]>`
      SELECT c.relname || ' ' || r.deed AS name
      FROM pg_class c CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS r(deed)
      WHERE c.relkind = 'r' AND c.relname LIKE 'ledger\_%' AND has_table_privilege('fuling_app', c.oid, r.deed)`;
    expect(rights).toEqual([]);
  });
  it("refuses edits of entries even to the owner", async () => {
    await expect(database.owner`UPDATE ledger_entry SET qty = qty + 1`).rejects.toMatchObject({
      code: "FL003",
    });
    await expect(database.owner`TRUNCATE ledger_txn CASCADE`).rejects.toMatchObject({
      code: "FL003",
    });
    for (const table of ["txn", "entry", "hold", "balance", "account"]) {
      const name = database.owner(`ledger_${table}`);
      await expect(database.owner`DELETE FROM ${name}`, table).rejects.toMatchObject({
        code: "FL003",
      });
    }
    await expect(database.owner`UPDATE ledger_hold SET qty = 99`).rejects.toMatchObject({
      code: "FL003",
    });
  });
  it("refuses a negative balance even to the owner", async () => {
    await expect(
      database.owner`UPDATE ledger_balance SET on_hand = -1 WHERE kind = 'inside'`,
    ).rejects.toMatchObject({ code: "23514" });
  });
});

describe("a person's year", () => {
  it("grants the limit once and reports what is used", async () => {
    const used = async () =>
      Number((await database.sql`SELECT allowance_used('hash', 2026, 2600000) AS used`)[0]?.used);
    expect(await used()).toBe(0);
    expect(await used()).toBe(0);
    const person = (bucket: string, kind: string) => ({
      code: `allowance:${bucket}:hash:2026`,
      ledger: "allowance",
      kind,
      bucket,
      personHash: "hash",
      year: 2026,
    });
    await database.sql`SELECT ledger_hold('ord_q', 'allowance', 'order', NULL, ${JSON.stringify([{ line: 1, from: person("free", "inside"), to: person("used", "inside"), qty: 48400 }])})`;
    expect(await used()).toBe(48400);
  });
});
