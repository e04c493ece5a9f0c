import { describe, expect, it } from "vitest";
import { sampleMessages } from "../../../../tests/support/customs/sample-documents";
import { branch, leaf, type MessageElement } from "../element";
import type { MessageTree } from "../message-tree";
import { formFindings } from "./form";

const messages = sampleMessages();

/** The message with one element changed, found by the path of names below the root. */
function edited(
  tree: MessageTree,
  path: readonly string[],
  edit: (element: MessageElement) => readonly MessageElement[],
): MessageTree {
  const within = (
    children: readonly MessageElement[],
    names: readonly string[],
  ): MessageElement[] =>
    children.flatMap((child) => {
      if (child.name !== names[0]) return [child];
      if (names.length === 1) return edit(child);
      return [{ ...child, children: within(child.children, names.slice(1)) }];
    });
  return { ...tree, children: within(tree.children, path) };
}
const rules = (tree: MessageTree) =>
  formFindings(tree).map(({ rule, field }) => `${rule} ${field}`);
const HEAD = ["Inventory", "InventoryHead"];

describe("rules of form", () => {
  it("V28: an element out of its place", () => {
    const swapped = edited(messages.list, [...HEAD], (head) => {
      const [first, second, ...rest] = head.children;
      return [
        branch(
          head.name,
          [second, first, ...rest].flatMap((one) => one ?? []),
        ),
      ];
    });
    expect(rules(swapped)).toEqual(["V28 guid", "SCHEMA guid"]);
  });

  it("V28: quantities before units, as some code in the wild sends them", () => {
    const order = ["qty", "qty1", "qty2", "unit", "unit1", "unit2"];
    const wild = edited(messages.list, ["Inventory", "InventoryList"], (line) => {
      const at = line.children.findIndex(({ name }) => name === "qty");
      const moved = order.flatMap((name) => line.children.find((one) => one.name === name) ?? []);
      const others = line.children.filter(({ name }) => !order.includes(name));
      return [branch(line.name, [...others.slice(0, at), ...moved, ...others.slice(at)])];
    });
    expect(rules(wild)).toContain("V28 unit");
  });

  it("V28: an unknown element, a repeated one, a line before the head, something behind the end", () => {
    const extra = (element: MessageElement) => [element, leaf("sortlineId", "01")];
    expect(rules(edited(messages.list, [...HEAD, "note"], extra))).toEqual([]);
    expect(rules(edited(messages.list, [...HEAD, "netWeight"], extra))).toEqual(["V28 sortlineId"]);
    expect(rules(edited(messages.list, [...HEAD, "guid"], (one) => [one, one]))).toEqual([
      "V28 guid",
    ]);
    const turned = edited(messages.order, ["Order"], (order) => [
      branch(order.name, [...order.children].reverse()),
    ]);
    expect(rules(turned)).toEqual(["V28 OrderHead"]);
    const behind = { ...messages.order, children: [...messages.order.children].reverse() };
    expect(rules(behind)).toContain("V28 CEB311Message");
  });

  it("V24: an empty element where none is allowed, and only there", () => {
    const empty = (element: MessageElement) => [leaf(element.name, "")];
    expect(rules(edited(messages.list, [...HEAD, "wrapType"], empty))).toEqual(["V24 wrapType"]);
    expect(rules(edited(messages.list, [...HEAD, "copNo"], empty))).toEqual([]);
  });

  it("V22: more than 100 documents or 99 lines", () => {
    const times = (count: number) => (element: MessageElement) =>
      Array.from({ length: count }, () => element);
    expect(rules(edited(messages.order, ["Order"], times(100)))).toEqual([]);
    expect(rules(edited(messages.order, ["Order"], times(101)))).toEqual(["V22 Order"]);
    const lines = (count: number) =>
      edited(messages.order, ["Order"], (order) => {
        const [head, line] = order.children;
        return [
          branch(
            order.name,
            [head, ...Array.from({ length: count }, () => line)].flatMap((one) => one ?? []),
          ),
        ];
      });
    expect(rules(lines(99))).toEqual([]);
    expect(rules(lines(100))).toEqual(["V22 OrderList"]);
  });

  it("SCHEMA: lengths, numbers and what must be there", () => {
    const text = (value: string) => (element: MessageElement) => [leaf(element.name, value)];
    const head = (field: string, value: string) =>
      rules(edited(messages.list, [...HEAD, field], text(value)));
    expect(head("itemNo", "")).toEqual([]);
    expect(head("copNo", "x".repeat(21))).toEqual(["SCHEMA copNo"]);
    expect(head("customsCode", "800")).toEqual(["SCHEMA customsCode"]);
    expect(head("freight", "1e3")).toEqual(["SCHEMA freight"]);
    expect(head("freight", "1.123456")).toEqual(["SCHEMA freight"]);
    expect(head("packNo", "1.0")).toEqual(["SCHEMA packNo"]);
    // Characters are counted, not bytes or halves of surrogate pairs.
    expect(head("consigneeAddress", "𠮷".repeat(200))).toEqual([]);
    expect(head("consigneeAddress", "𠮷".repeat(201))).toEqual(["SCHEMA consigneeAddress"]);
    expect(rules(edited(messages.list, [...HEAD, "agentCode"], () => []))).toEqual([
      "SCHEMA agentCode",
    ]);
    expect(rules(edited(messages.list, ["BaseTransfer"], () => []))).toEqual([
      "SCHEMA BaseTransfer",
    ]);
    expect(rules({ type: "CEB999Message", guid: "", children: [] })).toEqual([
      "SCHEMA CEB999Message",
    ]);
  });
});
