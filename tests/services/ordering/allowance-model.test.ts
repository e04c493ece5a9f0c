import fc from "fast-check";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Fen, fen } from "~/domain/money";
import {
  ALLOWANCE_ENDS,
  type AllowanceEvent,
  type AllowanceYear,
  decideAllowance,
  freeFen,
  freshYear,
  reservedFen,
} from "~/domain/quota/allowance-year";
import { fitYear } from "~/domain/quota/quota";
import { allowanceHold } from "~/services/ordering/order-holds";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { expectLedgersTrue } from "../../support/ledger-truth";

/** The ledger's SQL functions move a person's year exactly as `decideAllowance` says. */
const SEED = 20261125;
const LIMIT = fen(2_600_000);
const YEAR = 2026;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await expectLedgersTrue(database);
  await database.close();
});

/** One person's year in the database: each event as the services send it. */
class LedgerYear {
  /** an order that is held again after its end is another hold */
  private lives = 0;
  private words = 0;
  constructor(
    private readonly sql: postgres.Sql,
    private readonly person: string,
  ) {}

  private readonly saga = (orderId: string) => `${this.person}:${orderId}`;
  private txn(more: object = {}): string {
    this.words += 1;
    const idemKey = `${this.person}:${this.words}`;
    return JSON.stringify({ sourceDoc: idemKey, idemKey, ...TXN, ...more });
  }

  async take(event: AllowanceEvent, reserved: AllowanceYear["reserved"]): Promise<void> {
    switch (event.kind) {
      case "rejected":
        return;
      case "ordered":
        if (!(event.orderId in reserved)) await this.order(event.orderId, event.dutiableFen);
        return;
      case "returned_in_time":
        await this
          .sql`SELECT allowance_return(${this.person}, ${YEAR}, ${event.freedFen}, ${this.txn()}::jsonb)`;
        return;
      case "customs_word":
        await this
          .sql`SELECT allowance_override(${this.person}, ${YEAR}, ${event.usedFen}::bigint, ${event.overFen}, ${this.txn()}::jsonb)`;
        return;
      default: {
        const outcome =
          event.kind === "released" ? "posted" : event.kind === "unpaid_end" ? "expired" : "voided";
        await this
          .sql`SELECT ledger_resolve(${this.saga(event.orderId)}, 'allowance', NULL, ${outcome}, ${this.txn()}::jsonb)`;
      }
    }
  }

  private async order(orderId: string, dutiableFen: Fen): Promise<void> {
    await this.sql
      .begin(async (tx) => {
        const [row] = await tx`SELECT allowance_used(${this.person}, ${YEAR}, ${LIMIT}) AS used`;
        const usedFen = fen(Number(row?.used));
        if (!fitYear({ dutiableFen, usedFen, limitFen: LIMIT }).ok) throw new Refused();
        this.lives += 1;
        const lines = JSON.stringify(allowanceHold(this.person, YEAR, dutiableFen));
        await tx`SELECT ledger_hold(${this.saga(orderId)}, 'allowance', ${`life${this.lives}`}, NULL, ${lines}::jsonb)`;
      })
      .catch((error) => {
        if (!(error instanceof Refused)) throw error;
      });
  }

  async standing() {
    const rows = await this.sql<{ bucket: string; on_hand: string; allocated: string }[]>`
      SELECT a.bucket, b.on_hand, b.allocated FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
      WHERE a.ledger = 'allowance' AND a.person_hash = ${this.person}`;
    const on = (bucket: string) => Number(rows.find((row) => row.bucket === bucket)?.on_hand ?? 0);
    return {
      free: on("free"),
      reserved: Number(rows.find((row) => row.bucket === "free")?.allocated ?? 0),
      used: on("used"),
      elsewhere: on("elsewhere"),
      owed: -on("owed") || 0,
      granted: -on("source") || 0,
    };
  }
}

class Refused extends Error {}
const TXN = { type: "test", reason: "model", actor: "test" };

const standingOf = (year: AllowanceYear) => ({
  free: freeFen(year),
  reserved: reservedFen(year),
  used: year.usedFen,
  elsewhere: year.elsewhereFen,
  owed: year.owedFen,
  granted: year.limitFen,
});

const ids = fc.constantFrom("a", "b", "c");
const amount = (max: number) => fc.integer({ min: 1, max }).map(fen);
const anyEvent: fc.Arbitrary<AllowanceEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("ordered" as const),
      orderId: ids,
      dutiableFen: amount(1_500_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("rejected" as const, "released" as const, ...ALLOWANCE_ENDS),
      orderId: ids,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("returned_in_time" as const),
      freedFen: amount(900_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("customs_word" as const),
      usedFen: fc.option(amount(3_000_000), { nil: null }),
      overFen: amount(500_000),
      acceptedFen: fc.constant(fen(0)),
    }),
  },
);

it(`the ledger moves a year as decided, event by event (seed ${SEED})`, {
  timeout: 120_000,
}, async () => {
  let persons = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { minLength: 5, maxLength: 20 }), async (events) => {
      persons += 1;
      const person = `model-${persons}`;
      await database.sql`SELECT allowance_used(${person}, ${YEAR}, ${LIMIT})`;
      const ledger = new LedgerYear(database.sql, person);
      let year = freshYear(LIMIT);
      for (const event of events) {
        await ledger.take(event, year.reserved);
        const decided = decideAllowance(year, event);
        if (decided.ok) year = decided.value.year;
        expect(await ledger.standing(), JSON.stringify(event)).toEqual(standingOf(year));
      }
    }),
    { seed: SEED, numRuns: 300, endOnFailure: true },
  );
});
