import { describe, expect, it } from "vitest";
import { branch, leaf } from "./element";
import type { MessageTree } from "./message-tree";
import { readReceipts, returnCodeOf } from "./receipt";

const answer = (type: string, element: string, fields: Record<string, string>): MessageTree => ({
  type,
  guid: "4cde1cfd-eded-46b1-946c-b8022e42fc94",
  children: [
    branch(
      element,
      Object.entries(fields).map(([name, text]) => leaf(name, text)),
    ),
  ],
});
const said = {
  returnStatus: "120",
  returnTime: "20261123102158123",
  returnInfo: "[Code:1800;Desc:逻辑校验通过]",
};

describe("receipts", () => {
  it.each([
    ["CEB312Message", "OrderReturn", { ebpCode: "P1", ebcCode: "S1", orderNo: "FL1" }, "P1:FL1"],
    ["CEB412Message", "PaymentReturn", { payCode: "Y1", payTransactionId: "T1" }, "Y1:T1"],
    ["CEB512Message", "LogisticsReturn", { logisticsCode: "L1", logisticsNo: "W1" }, "L1:W1"],
    ["CEB622Message", "InventoryReturn", { copNo: "FL1\t" }, "FL1"],
    ["CEB900Message", "MessageReturn", { oriCopMsgId: "msg_1" }, "msg_1"],
  ])("%s is found by its business key", (type, element, key, businessKey) => {
    const tree = answer(type, element, { guid: "not-a-guid", ...key, ...said });
    expect(readReceipts(tree)).toMatchObject({
      ok: true,
      value: [
        {
          type,
          businessKey,
          status: "120",
          returnTime: said.returnTime,
          at: new Date("2026-11-23T02:21:58.123Z"),
        },
      ],
    });
  });

  it("keeps the numbers customs gave", () => {
    const tree = answer("CEB622Message", "InventoryReturn", {
      copNo: "FL1",
      preNo: "P00000000000000001",
      invtNo: "310120161000000001",
      ...said,
    });
    expect(readReceipts(tree)).toMatchObject({
      value: [{ preNo: "P00000000000000001", listNo: "310120161000000001" }],
    });
  });

  it.each([
    ["no key", { ...said }],
    ["no status", { copNo: "FL1", ...said, returnStatus: "" }],
    ["a status that is no number", { copNo: "FL1", ...said, returnStatus: "ok" }],
    ["no such time", { copNo: "FL1", ...said, returnTime: "20260230000000000" }],
  ])("with %s is malformed", (_what, fields) => {
    expect(readReceipts(answer("CEB622Message", "InventoryReturn", fields))).toMatchObject({
      ok: false,
      error: { code: "MALFORMED_RECEIPT" },
    });
  });

  it("of another kind, or empty, are told apart", () => {
    expect(readReceipts(answer("CEB311Message", "Order", {}))).toMatchObject({
      error: { code: "NOT_A_RECEIPT" },
    });
    expect(readReceipts({ type: "CEB622Message", guid: "", children: [] })).toMatchObject({
      error: { code: "MALFORMED_RECEIPT" },
    });
  });

  it("finds the code inside customs' words", () => {
    expect(returnCodeOf("[Code:1313;Desc:订购人购买超过年度限额]")).toBe("1313");
    expect(returnCodeOf("新增申报成功[4CDE1CFD]")).toBeUndefined();
  });
});
