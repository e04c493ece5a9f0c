import { describe, expect, it } from "vitest";
import {
  inventoryList,
  orderDocument,
  parsed,
  SENT_AT,
  sampleMessages,
} from "../../../tests/support/customs/sample-documents";
import { formFindings } from "./checks/form";
import { inventoryMessage } from "./inventory-list";
import { DOCUMENT_LAYOUTS, isDocumentType } from "./layout";
import { orderMessage } from "./order-document";
import { readMessage } from "./parsed-message";

const messages = sampleMessages();

describe("messages as built", () => {
  it.each(Object.entries(messages))("%s keeps order, lengths and presence", (_kind, tree) => {
    expect(formFindings(tree)).toEqual([]);
  });

  it.each(Object.entries(messages))("%s has its head's elements in layout order", (_kind, tree) => {
    if (!isDocumentType(tree.type)) throw new Error(tree.type);
    const names = tree.children[0]?.children[0]?.children.map(({ name }) => name) ?? [];
    const layout = DOCUMENT_LAYOUTS[tree.type].head[1].map(([name]) => name as string);
    expect(names).toEqual(layout.filter((name) => names.includes(name)));
    expect(names.length).toBeGreaterThan(15);
  });

  it("writes money, weights and times as customs reads them", () => {
    const order = parsed(messages.order);
    expect(order.head).toMatchObject({
      goodsValue: "402",
      freight: "10.5",
      discount: "0",
      taxTotal: "31.24",
      acturalPaid: "443.74",
      appTime: "20261123102031",
      consigneeDistrict: "500102",
    });
    expect(order.lines[1]).toMatchObject({ gnum: "2", qty: "2", price: "88", totalPrice: "176" });
    expect(parsed(messages.waybill).head).toMatchObject({ weight: "2.75", packNo: "1" });
    expect(parsed(messages.payment).head).toMatchObject({
      amountPaid: "443.74",
      payTime: "20261123102005",
    });
    const list = parsed(messages.list);
    expect(list.head).toMatchObject({
      declTime: "20261123",
      grossWeight: "2.75",
      netWeight: "2.25",
      country: "142",
      tradeMode: "1210",
    });
    expect(list.lines).toMatchObject([
      { qty1: "0.25", unit1: "035", barCode: "2012345678900" },
      { qty1: "2", unit1: "035", qty2: "2", unit2: "011", barCode: "无" },
    ]);
  });

  it("leaves out what it does not know", () => {
    const list = parsed(messages.list);
    for (const field of ["preNo", "invtNo", "trafNo", "voyageNo", "billNo", "ieDate", "loctNo"]) {
      expect(list.head, field).not.toHaveProperty(field);
    }
    expect(list.lines[0]).not.toHaveProperty("qty2");
    const tree = orderMessage(
      {
        ...orderDocument,
        payment: undefined,
        consignee: { ...orderDocument.consignee, districtCode: undefined },
      },
      {
        messageGuid: messages.order.guid,
        documentGuid: messages.order.guid,
        sentAt: SENT_AT,
        sender: { ...orderDocument.platform, dxpId: "" },
        subscribers: ["DXPENTDEMO000009"],
      },
    );
    expect(parsed(tree).head).not.toHaveProperty("payCode");
    expect(parsed(tree).head).not.toHaveProperty("consigneeDistrict");
    expect(formFindings(tree)).toEqual([]);
    expect(readMessage(tree)).toMatchObject({
      subscribers: ["DXPENTDEMO000009"],
      transfer: { copCode: "5002DEMO01", dxpMode: "DXP", dxpId: "" },
    });
  });

  it("names the numbers customs gave when a list is changed", () => {
    const tree = inventoryMessage(
      {
        ...inventoryList,
        applicationType: "2",
        preNo: "P00000000000000001",
        listNo: "80002026I000000001",
      },
      {
        messageGuid: messages.list.guid,
        documentGuid: messages.list.guid,
        sentAt: SENT_AT,
        sender: { ...inventoryList.agent, dxpId: "DXPENTDEMO000003" },
        subscribers: [],
      },
    );
    expect(parsed(tree).head).toMatchObject({
      appType: "2",
      preNo: "P00000000000000001",
      invtNo: "80002026I000000001",
    });
    expect(formFindings(tree)).toEqual([]);
  });

  it("refuses numbers that are not upper-case UUIDs", () => {
    const numbers = {
      messageGuid: messages.list.guid.toLowerCase(),
      documentGuid: messages.list.guid,
    };
    expect(() =>
      inventoryMessage(inventoryList, {
        ...numbers,
        sentAt: SENT_AT,
        sender: { ...inventoryList.agent, dxpId: "" },
        subscribers: [],
      }),
    ).toThrow("upper-case");
  });
});
