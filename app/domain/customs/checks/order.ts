import { multiplyDecimal, readDecimal, type Scaled } from "../decimal";
import type { Fields, ParsedDocument } from "../parsed-message";
import type { Finding } from "./finding";

function sumOf(values: readonly (string | undefined)[]): Scaled | undefined {
  let sum = 0n;
  for (const text of values) {
    const value = readDecimal(text ?? "");
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/** V01: paid = goods + freight + tax − discount, to the last decimal. */
export function checkV01(order: ParsedDocument): Finding[] {
  const { goodsValue, freight, taxTotal, discount, acturalPaid } = order.head;
  const due = sumOf([goodsValue, freight, taxTotal]);
  const covered = sumOf([acturalPaid, discount]);
  return due !== undefined && due === covered ? [] : [{ rule: "V01", field: "acturalPaid" }];
}

/** V02: the goods' value is the sum of the lines, and each line is price × quantity. */
export function checkV02(order: ParsedDocument): Finding[] {
  const findings: Finding[] = [];
  order.lines.forEach((line, index) => {
    if (!isPriceTimesQuantity(line)) {
      findings.push({ rule: "V02", field: "totalPrice", line: index + 1 });
    }
  });
  const goods = readDecimal(order.head.goodsValue ?? "");
  if (goods === undefined || goods !== sumOf(order.lines.map((line) => line.totalPrice))) {
    findings.push({ rule: "V02", field: "goodsValue" });
  }
  return findings;
}

function isPriceTimesQuantity({ price, qty, totalPrice }: Fields): boolean {
  const [each, count, total] = [price, qty, totalPrice].map((text) => readDecimal(text ?? ""));
  if (each === undefined || count === undefined || total === undefined) return false;
  return count > 0n && each >= 0n && multiplyDecimal(each, count) === total;
}
