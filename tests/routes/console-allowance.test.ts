import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as order from "~/routes/ops.(en).orders.$orderId";
import * as allowance from "~/routes/ops.(en).orders.$orderId.allowance";
import { operatorVisit } from "../support/console-visit";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { mintGoods } from "../support/factories";
import { openRouteApp, type RouteApp, type Visit } from "../support/route-visit";
import { contextOn } from "../support/service-context";

let database: TestDatabase;
let web: RouteApp;
let customs: Visit;
let finance: Visit;
let warehouse: Visit;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintCustomsRules(database);
  web = openRouteApp(database);
  customs = await operatorVisit(database, web, "customs");
  finance = await operatorVisit(database, web, "finance");
  warehouse = await operatorVisit(database, web, "warehouse");
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const paid = async (customsRegime: "1210" | "0110" = "1210") =>
  mintPaidOrder(
    contextOn(database),
    database,
    await mintGoods(database, { lots: [10], customsRegime }),
  );
const at = (one: PaidOrder) => `/ops/orders/${one.orderId}/allowance`;
const look = (by: Visit, one: PaidOrder) =>
  by.get(allowance.loader, at(one), { orderId: one.orderId });
const act = (by: Visit, one: PaidOrder, form: Record<string, string>) =>
  by.post(allowance.action, at(one), form, { orderId: one.orderId });
const audits = (one: PaidOrder) =>
  database.owner<{ action: string; actor_id: string }[]>`
    SELECT action, actor_id FROM audit_log WHERE entity_id = ${one.orderId} AND action LIKE 'allowance%' ORDER BY at, id`;

describe("the buyer's year in the console", () => {
  it("is offered beside bonded orders, to customs and finance only", async () => {
    const one = await paid();
    const offered = async (by: Visit, of: PaidOrder) => {
      const { data } = await by.get(order.loader, `/ops/orders/${of.orderId}`, {
        orderId: of.orderId,
      });
      return data.maySeeAllowance;
    };
    expect(await offered(customs, one)).toBe(true);
    expect(await offered(finance, one)).toBe(true);
    expect(await offered(warehouse, one)).toBe(false);
    const hall = await paid("0110");
    expect(await offered(customs, hall)).toBe(false);
    expect(await look(customs, hall)).toMatchObject({ status: 404 });
    expect(await look(warehouse, one)).toMatchObject({ status: 403 });
  });

  it("is in no page before it is asked for, and every look is written down", async () => {
    const one = await paid();
    const { data } = await look(finance, one);
    expect(data).toMatchObject({ orderNo: one.orderNo, mayCorrect: false, isReleased: false });
    expect(JSON.stringify(data)).not.toMatch(/Fen|limit/);
    expect(await audits(one)).toEqual([]);
    expect(await act(finance, one, { intent: "show" })).toMatchObject({
      status: 200,
      data: { kind: "shown", year: { reservedFen: 26_600, limit: { fen: 2_600_000 } } },
    });
    expect(await audits(one)).toMatchObject([
      { action: "allowance_viewed", actor_id: expect.stringMatching(/^operator:opr_/) },
    ]);
  });

  it("is corrected by customs with figure, grounds and confirmation, and shown as it is then", async () => {
    const one = await paid();
    const { data } = await look(customs, one);
    expect(data.mayCorrect).toBe(true);
    const form = {
      intent: "override",
      usedYuan: "25,9x",
      reason: "海关额度查询 11-25",
      confirmed: "yes",
      actKey: data.actKey,
    };
    expect(await act(customs, one, form)).toMatchObject({
      status: 409,
      data: { kind: "refused", intent: "override", refusal: { code: "AMOUNT_INVALID" } },
    });
    expect(await act(customs, one, { ...form, usedYuan: "25900" })).toMatchObject({
      status: 200,
      data: {
        kind: "corrected",
        differenceFen: 2_590_000,
        year: { elsewhereFen: 2_590_000, leftFen: 0, customsWord: { by: "act" } },
      },
    });
    expect((await audits(one)).map(({ action }) => action)).toEqual([
      "allowance_corrected",
      "allowance_viewed",
    ]);
  });

  it("says what a return lacks", async () => {
    const one = await paid();
    const lacking = { intent: "return", returnNo: "", appliedOn: "", backOn: "" };
    expect(await act(customs, one, lacking)).toMatchObject({
      status: 409,
      data: { refusal: { code: "RETURN_INCOMPLETE" } },
    });
    const early = {
      intent: "return",
      returnNo: "R-2026-1",
      appliedOn: "2026-11-01",
      backOn: "2026-11-02",
      "pieces-1": "1",
    };
    expect(await act(customs, one, early)).toMatchObject({
      data: { refusal: { code: "NOT_RELEASED" } },
    });
  });
});
