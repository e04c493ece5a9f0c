import { fen } from "../money";
import { ok, type Result, refuse } from "../result";
import {
  checkV03,
  checkV04,
  checkV06,
  checkV07,
  checkV08,
  checkV10,
} from "./checks/across-documents";
import { areEqualDecimals } from "./checks/finding";
import { fenOf, readDecimal } from "./decimal";
import type { InventoryList } from "./inventory-list";
import type { DocumentSet, Fields, ParsedDocument } from "./parsed-message";
import { shownValue } from "./personal-fields";

/** How often a rejected list is mended before it must be given up (inventory-and-warehouses §3). */
export const REPAIRS_AT_MOST = 3;

/** One field of the list that is put right, as it may be shown. */
export type Correction = { field: string; line?: number; from: string; to: string };

/** What mending a rejected list takes: corrections of its own, and others asked to correct theirs. */
export type RepairPlan = {
  corrections: Correction[];
  /** firms whose documents do not agree with the order: they declare again */
  askAgain: ("payment" | "waybill")[];
};

const HEAD_FIELDS = [
  "ebpCode",
  "ebpName",
  "ebcCode",
  "ebcName",
  "buyerName",
  "buyerIdNumber",
  "buyerTelephone",
];
/** Field of a list line → field of the order line it must agree with (V11). */
const LINE_FIELDS: readonly (readonly [list: string, order: string])[] = [
  ["gname", "itemName"],
  ["qty", "qty"],
  ["unit", "unit"],
  ["price", "price"],
  ["totalPrice", "totalPrice"],
];

/**
 * The order document is what customs has and what payment and waybill were made for: the list is
 * corrected from it, the other two by those who sent them.
 */
export function planRepair(set: DocumentSet): RepairPlan {
  const { order, payment, waybill, list } = set;
  const corrections = order && list ? correctionsOf(order, list) : [];
  const pair = { order, payment };
  const isPaymentWrong =
    checkV03(pair).length + checkV04(pair).length + checkV06(pair).length > 0 ||
    checkV08(pair, () => true).length > 0;
  const isWaybillWrong =
    checkV10({ order, waybill }).length +
      checkV04({ order, waybill }).length +
      checkV07({ waybill, list }).length >
    0;
  return {
    corrections,
    askAgain: [
      ...(isPaymentWrong ? (["payment"] as const) : []),
      ...(isWaybillWrong ? (["waybill"] as const) : []),
    ],
  };
}

function correctionsOf(order: ParsedDocument, list: ParsedDocument): Correction[] {
  const found: Correction[] = [];
  const compare = (wrong: Fields, right: Fields, from: string, to: string, line?: number) => {
    const [is, ought] = [wrong[from] ?? "", right[to] ?? ""];
    if (is === ought || areEqualDecimals(is, ought)) return;
    found.push({
      field: from,
      ...(line === undefined ? {} : { line }),
      from: shownValue(from, is),
      to: shownValue(from, ought),
    });
  };
  for (const field of HEAD_FIELDS) compare(list.head, order.head, field, field);
  list.lines.forEach((line, index) => {
    const ordered = order.lines.find(({ gnum }) => gnum === line.gnum);
    if (!ordered) return;
    for (const [from, to] of LINE_FIELDS) compare(line, ordered, from, to, index + 1);
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
