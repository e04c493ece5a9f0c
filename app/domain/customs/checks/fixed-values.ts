import { BONDED_RETAIL, CHINA } from "../inventory-list";
import { RESIDENT_ID_CARD, YUAN } from "../order-document";
import type { DocumentSet, Fields, ParsedDocument } from "../parsed-message";
import type { Finding } from "./finding";

const HEAD_VALUES = {
  order: { currency: YUAN, buyerIdType: RESIDENT_ID_CARD, orderType: "I" },
  payment: { currency: YUAN, payerIdType: RESIDENT_ID_CARD },
  waybill: { currency: YUAN, packNo: "1" },
  list: { currency: YUAN, buyerIdType: RESIDENT_ID_CARD, packNo: "1", ieFlag: "I" },
} as const satisfies Record<keyof DocumentSet, Fields>;

/** V14: yuan everywhere, identity card, one parcel, import. */
export function checkV14(set: DocumentSet): Finding[] {
  const findings: Finding[] = [];
  for (const kind of ["order", "payment", "waybill", "list"] as const) {
    const document = set[kind];
    if (!document) continue;
    for (const [field, value] of Object.entries(HEAD_VALUES[kind])) {
      if (document.head[field] !== value) findings.push({ rule: "V14", field });
    }
    document.lines.forEach((line, index) => {
      if (line.currency !== YUAN)
        findings.push({ rule: "V14", field: "currency", line: index + 1 });
    });
  }
  return findings;
}

/** V15: a bonded list names book, zone firm and book items, leaves China's zone, has no vessel. */
export function checkV15(list: ParsedDocument): Finding[] {
  if (list.head.tradeMode !== BONDED_RETAIL) return [];
  const findings: Finding[] = [];
  for (const field of ["emsNo", "areaCode", "areaName"]) {
    if (!list.head[field]) findings.push({ rule: "V15", field });
  }
  for (const field of ["trafNo", "voyageNo", "billNo"]) {
    if (list.head[field]) findings.push({ rule: "V15", field });
  }
  if (list.head.country !== CHINA) findings.push({ rule: "V15", field: "country" });
  list.lines.forEach((line, index) => {
    if (!line.itemRecordNo) findings.push({ rule: "V15", field: "itemRecordNo", line: index + 1 });
  });
  return findings;
}

/** V17: who guarantees the tax is platform, seller or carrier of the same list. */
export function checkV17(list: ParsedDocument): Finding[] {
  const { assureCode, ebpCode, ebcCode, logisticsCode } = list.head;
  return assureCode && [ebpCode, ebcCode, logisticsCode].includes(assureCode)
    ? []
    : [{ rule: "V17", field: "assureCode" }];
}
