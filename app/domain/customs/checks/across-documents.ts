import type { DocumentSet } from "../parsed-message";
import { areEqualDecimals, differingTexts, type Finding } from "./finding";

/** Each rule compares what is at hand; a document that is missing is not a difference. */

/** V03: the payment's amount is what the order says was paid. */
export function checkV03({ order, payment }: DocumentSet): Finding[] {
  if (!order || !payment) return [];
  return areEqualDecimals(order.head.acturalPaid, payment.head.amountPaid)
    ? []
    : [{ rule: "V03", field: "amountPaid" }];
}

/** V04: one order number in all four. */
export function checkV04({ order, payment, waybill, list }: DocumentSet): Finding[] {
  const numbers = [order, payment, waybill, list].flatMap((document) =>
    document ? [document.head.orderNo ?? ""] : [],
  );
  return new Set(numbers).size <= 1 ? [] : [{ rule: "V04", field: "orderNo" }];
}

/** V05: one platform in 311, 411 and 621; one seller in 311 and 621. */
export function checkV05({ order, payment, list }: DocumentSet): Finding[] {
  const platform = ["ebpCode", "ebpName"];
  const findings = [
    ...(order && payment ? differingTexts("V05", order.head, payment.head, platform) : []),
    ...(order && list
      ? differingTexts("V05", order.head, list.head, [...platform, "ebcCode", "ebcName"])
      : []),
    ...(!order && payment && list ? differingTexts("V05", payment.head, list.head, platform) : []),
  ];
  return findings.filter(
    (found, at) => findings.findIndex(({ field }) => field === found.field) === at,
  );
}

/** V06: what the order says of its payment is what the payment firm says. */
export function checkV06({ order, payment }: DocumentSet): Finding[] {
  if (!order || !payment) return [];
  const named = ["payCode", "payName", "payTransactionId"].filter((field) => order.head[field]);
  return differingTexts("V06", order.head, payment.head, named);
}

/** V07: one carrier and one waybill in 511 and 621. */
export function checkV07({ waybill, list }: DocumentSet): Finding[] {
  if (!waybill || !list) return [];
  return differingTexts("V07", waybill.head, list.head, [
    "logisticsNo",
    "logisticsCode",
    "logisticsName",
  ]);
}

/**
 * V08: orderer equal in 311 and 621 and a real person; the payer is the orderer.
 * @param isRealPerson whether name and identity number belong together, as far as the asker can tell
 */
export function checkV08(
  { order, payment, list }: DocumentSet,
  isRealPerson: (name: string, idNumber: string) => boolean,
): Finding[] {
  const findings: Finding[] = [];
  if (order && list) {
    findings.push(...differingTexts("V08", order.head, list.head, ["buyerName", "buyerIdNumber"]));
  }
  const orderer = (order ?? list)?.head;
  if (orderer && !isRealPerson(orderer.buyerName ?? "", orderer.buyerIdNumber ?? "")) {
    findings.push({ rule: "V08", field: "buyerIdNumber" });
  }
  if (orderer && payment) {
    if (payment.head.payerName !== orderer.buyerName) {
      findings.push({ rule: "V08", field: "payerName" });
    }
    if (payment.head.payerIdNumber !== orderer.buyerIdNumber) {
      findings.push({ rule: "V08", field: "payerIdNumber" });
    }
  }
  return findings;
}

/** V09: the orderer's telephone is equal in 311 and 621. */
export function checkV09({ order, list }: DocumentSet): Finding[] {
  return order && list ? differingTexts("V09", order.head, list.head, ["buyerTelephone"]) : [];
}

/** V10: consignee, telephone and address are equal in 311 and 511. */
export function checkV10({ order, waybill }: DocumentSet): Finding[] {
  if (!order || !waybill) return [];
  return differingTexts("V10", order.head, waybill.head, [
    "consignee",
    "consigneeTelephone",
    "consigneeAddress",
  ]);
}
