import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MessageElement } from "~/domain/customs/element";
import type { MessageTree } from "~/domain/customs/message-tree";
import type { Receipt } from "~/domain/customs/receipt";
import { fen } from "~/domain/money";
import { customsSimPersonYear } from "~db/schema";
import { openOfficialSchema } from "../../support/customs/official-schema";
import { inventoryList, orderDocument } from "../../support/customs/sample-documents";
import {
  AGENT,
  CARRIER,
  type CustomsWorld,
  createCustomsWorld,
  type DocumentEdits,
  type FreshOrder,
  freshOrder,
  type Kind,
  PAYER,
  PLATFORM,
  trees,
} from "../../support/customs/world";
import { createTestDatabase, type TestDatabase } from "../../support/database";

let database: TestDatabase;
let customs: CustomsWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  customs = await createCustomsWorld(database);
});
afterAll(() => database.close());

const ALL: Kind[] = ["order", "payment", "waybill", "list"];
const said = (receipts: readonly Receipt[]) => receipts.map(({ status }) => status);
const lastInfo = (receipts: readonly Receipt[]) => receipts.at(-1)?.info ?? "";
async function declared(edits: DocumentEdits = {}, kinds = ALL): Promise<FreshOrder> {
  const one = freshOrder(edits);
  await customs.submit(one, ...kinds);
  await customs.work();
  return one;
}
const list = (one: FreshOrder) => customs.statuses("list", one);

describe("an order whose four documents agree", () => {
  it("is answered over time: 2 and 120 to each document, 2, 3, 120, 800 to the list", async () => {
    const one = await declared();
    for (const kind of ["order", "payment", "waybill"] as const) {
      expect(said(await customs.statuses(kind, one)), kind).toEqual(["2", "120"]);
    }
    const answers = await list(one);
    expect(said(answers)).toEqual(["2", "3", "120", "800"]);
    const times = answers.map(({ returnTime }) => returnTime);
    expect(times).toEqual([...times].sort());
    expect(new Set(answers.map(({ preNo }) => preNo)).size).toBe(1);
    expect(answers[0]?.preNo).toMatch(/^P\d{17}$/);
    expect(answers.map(({ listNo }) => Boolean(listNo))).toEqual([false, false, true, true]);
    expect(answers.at(-1)?.listNo).toMatch(/^0000\d{4}I\d{9}$/);
  });

  it("sends every receipt as bytes that the official schema accepts, each under its own guid", async () => {
    const schema = openOfficialSchema();
    const guids = new Set<string>();
    let count = 0;
    for (const house of [PLATFORM, AGENT, CARRIER, PAYER]) {
      for (const body of await customs.bodies(house)) {
        expect(schema.faultsOf(body)).toEqual([]);
        const xml = Buffer.from(body).toString("utf8");
        if (!xml.includes("Return>")) continue;
        count += 1;
        guids.add(/ guid="([^"]+)"/.exec(xml)?.[1] ?? "");
      }
    }
    schema.close();
    expect(count).toBeGreaterThan(9);
    // One answer is one guid, whoever gets a copy of it.
    expect(guids.size).toBeGreaterThanOrEqual(10);
  });

  it("gives subscribers copies of the documents and of their receipts", async () => {
    const one = await declared();
    const types = (await customs.bodies(PLATFORM))
      .map((body) => Buffer.from(body).toString("utf8"))
      .filter((xml) => xml.includes(one.orderNo) || xml.includes(one.waybillNo))
      .map((xml) => /CEB(\d+)Message/.exec(xml)?.[1]);
    expect([...types].sort()).toEqual(["312", "312", "411", "511", "512", "512"]);
  });
});

describe("documents that are missing", () => {
  it.each([
    [["order", "waybill"], "支付信息不存在"],
    [["payment", "waybill"], "订单信息不存在"],
    [["order", "payment"], "运单信息不存在"],
    [[], "订单信息不存在，支付信息不存在，运单信息不存在"],
  ] as [Kind[], string][])("beside %j: the list waits and says so", async (present, words) => {
    const one = await declared({}, [...present, "list"]);
    expect(said(await list(one))).toEqual(["2"]);
    expect(lastInfo(await list(one))).toContain(words);
    const missing = ALL.filter((kind) => kind !== "list" && !present.includes(kind));
    await customs.submit(one, ...missing);
    await customs.work();
    expect(said(await list(one))).toEqual(["2", "3", "120", "800"]);
  });

  it("may come in any order, also all at once", async () => {
    const one = freshOrder();
    await Promise.all([...ALL].reverse().map((kind) => customs.submit(one, kind)));
    await Promise.all([customs.work(), customs.work()]);
    // Two workers may give answers of one moment in either order.
    expect(said(await list(one)).sort()).toEqual(["120", "2", "3", "800"]);
  });
});

describe("documents that disagree are rejected with the reason", () => {
  const line = (at: number, change: object) =>
    inventoryList.lines.map((old, index) => (index === at ? { ...old, ...change } : old));
  it.each([
    ["V03", { payment: { amountFen: fen(44_373) } }, "SIMV03", "amountPaid"],
    ["V04", { payment: { orderNo: "FL261123999998" } }, "SIMV04", "orderNo"],
    ["V04", { waybill: { orderNo: "FL261123999999" } }, "SIMV04", "orderNo"],
    ["V05", { list: { seller: { code: "5002DEMO02", name: "别名" } } }, "SIMV05", "ebcName"],
    [
      "V06",
      { order: { payment: { code: "5002DEMO05", name: "演示支付", transactionRef: "别的流水" } } },
      "13035",
      "payTransactionId",
    ],
    [
      "V07",
      { waybill: { carrier: { code: CARRIER.code, name: "别名" } } },
      "SIMV07",
      "logisticsName",
    ],
    [
      "V08",
      { payment: { payer: { name: "别人", idNumber: "500102190001010021" } } },
      "SIMV08",
      "payerName",
    ],
    [
      "V08",
      {
        order: {
          buyer: { name: "罗演示", telephone: "13900006620", idNumber: "500102190001010012" },
        },
        list: {
          buyer: { name: "罗演示", telephone: "13900006620", idNumber: "500102190001010012" },
        },
        payment: { payer: { name: "罗演示", idNumber: "500102190001010012" } },
      },
      "SIMV08",
      "buyerIdNumber",
    ],
    [
      "V09",
      { list: { buyer: { ...inventoryList.buyer, telephone: "13900006260" } } },
      "130126",
      "buyerTelephone",
    ],
    [
      "V10",
      { waybill: { consignee: { ...orderDocument.consignee, telephone: "13900000000" } } },
      "SIMV10",
      "consigneeTelephone",
    ],
    ["V11", { list: { lines: line(1, { name: "别的奶粉" }) } }, "1322", "gname[2]"],
    ["V20", { list: { lines: line(0, { hsCode: "0409000099" }) } }, "SIMV20", "gcode[1]"],
    ["V20", { list: { lines: line(1, { second: undefined }) } }, "SIMV20", "unit2[2]"],
  ] as [string, DocumentEdits, string, string][])(
    "%s (case %#)",
    async (_rule, edits, code, field) => {
      const answers = await list(await declared(edits));
      expect(said(answers)).toEqual(["2", "3", "100"]);
      expect(lastInfo(answers)).toContain(`[Code:${code};`);
      expect(lastInfo(answers)).toContain(field);
    },
  );

  it.each([
    ["V15", { list: { zoneFirm: { code: "", name: "" } } }, "SIMV15", "areaCode"],
    ["V17", { list: { guarantorCode: "5002DEMO03" } }, "SIMV17", "assureCode"],
    [
      "V18",
      { list: { lines: line(1, { second: { quantity: 0n, unit: "011" } }) } },
      "SIMV18",
      "qty2",
    ],
    ["V19", { list: { netWeightGrams: 2_751 } }, "SIMV19", "netWeight"],
  ] as [string, DocumentEdits, string, string][])(
    "%s of the list alone (case %#)",
    async (_rule, edits, code, field) => {
      const answers = await list(await declared(edits));
      expect(said(answers)).toEqual(["2", "100"]);
      expect(lastInfo(answers)).toContain(`[Code:${code};`);
      expect(lastInfo(answers)).toContain(field);
    },
  );

  it("V14: other currency, more than one parcel", async () => {
    const one = freshOrder();
    const changed = (tree: MessageTree, field: string, text: string): MessageTree => {
      const within = (element: MessageElement): MessageElement =>
        element.name === field
          ? { ...element, text }
          : { ...element, children: element.children.map(within) };
      return { ...tree, children: tree.children.map(within) };
    };
    await customs.send(PLATFORM, changed(trees.order(one), "currency", "502"));
    await customs.send(CARRIER, changed(trees.waybill(one), "packNo", "2"));
    await customs.send(PAYER, changed(trees.payment(one), "payerIdType", "2"));
    await customs.work();
    for (const kind of ["order", "waybill", "payment"] as const) {
      const answers = await customs.statuses(kind, one);
      expect(said(answers), kind).toEqual(["2", "100"]);
      expect(lastInfo(answers)).toContain("SIMV14");
    }
  });

  it("V01 and V02 of the order: it does not count as there until it is mended", async () => {
    const one = await declared({ order: { paidFen: fen(44_375) } });
    expect(said(await customs.statuses("order", one))).toEqual(["2", "100"]);
    expect(said(await list(one))).toEqual(["2"]);
    await customs.send(
      PLATFORM,
      trees.order({ ...one, order: { ...one.order, paidFen: fen(44_374), applicationType: "2" } }),
    );
    await customs.work();
    expect(said(await list(one))).toEqual(["2", "3", "120", "800"]);
    const other = await declared({ order: { goodsFen: fen(40_100), paidFen: fen(44_274) } });
    expect(lastInfo(await customs.statuses("order", other))).toContain("SIMV02");
  });

  it("V12: line numbers with a gap are refused by the e-port", async () => {
    const one = await declared({ list: { lines: line(1, { line: 3 }) } });
    expect(said(await list(one))).toEqual(["-621027"]);
    const gap = orderDocument.lines.map((old, index) => (index === 1 ? { ...old, line: 1 } : old));
    const other = await declared({ order: { lines: gap } }, ["order"]);
    expect(said(await customs.statuses("order", other))).toEqual(["-301002"]);
  });
});

describe("limits", () => {
  const person = (idNumber: string) => ({ ...inventoryList.buyer, idNumber });
  /** An order of one line and `quantity` pieces worth `goodsFen` in all, by one person. */
  const worth = (goodsFen: number, quantity: number, idNumber: string): DocumentEdits => {
    const [ordered] = orderDocument.lines;
    const [listed] = inventoryList.lines;
    if (!ordered || !listed) throw new Error("the sample has lines");
    const priced = {
      quantity,
      priceFen: fen(goodsFen / quantity),
      totalFen: fen(goodsFen),
    };
    const money = fen(goodsFen + 1_050 + 3_124);
    return {
      order: {
        goodsFen: fen(goodsFen),
        paidFen: money,
        buyer: person(idNumber),
        lines: [{ ...ordered, ...priced }],
      },
      payment: { amountFen: money, payer: { name: inventoryList.buyer.name, idNumber } },
      list: { buyer: person(idNumber), lines: [{ ...listed, ...priced }] },
    };
  };
  const usedBy = async () =>
    (await database.db.select().from(customsSimPersonYear)).map(({ used }) => used);

  it("V21: over 5,000 yuan only with exactly one item (-621005)", async () => {
    const two = await declared(worth(500_000, 2, "11010519491231002X"));
    expect(said(await list(two))).toEqual(["-621005"]);
    const single = await declared(worth(500_000, 1, "11010519491231002X"));
    expect(said(await list(single)).at(-1)).toBe("800");
  });

  it("V21: a person's year is 26,000 yuan, counted by customs itself (1313)", async () => {
    const id = "440524188001010014";
    const before = await usedBy();
    const first = await declared(worth(2_500_000, 1, id));
    expect(said(await list(first)).at(-1)).toBe("800");
    const second = await declared(worth(100_000, 1, id));
    expect(said(await list(second))).toEqual(["2", "3", "100"]);
    expect(lastInfo(await list(second))).toContain("[Code:1313;");
    const third = await declared(worth(97_900, 1, id));
    expect(said(await list(third)).at(-1)).toBe("800");
    const added = (await usedBy()).filter((used) => !before.includes(used));
    expect(added).toEqual([2_600_000n * 1_000n]);
  });

  it("never lets two orders of one person both take the last of the year", async () => {
    const id = "50010219000101003X";
    const pair = [freshOrder(worth(1_400_000, 1, id)), freshOrder(worth(1_400_000, 1, id))];
    await Promise.all(pair.map((one) => customs.submit(one, ...ALL)));
    await Promise.all([customs.work(), customs.work()]);
    const ends = await Promise.all(pair.map(async (one) => said(await list(one)).sort()));
    expect(ends.sort()).toEqual([
      ["100", "2", "3"],
      ["120", "2", "3", "800"],
    ]);
  });

  it("gives the year back when the goods are sent back (700)", async () => {
    const id = "500102190001010021";
    const edits = worth(1_400_000, 1, id);
    const returned = freshOrder(edits);
    returned.list = { ...returned.list, consigneeAddress: "演示退运" };
    await customs.submit(returned, ...ALL);
    await customs.work();
    expect(said(await list(returned))).toEqual(["2", "3", "120", "500", "700"]);
    expect(said(await list(await declared(edits))).at(-1)).toBe("800");
  });
});

describe("what was sent before", () => {
  it("a second new list of an order is a duplicate (-621004), a second new order too (-301010)", async () => {
    const one = await declared();
    await customs.submit(one, "list", "order", "payment", "waybill");
    await customs.send(AGENT, trees.list({ ...one, list: { ...one.list, ownNo: "ANOTHER-NO" } }));
    await customs.work();
    expect(said(await list(one)).at(-1)).toBe("-621004");
    expect(said(await customs.statuses("order", one)).at(-1)).toBe("-301010");
    expect(said(await customs.statuses("payment", one)).at(-1)).toBe("-401007");
    expect(said(await customs.statuses("waybill", one)).at(-1)).toBe("-504015");
    expect(said(await list({ ...one, list: { ...one.list, ownNo: "ANOTHER-NO" } }))).toEqual([
      "-621004",
    ]);
  });

  it("a rejected list is changed and released; a released one cannot be changed (-621012)", async () => {
    const wrong = { ...inventoryList.buyer, telephone: "13900006260" };
    const one = await declared({ list: { buyer: wrong } });
    expect(said(await list(one)).at(-1)).toBe("100");
    const mended = {
      ...one,
      list: { ...one.list, buyer: inventoryList.buyer, applicationType: "2" as const },
    };
    await customs.submit(mended, "list");
    await customs.work();
    expect(said(await list(one))).toEqual(["2", "3", "100", "2", "3", "120", "800"]);
    await customs.submit(mended, "list");
    await customs.work();
    expect(said(await list(one)).at(-1)).toBe("-621012");
    const unknown = freshOrder({ list: { applicationType: "2" } });
    await customs.submit(unknown, "list");
    await customs.work();
    expect(said(await list(unknown))).toEqual(["-621011"]);
  });

  it("V25: a waybill number is not used for another order within six months", async () => {
    const one = await declared();
    const reuse = { waybill: { waybillNo: one.waybillNo }, list: { waybillNo: one.waybillNo } };
    const tooSoon = await declared(reuse);
    expect(lastInfo(await customs.statuses("waybill", tooSoon))).toContain("SIMV25");
    // The list that names it is of another order than the number's: V04.
    expect(said(await list(tooSoon))).toEqual(["2", "3", "100"]);
    await database.owner`UPDATE customs_sim.document SET taken_at = taken_at - interval '7 months'
      WHERE kind = 'waybill' AND document_key = ${`${CARRIER.code}:${one.waybillNo}`}`;
    const later = await declared(reuse, ["list", "order", "payment"]);
    expect(said(await list(later))).toEqual(["2"]);
    await customs.submit(later, "waybill");
    await customs.work();
    expect(said(await list(later)).at(-1)).toBe("800");
  });

  it("the same message under the same number is taken once and answered again", async () => {
    const one = freshOrder();
    const tree = trees.order(one);
    const body = await customs.send(PLATFORM, tree);
    await customs.work();
    await customs.sendBody(PLATFORM, tree.guid, tree.type, body);
    await customs.work();
    const answers = await customs.statuses("order", one);
    expect(said(answers)).toEqual(["2", "120", "120"]);
    expect(answers[2]?.returnTime).toBe(answers[1]?.returnTime);
    const other = await customs.sendBody(PLATFORM, tree.guid, tree.type, new Uint8Array([1]));
    expect(other).toMatchObject({ ok: false, error: { code: "EXCHANGE_REFUSED" } });
  });
});

describe("signatures (V23)", () => {
  it("a list without one, with a wrong one, or of another firm is refused", async () => {
    const send = async (change: (xml: string) => string, from = AGENT) => {
      const one = freshOrder();
      const tree = trees.list(one);
      const written = await customs.gateway.write(tree, from.code);
      if (!written.ok) throw new Error(written.error.detail);
      const xml = change(Buffer.from(written.value).toString("utf8"));
      await customs.sendBody(AGENT, tree.guid, tree.type, Buffer.from(xml));
      await customs.work();
      return said(await list(one));
    };
    expect(await send((xml) => xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, ""))).toEqual([
      "-621026",
    ]);
    expect(await send((xml) => xml.replace("13900006620", "13900006260"))).toEqual(["-621029"]);
    expect(await send((xml) => xml.replace(/<ds:KeyName>[^<]+/, "<ds:KeyName>FF"))).toEqual([
      "-621029",
    ]);
    expect(await send((xml) => xml, PLATFORM)).toEqual(["-621015"]);
    expect(await send((xml) => xml)).toEqual(["2"]);
  });
});

describe("messages of bad form come back whole (CEB900)", () => {
  const refusals = async (transportId: string, body: Uint8Array, from = PLATFORM) => {
    await customs.sendBody(from, transportId, "CEB311Message", body);
    await customs.work();
    return (await customs.receipts(from)).filter(({ number }) => number === transportId);
  };
  const written = async (change: (xml: string) => string) => {
    const result = await customs.gateway.write(trees.order(freshOrder()), PLATFORM.code);
    if (!result.ok) throw new Error(result.error.detail);
    return new TextEncoder().encode(change(Buffer.from(result.value).toString("utf8")));
  };

  it.each([
    ["broken XML", (xml: string) => xml.slice(0, -9)],
    ["not XML", () => "你好"],
    ["unknown message", (xml: string) => xml.replaceAll("CEB311Message", "CEB999Message")],
    [
      "V28",
      (xml: string) => xml.replace(/(<ceb:appType>.+?)(<ceb:appTime>.+?<\/ceb:appTime>)/, "$2$1"),
    ],
    ["V24", (xml: string) => xml.replace(/<ceb:consigneeDistrict>\d+/, "<ceb:consigneeDistrict>")],
    [
      "V22",
      (xml: string) => xml.replace(/<ceb:Order>.*<\/ceb:Order>/, (order) => order.repeat(101)),
    ],
    ["another sender", (xml: string) => xml.replace(PLATFORM.dxpId, AGENT.dxpId)],
  ])("%s", async (what, change) => {
    const id = `form-${what}`;
    const [refusal, ...more] = await refusals(id, await written(change));
    expect(more).toEqual([]);
    expect(refusal).toMatchObject({ type: "CEB900Message", status: "-1" });
    expect(refusal?.info).not.toBe("");
  });

  it("bytes that are no transport message are not taken at all", async () => {
    const taken = await customs.simulator.exchange.deliver(new TextEncoder().encode("<a/>"));
    expect(taken).toMatchObject({ ok: false, error: { code: "EXCHANGE_REFUSED" } });
  });
});

describe("a restart", () => {
  it("loses no message and no pending answer", async () => {
    const slow = { taken: 1, handedOn: 150, accepted: 200, final: 250, ruling: 300 };
    const before = await createCustomsWorld(database, {}, slow);
    const one = freshOrder();
    await before.submit(one, ...ALL);
    // Nothing has been worked on: the messages lie in the intake only. Another process goes on.
    const after = await createCustomsWorld(database, {}, slow);
    expect(said(await after.statuses("list", one))).toEqual([]);
    const [waiting] = await database.owner`SELECT count(*)::int AS count
      FROM graphile_worker._private_jobs`;
    expect(waiting?.count).toBeGreaterThanOrEqual(4);
    await after.work();
    expect(said(await after.statuses("list", one))).toEqual(["2", "3", "120", "800"]);
  });

  it("gives each answer once, however often its job runs", async () => {
    const one = await declared();
    const answers = await database.owner`SELECT id FROM customs_sim.answer`;
    await Promise.all(answers.map(({ id }) => customs.simulator.giveAnswer(id)));
    expect(said(await list(one))).toEqual(["2", "3", "120", "800"]);
  });
});
