import { shanghaiDay } from "~/domain/calendar-day";
import {
  checkV03,
  checkV04,
  checkV05,
  checkV06,
  checkV07,
  checkV08,
  checkV09,
  checkV10,
} from "~/domain/customs/checks/across-documents";
import type { Finding } from "~/domain/customs/checks/finding";
import { checkV14, checkV15, checkV17 } from "~/domain/customs/checks/fixed-values";
import { checkV11, checkV12 } from "~/domain/customs/checks/lines";
import { checkV01, checkV02 } from "~/domain/customs/checks/order";
import { checkV18, checkV19, checkV20, type TariffUnits } from "~/domain/customs/checks/quantities";
import type { DocumentSet, Fields, ParsedDocument } from "~/domain/customs/parsed-message";
import { parseIdNumber } from "~/domain/identity/id-number";
import type { CustomsSimKind } from "~db/schema";

/** Message → kind of document, and the fields that make its key. */
export const KINDS = {
  CEB311Message: { kind: "order", key: ["ebpCode", "orderNo"] },
  CEB411Message: { kind: "payment", key: ["payCode", "payTransactionId"] },
  CEB511Message: { kind: "waybill", key: ["logisticsCode", "logisticsNo"] },
  CEB621Message: { kind: "list", key: ["copNo"] },
} as const satisfies Record<string, { kind: CustomsSimKind; key: readonly string[] }>;

export function keyOf(head: Fields, fields: readonly string[]): string {
  return fields.map((field) => head[field] ?? "").join(":");
}

/** What is wrong with a document by itself; line numbers (V12) are refused by the e-port already. */
export function aloneFindings(kind: CustomsSimKind, document: ParsedDocument): Finding[] {
  switch (kind) {
    case "order":
      return [...checkV14({ order: document }), ...checkV01(document), ...checkV02(document)];
    case "payment":
      return checkV14({ payment: document });
    case "waybill":
      return checkV14({ waybill: document });
    case "list":
      return [
        ...checkV14({ list: document }),
        ...checkV15(document),
        ...checkV17(document),
        ...checkV18(document),
        ...checkV19(document),
      ];
  }
}

export function lineNumberFindings(document: ParsedDocument): Finding[] {
  return checkV12(document);
}

/** What the four say together, and the list's codes against the tariff. */
export function togetherFindings(
  set: Required<DocumentSet>,
  unitsOf: (hsCode: string) => TariffUnits | undefined,
  now: Date,
): Finding[] {
  const isRealPerson = (name: string, idNumber: string) =>
    name.length > 1 && parseIdNumber(idNumber, shanghaiDay(now)).ok;
  return [
    ...checkV04(set),
    ...checkV05(set),
    ...checkV06(set),
    ...checkV03(set),
    ...checkV07(set),
    ...checkV08(set, isRealPerson),
    ...checkV09(set),
    ...checkV10(set),
    ...checkV11(set),
    ...(set.list ? checkV20(set.list, unitsOf) : []),
  ];
}
