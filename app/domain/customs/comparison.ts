import {
  checkV03,
  checkV04,
  checkV05,
  checkV06,
  checkV07,
  checkV08,
  checkV09,
  checkV10,
} from "./checks/across-documents";
import type { Finding, RuleId } from "./checks/finding";
import { checkV15 } from "./checks/fixed-values";
import { checkV11 } from "./checks/lines";
import { checkV01 } from "./checks/order";
import { checkV19 } from "./checks/quantities";
import type { DocumentSet, Fields, ParsedDocument } from "./parsed-message";
import { shownValue } from "./personal-fields";

export type DocumentKind = keyof DocumentSet;
export const DOCUMENT_KINDS = ["order", "payment", "waybill", "list"] as const;

export const COMPARED_FIELDS = [
  "order_no",
  "firms",
  "payment",
  "paid",
  "amounts",
  "buyer",
  "id_number",
  "telephone",
  "consignee",
  "waybill_no",
  "lines",
  "weights",
  "book",
] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** One row of the table that lays order, payment, waybill and list side by side. Values are masked. */
export type ComparisonRow = {
  field: ComparedField;
  rule: RuleId;
  cells: Record<DocumentKind, string | null>;
  /** open: a document that the rule needs is not there yet */
  state: "same" | "different" | "open";
  /** the documents that disagree; empty when all agree */
  differing: DocumentKind[];
};

type Definition = {
  rule: RuleId;
  /** which documents say something, and what */
  says: Partial<Record<DocumentKind, (document: ParsedDocument) => string>>;
  findings: (set: DocumentSet) => readonly Finding[];
};

const shown = (head: Fields, ...fields: readonly string[]): string =>
  fields
    .map((field) => shownValue(field, head[field] ?? ""))
    .filter((text) => text !== "")
    .join(" / ");
const heads =
  (...fields: readonly string[]) =>
  ({ head }: ParsedDocument) =>
    shown(head, ...fields);
const lineCount = ({ lines }: ParsedDocument) => String(lines.length);
/** Names and numbers are compared here; whether a person is real is asked elsewhere. */
const sameBuyer = (set: DocumentSet) => checkV08(set, () => true);
const of =
  (check: (set: DocumentSet) => readonly Finding[], ...fields: readonly string[]) =>
  (set: DocumentSet) =>
    check(set).filter(({ field }) => fields.includes(field));

const ROWS: Readonly<Record<ComparedField, Definition>> = {
  order_no: {
    rule: "V04",
    says: {
      order: heads("orderNo"),
      payment: heads("orderNo"),
      waybill: heads("orderNo"),
      list: heads("orderNo"),
    },
    findings: checkV04,
  },
  firms: {
    rule: "V05",
    says: {
      order: heads("ebpCode", "ebcCode"),
      payment: heads("ebpCode"),
      list: heads("ebpCode", "ebcCode"),
    },
    findings: checkV05,
  },
  payment: {
    rule: "V06",
    says: {
      order: heads("payCode", "payTransactionId"),
      payment: heads("payCode", "payTransactionId"),
    },
    findings: checkV06,
  },
  paid: {
    rule: "V03",
    says: { order: heads("acturalPaid"), payment: heads("amountPaid") },
    findings: checkV03,
  },
  amounts: {
    rule: "V01",
    says: {
      order: heads("goodsValue", "freight", "taxTotal"),
      waybill: heads("freight"),
      list: heads("freight"),
    },
    findings: ({ order }) => (order ? checkV01(order) : []),
  },
  buyer: {
    rule: "V08",
    says: { order: heads("buyerName"), payment: heads("payerName"), list: heads("buyerName") },
    findings: of(sameBuyer, "buyerName", "payerName"),
  },
  id_number: {
    rule: "V08",
    says: {
      order: heads("buyerIdNumber"),
      payment: heads("payerIdNumber"),
      list: heads("buyerIdNumber"),
    },
    findings: of(sameBuyer, "buyerIdNumber", "payerIdNumber"),
  },
  telephone: {
    rule: "V09",
    says: { order: heads("buyerTelephone"), list: heads("buyerTelephone") },
    findings: checkV09,
  },
  consignee: {
    rule: "V10",
    says: {
      order: heads("consignee", "consigneeTelephone", "consigneeAddress"),
      waybill: heads("consignee", "consigneeTelephone", "consigneeAddress"),
      list: heads("consigneeAddress"),
    },
    findings: checkV10,
  },
  waybill_no: {
    rule: "V07",
    says: { waybill: heads("logisticsNo"), list: heads("logisticsNo") },
    findings: checkV07,
  },
  lines: {
    rule: "V11",
    says: { order: lineCount, list: lineCount },
    findings: checkV11,
  },
  weights: {
    rule: "V19",
    says: { waybill: heads("weight"), list: heads("grossWeight", "netWeight") },
    findings: ({ list }) => (list ? checkV19(list) : []),
  },
  book: {
    rule: "V15",
    says: {
      list: ({ head, lines }) =>
        `${head.emsNo ?? ""} ${lines.map((line) => line.itemRecordNo ?? "").join("、")}`.trim(),
    },
    findings: ({ list }) => (list ? checkV15(list) : []),
  },
};

/** Documents a rule compares. */
function comparedKinds({ rule, says }: Definition): readonly DocumentKind[] {
  switch (rule) {
    case "V01":
      return ["order"];
    case "V10":
      return ["order", "waybill"];
    case "V19":
      return ["list"];
    default:
      return DOCUMENT_KINDS.filter((kind) => says[kind] !== undefined);
  }
}

/** Every document that does not agree with some other one, or with itself where it stands alone. */
function differingKinds(row: Definition, set: DocumentSet): DocumentKind[] {
  const kinds = comparedKinds(row).filter((kind) => set[kind] !== undefined);
  const [only, ...others] = kinds;
  if (only && others.length === 0) return row.findings(set).length > 0 ? [only] : [];
  return kinds.filter((kind) =>
    kinds.some(
      (other) =>
        other !== kind && row.findings({ [kind]: set[kind], [other]: set[other] }).length > 0,
    ),
  );
}

/** The table as far as documents are at hand; a difference shows even before all are there. */
export function compareDocuments(set: DocumentSet): ComparisonRow[] {
  return COMPARED_FIELDS.map((field) => {
    const row = ROWS[field];
    const cell = (kind: DocumentKind) => {
      const document = set[kind];
      return document ? (row.says[kind]?.(document) ?? null) : null;
    };
    const differing = differingKinds(row, set);
    const isOpen = comparedKinds(row).some((kind) => set[kind] === undefined);
    return {
      field,
      rule: row.rule,
      cells: {
        order: cell("order"),
        payment: cell("payment"),
        waybill: cell("waybill"),
        list: cell("list"),
      },
      state: differing.length > 0 ? "different" : isOpen ? "open" : "same",
      differing,
    };
  });
}
