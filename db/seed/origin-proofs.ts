import { addDays, addMonths, type CalendarDay } from "~/domain/calendar-day";
import type { ExporterId, LotId, OperatorId, OriginProofId } from "~/domain/ids";
import type {
  exporter,
  originProof,
  originProofDocument,
  originProofLine,
  originProofLot,
} from "../schema";
import { seedId } from "./draw";

type Rows = {
  exporters: (typeof exporter.$inferInsert)[];
  proofs: (typeof originProof.$inferInsert)[];
  lines: (typeof originProofLine.$inferInsert)[];
  documents: (typeof originProofDocument.$inferInsert)[];
  lots: (typeof originProofLot.$inferInsert)[];
};

/** A lot whose certificate is put on record, as the seed's stock made it. */
export type CertifiedLot = {
  lotId: LotId;
  certificateNo: string;
  originCode: string;
  countryEn: string;
  hs6: string;
  name: string;
  receivedOn: CalendarDay;
};

/** The demo login "customs", who keeps the proofs. */
const KEEPER = seedId("opr", "customs") as OperatorId;
const US = "DEMO Fuling RCEP Showroom, Chongqing";

const EXPORTERS = [
  {
    key: "pickles",
    nameZh: "示例榨菜出口（涪陵）有限公司",
    nameEn: "DEMO Fuling Pickle Export Co., Ltd.",
    selfPrint: "enabled",
    isApproved: true,
  },
  {
    key: "glass",
    nameZh: "示例玻璃制品（涪陵）有限公司",
    nameEn: "DEMO Fuling Glassware Co., Ltd.",
    selfPrint: "applied",
    isApproved: false,
  },
  {
    key: "tea",
    nameZh: "示例茶业（涪陵）有限公司",
    nameEn: "DEMO Fuling Tea Co., Ltd.",
    selfPrint: "none",
    isApproved: false,
  },
] as const;
type ExporterKey = (typeof EXPORTERS)[number]["key"];

const exporterId = (key: ExporterKey): ExporterId => seedId("exp", key);
const approvedCode = (key: ExporterKey) => `DEMO-AEO-${key.toUpperCase()}`;

type Outbound = {
  exporter: ExporterKey;
  type: "certificate_of_origin" | "approved_exporter_declaration";
  isSelfPrinted: boolean;
  issuedAgo: number;
  consignee: string;
  hs6: string;
  description: string;
  criterion: string;
};

const OUTBOUND: readonly Outbound[] = [
  {
    exporter: "pickles",
    type: "certificate_of_origin",
    isSelfPrinted: true,
    issuedAgo: 21,
    consignee: "DEMO Foods K.K., Osaka",
    hs6: "200599",
    description: "600 CARTONS PRESERVED MUSTARD TUBER",
    criterion: "PE",
  },
  {
    exporter: "pickles",
    type: "approved_exporter_declaration",
    isSelfPrinted: false,
    issuedAgo: 345,
    consignee: "DEMO Trading Sdn. Bhd., Port Klang",
    hs6: "200599",
    description: "420 CARTONS PRESERVED MUSTARD TUBER",
    criterion: "PE",
  },
  {
    exporter: "glass",
    type: "certificate_of_origin",
    isSelfPrinted: false,
    issuedAgo: 430,
    consignee: "DEMO Homeware Pty Ltd, Melbourne",
    hs6: "701399",
    description: "90 PALLETS GLASS STORAGE JARS",
    criterion: "CTC",
  },
];

/** Visibly demo proofs of both directions, their days relative to today. */
export function originProofRows(certified: readonly CertifiedLot[], today: CalendarDay): Rows {
  const made = [
    ...certified.map((lot) => inboundRows(lot)),
    ...OUTBOUND.map((proof, at) => outboundRows(proof, at, today)),
  ];
  return {
    exporters: EXPORTERS.map(({ key, nameZh, nameEn, selfPrint, isApproved }, at) => ({
      ...{ id: exporterId(key), nameZh, nameEn, selfPrint },
      creditCode: `DEMO91500102${String(at + 1).padStart(6, "0")}`,
      selfPrintSince: selfPrint === "enabled" ? addDays(today, -400) : null,
      approvedCode: isApproved ? approvedCode(key) : null,
      approvedFrom: isApproved ? addDays(today, -400) : null,
      approvedTo: isApproved ? addDays(today, 695) : null,
      state: "unverified",
      isDemo: true,
    })),
    proofs: made.map(({ proof }) => proof),
    lines: made.map(({ line }) => line),
    documents: made.flatMap(({ documents }) => documents),
    lots: made.flatMap(({ lots }) => lots),
  };
}

type Made = {
  proof: Rows["proofs"][number];
  line: Rows["lines"][number];
  documents: Rows["documents"];
  lots: Rows["lots"];
};

/** What all demo proofs have in common. */
const common = (id: OriginProofId, issuedOn: CalendarDay) => ({
  ...{ id, issuedOn, lastValidOn: addMonths(issuedOn, 12), declaredOn: issuedOn },
  ...{ agreement: "RCEP" as const, isThirdPartyInvoiced: false, isBackToBack: false },
  ...{ recordedBy: KEEPER, recordedAt: new Date(`${addDays(issuedOn, 2)}T02:00:00Z`) },
  ...{ recordedByCommand: `seed-${id}`, isDemo: true },
});

function inboundRows(lot: CertifiedLot): Made {
  const id = seedId("opf", lot.certificateNo);
  const issuedOn = addDays(lot.receivedOn, -24);
  const invoiceNumber = `DEMO-INV-${lot.certificateNo.slice(-4)}`;
  return {
    proof: {
      ...common(id, issuedOn),
      ...{ direction: "inbound", type: "certificate_of_origin", number: lot.certificateNo },
      issuer: `DEMO issuing authority, ${lot.countryEn}`,
      ...{ originCountry: lot.originCode, exporterName: `DEMO Exporter, ${lot.countryEn}` },
      ...{ consignee: US, departedOn: addDays(issuedOn, 1), signatory: "DEMO SIGNATORY" },
      ...{ route: `${lot.countryEn} – Qinzhou – Chongqing`, isSealed: true },
    },
    line: {
      ...{ proofId: id, itemNumber: 1, marks: "N/M", description: lot.name, hs6: lot.hs6 },
      ...{ criterion: "PE", originCountry: lot.originCode, quantityThousandths: 2_400_000 },
      ...{ quantityUnit: "KG", invoiceNumber, invoiceDate: addDays(issuedOn, -3) },
    },
    documents: [
      { proofId: id, position: 1, kind: "proof_copy", documentNo: lot.certificateNo },
      { proofId: id, position: 2, kind: "invoice", documentNo: invoiceNumber },
    ],
    lots: [{ proofId: id, lotId: lot.lotId }],
  };
}

function outboundRows(out: Outbound, at: number, today: CalendarDay): Made {
  const { type, hs6, description, criterion, consignee, isSelfPrinted } = out;
  const id = seedId("opf", `outbound:${at}`);
  const issuedOn = addDays(today, -out.issuedAgo);
  const firm = EXPORTERS.find(({ key }) => key === out.exporter) ?? EXPORTERS[0];
  const isCertificate = type === "certificate_of_origin";
  const number = `DEMO-RCEP-${issuedOn.slice(2, 4)}${String(at + 1).padStart(4, "0")}`;
  const invoiceNumber = `DEMO-FL-${String(at + 1).padStart(3, "0")}`;
  return {
    proof: {
      ...common(id, issuedOn),
      ...{ direction: "outbound", type, number, originCountry: "CN", consignee, isSelfPrinted },
      issuer: isCertificate ? "DEMO Fuling Customs" : firm.nameEn,
      authorisationCode: isCertificate ? null : approvedCode(firm.key),
      ...{ exporterName: firm.nameEn, producer: firm.nameEn, exporterId: exporterId(firm.key) },
      ...{ departedOn: addDays(issuedOn, 2), route: "Fuling Longtou – Shanghai" },
      ...{ signatory: "DEMO SIGNATORY", isSealed: isCertificate },
    },
    line: {
      ...{ proofId: id, itemNumber: 1, marks: "DEMO MARKS", description, hs6, criterion },
      ...{ originCountry: "CN", quantityThousandths: 9_600_000, quantityUnit: "KG" },
      ...{ invoiceNumber, invoiceDate: addDays(issuedOn, -2) },
    },
    documents: [{ proofId: id, position: 1, kind: "invoice", documentNo: invoiceNumber }],
    lots: [],
  };
}
