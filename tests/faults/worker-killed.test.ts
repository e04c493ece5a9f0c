import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Draw, drawFor } from "~db/seed/draw";
import { mintCustomsRules } from "../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { expectNothingLost } from "../support/faults/nothing-lost";
import {
  type ShopProcesses,
  startProcesses,
  type WorkerProcess,
} from "../support/faults/shop-processes";
import { fillShelves, STORY_NAMES, tellStories } from "../support/faults/stories";
import { until } from "../support/until";

const KILLS = Number(process.env.FAULT_KILLS || 10);
const SEED = process.env.FAULT_SEED || String(randomInt(1_000_000_000));
/** orders that wait for workers at every kill, and how many are kept going to be sure of it */
const UNDER_WAY_AT_LEAST = 20;
const KEPT_GOING = 30;
const TAKEN_OVER_WITHIN_MS = 20_000;

let database: TestDatabase;
let processes: ShopProcesses;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 10 });
  await mintCustomsRules(database);
  processes = await startProcesses(database);
}, 240_000);
afterAll(async () => {
  await processes?.stop();
  await database?.close();
});

/** Tasks that are at work often enough to be met in the act. */
const TASKS = [
  "customs.submit_order_document",
  "customs.request_supporting_documents",
  "customs.submit_inventory_list",
  "customs.send_message",
  "customs.collect_receipts",
  "customs_sim.take_in",
  "customs_sim.answer",
] as const;

/** When to kill: so many rows later, or while the victim has a job of a kind in its hands. */
type KillPoint = { rows: number; task?: (typeof TASKS)[number] };
const drawPoint = (draw: Draw): KillPoint => ({
  rows: draw.between(1, 60),
  ...(draw.oneIn(2) ? { task: draw.of(TASKS) } : {}),
});

type Glance = {
  /** grows with everything that happens to an order, in the shop and in the other firms' tables */
  rows: number;
  /** paid and not yet where the workers leave it, or on its way back */
  under_way: number;
  /** answers that customs has booked and not given */
  pending: number;
  /** what the victims have in their hands */
  in_hand: string[];
};

async function glance(victims: readonly WorkerProcess[]): Promise<Glance> {
  const keys = victims.map(({ lockKey }) => lockKey);
  const [row] = await database.owner<Glance[]>`
    SELECT (SELECT count(*) FROM order_event)::int + (SELECT count(*) FROM ledger_txn)::int
         + (SELECT count(*) FROM customs_sim.intake)::int + (SELECT count(*) FROM customs_receipt)::int AS rows,
      (SELECT count(*)::int FROM "order" WHERE payment_status = 'refunding' OR (payment_status = 'paid' AND (
         customs_status IN ('not_declared', 'declared', 'accepted', 'manual_review', 'inspection', 'rejected')
         OR (customs_status = 'not_applicable' AND waybill_no IS NULL)))) AS under_way,
      (SELECT count(*)::int FROM customs_sim.answer WHERE published_at IS NULL) AS pending,
      ARRAY(SELECT t.identifier FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
            WHERE hashtextextended(j.locked_by, 0)::text = ANY(${keys})) AS in_hand`;
  if (!row) throw new Error("a glance sees something");
  return row;
}

/** Waits until no job lies with a dead worker. */
async function untilTakenOver(dead: readonly string[]): Promise<void> {
  await until(
    "the living took over",
    async () => {
      const [held] = await database.owner`
        SELECT 1 FROM graphile_worker._private_jobs
        WHERE hashtextextended(locked_by, 0)::text = ANY(${[...dead]}) LIMIT 1`;
      return held === undefined;
    },
    TAKEN_OVER_WITHIN_MS,
  );
}

const nothingDue = async () => {
  const [job] = await database.owner`
    SELECT 1 FROM graphile_worker._private_jobs
    WHERE locked_at IS NOT NULL OR (run_at < now() + interval '1 minute' AND attempts < max_attempts) LIMIT 1`;
  return job === undefined;
};

it(`loses and doubles nothing when workers are killed ${KILLS} times (FAULT_SEED=${SEED})`, async () => {
  const draw = drawFor(`kills:${SEED}`);
  const plot = drawFor(`stories:${SEED}`);
  const stories = tellStories(database, await fillShelves(database));
  const begin = (story = plot.of(STORY_NAMES)) =>
    stories.begin(story, { pieces: plot.between(1, 2), pick: plot.between(0, 99) });
  for (const story of STORY_NAMES) begin(story);

  const workers = [await processes.startWorker(), await processes.startWorker()];
  const dead: string[] = [];
  const met = { inHand: 0, pending: 0, both: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    const isBoth = draw.oneIn(5);
    const victims = workers.splice(isBoth ? 0 : draw.between(0, 1), isBoth ? 2 : 1);
    const point = drawPoint(draw);
    let seen = await glance(victims);
    const from = seen.rows;
    await until(
      `kill ${kill + 1} at ${JSON.stringify(point)}`,
      async () => {
        seen = await glance(victims);
        const missing = KEPT_GOING - seen.under_way - stories.inTelling();
        for (let more = 0; more < missing; more++) begin();
        const isThere = seen.rows >= from + point.rows && seen.under_way >= UNDER_WAY_AT_LEAST;
        return isThere && (!point.task || seen.in_hand.includes(point.task));
      },
      120_000,
    );
    await Promise.all(victims.map((victim) => victim.kill()));
    met.inHand += seen.in_hand.length > 0 ? 1 : 0;
    met.pending += seen.pending > 0 ? 1 : 0;
    met.both += isBoth ? 1 : 0;
    dead.push(...victims.map(({ lockKey }) => lockKey));
    for (const _ of victims) workers.push(await processes.startWorker());
  }
  await untilTakenOver(dead);
  const tales = await stories.ended();
  await until("no job is left to do", nothingDue, 60_000);
  process.stdout.write(
    `faults: ${KILLS} kills (${met.both} of both workers, ${met.inHand} with jobs in hand, ${met.pending} with answers pending), ` +
      `${tales.length} orders, FAULT_SEED=${SEED}\n`,
  );
  await expectNothingLost(database, tales);
  expect(met.inHand, "some kills met a job in its middle").toBeGreaterThan(0);
  expect(met.pending, "some kills met answers that customs still owed").toBeGreaterThan(0);
});
