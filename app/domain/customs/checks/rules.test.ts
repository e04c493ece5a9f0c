import { describe, expect, it } from "vitest";
import {
  sampleDocuments,
  sampleMessages,
  withHead,
  withLine,
} from "../../../../tests/support/customs/sample-documents";
import { readDecimal } from "../decimal";
import { type ParsedMessage, readMessage } from "../parsed-message";
import {
  checkV03,
  checkV04,
  checkV05,
  checkV06,
  checkV07,
  checkV08,
  checkV09,
  checkV10,
} from "./across-documents";
import type { Finding } from "./finding";
import { checkV14, checkV15, checkV17 } from "./fixed-values";
import { checkV21, checkV25, customsValueOf } from "./limits";
import { checkV11, checkV12 } from "./lines";
import { checkV01, checkV02 } from "./order";
import { checkV18, checkV19, checkV20 } from "./quantities";
import { checkV23 } from "./signature";

const documents = sampleDocuments();
const { order, payment, waybill, list } = documents;
const fields = (findings: readonly Finding[]) =>
  findings.map(({ field, line }) => (line ? `${field}#${line}` : field));
const yuan = (text: string) => readDecimal(text) ?? 0n;

describe("inside the order", () => {
  it("V01", () => {
    expect(checkV01(order)).toEqual([]);
    expect(checkV01(withHead(order, { acturalPaid: "443.740" }))).toEqual([]);
    expect(checkV01(withHead(order, { acturalPaid: "433.74", discount: "10" }))).toEqual([]);
    expect(fields(checkV01(withHead(order, { acturalPaid: "443.75" })))).toEqual(["acturalPaid"]);
    expect(fields(checkV01(withHead(order, { taxTotal: "" })))).toEqual(["acturalPaid"]);
  });

  it("V02", () => {
    expect(checkV02(order)).toEqual([]);
    expect(fields(checkV02(withHead(order, { goodsValue: "401" })))).toEqual(["goodsValue"]);
    expect(fields(checkV02(withLine(order, 1, { qty: "3" })))).toEqual(["totalPrice#2"]);
    const gift = withHead(withLine(order, 1, { price: "0", totalPrice: "0" }), {
      goodsValue: "226",
    });
    expect(checkV02(gift)).toEqual([]);
    expect(fields(checkV02(withLine(order, 0, { qty: "0", totalPrice: "0" })))).toEqual([
      "totalPrice#1",
      "goodsValue",
    ]);
  });
});

describe("between the documents", () => {
  it("agree in the sample, and with documents missing", () => {
    const isReal = () => true;
    for (const set of [documents, {}, { order }, { list }, { payment, list }, { waybill }]) {
      const all = [
        ...checkV03(set),
        ...checkV04(set),
        ...checkV05(set),
        ...checkV06(set),
        ...checkV07(set),
        ...checkV08(set, isReal),
        ...checkV09(set),
        ...checkV10(set),
        ...checkV11(set),
        ...checkV14(set),
      ];
      expect(all).toEqual([]);
    }
  });

  it("V03", () => {
    const other = withHead(payment, { amountPaid: "443.73" });
    expect(fields(checkV03({ order, payment: other }))).toEqual(["amountPaid"]);
    expect(checkV03({ order, payment: withHead(payment, { amountPaid: "443.74000" }) })).toEqual(
      [],
    );
  });

  it("V04", () => {
    for (const kind of ["order", "payment", "waybill", "list"] as const) {
      const other = withHead(documents[kind], { orderNo: "FL000000000000" });
      expect(fields(checkV04({ ...documents, [kind]: other })), kind).toEqual(["orderNo"]);
    }
  });

  it("V05", () => {
    const changed = (kind: "payment" | "list", head: Record<string, string>) =>
      fields(checkV05({ ...documents, [kind]: withHead(documents[kind], head) }));
    expect(changed("payment", { ebpName: "别名" })).toEqual(["ebpName"]);
    expect(changed("list", { ebpCode: "X" })).toEqual(["ebpCode"]);
    expect(changed("list", { ebcCode: "X", ebcName: "Y" })).toEqual(["ebcCode", "ebcName"]);
    expect(fields(checkV05({ payment, list: withHead(list, { ebpCode: "X" }) }))).toEqual([
      "ebpCode",
    ]);
  });

  it("V06", () => {
    const other = withHead(order, { payCode: "X", payTransactionId: "Y" });
    expect(fields(checkV06({ order: other, payment }))).toEqual(["payCode", "payTransactionId"]);
    const silent = withHead(order, { payCode: "", payName: "", payTransactionId: "" });
    expect(checkV06({ order: silent, payment })).toEqual([]);
  });

  it("V07", () => {
    const other = withHead(waybill, { logisticsNo: "DEMO7300000000" });
    expect(fields(checkV07({ waybill: other, list }))).toEqual(["logisticsNo"]);
  });

  it("V08", () => {
    const isReal = () => true;
    const changed = withHead(list, { buyerName: "别人", buyerIdNumber: "X" });
    expect(fields(checkV08({ order, list: changed }, isReal))).toEqual([
      "buyerName",
      "buyerIdNumber",
    ]);
    expect(fields(checkV08({ order, list }, () => false))).toEqual(["buyerIdNumber"]);
    const other = withHead(payment, { payerName: "别人" });
    expect(fields(checkV08({ ...documents, payment: other }, isReal))).toEqual(["payerName"]);
    const otherId = withHead(payment, { payerIdNumber: "500102190001010021" });
    expect(fields(checkV08({ ...documents, payment: otherId }, isReal))).toEqual(["payerIdNumber"]);
  });

  it("V09", () => {
    const other = withHead(list, { buyerTelephone: "13900006260" });
    expect(fields(checkV09({ order, list: other }))).toEqual(["buyerTelephone"]);
  });

  it("V10", () => {
    const other = withHead(waybill, { consigneeAddress: "别处", consigneeTelephone: "1" });
    expect(fields(checkV10({ order, waybill: other }))).toEqual([
      "consigneeTelephone",
      "consigneeAddress",
    ]);
  });

  it("V11", () => {
    const changed = (line: Record<string, string>) =>
      fields(checkV11({ order, list: withLine(list, 1, line) }));
    expect(changed({ qty: "2.0", price: "88.00" })).toEqual([]);
    expect(changed({ qty: "3" })).toEqual(["qty#2"]);
    expect(changed({ unit: "011" })).toEqual(["qty#2"]);
    expect(changed({ gname: "奶粉", price: "87", totalPrice: "174" })).toEqual([
      "gname#2",
      "price#2",
      "totalPrice#2",
    ]);
    expect(changed({ gnum: "3" })).toEqual(["gnum#2"]);
    expect(fields(checkV11({ order, list: { ...list, lines: list.lines.slice(0, 1) } }))).toEqual([
      "gnum",
    ]);
  });

  it("V12", () => {
    expect(checkV12(list)).toEqual([]);
    for (const gnum of ["1", "3", "02", ""]) {
      expect(fields(checkV12(withLine(list, 1, { gnum }))), gnum).toEqual(["gnum#2"]);
    }
  });

  it("V14", () => {
    const changed = (kind: keyof typeof documents, head: Record<string, string>) =>
      fields(checkV14({ [kind]: withHead(documents[kind], head) }));
    expect(changed("order", { currency: "502", orderType: "E", buyerIdType: "2" })).toEqual([
      "currency",
      "buyerIdType",
      "orderType",
    ]);
    expect(changed("payment", { payerIdType: "2" })).toEqual(["payerIdType"]);
    expect(changed("waybill", { packNo: "2" })).toEqual(["packNo"]);
    expect(changed("list", { packNo: "6000", ieFlag: "E" })).toEqual(["packNo", "ieFlag"]);
    expect(fields(checkV14({ list: withLine(list, 1, { currency: "CNY" }) }))).toEqual([
      "currency#2",
    ]);
  });
});

describe("inside the list", () => {
  it("V15", () => {
    expect(checkV15(list)).toEqual([]);
    expect(fields(checkV15(withHead(list, { emsNo: "", country: "609", billNo: "B1" })))).toEqual([
      "emsNo",
      "billNo",
      "country",
    ]);
    expect(fields(checkV15(withLine(list, 0, { itemRecordNo: "" })))).toEqual(["itemRecordNo#1"]);
    expect(checkV15(withHead(list, { tradeMode: "9610", emsNo: "" }))).toEqual([]);
  });

  it("V17", () => {
    for (const assureCode of ["5002DEMO01", "5002DEMO02", "5002DEMO04"]) {
      expect(checkV17(withHead(list, { assureCode }))).toEqual([]);
    }
    expect(fields(checkV17(withHead(list, { assureCode: "5002DEMO03" })))).toEqual(["assureCode"]);
    expect(fields(checkV17(withHead(list, { assureCode: "", ebpCode: "" })))).toEqual([
      "assureCode",
    ]);
  });

  it("V18", () => {
    expect(checkV18(list)).toEqual([]);
    for (const line of [{ qty2: "" }, { unit2: "" }, { qty2: "0" }, { qty2: "-1" }]) {
      expect(fields(checkV18(withLine(list, 1, line)))).toEqual(["qty2#2"]);
    }
  });

  it("V19", () => {
    expect(checkV19(list)).toEqual([]);
    expect(checkV19(withHead(list, { netWeight: "2.75" }))).toEqual([]);
    for (const netWeight of ["2.76", "0", "", "-1"]) {
      expect(fields(checkV19(withHead(list, { netWeight })))).toEqual(["netWeight"]);
    }
  });

  it("V20", () => {
    const units: Record<string, { unit1: string; unit2: string | undefined }> = {
      "0409000000": { unit1: "035", unit2: undefined },
      "0402100000": { unit1: "035", unit2: "011" },
    };
    const check = (one: typeof list) => fields(checkV20(one, (code) => units[code]));
    expect(check(list)).toEqual([]);
    expect(check(withLine(list, 0, { gcode: "0409000001" }))).toEqual(["gcode#1"]);
    expect(check(withLine(list, 0, { gcode: "04090000" }))).toEqual(["gcode#1"]);
    expect(check(withLine(list, 0, { unit1: "007" }))).toEqual(["unit1#1"]);
    expect(check(withLine(list, 0, { qty1: "0" }))).toEqual(["unit1#1"]);
    expect(check(withLine(list, 1, { unit2: "", qty2: "" }))).toEqual(["unit2#2"]);
    expect(check(withLine(list, 0, { unit2: "007", qty2: "1" }))).toEqual(["unit2#1"]);
  });

  it("V21", () => {
    const limits = { singleOrder: yuan("5000"), personYear: yuan("26000") };
    const check = (one: typeof list, used = "0") => fields(checkV21(one, limits, yuan(used)));
    expect(customsValueOf(list)).toBe(yuan("412.5"));
    expect(check(list)).toEqual([]);
    expect(check(list, "25587.5")).toEqual([]);
    expect(check(list, "25587.50001")).toEqual(["personYear"]);
    const dear = withLine(list, 0, { totalPrice: "4813.5" });
    expect(check(dear)).toEqual([]);
    expect(check(withLine(list, 0, { totalPrice: "4813.51" }))).toEqual(["singleOrder"]);
    const single = { ...dear, lines: dear.lines.slice(0, 1) };
    expect(check(withLine(single, 0, { totalPrice: "6800", qty: "1" }))).toEqual([]);
    expect(check(withLine(single, 0, { totalPrice: "6800", qty: "2" }))).toEqual(["singleOrder"]);
    expect(check(withLine(single, 0, { totalPrice: "6800", qty: "1" }), "20000")).toEqual([
      "personYear",
    ]);
    expect(check(withHead(list, { freight: "?" }))).toEqual(["totalPrice"]);
  });

  it("V23", () => {
    const read = (tree: Parameters<typeof readMessage>[0]) => readMessage(tree) as ParsedMessage;
    const messages = sampleMessages();
    const listMessage = read(messages.list);
    expect(checkV23(listMessage, { kind: "valid", firmCode: "5002DEMO03" })).toEqual([]);
    expect(fields(checkV23(listMessage, { kind: "none" }))).toEqual(["Signature"]);
    expect(fields(checkV23(listMessage, { kind: "invalid" }))).toEqual(["SignatureValue"]);
    expect(fields(checkV23(listMessage, { kind: "valid", firmCode: "5002DEMO01" }))).toEqual([
      "agentCode",
    ]);
    const draft = {
      ...listMessage,
      documents: listMessage.documents.map((one) => withHead(one, { appStatus: "1" })),
    };
    expect(checkV23(draft, { kind: "none" })).toEqual([]);
    const orderMessage = read(messages.order);
    expect(checkV23(orderMessage, { kind: "none" })).toEqual([]);
    expect(fields(checkV23(orderMessage, { kind: "valid", firmCode: "X" }))).toEqual(["copCode"]);
  });

  it("V25", () => {
    const at = new Date("2026-11-23T02:00:00Z");
    expect(checkV25(undefined, at)).toEqual([]);
    expect(checkV25(new Date("2026-05-23T02:00:00Z"), at)).toEqual([]);
    expect(fields(checkV25(new Date("2026-05-23T02:00:01Z"), at))).toEqual(["logisticsNo"]);
  });
});
