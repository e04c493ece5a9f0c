import { fen } from "../money";
import { ok, type Result, refuse } from "../result";
import { areEqualDecimals } from "./checks/finding";
import { fenOf, readDecimal } from "./decimal";
import type { InventoryList } from "./inventory-list";
import type { DocumentSet, Fields, ParsedDocument } from "./parsed-message";
import { shownValue } from "./personal-fields";

/** How often a rejected list is mended before it must be given up (inventory-and-warehouses §3). */
export const REPAIRS_AT_MOST = 3;

/** One field of a document that is put right, as it may be shown; the right value is the order's. */
export type Correction = {
  document: "payment" | "waybill" | "list";
  field: string;
  line?: number;
  from: string;
  to: string;
};

/** What mending a rejected list takes: corrections of its own, and others asked to correct theirs. */
export type RepairPlan = {
  corrections: Correction[];
  /** firms whose documents do not agree with the order: they declare again */
  askAgain: ("payment" | "waybill")[];
};

type FieldPair = readonly [wrong: string, right: string];
const same = (...fields: readonly string[]): FieldPair[] => fields.map((field) => [field, field]);

/** Field of a document → field of the order document it must agree with. */
const HEAD_FIELDS = {
  payment: [
    ...same("orderNo", "ebpCode", "ebpName", "payTransactionId"),
    ["amountPaid", "acturalPaid"],
    ["payerName", "buyerName"],
    ["payerIdNumber", "buyerIdNumber"],
  ],
  waybill: same("orderNo", "consignee", "consigneeTelephone", "consigneeAddress"),
  list: same(
    "ebpCode",
    "ebpName",
    "ebcCode",
    "ebcName",
    "buyerName",
    "buyerIdNumber",
    "buyerTelephone",
  ),
} as const satisfies Record<Correction["document"], readonly FieldPair[]>;

/** Field of a list line → field of the order line it must agree with (V11). */
const LINE_FIELDS: readonly FieldPair[] = [
  ["gname", "itemName"],
  ...same("qty", "unit", "price", "totalPrice"),
];

/** Compared as numbers: "88" and "88.00" are one price. */
const DECIMALS: readonly string[] = ["amountPaid", "qty", "price", "totalPrice"];

/**
 * The order document is what customs has and what payment and waybill were made for: the list is
 * corrected from it, the other two by those who sent them.
 */
export function planRepair(set: DocumentSet): RepairPlan {
  const { order } = set;
  const corrections = order
    ? (["payment", "waybill", "list"] as const).flatMap((kind) => correctionsOf(order, set, kind))
    : [];
  return {
    corrections,
    askAgain: (["payment", "waybill"] as const).filter((kind) =>
      corrections.some(({ document }) => document === kind),
    ),
  };
}

function correctionsOf(
  order: ParsedDocument,
  set: DocumentSet,
  document: Correction["document"],
): Correction[] {
  const wrong = set[document];
  if (!wrong) return [];
  const found: Correction[] = [];
  const compare = (is: Fields, ought: Fields, [field, source]: FieldPair, line?: number) => {
    const [from, to] = [is[field] ?? "", ought[source] ?? ""];
    // What the order does not say (a payment it did not name) corrects nothing.
    if (to === "" || from === to) return;
    if (DECIMALS.includes(field) && areEqualDecimals(from, to)) return;
    found.push({
      document,
      field,
      ...(line === undefined ? {} : { line }),
      from: shownValue(field, from),
      to: shownValue(field, to),
    });
  };
  for (const pair of HEAD_FIELDS[document]) compare(wrong.head, order.head, pair);
  wrong.lines.forEach((line, index) => {
    const ordered = order.lines.find(({ gnum }) => gnum === line.gnum);
    for (const pair of ordered ? LINE_FIELDS : []) compare(line, ordered ?? {}, pair, index + 1);
  });
  return found;
}

export type MendRefusal = { code: "NOT_MENDABLE"; field: string };

/** The list with everything that the order document says taken from there. */
export function mendedList(
  list: InventoryList,
  order: ParsedDocument,
): Result<InventoryList, MendRefusal> {
  const { head } = order;
  const text = (field: string) => head[field] ?? "";
  if (order.lines.length !== list.lines.length) {
    return refuse({ code: "NOT_MENDABLE", field: "gnum" });
  }
  const lines: InventoryList["lines"][number][] = [];
  for (const line of list.lines) {
    const ordered = order.lines.find(({ gnum }) => gnum === String(line.line));
    const money = (field: string) => {
      const value = readDecimal(ordered?.[field] ?? "");
      const amount = value === undefined ? undefined : fenOf(value);
      return amount === undefined ? undefined : fen(amount);
    };
    const [priceFen, totalFen] = [money("price"), money("totalPrice")];
    const quantity = Number(ordered?.qty ?? "");
    if (
      !ordered ||
      priceFen === undefined ||
      totalFen === undefined ||
      quantity !== line.quantity
    ) {
      return refuse({ code: "NOT_MENDABLE", field: "qty" });
    }
    lines.push({
      ...line,
      name: ordered.itemName ?? line.name,
      unit: ordered.unit ?? line.unit,
      priceFen,
      totalFen,
    });
  }
  return ok({
    ...list,
    platform: { code: text("ebpCode"), name: text("ebpName") },
    seller: { code: text("ebcCode"), name: text("ebcName") },
    buyer: {
      name: text("buyerName"),
      idNumber: text("buyerIdNumber"),
      telephone: text("buyerTelephone"),
    },
    lines,
  });
}
