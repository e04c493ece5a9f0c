import { describe, expect, it } from "vitest";
import {
  inventoryList,
  parsed,
  sampleDocuments,
  sampleMessages,
  withHead,
  withLine,
} from "../../../tests/support/customs/sample-documents";
import { COMPARED_FIELDS, compareDocuments } from "./comparison";
import { maskMessage } from "./personal-fields";
import { mendedList, planRepair } from "./repair-plan";

const documents = sampleDocuments();
const different = (set: Parameters<typeof compareDocuments>[0]) =>
  compareDocuments(set).flatMap(({ field, rule, state }) =>
    state === "different" ? [`${field} ${rule}`] : [],
  );

describe("the four documents side by side", () => {
  it("agree in thirteen rows", () => {
    const rows = compareDocuments(documents);
    expect(rows.map(({ field }) => field)).toEqual([...COMPARED_FIELDS]);
    expect(rows.filter(({ state }) => state !== "same")).toEqual([]);
    const cells = Object.fromEntries(rows.map((row) => [row.field, row.cells]));
    expect(cells.paid).toEqual({ order: "443.74", payment: "443.74", waybill: null, list: null });
    expect(cells.weights).toMatchObject({ waybill: "2.75", list: "2.75 / 2.25" });
    expect(cells.book?.list).toBe("T0000W000417 0233、0102");
    expect(cells.lines).toMatchObject({ order: "2", list: "2" });
  });

  it("show no personal value whole", () => {
    const text = JSON.stringify(compareDocuments(documents));
    for (const secret of ["500102190001010013", "罗演示", "13900006620", "演示路 1 号"]) {
      expect(text, secret).not.toContain(secret);
    }
    expect(text).toContain("500102********0013");
    expect(text).toContain("139****6620");
  });

  it("are open where a document is missing, and never different for that", () => {
    expect(different({})).toEqual([]);
    const { list: _list, ...three } = documents;
    const rows = compareDocuments(three);
    expect(rows.find(({ field }) => field === "telephone")?.state).toBe("open");
    expect(rows.find(({ field }) => field === "consignee")?.state).toBe("same");
    expect(rows.find(({ field }) => field === "amounts")?.state).toBe("same");
  });

  it.each([
    ["list", { buyerTelephone: "13900006260" }, "telephone V09"],
    ["payment", { amountPaid: "1" }, "paid V03"],
    ["waybill", { consigneeTelephone: "1" }, "consignee V10"],
    ["list", { logisticsNo: "X" }, "waybill_no V07"],
    ["list", { ebcCode: "X" }, "firms V05"],
    ["payment", { payerName: "别人" }, "buyer V08"],
    ["payment", { payerIdNumber: "X" }, "id_number V08"],
    ["order", { acturalPaid: "443.75" }, "amounts V01"],
    ["list", { netWeight: "3" }, "weights V19"],
    ["list", { emsNo: "" }, "book V15"],
    ["payment", { orderNo: "X" }, "order_no V04"],
  ] as const)("differ when %s says %j", (kind, head, row) => {
    const changed = { ...documents, [kind]: withHead(documents[kind], head) };
    expect(different(changed)).toContain(row);
  });
});

describe("which documents disagree", () => {
  const differing = (set: Parameters<typeof compareDocuments>[0], field: string) =>
    compareDocuments(set).find((row) => row.field === field)?.differing;
  it("names both sides of a difference, and one that is wrong by itself", () => {
    const list = withHead(documents.list, { buyerTelephone: "13900006260" });
    expect(differing({ ...documents, list }, "telephone")).toEqual(["order", "list"]);
    expect(differing({ ...documents, list }, "buyer")).toEqual([]);
    const order = withHead(documents.order, { acturalPaid: "1" });
    expect(differing({ ...documents, order }, "amounts")).toEqual(["order"]);
    expect(differing({ ...documents, order }, "paid")).toEqual(["order", "payment"]);
    const waybill = withHead(documents.waybill, { orderNo: "X" });
    expect(differing({ ...documents, waybill }, "order_no")).toEqual([
      "order",
      "payment",
      "waybill",
      "list",
    ]);
  });
});

describe("mending a rejected list", () => {
  it("takes from the order what the list says otherwise, masked where it is shown", () => {
    const wrong = withLine(
      withHead(documents.list, { buyerTelephone: "13900006260", ebcName: "别名" }),
      1,
      { gname: "奶粉", price: "88.00" },
    );
    expect(planRepair({ ...documents, list: wrong })).toEqual({
      corrections: [
        { document: "list", field: "ebcName", from: "别名", to: "涪陵演示电商" },
        { document: "list", field: "buyerTelephone", from: "139****6260", to: "139****6620" },
        { document: "list", field: "gname", line: 2, from: "奶粉", to: "脱脂奶粉" },
      ],
      askAgain: [],
    });
    const broken = {
      ...inventoryList,
      seller: { code: "X", name: "别名" },
      buyer: { ...inventoryList.buyer, telephone: "13900006260" },
      lines: inventoryList.lines.map((line) => ({ ...line, name: "奶粉" })),
    };
    const mended = mendedList(broken, documents.order);
    expect(mended).toEqual({ ok: true, value: inventoryList });
  });

  it("asks those whose documents differ from the order", () => {
    const plan = (kind: "payment" | "waybill", head: Record<string, string>) =>
      planRepair({ ...documents, [kind]: withHead(documents[kind], head) });
    expect(plan("payment", { amountPaid: "1" })).toEqual({
      corrections: [{ document: "payment", field: "amountPaid", from: "1", to: "443.74" }],
      askAgain: ["payment"],
    });
    expect(plan("payment", { payerName: "别人" }).askAgain).toEqual(["payment"]);
    expect(plan("waybill", { consigneeTelephone: "13900000000" })).toEqual({
      corrections: [
        {
          document: "waybill",
          field: "consigneeTelephone",
          from: "139****0000",
          to: "139****6620",
        },
      ],
      askAgain: ["waybill"],
    });
    expect(planRepair(documents)).toEqual({ corrections: [], askAgain: [] });
    expect(planRepair({})).toEqual({ corrections: [], askAgain: [] });
  });

  it("refuses what no correction of the list can put right", () => {
    const [first] = documents.order.lines;
    if (!first) throw new Error("the sample has lines");
    expect(mendedList(inventoryList, { ...documents.order, lines: [first] })).toMatchObject({
      error: { code: "NOT_MENDABLE", field: "gnum" },
    });
    expect(mendedList(inventoryList, withLine(documents.order, 1, { qty: "3" }))).toMatchObject({
      error: { code: "NOT_MENDABLE", field: "qty" },
    });
  });
});

describe("masked messages", () => {
  it("hide persons in every kind of message", () => {
    for (const tree of Object.values(sampleMessages())) {
      const text = JSON.stringify(maskMessage(tree));
      for (const secret of ["500102190001010013", "罗演示", "13900006620", "演示路 1 号"]) {
        expect(text, `${tree.type} ${secret}`).not.toContain(secret);
      }
      expect(parsed(maskMessage(tree)).head.orderNo).toBe("FL261123001739");
    }
  });
});
