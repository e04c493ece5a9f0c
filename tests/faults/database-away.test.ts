import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_BUILD } from "../../scripts/setup/paths.mjs";
import { superviseProgram } from "../../scripts/setup/processes.mjs";
import { placedOrder } from "../support/checkout";
import { mintCustomsRules } from "../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type MintedGoods, mintGoods } from "../support/factories";
import { severableLink } from "../support/faults/severable-link";
import { programEnv, type ShopProcesses, startProcesses } from "../support/faults/shop-processes";
import { expectLedgersTrue } from "../support/ledger-truth";
import { orderRow, payOrder, systemContext } from "../support/payments";
import { contextOn, newVisitor } from "../support/service-context";
import { until } from "../support/until";

let database: TestDatabase;
let link: Awaited<ReturnType<typeof severableLink>>;
let processes: ShopProcesses;
let worker: ReturnType<typeof superviseProgram>;
let goods: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintCustomsRules(database);
  goods = await mintGoods(database);
  link = await severableLink(database.url);
  const settings = { DATABASE_URL: link.url, LOG_LEVEL: "silent" };
  processes = await startProcesses(database, settings);
  worker = superviseProgram("worker", programEnv(link.url, settings), TEST_BUILD);
  await worker.ready;
}, 240_000);
afterAll(async () => {
  await worker?.stop();
  await processes?.stop();
  await link?.close();
  await database?.close();
});

const get = (path: string) => fetch(`${processes.base}${path}`, { redirect: "manual" });
const health = async () => (await get("/api/health")).status;
const isBack = async () => (await health()) === 200 && (await get("/")).status === 200;

/** A paid order, whose next steps are the worker's. */
async function paidOrder() {
  const { orderId } = await placedOrder(contextOn(database, { actor: newVisitor() }), [[goods, 1]]);
  await payOrder(systemContext(database), database, orderId);
  return orderId;
}
const untilReleased = (orderId: string) =>
  until(
    "the order is released",
    async () => (await orderRow(database, orderId))?.customs_status === "released",
    60_000,
  );

describe("a database that is gone for a moment", () => {
  it("is said plainly with 503, in both languages, and everything comes back by itself", async () => {
    expect(await health()).toBe(200);
    const orderId = await paidOrder();
    await link.cut();
    expect(await health()).toBe(503);
    expect(await (await get("/api/health")).json()).toMatchObject({ ok: false, database: false });
    for (const [path, words] of [
      ["/", "暂时不能服务"],
      ["/en", "Back in a moment"],
      ["/kiosk/home", "暂时不能服务"],
    ] as const) {
      const page = await get(path);
      const text = await page.text();
      expect([page.status, page.headers.get("retry-after")], path).toEqual([503, "5"]);
      expect(page.headers.get("cache-control"), path).toBe("no-store");
      expect(text, path).toContain(words);
      expect(text, path).not.toMatch(/ECONN|postgres|\bat \w+ \(/);
    }
    expect((await get("/_root.data")).status).toBe(503);

    await link.mend();
    await until("web and database are back", isBack);
    await untilReleased(orderId);
    await expectLedgersTrue(database);
  });

  it("ends every session at once (a restart of the server): the next request is served", async () => {
    const orderId = await paidOrder();
    await database.owner`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name IN ('fuling-web', 'fuling-worker', 'fuling-worker-guard')`;
    await until("web and database are back", isBack);
    await untilReleased(orderId);
    await expectLedgersTrue(database);
  });
});
