import type { DocumentSet, ParsedDocument } from "../parsed-message";
import { areEqualDecimals, type Finding } from "./finding";

/** V11: lines of order and list correspond one to one by number; name, quantity and price agree. */
export function checkV11({ order, list }: DocumentSet): Finding[] {
  if (!order || !list) return [];
  const byNumber = new Map(order.lines.map((line) => [line.gnum, line]));
  if (byNumber.size !== list.lines.length) return [{ rule: "V11", field: "gnum" }];
  const findings: Finding[] = [];
  list.lines.forEach((line, index) => {
    const ordered = byNumber.get(line.gnum);
    const found = (field: string) => findings.push({ rule: "V11", field, line: index + 1 });
    if (!ordered) {
      found("gnum");
      return;
    }
    if (ordered.itemName !== line.gname) found("gname");
    if (!areEqualDecimals(ordered.qty, line.qty) || ordered.unit !== line.unit) found("qty");
    if (!areEqualDecimals(ordered.price, line.price)) found("price");
    if (!areEqualDecimals(ordered.totalPrice, line.totalPrice)) found("totalPrice");
  });
  return findings;
}

/** V12: line numbers run from 1 without gap or repeat (-621027, -301002). */
export function checkV12(document: ParsedDocument): Finding[] {
  const wrong = document.lines.findIndex((line, index) => line.gnum !== String(index + 1));
  return wrong < 0 ? [] : [{ rule: "V12", field: "gnum", line: wrong + 1 }];
}
